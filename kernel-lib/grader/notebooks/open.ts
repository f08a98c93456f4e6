import type { OpenQuestion } from './question.js';
import type { NotebookCell } from './read.js';
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

/** Fewer words than these may be a student's own: then the whole cell must be the lab's. */
const FEW = 4;

/**
 * Of a cell that begins as one of the lab's does, what is written before that; `undefined` for a cell that
 * does not.
 */
export function aboveLabText(source: string, below: readonly string[]): string | undefined {
  const text = words(source.slice(0, MAX_LOOKED_AT));
  for (const begin of below) {
    const sought = begin.split(' ');
    if (sought.length < FEW ? text !== begin : !text.includes(begin)) continue;
    const span = spanOf(source.slice(0, MAX_LOOKED_AT), sought);
    if (span)
      return source
        .slice(0, span.start)
        .replace(/[^\p{L}\p{N}.!?)\]]{0,20}$/u, '')
        .trim();
  }
  return undefined;
}

const MAX_LOOKED_AT = 20_000;

/** Cells that the lab made are named by words; editors name new ones by random characters. */
const LAB_NAME = /^(?=.*[g-z])[a-z0-9]+(-[a-z0-9]+)+$/;

/** Whether a cell below an open question is the lab's next part, not the student's. */
export function isNextPart({ source, id }: NotebookCell, { below }: OpenQuestion): boolean {
  if (id !== undefined && LAB_NAME.test(id)) return true;
  // Where the lab's own words are known, a heading is the student's.
  if (below && below.length > 0) return false;
  const heading = /^\s*#{1,2}\s+(.*)/.exec(source)?.[1];
  return heading !== undefined && !/\banswer\b/i.test(heading);
}
