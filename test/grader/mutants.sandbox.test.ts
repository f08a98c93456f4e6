import { RandomState } from 'kernel-lib/random';
import { afterAll, expect, test } from 'vitest';
import { loadCatalog } from '../../kernel-lib/course/index.js';
import type { ExerciseResult } from '../../kernel-lib/grader/index.js';
import { sampled } from '../sample.js';
import type { Change } from './mutants/mutant.js';
import { readTables } from './mutants/tables.js';
import { changedSolutions, gradeTexts, SEED } from './support.js';
import { threadGrader } from './threads.js';

const catalog = await loadCatalog();
const grader = threadGrader(catalog);
afterAll(() => grader.close());

/** Without time; and which bound ended what never ends is chance. */
function comparable(result: ExerciseResult | undefined) {
  const bound = /gave no answer within|used more than|needed more than|reaching memory limit/;
  const checks = result?.checks.map((check) =>
    bound.test(check.message ?? '') ? { ...check, message: 'ended' } : check,
  );
  return { ...result, seconds: 0, checks };
}

/** A few of each topic, other ones whenever its table grows. */
const sample = [...(await readTables())].map(([topic, { mutants, variants }]) => {
  const draw = <T>(all: readonly T[], count: number): T[] => {
    const order = new RandomState(all.length).permutation(all.length).data;
    return Array.from(order.slice(0, count), (i) => all[i] as T);
  };
  const changes: (Change & { exercise: string })[] = [...draw(mutants, 2), ...draw(variants, 1)];
  return { topic, changes };
});

const taken = sampled(sample, 3, ({ topic, changes }) => topic + JSON.stringify(changes));

test.each(taken)(
  '$topic: a child in the sandbox comes to the same verdict and words',
  async ({ topic, changes }) => {
    for (const change of changes) {
      const { exercise } = change;
      const texts = changedSolutions(topic, exercise, change);
      const inThread = await grader.grade(texts, exercise, SEED);
      const [inChild] = (await gradeTexts(texts, { only: exercise })).exercises;
      expect(comparable(inThread)).toEqual(comparable(inChild));
    }
  },
);
