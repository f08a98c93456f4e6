import type * as ts from 'typescript';
import { counterpart, type Known } from './library.js';
import type { Question } from './question.js';

const METHODS: Readonly<Record<string, string>> = {
  '+': 'add',
  '-': 'sub',
  '*': 'mul',
  '/': 'div',
  '%': 'mod',
  '**': 'pow',
  '>': 'greater',
  '>=': 'greaterEqual',
  '<': 'less',
  '<=': 'lessEqual',
  '==': 'equal',
  '===': 'equal',
  '!=': 'notEqual',
  '!==': 'notEqual',
};
/** The same with the operands exchanged. */
const MIRRORED: Readonly<Record<string, string>> = {
  '+': 'add',
  '*': 'mul',
  '>': 'less',
  '>=': 'lessEqual',
  '<': 'greater',
  '<=': 'greaterEqual',
  '==': 'equal',
  '===': 'equal',
  '!=': 'notEqual',
  '!==': 'notEqual',
};
const LOGICAL: Readonly<Record<string, string>> = {
  '&': 'logicalAnd',
  '&&': 'logicalAnd',
  '|': 'logicalOr',
  '||': 'logicalOr',
  '^': 'logicalXor',
};
const COMPARISONS = new Set(['<', '<=', '>', '>=', '==', '===', '!=', '!==']);
const LEFT_OPERAND = 2362;
const RIGHT_OPERAND = 2363;
const CANNOT_APPLY = [2365, 2367];
const CONSTANTS: Readonly<Record<string, string>> = { True: 'true', False: 'false', None: 'null' };
/** Where NumPy's named arguments stand here. */
const POSITIONS: Readonly<Record<string, number>> = { axis: 0, keepdims: 1, ddof: 2 };
const PACKAGES = new Set(['np', 'numpy', 'torch']);

/** What is known of an operand: of which type, as far as the compiler said it. */
type Operand = 'number' | 'list' | 'tensor' | 'boolean' | 'unknown';

/**
 * Writes expressions that were meant as in Python in TypeScript: operators on tensors as methods,
 * tuples as lists, named arguments by position, NumPy's names as the library's.
 */
export class Rewriter {
  /** Names of the library that were written without an import. */
  readonly used: Known[] = [];

  constructor(private readonly question: Question) {}

  text(node: ts.Node): string {
    if (isLong(node)) return node.getText(this.question.file);
    return this.special(node) ?? this.byParts(node);
  }

  /** Whether a node is an operation on tensors, as far as the compiler's complaints tell. */
  isTensor(node: ts.Node): boolean {
    const { api } = this.question;
    if (isLong(node)) return false;
    if (api.isParenthesizedExpression(node)) return this.isTensor(node.expression);
    if (!api.isBinaryExpression(node)) return false;
    const operator = this.operatorOf(node);
    if (!(operator in METHODS) && !(operator in LOGICAL)) return false;
    const [left, right] = this.operands(node);
    if (left === 'boolean') return false;
    return left === 'tensor' || right === 'tensor' || left === 'list' || right === 'list';
  }

  /** The operator of a binary expression; of `+=` the `+`. */
  operatorOf(node: ts.BinaryExpression): string {
    const operator = node.operatorToken.getText(this.question.file);
    return operator.endsWith('=') && !COMPARISONS.has(operator) ? operator.slice(0, -1) : operator;
  }

  /** What the compiler's complaints, and the operands themselves, tell about the two. */
  operands(node: ts.BinaryExpression): [Operand, Operand] {
    const { file, complaints } = this.question;
    const isAt = (side: ts.Node, start: number, end: number) =>
      side.getStart(file) === start && side.end === end;
    let left = this.ownType(node.left);
    let right = this.ownType(node.right);
    let leftIsWrong = false;
    let rightIsWrong = false;
    for (const { code, start, end, message } of complaints) {
      if (code === LEFT_OPERAND && isAt(node.left, start, end)) leftIsWrong = true;
      if (code === RIGHT_OPERAND && isAt(node.right, start, end)) rightIsWrong = true;
      if (CANNOT_APPLY.includes(code) && isAt(node, start, end)) {
        const [, a, b] = message.match(/types '([\s\S]+)' and '([\s\S]+)'/) ?? [];
        left = merge(left, typeOf(a));
        right = merge(right, typeOf(b));
      }
    }
    if (leftIsWrong) left = merge(left, 'tensor');
    if (rightIsWrong) right = merge(right, 'tensor');
    if (leftIsWrong && !rightIsWrong) right = merge(right, 'number');
    if (rightIsWrong && !leftIsWrong) left = merge(left, 'number');
    return [left, right];
  }

