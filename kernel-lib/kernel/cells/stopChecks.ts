import type typescript from 'typescript';
import type { TypeScript } from '../tslab.js';
import { HALT, STOP } from './interrupt.js';
import { Rewriting, type Rewritten } from './rewriting.js';

type Node = typescript.Node;
type ForStatement = typescript.ForStatement;

const CHECK = `if(${STOP}[0])${HALT}();`;
const CHECK_VALUE = `${STOP}[0]&&${HALT}()`;

// So many rounds of a plain loop are over before anybody waits for them.
const MANY = 1e6;

/**
 * Lets an interrupt end a script that keeps its thread busy: loops, and functions that call others,
 * begin with a look at the stop word. A signal alone cannot end code that runs after an `await`, nor
 * any code on Windows. Functions without calls are left alone: they end soon. An innermost counting
 * loop without calls looks only when it is about to run many rounds; the check would halve the speed
 * of the naive convolutions that the labs ask for.
 */
export function addStopChecks(ts: TypeScript, js: string): Rewritten {
  return new StopChecks(ts, js).run();
}

class StopChecks {
  private readonly file: typescript.SourceFile;
  private readonly out: Rewriting;

  constructor(
    private readonly ts: TypeScript,
    js: string,
  ) {
    this.file = ts.createSourceFile('cell.js', js, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
    this.out = new Rewriting(js);
  }

  run(): Rewritten {
    this.children(this.file, 0, this.file.end);
    return this.out.finish();
  }

  private visit(node: Node): void {
    const { ts, file, out } = this;
    const start = node.getStart(file);
    const rounds = ts.isForStatement(node) ? roundsOf(ts, node, file) : undefined;
    if (rounds === 'few') {
      this.children(node, start, node.end);
      return;
    }
    if (rounds !== undefined) {
      // Written twice, with and without a check.
      out.put(`if((${rounds})>${MANY})`, start);
      this.checked(node, (node as ForStatement).statement);
      out.put('else ', start);
      this.children(node, start, node.end);
      return;
    }
    const body = bodyToCheck(ts, node);
    if (body) this.checked(node, body);
    else this.children(node, start, node.end);
  }

  /** Copies a node whose body begins with a check. */
  private checked(node: Node, body: Node): void {
    const { ts, file, out } = this;
    const start = body.getStart(file);
    this.children(node, node.getStart(file), start);
    if (ts.isBlock(body)) {
      out.copy(start, start + 1);
      out.put(CHECK, start);
      this.children(body, start + 1, body.end);
    } else if (ts.isStatement(body)) {
      out.put(`{${CHECK}`, start);
      this.visit(body);
      out.put('}', body.end);
    } else {
      out.put(`(${CHECK_VALUE},`, start);
      this.visit(body);
      out.put(')', body.end);
    }
    this.children(node, body.end, node.end);
  }

  /** Copies the text between `from` and `to`, with what is inside of `node` changed. */
  private children(node: Node, from: number, to: number): void {
    let at = from;
    this.ts.forEachChild(node, (child) => {
      const start = child.getStart(this.file);
      if (start < at || child.end > to) return;
      this.out.copy(at, start);
      this.visit(child);
      at = child.end;
    });
    this.out.copy(at, to);
  }
}

/** What begins with a check: the body of a loop, or of a function that calls others. */
function bodyToCheck(ts: TypeScript, node: Node): Node | undefined {
  if (ts.isIterationStatement(node, false)) {
    return node.statement;
  }
  if (!ts.isFunctionLike(node) || !('body' in node) || !node.body) return undefined;
  const body = node.body as Node;
  return isPlain(ts, body) ? undefined : body;
}

/** Without loops, calls and waiting: what ends soon. */
function isPlain(ts: TypeScript, node: Node): boolean {
  if (
    ts.isIterationStatement(node, false) ||
    ts.isCallExpression(node) ||
    ts.isNewExpression(node) ||
    ts.isAwaitExpression(node) ||
    ts.isTaggedTemplateExpression(node)
  ) {
    return false;
  }
  // An inner function looks after itself.
  if (ts.isFunctionLike(node)) return true;
  return ts.forEachChild(node, (child) => (isPlain(ts, child) ? undefined : true)) !== true;
}

/**
 * For `for (let i = 0; i < n; i++)` with neither loop nor call inside: what tells how many rounds it
 * makes, `few` when that is plain to see, undefined for a loop that must be watched.
 */
function roundsOf(
  ts: TypeScript,
  loop: ForStatement,
  file: typescript.SourceFile,
): string | undefined {
  const step = stepOf(ts, loop);
  if (step === 0 || boundDirection(ts, loop) !== step) return undefined;
  if (!isPlain(ts, loop.statement)) return undefined;
  const { initializer, condition } = loop;
  if (!initializer || !ts.isVariableDeclarationList(initializer)) return undefined;
  const [declaration] = initializer.declarations;
  const { left, right } = condition as typescript.BinaryExpression;
  const name = declaration?.name;
  if (!ts.isIdentifier(left) || !name || !ts.isIdentifier(name)) return undefined;
  if (left.text !== name.text || !declaration.initializer) return undefined;
  // Counting up from below zero, or down past it, is rare enough to be watched.
  const [from, to] = step > 0 ? [declaration.initializer, right] : [right, declaration.initializer];
  if (!isAmount(ts, from) || !isAmount(ts, to) || isNegative(ts, from)) return undefined;
  if (changes(ts, loop.statement, name.text, to)) return undefined;
  if (ts.isNumericLiteral(to)) return Number(to.text) > MANY ? undefined : 'few';
  // A labelled loop cannot be written twice.
  if (ts.isLabeledStatement(loop.parent)) return undefined;
  return to.getText(file);
}

/** A number that can be looked at ahead: `n`, `x.length`, `w.$ - k + 1`. */
function isAmount(ts: TypeScript, node: Node): boolean {
  if (ts.isNumericLiteral(node) || ts.isIdentifier(node)) return true;
  if (ts.isParenthesizedExpression(node)) return isAmount(ts, node.expression);
  if (ts.isPropertyAccessExpression(node)) {
    return !node.questionDotToken && isAmount(ts, node.expression);
  }
  if (ts.isPrefixUnaryExpression(node)) {
    return node.operator === ts.SyntaxKind.MinusToken && isAmount(ts, node.operand);
  }
  if (!ts.isBinaryExpression(node)) return false;
  const { PlusToken, MinusToken, AsteriskToken, SlashToken } = ts.SyntaxKind;
  const { kind } = node.operatorToken;
  return (
    (kind === PlusToken || kind === MinusToken || kind === AsteriskToken || kind === SlashToken) &&
    isAmount(ts, node.left) &&
    isAmount(ts, node.right)
  );
}

/** Whether it may be far below zero; `-1`, `-k` and the like are not. */
const isNegative = (ts: TypeScript, node: Node) =>
  ts.isPrefixUnaryExpression(node) &&
  !(ts.isNumericLiteral(node.operand) && Number(node.operand.text) < MANY);

/** Whether a loop's body may move its end: it sets the counter, a part of the bound, or grows a list. */
function changes(ts: TypeScript, body: Node, counter: string, bound: Node): boolean {
  const roots = new Set([counter]);
  const note = (node: Node): void => {
    if (ts.isIdentifier(node)) roots.add(node.text);
    else ts.forEachChild(node, note);
  };
  note(bound);
  const rootOf = (node: Node): string | undefined => {
    if (ts.isIdentifier(node)) return node.text;
    if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) {
      return rootOf(node.expression);
    }
    return undefined;
  };
  const isHarmless = (target: Node): boolean => {
    const root = rootOf(target);
    if (root === undefined) return false;
    if (!roots.has(root)) return true;
    // `x[i] = …` below the length of x does not make it longer.
    if (!ts.isElementAccessExpression(target)) return false;
    const { argumentExpression: index } = target;
    return ts.isIdentifier(index) && index.text === counter;
  };
  const visit = (node: Node): true | undefined => {
    if (ts.isFunctionLike(node)) return undefined;
    if (ts.isBinaryExpression(node) && isAssignment(ts, node) && !isHarmless(node.left))
      return true;
    if (
      (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) &&
      isStep(ts, node.operator) &&
      !isHarmless(node.operand)
    ) {
      return true;
    }
    return ts.forEachChild(node, visit);
  };
  return visit(body) === true;
}

