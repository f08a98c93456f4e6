import type * as ts from 'typescript';
import type { Compiler } from './question.js';

/** Something that compiles and runs, and is hardly ever what was meant. */
export interface Remark {
  /** In UTF-16 units. */
  start: number;
  /** The first unit behind it. */
  end: number;
  /** What is probably meant, and how to write it. */
  message: string;
}

const MAX_REMARKS = 20;
const MAX_SHOWN = 40;
/** Of a node in a node: what is nested deeper nobody reads. */
const MAX_DEPTH = 200;

/**
 * What compiles in silence and goes wrong: tensors compared with ==, tensors as conditions, and
 * Python's // for a whole-number division, which begins a comment here.
 */
export function silentMistakes(
  api: Compiler,
  checker: ts.TypeChecker,
  file: ts.SourceFile,
): Remark[] {
  const found: Remark[] = [];
  const types = new Types(api, checker);
  const visit = (node: ts.Node, depth: number): void => {
    if (depth > MAX_DEPTH || found.length >= MAX_REMARKS) return;
    const message =
      comparison(api, types, node) ??
      negation(api, types, node) ??
      joined(api, types, node) ??
      condition(api, types, node) ??
      division(api, types, node, file);
    if (message !== undefined) found.push({ start: node.getStart(file), end: node.end, message });
    api.forEachChild(node, (child) => visit(child, depth + 1));
  };
  visit(file, 0);
  return found;
}

/** What is known of the types of expressions. */
class Types {
  constructor(
    private readonly api: Compiler,
    private readonly checker: ts.TypeChecker,
  ) {}

  /** Whether it is one of the library's objects that hold numbers. */
  isTensor(node: ts.Expression): boolean {
    const symbol = this.checker.getTypeAtLocation(node).getSymbol();
    return (
      (symbol?.name === 'Tensor' || symbol?.name === 'Variable') && isOurs(symbol.declarations?.[0])
    );
  }

  isNumber(node: ts.Expression): boolean {
    return (this.checker.getTypeAtLocation(node).flags & this.api.TypeFlags.NumberLike) !== 0;
  }

  /**
   * Whether it is a tensor for sure. The type alone does not tell: where undefined is a part of every
   * type, `if (best)` asks whether there is one yet.
   */
  isSurely(node: ts.Expression, depth = 0): boolean {
    const { api, checker } = this;
    if (depth > 5 || !this.isTensor(node)) return false;
    if (api.isParenthesizedExpression(node)) return this.isSurely(node.expression, depth + 1);
    if (api.isNewExpression(node)) return true;
    if (api.isCallExpression(node)) {
      return isOurs(checker.getResolvedSignature(node)?.declaration);
    }
    const symbol = api.isIdentifier(node) ? checker.getSymbolAtLocation(node) : undefined;
    const declared = symbol?.valueDeclaration;
    if (!declared || !api.isVariableDeclaration(declared) || !declared.initializer) return false;
    const isConst = (api.getCombinedNodeFlags(declared) & api.NodeFlags.Const) !== 0;
    return isConst && this.isSurely(declared.initializer, depth + 1);
  }
}

function isOurs(declaration: ts.Node | undefined): boolean {
  return declaration?.getSourceFile().fileName.includes('kernel-lib') ?? false;
}

function shown(node: ts.Node): string {
  const text = node.getText().replaceAll(/\s+/g, ' ');
  return text.length > MAX_SHOWN ? '…' : text;
}

function comparison(api: Compiler, types: Types, node: ts.Node): string | undefined {
  if (!api.isBinaryExpression(node)) return undefined;
  const { left, right, operatorToken } = node;
  const sign = api.tokenToString(operatorToken.kind) ?? '';
  if (!/^[=!]==?$/.test(sign) || !types.isTensor(left) || !types.isTensor(right)) return undefined;
  const [x, y] = [shown(left), shown(right)];
  const one = sign.startsWith('!') ? `!arrayEqual(${x}, ${y})` : `arrayEqual(${x}, ${y})`;
  const each = sign.startsWith('!') ? 'notEqual' : 'equal';
  return `${x} ${sign} ${y} asks whether the two are one and the same object, not whether their numbers agree: write ${one}, or ${x}.${each}(${y}) for each element`;
}

function negation(api: Compiler, types: Types, node: ts.Node): string | undefined {
  if (!api.isPrefixUnaryExpression(node)) return undefined;
  const { operator, operand } = node;
  if (operator !== api.SyntaxKind.ExclamationToken || !types.isSurely(operand)) return undefined;
  const x = shown(operand);
  return `a tensor always counts as true, so !${x} is always false: write logicalNot(${x}) for each element, or !${x}.any()`;
}

function joined(api: Compiler, types: Types, node: ts.Node): string | undefined {
  if (!api.isBinaryExpression(node)) return undefined;
  const { left, right, operatorToken } = node;
  const isAnd = operatorToken.kind === api.SyntaxKind.AmpersandAmpersandToken;
  if (!isAnd && operatorToken.kind !== api.SyntaxKind.BarBarToken) return undefined;
  // x || y with x that may be missing is how a default is written.
  if (!types.isTensor(right) || !(isAnd ? types.isTensor(left) : types.isSurely(left))) {
    return undefined;
  }
  const [x, y] = [shown(left), shown(right)];
  const name = isAnd ? 'logicalAnd' : 'logicalOr';
  const sign = isAnd ? '&&' : '||';
  return `a tensor always counts as true, so ${x} ${sign} ${y} is just ${isAnd ? y : x}: write ${name}(${x}, ${y})`;
}

function condition(api: Compiler, types: Types, node: ts.Node): string | undefined {
  const asked =
    api.isIfStatement(node) || api.isWhileStatement(node) || api.isDoStatement(node)
      ? node.expression
      : api.isConditionalExpression(node) || api.isForStatement(node)
        ? node.condition
        : undefined;
  if (!asked || !types.isSurely(asked)) return undefined;
  const x = shown(asked);
  return `a tensor always counts as true: write ${x}.all(), ${x}.any(), or ${x}.item() of a single number`;
}

/** `const half = n // 2`: the value of something, with nothing but a number behind the slashes. */
function division(
  api: Compiler,
  types: Types,
  node: ts.Node,
  file: ts.SourceFile,
): string | undefined {
  const value = api.isVariableDeclaration(node)
    ? node.initializer
    : api.isReturnStatement(node)
      ? node.expression
      : api.isBinaryExpression(node) && node.operatorToken.kind === api.SyntaxKind.EqualsToken
        ? node.right
        : undefined;
  // Behind a call, the number is often what it gave.
  if (!value || api.isCallExpression(value)) return undefined;
  const line = file.text.slice(value.end, value.end + 100).split('\n', 1)[0] ?? '';
  const divisor = /^[ \t]*\/\/[ \t]*([2-9]|\d{2,9})[ \t]*;?\r?$/.exec(line)?.[1];
  if (divisor === undefined || !types.isNumber(value)) return undefined;
  const x = shown(value);
  return `two slashes begin a comment here, so this is ${x}: a whole-number division is Math.floor(${x} / ${divisor})`;
}