  private ownType(node: ts.Node): Operand {
    const { api } = this.question;
    if (api.isNumericLiteral(node)) return 'number';
    if (api.isPrefixUnaryExpression(node) && api.isNumericLiteral(node.operand)) return 'number';
    return this.isTensor(node) ? 'tensor' : 'unknown';
  }

  private special(node: ts.Node): string | undefined {
    const { api, file } = this.question;
    if (api.isIdentifier(node)) return this.isName(node) ? CONSTANTS[node.text] : undefined;
    if (api.isBinaryExpression(node)) {
      if (node.operatorToken.kind === api.SyntaxKind.CommaToken) return undefined;
      return this.isTensor(node) ? this.operation(node) : this.chain(node);
    }
    if (api.isParenthesizedExpression(node)) {
      const { expression } = node;
      if (isComma(api, expression)) return `[${this.items(expression).join(', ')}]`;
      return this.isTensor(expression) ? this.text(expression) : undefined;
    }
    if (api.isElementAccessExpression(node)) return this.access(node);
    if (api.isPropertyAccessExpression(node)) {
      const full = node.getText(file);
      const [first = ''] = full.split('.');
      if (!PACKAGES.has(first)) return undefined;
      const known = counterpart(full.slice(first.length + 1));
      if (known) this.used.push(known);
      return known?.name;
    }
    if (api.isCallExpression(node)) return this.call(node);
    return undefined;
  }

  /** Whether an identifier is a value of its own, not a member's name. */
  private isName(node: ts.Identifier): boolean {
    const { parent } = node;
    return !(this.question.api.isPropertyAccessExpression(parent) && parent.name === node);
  }

  private byParts(node: ts.Node): string {
    const { api, file, text } = this.question;
    let out = '';
    let from = node.getStart(file);
    api.forEachChild(node, (child) => {
      const start = child.getStart(file);
      if (start < from) return;
      out += text.slice(from, start) + this.text(child);
      from = child.end;
    });
    return out + text.slice(from, node.end);
  }

  private operation(node: ts.BinaryExpression): string {
    const operator = this.operatorOf(node);
    const [left, right] = this.operands(node);
    const a = this.text(node.left);
    const b = this.text(node.right);
    const name = LOGICAL[operator];
    if (name) return this.callOf(name, a, b);
    const method = METHODS[operator] ?? '';
    if (left !== 'number') return `${this.receiver(node.left, a, left)}.${method}(${b})`;
    const mirrored = MIRRORED[operator];
    if (mirrored) return `${this.receiver(node.right, b, right)}.${mirrored}(${a})`;
    return this.callOf(method, a, b);
  }

  private callOf(name: string, ...args: string[]): string {
    this.used.push({ name, module: 'kernel-lib/tensor' });
    return `${name}(${args.join(', ')})`;
  }

  /** An operand on which a method can be called. */
  private receiver(node: ts.Node, text: string, type: Operand): string {
    if (type === 'list') return this.callOf('tensor', text);
    const { api } = this.question;
    const isPlain = api.isLeftHandSideExpression(node as ts.Expression) || this.isTensor(node);
    return isPlain ? text : `(${text})`;
  }

  /** `0 < n < 5`, which compares a boolean. */
  private chain(node: ts.BinaryExpression): string | undefined {
    const { api, file } = this.question;
    const { left, right } = node;
    if (!COMPARISONS.has(this.operatorOf(node)) || !api.isBinaryExpression(left)) return undefined;
    if (!COMPARISONS.has(this.operatorOf(left))) return undefined;
    const sign = node.operatorToken.getText(file);
    return `${this.text(left)} && ${this.text(left.right)} ${sign} ${this.text(right)}`;
  }

