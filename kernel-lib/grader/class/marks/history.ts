import { readJsonLines } from '../files.js';
import type { Mark } from './read.js';

/** A mark as it was taken over. */
export interface Kept extends Mark {
  at: string;
  /** The verdict on the submission that was marked. */
  graded: string | null;
}

export function readKept(path: string): Kept[] {
  return readJsonLines(path) as Kept[];
}

/** The last mark for each student and question. */
export function latest(all: readonly Kept[]): Map<string, Kept> {
  return new Map(all.map((one) => [`${one.id}\0${one.question}`, one]));
}
