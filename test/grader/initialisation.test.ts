import { RandomState, type Tensor } from 'kernel-lib';

import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../kernel-lib/course/index.js';
import type { Student } from '../../kernel-lib/grader/engine/student.js';
import { CheckTools } from '../../kernel-lib/grader/engine/tools.js';
import * as answers from '../../solutions/initialisation.js';

// Checks of random numbers are right by chance or wrong by chance unless their bands are wide enough
// and still narrower than the nearest mistake. Here they run in this process, with many seeds.

type Answers = Record<string, (...args: never[]) => unknown>;

function studentWith(functions: Answers): Student {
  const call = async (name: string, ...args: never[]) => {
    const result = functions[name]?.(...args);
    return Array.isArray(result) && name === 'fan_in_and_fan_out' ? result : [result];
  };
  return { call, last: { name: '', inputs: [], changed: [] } } as unknown as Student;
}

async function failures(exercise: string, functions: Answers, seeds: number): Promise<string[]> {
  const { exercises } = await loadCatalog();
  const { checks } = exercises.find(({ name }) => name === exercise)!;
  const student = studentWith(functions);
  const failed: string[] = [];
  for (let seed = 0; seed < seeds; seed++) {
    for (const check of checks) {
      try {
        await check.run(student, new CheckTools(seed * 7919 + check.id.length, student));
      } catch (error) {
        failed.push(`${check.id}, seed ${seed}: ${(error as Error).message}`);
      }
    }
  }
  return failed;
}

describe('fresh seeds never refuse a right answer', () => {
  it.each([
    ['distinct_units', 12],
    ['activation_statistics', 100],
    ['init_weights', 40],
    ['init_weights_uniform', 40],
    ['fan_in_and_fan_out', 300],
  ] as const)('%s, %i seeds', async (exercise, seeds) => {
    expect(await failures(exercise, { ...answers }, seeds)).toEqual([]);
  });
});

describe('a scale that is 5 % off is refused every time', () => {
  const seeds = 15;
  it.each([0.95, 1.05])('init_weights, times %d', async (factor) => {
    const init_weights = (...args: Parameters<typeof answers.init_weights>): Tensor =>
      answers.init_weights(...args).mul(args[2] === 'constant' ? 1 : factor);
    const failed = await failures('init_weights', { init_weights }, seeds);
    for (const id of ['xavier', 'kaiming', 'constant-normal', 'other-sizes'])
      expect(failed.filter((text) => text.startsWith(`${id},`))).toHaveLength(seeds);
  });

  it.each([0.95, 1.05])('init_weights_uniform, times %d', async (factor) => {
    const init_weights_uniform = (
      ...args: Parameters<typeof answers.init_weights_uniform>
    ): Tensor => answers.init_weights_uniform(...args).mul(factor);
    const failed = await failures('init_weights_uniform', { init_weights_uniform }, seeds);
    expect(failed).toHaveLength(4 * seeds);
  });
});

it('numbers of the right scale but of another form are refused', async () => {
  const laplace = (D: number, H: number, _: string, seed: number) => {
    const u = new RandomState(seed).rand(D, H).sub(0.5);
    const size = u.abs().mul(-2).add(1).log().neg(); // exponential, variance with a sign: 2
    return u
      .sign()
      .mul(size)
      .mul(Math.sqrt(1 / D / 2));
  };
  const failed = await failures('init_weights', { init_weights: laplace as never }, 10);
  expect(failed.filter((text) => /^xavier.*kurtosis/.test(text))).toHaveLength(10);
});
