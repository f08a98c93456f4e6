/** Line ends of every kind: also those that only some programs know. */
const LINE_END = /\r\n|[\r\u0085\u2028\u2029]/g;
/**
 * What a terminal obeys instead of showing, what turns the direction of the text around it or hides
 * it, and halves of characters. Line ends and tabs stay.
 */
const UNSEEN =
  /(?![\n\t])[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e0fff}]/gu;

/**
 * Text that came from outside (a student's words, a path in a zip, a name), without anything that
 * is obeyed instead of shown: on a terminal it cannot move the cursor, change colours or hide lines.
 * Of a text longer than `limit` the beginning.
 */
export function plainText(text: string, limit = Number.POSITIVE_INFINITY): string {
  // Cut first: whatever looks at a text takes longer for a longer one.
  const begun = text.length > limit ? `${text.slice(0, Math.max(0, limit - 1))}…` : text;
  return begun.replace(LINE_END, '\n').replace(UNSEEN, '');
}

/** The same, on one line, in which it cannot pretend to be a line of its own. */
export function plainLine(text: string, limit?: number): string {
  return plainText(text, limit).replace(/[\n\t]/g, ' ');
}

/** Characters of one text in a report, on one line and on several: it stays small in every format. */
const MAX_LINE = 10_000;
const MAX_LINES = 100_000;

/**
 * The same for all texts in a value as JSON has them, also for names of fields: those of the named
 * fields keep their lines, all others are on one line each. Very long ones are cut.
 */
export function madePlain<T>(value: T, severalLines: ReadonlySet<string> = new Set()): T {
  const visit = (part: unknown, field: string): unknown => {
    if (typeof part === 'string')
      return severalLines.has(field) ? plainText(part, MAX_LINES) : plainLine(part, MAX_LINE);
    if (Array.isArray(part)) return part.map((item) => visit(item, field));
    if (typeof part !== 'object' || part === null) return part;
    const entries = Object.entries(part);
    return Object.fromEntries(
      entries.map(([name, item]) => [plainLine(name, MAX_LINE), visit(item, name)]),
    );
  };
  return visit(value, '') as T;
}
