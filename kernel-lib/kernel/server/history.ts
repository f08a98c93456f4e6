/** One cell that ran with `store_history`. */
interface Entry {
  line: number;
  input: string;
  output: string | null;
}

type Item = [session: number, line: number, input: string | [string, string | null]];

const SESSION = 1;

/** What was run in this session, as Jupyter's `history_request` asks for it. */
export class History {
  private readonly entries: Entry[] = [];

  add(line: number, input: string): void {
    this.entries.push({ line, input, output: null });
  }

  /** Keeps the text of the last expression's value with the cell that produced it. */
  setOutput(line: number, output: string): void {
    const entry = this.entries.findLast((candidate) => candidate.line === line);
    if (entry) entry.output = output;
  }

  /** The answer to a `history_request` of type `tail`, `range` or `search`. */
  answer(request: Record<string, unknown>): Item[] {
    const output = request.output === true;
    return this.select(request).map(({ line, input, output: result }) => [
      SESSION,
      line,
      output ? [input, result] : input,
    ]);
  }

  private select(request: Record<string, unknown>): Entry[] {
    const count = typeof request.n === 'number' ? request.n : this.entries.length;
    switch (request.hist_access_type) {
      case 'range': {
        const session = Number(request.session ?? 0);
        // 0 is the current session; negative numbers count back to earlier ones, which we lack.
        if (session !== 0 && session !== SESSION) return [];
        const start = Number(request.start ?? 0);
        const stop = request.stop == null ? Number.POSITIVE_INFINITY : Number(request.stop);
        return this.entries.filter(({ line }) => line >= start && line < stop);
      }
      case 'search': {
        const pattern = globToRegExp(String(request.pattern ?? '*'));
        let found = this.entries.filter(({ input }) => pattern.test(input));
        if (request.unique === true) {
          found = found.filter(
            ({ input }, i) => found.findLastIndex((other) => other.input === input) === i,
          );
        }
        return count === 0 ? [] : found.slice(-count);
      }
      default:
        return count === 0 ? [] : this.entries.slice(-count);
    }
  }
}

/** A glob as IPython's history search has it: `*` any text, `?` one character. */
function globToRegExp(glob: string): RegExp {
  const source = glob
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${source}$`, 's');
}
