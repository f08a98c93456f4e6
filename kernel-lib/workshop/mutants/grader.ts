import {
  type Catalog,
  type ExerciseResult,
  ExerciseRunner,
  GraderFault,
  Modules,
} from 'chainrule-grader/engine';
import { DEFAULT_LIMITS } from 'chainrule-grader/sandbox';
import { fromTexts, prepareModule, type Transpiled } from 'chainrule-grader/submission';
import { BenchPool } from './pool.js';
import { ThreadHost } from './threadHost.js';

type Prepared = ReturnType<typeof prepareModule>;

export interface ThreadGraderOptions {
  /** How many. */
  threads?: number;
  /** A quicker way to JavaScript than the compiler's; `undefined` for a text that it does not take. */
  transpile?: (
    path: string,
    text: string,
  ) => Promise<Extract<Transpiled, { code: string }> | undefined>;
}

/**
 * Grades an exercise of texts that we wrote ourselves: the same runner, checks and words as for a
 * student, in threads instead of a fresh process each.
 */
export class ThreadGrader {
  private readonly pool: BenchPool;
  private readonly prepared = new Map<string, Promise<Prepared>>();

  constructor(
    private readonly catalog: Catalog,
    private readonly options: ThreadGraderOptions = {},
  ) {
    const { threads = 2 } = options;
    this.pool = new BenchPool(threads);
  }

  /** `texts` by file name, such as `layers.ts`. */
  grade(
    texts: Readonly<Record<string, string>>,
    name: string,
    seed: number,
  ): Promise<ExerciseResult> {
    const { exercises } = this.catalog;
    const exercise = exercises.find((candidate) => candidate.name === name);
    if (!exercise) throw new GraderFault(`there is no exercise ${name}`);
    const submission = fromTexts('submission', texts);
    const runner = new ExerciseRunner(this.catalog, new Modules(submission, exercises, this), {
      path: submission.path,
      seed,
      hidden: true,
      limits: DEFAULT_LIMITS,
      host: () => new ThreadHost(this.pool),
    });
    return runner.run(exercise);
  }

  /** As the compiler's process does; once for the same text. */
  prepare(
    topic: string,
    path: string,
    text: string,
    siblings: readonly string[],
  ): Promise<Prepared> {
    const key = `${path}\n${siblings.join()}\n${text}`;
    const known = this.prepared.get(key) ?? this.prepareAnew(topic, path, text, siblings);
    this.prepared.set(key, known);
    return known;
  }

  private async prepareAnew(
    topic: string,
    path: string,
    text: string,
    siblings: readonly string[],
  ): Promise<Prepared> {
    const quick = await this.options.transpile?.(path, text);
    return prepareModule(topic, path, text, siblings, quick ? () => quick : undefined);
  }

  close(): Promise<void> {
    return this.pool.close();
  }
}
