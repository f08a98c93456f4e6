import { typescript } from 'chainrule-grader/submission';
import type * as ts from 'typescript';
import type { Edit } from './edit.js';
import { COMMUTATIVE, FORGOTTEN, MISTAKEN, TWO_TERMS } from './names.js';

/** The edits that one kind of slip could have made at one node. */
type Operator = (node: ts.Node, at: Place) => Edit[];

/** The file that is changed, and how to make an edit of a node in it. */
class Place {
  constructor(readonly source: ts.SourceFile) {}

  text(node: ts.Node): string {
    return node.getText(this.source);
  }

  replace(node: ts.Node, text: string, kind: string): Edit {
    return { start: node.getStart(this.source), end: node.end, text, kind };
  }
}

/** All edits inside the node and the nodes below it. */
export function editsOf(source: ts.SourceFile, start: number, end: number): Edit[] {
  const api = typescript();
  const place = new Place(source);
  const edits: Edit[] = [];
  const visit = (node: ts.Node): void => {
    if (node.end <= start || node.pos >= end) return;
    if (api.isTypeNode(node) || api.isThrowStatement(node)) return;
    if (node.getStart(source) >= start && node.end <= end) {
      for (const operator of OPERATORS) edits.push(...operator(node, place));
    }
    api.forEachChild(node, visit);
  };
  visit(source);
  return edits;
}

const BINARY: Readonly<Record<string, readonly string[]>> = {
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '**': ['*'],
  '%': ['*'],
  '<': ['<=', '>'],
  '<=': ['<', '>='],
  '>': ['>=', '<'],
  '>=': ['>', '<='],
  '===': ['!=='],
  '!==': ['==='],
  '&&': ['||'],
  '||': ['&&'],
  '??': [],
  '+=': ['=', '-='],
  '-=': ['=', '+='],
  '*=': ['=', '/='],
  '/=': ['=', '*='],
};
const TERMS = new Set(['+', '-', '*', '/', '&&', '||']);

const binary: Operator = (node, at) => {
  const api = typescript();
  if (!api.isBinaryExpression(node)) return [];
  if ([node.left, node.right].some((side) => api.isStringLiteralLike(side))) return [];
  const sign = at.text(node.operatorToken);
  const edits = (BINARY[sign] ?? []).map((other) =>
    at.replace(node.operatorToken, other, 'operator'),
  );
  if (TERMS.has(sign)) {
    edits.push(at.replace(node, at.text(node.left), 'dropped term'));
    edits.push(at.replace(node, at.text(node.right), 'dropped term'));
  }
  return edits;
};

const unary: Operator = (node, at) => {
  const api = typescript();
  if (!api.isPrefixUnaryExpression(node)) return [];
  const { operator, operand } = node;
  if (operator === api.SyntaxKind.MinusToken) return [at.replace(node, at.text(operand), 'sign')];
  if (operator === api.SyntaxKind.ExclamationToken) {
    return [at.replace(node, at.text(operand), 'dropped not')];
  }
  return [];
};

const OTHER_NUMBERS: Readonly<Record<string, readonly string[]>> = {
  '0': ['1'],
  '1': ['0', '2'],
  '2': ['1'],
  '0.5': ['1'],
};

const numbers: Operator = (node, at) => {
  const api = typescript();
  if (!api.isNumericLiteral(node)) return [];
  const others = OTHER_NUMBERS[node.text] ?? [`(${at.text(node)} * 2)`];
  return others.map((other) => at.replace(node, other, 'constant'));
};

const truths: Operator = (node, at) => {
  const { TrueKeyword, FalseKeyword } = typescript().SyntaxKind;
  if (node.kind === TrueKeyword) return [at.replace(node, 'false', 'constant')];
  if (node.kind === FalseKeyword) return [at.replace(node, 'true', 'constant')];
  return [];
};

/** What a plain function is mistaken for may not be imported yet. */
const TENSORS = "\nimport * as tensors from 'kernel-lib/tensor';\n";

/** The name under which something is called, and what it is called on. */
function calleeOf(call: ts.CallExpression): { name?: ts.Identifier; object?: ts.Expression } {
  const api = typescript();
  const callee = call.expression;
  if (api.isIdentifier(callee)) return { name: callee };
  if (api.isPropertyAccessExpression(callee) && api.isIdentifier(callee.name)) {
    return { name: callee.name, object: callee.expression };
  }
  return {};
}

const isValue = (object: ts.Expression | undefined): object is ts.Expression =>
  object !== undefined && !(typescript().isIdentifier(object) && object.text === 'Math');

