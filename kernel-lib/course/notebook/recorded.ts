import { type Tries, withTry } from 'chainrule-grader';

/** What each question was last answered with, in this kernel: for a course that scores by running. */
const given = new Map<string, string | number>();
/** What was tried in this kernel; the notebook's own cells tell of earlier ones. */
const tried = new Map<string, Tries>();
/** What was said before a run. */
const predicted = new Map<string, string | number>();
/** The runs that have shown what there was to predict. */
const shown = new Set<string>();

/** Remembers an answer. */
export function noteAnswer(id: string, answer: string | number): void {
  given.set(id, answer);
}

/** The last answer to a question, if there was one. */
export function notedAnswer(id: string): string | number | undefined {
  return given.get(id);
}

/** The tries before now: those that the cell tells of, then those of this kernel that it does not. */
export function triesBefore(id: string, ofCell: Tries): Tries {
  return (tried.get(id) ?? []).reduce(withTry, ofCell);
}

/** Remembers the tries of a question. */
export function noteTries(id: string, tries: Tries): void {
  tried.set(id, tries);
}

/** Remembers a prediction, and says whether the run was there before it. */
export function notePrediction(id: string, value: string | number): boolean {
  predicted.set(id, value);
  return shown.has(id);
}

/** What was predicted; from now on it comes too late. */
export function takePrediction(id: string): string | number | undefined {
  shown.add(id);
  return predicted.get(id);
}