  /** `x[1, 2]`, `x[mask]`, `x[i][j]`, as read or written. */
  private access(node: ts.ElementAccessExpression): string | undefined {
    const { base, items } = this.path(node);
    const value = `${this.text(base)}`;
    const isMask = items.some((item) => this.isTensor(item));
    const parts = items.flatMap((item) => this.items(item));
    if (parts.length < 2 && !isMask) return undefined;
    return isMask ? `${value}.slice(${parts.join(', ')})` : `${value}.at(${parts.join(', ')})`;
  }

  /** The tensor and all indices of `x[i][j]`. */
  path(node: ts.ElementAccessExpression): { base: ts.Expression; items: ts.Expression[] } {
    const { api } = this.question;
    const items = [node.argumentExpression];
    let base: ts.Expression = node.expression;
    while (api.isElementAccessExpression(base)) {
      items.unshift(base.argumentExpression);
      base = base.expression;
    }
    return { base, items };
  }

  /** The parts of `a, b, c`, each rewritten. */
  items(node: ts.Expression): string[] {
    const { api } = this.question;
    if (isComma(api, node)) return [...this.items(node.left), this.text(node.right)];
    return [this.text(node)];
  }

  private call(node: ts.CallExpression): string | undefined {
    const named = node.arguments.filter((each) => this.nameOf(each) !== undefined);
    if (named.length === 0) return undefined;
    const positional: string[] = [];
    const options: string[] = [];
    const names = new Set(named.map((each) => this.nameOf(each)));
    // A function takes what a method is called on first.
    const first = this.isFunction(node.expression) ? 1 : 0;
    for (const argument of node.arguments) {
      const name = this.nameOf(argument);
      if (name === undefined) positional.push(this.text(argument));
      else {
        const { right } = argument as ts.BinaryExpression;
        const value = name === 'dtype' ? this.dtype(right) : this.text(right);
        const at = POSITIONS[name];
        if (at !== undefined) positional[at + first] = value;
        else if (['dtype', 'shape', 'size'].includes(name)) positional.push(value);
        else options.push(`${name}: ${value}`);
      }
    }
    if (names.has('axis') && names.has('out')) positional[first + 1] ??= 'false';
    const args = Array.from(positional, (each) => each ?? 'null');
    if (options.length > 0) args.push(`{ ${options.join(', ')} }`);
    return `${this.text(node.expression)}(${args.join(', ')})`;
  }

  /** Whether it is a name by itself, or a package's. */
  private isFunction(node: ts.Expression): boolean {
    const { api, file } = this.question;
    if (api.isIdentifier(node)) return true;
    return api.isPropertyAccessExpression(node) && PACKAGES.has(node.expression.getText(file));
  }

  private dtype(node: ts.Expression): string {
    const name = node.getText(this.question.file).replace(/^\w+\./, '');
    if (/^float(64)?$/.test(name)) return "'float64'";
    if (/^float(16|32)$/.test(name)) return "'float32'";
    if (/^u?int\d*$/.test(name)) return "'int32'";
    return /^bool_?$/.test(name) ? "'bool'" : this.text(node);
  }

  /** The name of an argument that is given as `name=value`. */
  private nameOf(node: ts.Node): string | undefined {
    const { api } = this.question;
    const isNamed =
      api.isBinaryExpression(node) &&
      node.operatorToken.kind === api.SyntaxKind.EqualsToken &&
      api.isIdentifier(node.left);
    return isNamed ? (node.left as ts.Identifier).text : undefined;
  }
}

/** Too long to be advice, and to be looked at again and again. */
const isLong = (node: ts.Node) => node.end - node.pos > 300;

export function isComma(api: Question['api'], node: ts.Node): node is ts.BinaryExpression {
  return api.isBinaryExpression(node) && node.operatorToken.kind === api.SyntaxKind.CommaToken;
}

function typeOf(name: string | undefined): Operand {
  if (name === undefined) return 'unknown';
  if (/^(number|-?\d[\d.e+-]*)$/.test(name)) return 'number';
  if (/^(boolean|true|false)$/.test(name)) return 'boolean';
  if (/\[\]$/.test(name)) return 'list';
  return /\b(Tensor|Variable)$/.test(name) ? 'tensor' : 'unknown';
}

const merge = (known: Operand, told: Operand): Operand => (known === 'unknown' ? told : known);
