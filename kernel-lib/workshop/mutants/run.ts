import type { Catalog } from 'chainrule-grader/engine';
import type { GeneratedMutant } from './edit.js';
import { type Equivalent, equivalentOf } from './equivalents.js';
import { MutantJudge, type Verdict } from './judge.js';
import { MutantThread } from './mutantThread.js';

/** A mutant and what came of it; `equivalent` for one that survived and is known to be right. */
export interface JudgedMutant {
  mutant: GeneratedMutant;
  verdict: Verdict | { status: 'equivalent'; reason: string };
}

export interface MutationOptions {
  catalog: Catalog;
  solutions: ReadonlyMap<string, string>;
  equivalents: readonly Equivalent[];
  seed?: number;
  /** How many threads. */
  jobs?: number;
  onProgress?: (done: number, all: number) => void;
}

/** Judges mutants, in the order given. */
export async function judgeMutants(
  mutants: readonly GeneratedMutant[],
  { catalog, solutions, equivalents, seed = 1, jobs = 1, onProgress }: MutationOptions,
): Promise<JudgedMutant[]> {
  const judged = new Array<JudgedMutant>(mutants.length);
  const waiting = [...mutants.entries()];
  let done = 0;
  const work = async () => {
    const bench = new MutantThread();
    try {
      const judge = new MutantJudge(bench, catalog, solutions, seed);
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const [at, mutant] = next;
        const verdict = await judge.judge(mutant);
        const known = verdict.status === 'survived' ? equivalentOf(mutant, equivalents) : undefined;
        judged[at] = known
          ? { mutant, verdict: { status: 'equivalent', reason: known.reason } }
          : { mutant, verdict };
        onProgress?.(++done, mutants.length);
      }
    } finally {
      await bench.close();
    }
  };
  await Promise.all(Array.from({ length: jobs }, work));
  return judged;
}
