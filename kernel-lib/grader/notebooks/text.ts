/** The text that the lab puts where an open answer is to be written. */
export const OPEN_PLACEHOLDER = '*Your answer here: double-click to edit, Shift+Enter when done.*';

/** A text without what an editor may change: white space, marks, case. */
export function words(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
