/** A piece of a source text and what takes its place. */
export interface Edit {
  start: number;
  end: number;
  text: string;
  /** What kind of mistake it makes, such as `operator` or `dropped term`. */
  kind: string;
  /** A line that the file needs at its end besides. */
  needs?: string;
}

/** One wrong answer that was made from a right one by a single edit. */
export interface GeneratedMutant {
  topic: string;
  /** The exercise whose function or class was changed. */
  exercise: string;
  kind: string;
  /** Counted from 1, in the solution's file. */
  line: number;
  /** The changed line or lines, before and after, without indentation: the name of the mutant. */
  from: string;
  to: string;
  /** The whole file. */
  text: string;
}

/** Applies an edit, and names it by the lines that it touches. */
export function applyEdit(
  source: string,
  edit: Edit,
): Pick<GeneratedMutant, 'from' | 'line' | 'text' | 'to'> {
  const lineStart = source.lastIndexOf('\n', edit.start - 1) + 1;
  const found = source.indexOf('\n', edit.end);
  const lineEnd = found < 0 ? source.length : found;
  const before = source.slice(lineStart, edit.start);
  const after = source.slice(edit.end, lineEnd);
  return {
    from: oneLine(source.slice(lineStart, lineEnd)),
    to: oneLine(before + edit.text.replace(/^tensors\./, '') + after),
    line: source.slice(0, edit.start).split('\n').length,
    text: source.slice(0, edit.start) + edit.text + source.slice(edit.end) + (edit.needs ?? ''),
  };
}

/** The words of a piece of code in one line; without comments, so that those may change freely. */
export function oneLine(text: string): string {
  return text
    .replace(/\/\/.*$/gm, '')
    .replace(/\s+/g, ' ')
    .trim();
}
