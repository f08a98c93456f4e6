import type tslabTypeScript from '@tslab/typescript-for-tslab';
import type { TypeScript } from '../tslab.js';

/** A place in a text; lines and columns count from 1, as in stack traces. */
export interface Place {
  line: number;
  column: number;
}

interface Token {
  text: string;
  start: number;
}

// Beyond this many differing tokens the texts are not two forms of one program.
const MAX_DIFFERENCES = 3000;

/**
 * Finds the TypeScript place of a place in the JavaScript that was made from it. tslab's converter
 * gives no source map, but it only leaves tokens out (types) and puts some in (exports), so the
 * shortest edit script between the two token lists tells which token is which.
 */
export function createAligner(ts: TypeScript, js: string, source: string): (at: Place) => Place {
  const jsTokens = tokenize(ts, js);
  const sourceTokens = tokenize(ts, source);
  const partners = matchTokens(jsTokens, sourceTokens);
  const jsLines = lineStarts(js);
  const sourceLines = lineStarts(source);
  return ({ line, column }) => {
    const offset = (jsLines[line - 1] ?? js.length) + column - 1;
    let index = jsTokens.findLastIndex((token) => token.start <= offset);
    // A token that was put in has no partner; the next one that has is where it was put.
    while (index >= 0 && index < jsTokens.length - 1 && partners[index] < 0) index++;
    while (index >= 0 && partners[index] < 0) index--;
    if (index < 0) return { line: 1, column: 1 };
    return placeOf(sourceLines, sourceTokens[partners[index]].start);
  };
}

function tokenize(ts: TypeScript, text: string): Token[] {
  // The parser, not the scanner: only it knows a regular expression from a division.
  const file = ts.createSourceFile('a.ts', text, ts.ScriptTarget.Latest, false, ts.ScriptKind.TS);
  const tokens: Token[] = [];
  const visit = (node: tslabTypeScript.Node): void => {
    if (isLeftOut(ts, node)) return;
    const children = node.getChildren(file);
    if (children.length > 0) for (const child of children) visit(child);
    else if (node.end > node.getStart(file)) {
      const start = node.getStart(file);
      const token = text.slice(start, node.end);
      // The compiler prefers its own quotes.
      tokens.push({ text: token.replace(/^['"]([\s\S]*)['"]$/, "'$1'"), start });
    }
  };
  visit(file);
  return tokens;
}

/** Parts of TypeScript that do not reach the JavaScript, and comments. */
function isLeftOut(ts: TypeScript, node: tslabTypeScript.Node): boolean {
  if (ts.isJSDoc(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) {
    return true;
  }
  // An overload's heads.
  if (ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node)) return !node.body;
  // `extends Base<T>` is a type to TypeScript, but `Base` is there at run time.
  return ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node);
}

/** For each token of `a` the index of its partner in `b`, or -1 (Myers 1986, greedy). */
function matchTokens(a: Token[], b: Token[]): Int32Array {
  const partners = new Int32Array(a.length).fill(-1);
  const max = Math.min(a.length + b.length, MAX_DIFFERENCES);
  const size = 2 * max + 2;
  const reach = new Int32Array(size);
  const history: Int32Array[] = [];
  const at = (k: number) => k + max;
  for (let d = 0; d <= max; d++) {
    history.push(reach.slice(at(-d), at(d) + 2));
    for (let k = -d; k <= d; k += 2) {
      let x =
        k === -d || (k !== d && reach[at(k - 1)] < reach[at(k + 1)])
          ? reach[at(k + 1)]
          : reach[at(k - 1)] + 1;
      let y = x - k;
      while (x < a.length && y < b.length && a[x].text === b[y].text) {
        x++;
        y++;
      }
      reach[at(k)] = x;
      if (x >= a.length && y >= b.length) {
        backtrack(history, a.length, b.length, partners);
        return partners;
      }
    }
  }
  return partners;
}

function backtrack(history: Int32Array[], n: number, m: number, partners: Int32Array): void {
  let x = n;
  let y = m;
  for (let d = history.length - 1; d >= 0; d--) {
    const row = history[d];
    const get = (k: number) => row[k + d] ?? 0;
    const k = x - y;
    const down = k === -d || (k !== d && get(k - 1) < get(k + 1));
    const fromK = down ? k + 1 : k - 1;
    const fromX = d === 0 ? 0 : get(fromK);
    const fromY = d === 0 ? 0 : fromX - fromK;
    while (x > fromX && y > fromY && x > 0 && y > 0) {
      x--;
      y--;
      partners[x] = y;
    }
    x = fromX;
    y = fromY;
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) starts.push(i + 1);
  return starts;
}

function placeOf(starts: number[], offset: number): Place {
  const line = starts.findLastIndex((start) => start <= offset);
  return { line: line + 1, column: offset - starts[line] + 1 };
}
