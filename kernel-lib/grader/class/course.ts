import type { Catalog } from '../engine/catalog.js';
import type { HintCost } from '../engine/hints.js';
import type { Question } from '../notebooks/question.js';

/** What a class is graded by. */
export interface Course {
  /** The exercises of these names and topics, with what they build on; without names, all. */
  loadCatalog(only?: string | readonly string[]): Promise<Catalog>;
  readonly questions: readonly Question[];
  /** What hints cost that were taken: nothing without it. */
  readonly hintCost?: HintCost;
  /** The built module that exports this as `course`: a process of its own takes it from there. */
  readonly module: string;
  /** Folders of built modules that it loads by name. With what the module imports, they are the checks. */
  readonly folders: readonly string[];
}
