import ts from 'typescript';
import {
  call,
  type Expression,
  name,
  negative,
  number,
  power,
  product,
  quotient,
  sum,
} from './expression.js';

/** What does not change the numbers, or only where they stand. */
const SAME = new Set(['reshape', 'copy', 'astype', 'T', 'at', 'slice', 'data']);
const OF_ONE: Readonly<Record<string, string>> = { amax: 'max' };

/** The formulas of a piece of TypeScript: each right side, each result, and these with what they are made of put in. */
export function formulasOf(source: string): Expression[] {
  const file = ts.createSourceFile('a.ts', source, ts.ScriptTarget.ES2022, true);
  const known = new Map<string, Expression>();
  const found: Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && node.initializer) {
      const value = read(node.initializer);
      found.push(value, read(node.initializer, known));
      if (ts.isIdentifier(node.name)) known.set(node.name.text, read(node.initializer, known));
    } else if (ts.isExpression(node) && isFormula(node)) {
      found.push(read(node), read(node, known));
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function isFormula(node: ts.Expression): boolean {
  const { parent } = node;
  return (
    ts.isReturnStatement(parent) ||
    ts.isExpressionStatement(parent) ||
    ts.isArrayLiteralExpression(parent) ||
    ts.isPropertyAssignment(parent) ||
    ts.isCallExpression(parent) ||
    ts.isBinaryExpression(parent) ||
    ts.isArrowFunction(parent)
  );
}

type Known = ReadonlyMap<string, Expression>;

function read(node: ts.Expression, known: Known = new Map()): Expression {
  const of = (one: ts.Expression) => read(one, known);
  if (ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node))
    return of(node.expression);
  if (ts.isAsExpression(node)) return of(node.expression);
  if (ts.isNumericLiteral(node)) return number(Number(node.text));
  if (ts.isIdentifier(node)) return known.get(node.text) ?? name(node.text);
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.MinusToken) {
    return negative(of(node.operand));
  }
  if (ts.isElementAccessExpression(node)) return of(node.expression);
  if (ts.isPropertyAccessExpression(node)) {
    if (node.getText() === 'Math.PI') return number(Math.PI);
    return SAME.has(node.name.text) ? of(node.expression) : name(node.getText());
  }
  if (ts.isConditionalExpression(node)) {
    return call('where', [of(node.condition), of(node.whenTrue), of(node.whenFalse)]);
  }
  if (ts.isBinaryExpression(node)) return readBinary(node, of);
  if (ts.isCallExpression(node)) return readCall(node, of);
  return name(`‹${node.getText().slice(0, 40)}›`);
}

function readBinary(node: ts.BinaryExpression, of: (one: ts.Expression) => Expression): Expression {
  const [a, b] = [of(node.left), of(node.right)];
  switch (node.operatorToken.kind) {
    case ts.SyntaxKind.PlusToken:
      return sum([a, b]);
    case ts.SyntaxKind.MinusToken:
      return sum([a, negative(b)]);
    case ts.SyntaxKind.AsteriskToken:
      return product([a, b]);
    case ts.SyntaxKind.SlashToken:
      return quotient(a, b);
    case ts.SyntaxKind.AsteriskAsteriskToken:
      return b.kind === 'number' ? power(a, b.value) : call('power', [a, b]);
    case ts.SyntaxKind.GreaterThanToken:
      return call('greater', [a, b]);
    case ts.SyntaxKind.LessThanToken:
      return call('less', [a, b]);
    default:
      return call(node.operatorToken.getText(), [a, b]);
  }
}

function readCall(node: ts.CallExpression, of: (one: ts.Expression) => Expression): Expression {
  const { expression } = node;
  const given = node.arguments.map(of);
  const isMethod =
    ts.isPropertyAccessExpression(expression) && expression.expression.getText() !== 'Math';
  const text = ts.isPropertyAccessExpression(expression)
    ? expression.name.text
    : expression.getText();
  return operation(text, isMethod ? [of(expression.expression), ...given] : given, isMethod);
}

/** What a function or method of tensors, or of Math, comes to. */
export function operation(
  text: string,
  given: readonly Expression[],
  isMethod = false,
): Expression {
  const [a = name('?'), b] = given;
  if (SAME.has(text)) return a;
  switch (text.replace(/_$/, '')) {
    case 'add':
      return sum(given);
    case 'sub':
      return b ? sum([a, negative(b)]) : a;
    case 'mul':
    case 'dot':
      return product(given);
    case 'div':
      return b ? quotient(a, b) : a;
    case 'pow':
      return b?.kind === 'number' ? power(a, b.value) : call('power', given);
    case 'ones':
    case 'onesLike':
      return number(1);
    case 'zeros':
    case 'zerosLike':
      return number(0);
    case 'neg':
      return negative(a);
    case 'sqrt':
      return power(a, 0.5);
    case 'maximum':
    case 'minimum':
      return call(text.slice(0, 3), given);
    // Along which axis is not asked here.
    case 'sum':
    case 'mean':
      return call(text, [a]);
    case 'max':
      return isMethod ? call('largest', [a]) : call('max', given);
    default:
      return call(OF_ONE[text] ?? text, given);
  }
}
