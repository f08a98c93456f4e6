const WIDTH = 120;

/** Lines of a source text around one place, the place underlined. */
export function quote(
  source: string,
  line: number,
  column: number,
  length = 1,
  { before = 0, mark = '^' } = {},
): string[] {
  const lines = source.split(/\r?\n/);
  if (lines[line - 1] === undefined) return [];
  const from = Math.max(0, column - 1 - WIDTH / 2);
  if (lines[line - 1].length > 2 * WIDTH) {
    // A line of data: only the part around the place.
    const part = lines[line - 1].slice(from, from + WIDTH);
    return quote(part, 1, column - from, length, { mark }).map((text) =>
      text.replace(/^ +1 \|/, `  ${line} |`),
    );
  }
  const text = lines[line - 1];
  const width = String(line).length;
  const out: string[] = [];
  for (let i = Math.max(1, line - before); i <= line; i++) {
    out.push(`  ${String(i).padStart(width)} | ${lines[i - 1]}`.trimEnd());
  }
  // Tabs before the place are kept, so that the mark stands under it at any tab width.
  const pad = text.slice(0, column - 1).replace(/[^\t]/g, ' ');
  const underline = mark.repeat(Math.max(1, Math.min(length, text.length - column + 1)));
  out.push(`  ${' '.repeat(width)} | ${pad}${underline}`);
  return out;
}
