import type typescript from 'typescript';
import type { CompletionInfo } from '../tslab.js';
import { INSIDE } from './packageTypes.js';

/** What could stand where the cursor is, the likely names first, and what it would replace. */
export function completionsAt(
  code: string,
  position: number,
  original: typescript.CompletionInfo | undefined,
): CompletionInfo {
  const before = code.slice(0, position).match(/[\p{ID_Continue}$]*$/u)![0];
  const after = code.slice(position).match(/^[\p{ID_Continue}$]*/u)![0];
  const entries = (original?.entries ?? []).filter(({ name }) => !name.startsWith(INSIDE));
  const typed = (before + after).toLowerCase();
  const ranked = entries
    .map((entry) => ({ entry, rank: rankOf(entry.name, before + after, typed) }))
    .filter(({ rank }) => rank < 3)
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        a.entry.sortText.localeCompare(b.entry.sortText) ||
        (typed === '' ? a.entry.name.localeCompare(b.entry.name) : 0),
    );
  return {
    start: position - before.length,
    end: position + after.length,
    candidates: ranked.map(({ entry }) => entry.name),
    original: original as never,
  };
}

/** Names that begin with what was typed, then in another case, then those that contain it. */
function rankOf(name: string, typed: string, lower: string): number {
  if (name.startsWith(typed)) return 0;
  const lowerName = name.toLowerCase();
  if (lowerName.startsWith(lower)) return 1;
  return lowerName.includes(lower) ? 2 : 3;
}
