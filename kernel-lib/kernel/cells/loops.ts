import type tslabTypeScript from '@tslab/typescript-for-tslab';
import type { TypeScript } from '../tslab.js';
import { HALT, STOP } from './interrupt.js';

type Node = tslabTypeScript.Node;
type ForStatement = tslabTypeScript.ForStatement;

const CHECK = `if(${STOP}[0])${HALT}();`;

/**
 * Lets an interrupt end the loops of a script: each loop body begins with a look at the stop word.
 * A signal alone cannot end a loop that runs after an `await`, nor any loop on Windows. Lines stay
 * where they are. Innermost counting loops without calls are left alone: they end soon, and the
 * check would halve the speed of the naive convolutions that the labs ask for.
 */
export function addLoopChecks(ts: TypeScript, js: string): string {
  const source = ts.createSourceFile('cell.js', js, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  const inserts: { at: number; text: string }[] = [];
  const visit = (node: Node): void => {
    if (ts.isIterationStatement(node, false) && !isShortCount(ts, node)) {
      const body = node.statement;
      const start = body.getStart(source);
      if (ts.isBlock(body)) {
        inserts.push({ at: start + 1, text: CHECK });
      } else {
        inserts.push({ at: start, text: `{${CHECK}` }, { at: body.end, text: '}' });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  if (inserts.length === 0) return js;
  // Stable sort: where two end at the same place the order of closing braces does not matter.
  inserts.sort((a, b) => a.at - b.at);
  let out = '';
  let from = 0;
  for (const { at, text } of inserts) {
    out += js.slice(from, at) + text;
    from = at;
  }
  return out + js.slice(from);
}

/** `for (let i = 0; i < n; i++)`, counting towards its bound, with neither loop nor call inside. */
function isShortCount(ts: TypeScript, loop: Node): boolean {
  if (!ts.isForStatement(loop)) return false;
  const step = stepOf(ts, loop);
  if (step === 0 || boundDirection(ts, loop) !== step) return false;
  let plain = true;
  const visit = (node: Node): void => {
    if (
      ts.isIterationStatement(node, false) ||
      ts.isCallExpression(node) ||
      ts.isNewExpression(node) ||
      ts.isAwaitExpression(node) ||
      ts.isTaggedTemplateExpression(node)
    ) {
      plain = false;
    } else if (plain) ts.forEachChild(node, visit);
  };
  visit(loop.statement);
  return plain;
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
