import type { AnswerCall } from '../../notebooks/answers.js';
import type { NotebookContent } from '../../notebooks/read.js';
import type { PreparedModule } from '../prepared.js';
import type { TypeProblem } from '../typeProblem.js';

/** What the compiler's process is asked, one thing at a time. */
export type Work =
  /** Check the syntax and the imports of a file and turn it into JavaScript. */
  | {
      kind: 'prepare';
      topic: string;
      path: string;
      text: string;
      siblings: readonly string[];
    }
  /** Type-check the files of topics among others; each part of the answer is about one of them. */
  | {
      kind: 'types';
      modules: readonly Pick<PreparedModule, 'topic' | 'path' | 'text'>[];
      topics: readonly string[];
    }
  /** Find the answers in a notebook's cell. */
  | { kind: 'answers'; source: string }
  /** Read a notebook: its text follows, in so many bytes. */
  | { kind: 'notebook'; path: string; bytes: number };

export type WorkOf<K extends Work['kind']> = Extract<Work, { kind: K }>;

/** What it answers, by the kind of the question. */
export interface Results {
  prepare: PreparedModule | { problem: string };
  types: { path: string; problems: TypeProblem[] }[];
  answers: AnswerCall[];
  notebook: NotebookContent;
}

/** One line from the process. */
export type Line =
  /** It has begun with a part: the path of a file. */
  | { begun: string }
  /** A part of the result. */
  | { part: unknown }
  | { result: unknown }
  | { error: string };