const calls: Operator = (node, at) => {
  const api = typescript();
  if (!api.isCallExpression(node)) return [];
  const { name, object } = calleeOf(node);
  if (!name) return [];
  const args = node.arguments;
  const edits: Edit[] = [];
  for (const other of MISTAKEN[name.text] ?? []) {
    const edit = at.replace(name, object ? other : `tensors.${other}`, 'function');
    edits.push(object ? edit : { ...edit, needs: TENSORS });
  }
  const terms = isValue(object) ? [object, ...args] : [...args];
  if (FORGOTTEN.has(name.text) && terms.length === 1) {
    edits.push(at.replace(node, at.text(terms[0] as ts.Node), 'dropped function'));
  }
  if (TWO_TERMS.has(name.text) && terms.length === 2) {
    for (const term of terms) edits.push(at.replace(node, at.text(term), 'dropped term'));
  }
  const [last] = args.slice(-1);
  if (last && api.isNumericLiteral(last) && /^(sum|mean|max|min|argmax|var|std)$/.test(name.text)) {
    edits.push(at.replace(last, '', 'axis'));
  }
  edits.push(...swapped(node, name.text, object, at));
  return edits;
};

function swapped(
  call: ts.CallExpression,
  name: string,
  object: ts.Expression | undefined,
  at: Place,
): Edit[] {
  const args = call.arguments;
  const edits: Edit[] = [];
  for (let i = 0; i + 1 < args.length && !COMMUTATIVE.has(name); i++) {
    edits.push(...swap(args[i] as ts.Node, args[i + 1] as ts.Node, 'swapped arguments', at));
  }
  if (isValue(object) && args.length === 1 && TWO_TERMS.has(name) && !COMMUTATIVE.has(name)) {
    const [arg] = args as unknown as [ts.Expression];
    const text = `${parenthesised(arg, at)}.${name}(${at.text(object)})`;
    if (!typescript().isNumericLiteral(arg)) {
      edits.push(at.replace(call, text, 'swapped arguments'));
    }
  }
  return edits;
}

function parenthesised(node: ts.Expression, at: Place): string {
  const api = typescript();
  const simple = api.isIdentifier(node) || api.isCallExpression(node);
  return simple ? at.text(node) : `(${at.text(node)})`;
}

function swap(a: ts.Node, b: ts.Node, kind: string, at: Place): Edit[] {
  const [first, second] = [at.text(a), at.text(b)];
  if (first === second) return [];
  const between = at.source.text.slice(a.end, b.getStart(at.source));
  const text = second + between + first;
  return [{ start: a.getStart(at.source), end: b.end, text, kind }];
}

const transposes: Operator = (node, at) => {
  const api = typescript();
  if (!api.isPropertyAccessExpression(node) || node.name.text !== 'T') return [];
  return [at.replace(node, at.text(node.expression), 'missing .T')];
};

const lists: Operator = (node, at) => {
  const api = typescript();
  if (!api.isArrayLiteralExpression(node)) return [];
  return node.elements
    .slice(1)
    .flatMap((element, i) => swap(node.elements[i] as ts.Node, element, 'swapped results', at));
};

const properties: Operator = (node, at) => {
  const api = typescript();
  if (!api.isObjectLiteralExpression(node)) return [];
  return node.properties.flatMap((property) => {
    const others = node.properties.filter((other) => other !== property);
    const rest = others.map((other) => at.text(other));
    return [at.replace(node, `{ ${rest.join(', ')} }`, 'dropped property')];
  });
};

const choices: Operator = (node, at) => {
  const api = typescript();
  if (api.isConditionalExpression(node)) {
    const [yes, no] = [at.text(node.whenTrue), at.text(node.whenFalse)];
    return [
      at.replace(node, `${yes}`, 'dropped choice'),
      at.replace(node, `${no}`, 'dropped choice'),
    ];
  }
  if (api.isIfStatement(node)) {
    return [
      at.replace(node.expression, 'true', 'condition'),
      at.replace(node.expression, 'false', 'condition'),
    ];
  }
  return [];
};

const statements: Operator = (node, at) => {
  const api = typescript();
  if (!api.isExpressionStatement(node)) return [];
  return [at.replace(node, ';', 'dropped statement')];
};

const OPERATORS: readonly Operator[] = [
  binary,
  unary,
  numbers,
  truths,
  calls,
  transposes,
  lists,
  properties,
  choices,
  statements,
];
