import type { Executor, Tslab, TypeScript } from '../tslab.js';
import { toCharacters, toUnits } from './positions.js';

type Content = Record<string, unknown>;

/** What helps while typing: completion, inspection, and whether the code is all there. */
export class Assist {
  constructor(
    private readonly tslab: Tslab,
    private readonly ts: TypeScript,
    private readonly executor: Pick<Executor, 'complete' | 'inspect'>,
  ) {}

  complete({ code, cursor_pos }: Content): Content {
    const text = String(code);
    const position = toUnits(text, Number(cursor_pos ?? text.length));
    const { start, end, candidates, original } = this.executor.complete(text, position);
    const typed = text.slice(start, position);
    const matches = bestMatches(candidates, typed);
    const from = toCharacters(text, start);
    const to = toCharacters(text, end);
    const kinds = new Map(original?.entries.map(({ name, kind }) => [name, kind]));
    const types = matches.map((name) => ({
      start: from,
      end: to,
      text: name,
      type: String(kinds.get(name) ?? ''),
    }));
    return {
      matches,
      cursor_start: from,
      cursor_end: to,
      metadata: { _jupyter_types_experimental: types },
    };
  }

  inspect({ code, cursor_pos }: Content): Content {
    const text = String(code);
    const position = toUnits(text, Number(cursor_pos ?? text.length));
    for (const at of candidatePositions(text, position)) {
      const info = this.executor.inspect(text, at);
      if (!info) continue;
      const plain = this.tslab.printQuickInfo(info);
      if (plain === '') continue;
      return { found: true, data: { 'text/plain': plain }, metadata: {} };
    }
    return { found: false, data: {}, metadata: {} };
  }

  isComplete({ code }: Content): Content {
    const text = String(code);
    const { completed, indent } = this.tslab.isCompleteCode(text);
    if (!completed) return { status: 'incomplete', indent: indent ?? '' };
    const { ts } = this;
    const file = ts.createSourceFile('a.ts', text, ts.ScriptTarget.Latest, false, ts.ScriptKind.TS);
    const { parseDiagnostics = [] } = file as { parseDiagnostics?: { code: number }[] };
    if (parseDiagnostics.length === 0) return { status: 'complete' };
    return parseDiagnostics.some((problem) => UNTERMINATED.has(problem.code))
      ? { status: 'incomplete', indent: '' }
      : { status: 'invalid' };
  }
}

/** Names that begin with what was typed; else those that do in another case; else all. */
function bestMatches(names: string[], typed: string): string[] {
  const lower = typed.toLowerCase();
  const exact = names.filter((name) => name.startsWith(typed));
  if (exact.length > 0) return exact;
  const begin = names.filter((name) => name.toLowerCase().startsWith(lower));
  return begin.length > 0 ? begin : names;
}

// An open comment or template literal.
const UNTERMINATED = new Set([1010, 1160]);

/**
 * Where to look something up: under the cursor, just before it, and for a cursor between the
 * parentheses of a call, the function's name.
 */
function* candidatePositions(text: string, position: number): Generator<number> {
  yield position;
  if (position > 0) yield position - 1;
  let depth = 0;
  for (let i = position - 1; i >= 0; i--) {
    if (text[i] === ')') depth++;
    else if (text[i] === '(' && depth-- === 0) {
      if (i > 0) yield i - 1;
      return;
    }
  }
}
