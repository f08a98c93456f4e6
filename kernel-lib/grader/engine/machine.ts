import type { NotebookReader } from '../notebooks/score.js';
import type { Limits } from '../sandbox/limits.js';
import type { SandboxLayer } from '../sandbox/options.js';
import type { PreparedModule } from '../submission/prepared.js';
import type { TypeProblem } from '../submission/typeProblem.js';
import type { Host } from './host.js';

/** What grading needs of the machine that it runs on. */
export interface Machine {
  /** Starts what compiles the files of one submission, within bounds. */
  compiler(limits: Limits): SubmissionCompiler;
  /** A place for a student's files, and what runs them within limits: one for each topic. */
  host(limits: Limits): Host;
  /** What keeps a student's code in its place here. */
  layers(): Promise<readonly SandboxLayer[]>;
}

/** What reads what students wrote, within bounds: no text makes any of this throw. */
export interface SubmissionCompiler extends NotebookReader {
  /** A file, ready to run, or one line that says why it cannot. */
  prepare(
    topic: string,
    path: string,
    text: string,
    siblings: readonly string[],
  ): Promise<PreparedModule | { problem: string }>;
  /** What the type checker has to say of the topics' files; the others are there to be imported. */
  typeProblems(
    modules: readonly PreparedModule[],
    topics: readonly string[],
  ): Promise<TypeProblem[]>;
}