function isAssignment(ts: TypeScript, { operatorToken }: typescript.BinaryExpression): boolean {
  const { FirstAssignment, LastAssignment } = ts.SyntaxKind;
  return operatorToken.kind >= FirstAssignment && operatorToken.kind <= LastAssignment;
}

const isStep = (ts: TypeScript, operator: typescript.SyntaxKind) =>
  operator === ts.SyntaxKind.PlusPlusToken || operator === ts.SyntaxKind.MinusMinusToken;

function stepOf(ts: TypeScript, { incrementor }: ForStatement): number {
  if (!incrementor) return 0;
  if (ts.isPostfixUnaryExpression(incrementor) || ts.isPrefixUnaryExpression(incrementor)) {
    return incrementor.operator === ts.SyntaxKind.PlusPlusToken ? 1 : -1;
  }
  if (!ts.isBinaryExpression(incrementor)) return 0;
  const { right } = incrementor;
  // A step that may be 0, or very small, is to be watched.
  if (!ts.isNumericLiteral(right) || Number(right.text) < 1) return 0;
  const operator = incrementor.operatorToken.kind;
  if (operator === ts.SyntaxKind.PlusEqualsToken) return 1;
  return operator === ts.SyntaxKind.MinusEqualsToken ? -1 : 0;
}

function boundDirection(ts: TypeScript, { condition }: ForStatement): number {
  if (!condition || !ts.isBinaryExpression(condition)) return 0;
  switch (condition.operatorToken.kind) {
    case ts.SyntaxKind.LessThanToken:
    case ts.SyntaxKind.LessThanEqualsToken:
      return 1;
    case ts.SyntaxKind.GreaterThanToken:
    case ts.SyntaxKind.GreaterThanEqualsToken:
      return -1;
    default:
      return 0;
  }
}
