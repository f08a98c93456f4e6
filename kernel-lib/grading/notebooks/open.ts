import { OPEN_PLACEHOLDER, words } from './text.js';

/** What the lab writes before the question itself. */
const PREAMBLE = /^in your own words( \d+ points?)?$/;

/** What a student wrote in a cell: neither the lab's placeholder nor the question. */
export function writtenText(source: string, question: string): string {
  const text = source.replace(OPEN_PLACEHOLDER, '').trim();
  if (words(text) === words(OPEN_PLACEHOLDER)) return '';
  const span = spanOf(text, words(question).split(' '));
  if (!span) return text;
  const before = text.slice(0, span.start).trim();
  const after = text.slice(span.end).replace(/^[^\p{L}\p{N}\s]+/u, '');
  const parts = [PREAMBLE.test(words(before)) ? '' : before, after.trim()];
  return parts.filter((part) => words(part) !== '').join('\n\n');
}

/** Where the given words stand one after the other in a text, whatever is between them. */
function spanOf(text: string, sought: readonly string[]) {
  const found = [...text.matchAll(/[\p{L}\p{N}]+/gu)];
  const fits = (at: number) => sought.every((word, i) => found[at + i]?.[0].toLowerCase() === word);
  const at = found.findIndex((_, i) => fits(i));
  const first = found[at];
  const last = found[at + sought.length - 1];
  if (!first || !last) return undefined;
  return { start: first.index, end: last.index + last[0].length };
}

/** Cells that the lab made are named by words; editors name new ones by random characters. */
const LAB_NAME = /^(?=.*[g-z])[a-z0-9]+(-[a-z0-9]+)+$/;

/** Whether a cell below an open question is the lab's next part, not the student's. */
export function isNextPart(source: string, id: string | undefined): boolean {
  if (id !== undefined && LAB_NAME.test(id)) return true;
  const heading = /^\s*#{1,2}\s+(.*)/.exec(source)?.[1];
  return heading !== undefined && !/\banswer\b/i.test(heading);
}
