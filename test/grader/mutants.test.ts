import { afterAll, describe, expect, test } from 'vitest';
import { loadCatalog } from '../../kernel-lib/course/index.js';
import { sampled } from '../sample.js';
import { readTables } from './mutants/tables.js';
import { changedSolutions, complaints, SEED, solutions } from './support.js';
import { threadGrader } from './threads.js';

// In threads: mutants.sandbox.test.ts shows with a sample that a child comes to the same.
const topics = await readTables();
const catalog = await loadCatalog();
const grader = threadGrader(catalog);
afterAll(() => grader.close());

describe.each([...topics])('%s', (topic, { mutants, variants }) => {
  const text = solutions[`${topic}.ts`];
  const wrong = sampled(mutants, 4, ({ exercise, name }) => `${exercise} ${name}`, text);
  test.concurrent.each(wrong)('$exercise, wrong: $name', async (mutant) => {
    const texts = changedSolutions(topic, mutant.exercise, mutant);
    const result = await grader.grade(texts, mutant.exercise, SEED);
    expect(result.status).not.toBe('fault');
    expect(result.score).toBeLessThan(result.max_score);
    expect(complaints([result])).toMatch(mutant.says);
  });

  const right = sampled(variants, 2, ({ exercise, name }) => `${exercise} ${name}`, text);
  test.concurrent.each(right)('$exercise, right: $name', async (variant) => {
    const texts = changedSolutions(topic, variant.exercise, variant);
    const result = await grader.grade(texts, variant.exercise, SEED);
    expect(complaints([result])).toBe('');
    expect(result.score).toBe(result.max_score);
  });
});

// With SEED, the solutions are graded in solutions.test.ts, by children.
describe('our own answers, seed 2', () => {
  const some = sampled(catalog.exercises, 4, ({ name }) => name);
  test.concurrent.each(some)('$name', async ({ name }) => {
    const result = await grader.grade(solutions, name, 2);
    expect(complaints([result])).toBe('');
    expect(result.score).toBe(result.max_score);
  });
});

test('every exercise has at least six wrong answers, two right ones and two hints', async () => {
  for (const { name, topic, hints } of catalog.exercises) {
    const { mutants, variants } = topics.get(topic) ?? { mutants: [], variants: [] };
    const wrong = mutants.filter(({ exercise }) => exercise === name);
    const right = variants.filter(({ exercise }) => exercise === name);
    expect(wrong.length, `wrong answers for ${name}`).toBeGreaterThanOrEqual(6);
    expect(right.length, `right answers for ${name}`).toBeGreaterThanOrEqual(2);
    expect(hints.length, `hints for ${name}`).toBeGreaterThanOrEqual(2);
    expect(hints.every((hint) => hint.trim().length > 10)).toBe(true);
  }
});
