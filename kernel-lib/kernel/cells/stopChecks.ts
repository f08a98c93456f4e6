import type tslabTypeScript from '@tslab/typescript-for-tslab';
import type { TypeScript } from '../tslab.js';
import { HALT, STOP } from './interrupt.js';

type Node = tslabTypeScript.Node;
type ForStatement = tslabTypeScript.ForStatement;

const CHECK = `if(${STOP}[0])${HALT}();`;
const CHECK_VALUE = `${STOP}[0]&&${HALT}()`;

/**
 * Lets an interrupt end a script that keeps its thread busy: loops, and functions that call others,
 * begin with a look at the stop word. A signal alone cannot end code that runs after an `await`, nor
 * any code on Windows. Lines stay where they are. Innermost counting loops without calls, and
 * functions without calls, are left alone: they end soon, and the check would halve the speed of
 * the naive convolutions that the labs ask for.
 */
export function addStopChecks(ts: TypeScript, js: string): string {
  const source = ts.createSourceFile('cell.js', js, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  const inserts: { at: number; text: string }[] = [];
  const visit = (node: Node): void => {
    let close = '';
    const body = bodyToCheck(ts, node);
    if (body) {
      const start = body.getStart(source);
      if (ts.isBlock(body)) inserts.push({ at: start + 1, text: CHECK });
      else if (ts.isStatement(body)) {
        inserts.push({ at: start, text: `{${CHECK}` });
        close = '}';
      } else {
        inserts.push({ at: start, text: `(${CHECK_VALUE},` });
        close = ')';
      }
    }
    ts.forEachChild(node, visit);
    // After those of the children, which end at the same place at the latest.
    if (body && close) inserts.push({ at: body.end, text: close });
  };
  visit(source);
  inserts.sort((a, b) => a.at - b.at);
  let out = '';
  let from = 0;
  for (const { at, text } of inserts) {
    out += js.slice(from, at) + text;
    from = at;
  }
  return out + js.slice(from);
}

/** What begins with a check: the body of a loop, or of a function that calls others. */
function bodyToCheck(ts: TypeScript, node: Node): Node | undefined {
  if (ts.isIterationStatement(node, false)) {
    return isShortCount(ts, node) ? undefined : node.statement;
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

/** `for (let i = 0; i < n; i++)`, counting towards its bound, with neither loop nor call inside. */
function isShortCount(ts: TypeScript, loop: Node): boolean {
  if (!ts.isForStatement(loop)) return false;
  const step = stepOf(ts, loop);
  if (step === 0 || boundDirection(ts, loop) !== step) return false;
  return isPlain(ts, loop.statement);
}

function stepOf(ts: TypeScript, { incrementor }: ForStatement): number {
  if (!incrementor) return 0;
  if (ts.isPostfixUnaryExpression(incrementor) || ts.isPrefixUnaryExpression(incrementor)) {
    return incrementor.operator === ts.SyntaxKind.PlusPlusToken ? 1 : -1;
  }
  if (!ts.isBinaryExpression(incrementor)) return 0;
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
