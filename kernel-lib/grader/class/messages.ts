import type { ExerciseResult, Report } from '../engine/report.js';

/** To a worker: grade this. */
export interface Job {
  /** A folder, an archive or a file; the first of `parts`. */
  path: string;
  /** All that belongs to the submission. */
  parts: readonly string[];
  seed: number;
  only: readonly string[];
  lab?: number | undefined;
  /** Whether to run the type checker too. */
  types: boolean;
  /** Where the report goes. */
  report: string;
}

/** From a worker. `beat` says that it is not stuck. */
export type News =
  | { kind: 'beat' }
  | { kind: 'exercise'; result: ExerciseResult }
  /** `unsaved`: the report that could not be written to its file. */
  | { kind: 'done'; rss: number; unsaved?: Report }
  /** The submission cannot be opened. */
  | { kind: 'refused'; message: string }
  | { kind: 'failed'; message: string };
