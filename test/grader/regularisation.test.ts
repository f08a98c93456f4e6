import { RandomState } from 'kernel-lib/random';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../kernel-lib/course/index.js';
import type { Student } from '../../kernel-lib/grader/engine/student.js';
import { CheckTools } from '../../kernel-lib/grader/engine/tools.js';
import * as dropout from '../../solutions/dropout.js';
import * as regularisation from '../../solutions/regularisation.js';

// Checks of random answers are right by chance or wrong by chance unless their bands are wide enough
// and still narrower than the nearest mistake. Here they run in this process, with many seeds.

type Answers = Record<string, (...args: never[]) => unknown>;
const answers: Answers = { ...dropout, ...regularisation };

function studentWith(functions: Answers): Student {
  const call = async (name: string, ...args: never[]) => {
    const result = functions[name]?.(...args);
    return Array.isArray(result) ? result : [result];
  };
  return { call, last: { name: '', inputs: [], changed: [], after: {} } } as unknown as Student;
}

/** Which checks refuse the answers, once per seed. */
async function refusals(exercise: string, functions: Answers, seeds: number): Promise<string[]> {
  const { exercises } = await loadCatalog();
  const { checks } = exercises.find(({ name }) => name === exercise)!;
  const student = studentWith(functions);
  const refused: string[] = [];
  for (let seed = 0; seed < seeds; seed++) {
    for (const check of checks) {
      try {
        await check.run(student, new CheckTools(seed * 7919 + check.id.length, student));
      } catch (error) {
        refused.push(`${check.id}: ${(error as Error).message}`);
      }
    }
  }
  return refused;
}

describe('fresh seeds never refuse a right answer', () => {
  it.each([
    ['dropout_vanilla', 100],
    ['dropout_forward', 100],
    ['dropout_backward', 100],
    ['early_stopping', 100],
    ['augment', 15],
  ] as const)('%s, %i seeds', async (exercise, seeds) => {
    expect(await refusals(exercise, answers, seeds)).toEqual([]);
  });
});

describe('a wrong probability is refused every time', () => {
  const seeds = 20;

  it('dropout that keeps a tenth more than p', async () => {
    const dropout_forward = (...[x, param]: Parameters<typeof dropout.dropout_forward>) => {
      if (param.mode === 'test') return dropout.dropout_forward(x, param);
      const { p, seed } = param;
      const mask = new RandomState(seed)
        .rand(...x.shape)
        .less(p + 0.1)
        .div(p);
      return [x.mul(mask), mask];
    };
    const refused = await refusals('dropout_forward', { ...answers, dropout_forward }, seeds);
    expect(refused.filter((text) => text.startsWith('train:'))).toHaveLength(seeds);
  });

  it('augment that mirrors three images of four', async () => {
    const augment = (...[X, max_shift, seed]: Parameters<typeof regularisation.augment>) => {
      const once = regularisation.augment(X, max_shift, seed);
      // A second mirror for half of those that were left as they are.
      const again = new RandomState(seed + 1).rand(X.shape[0] ?? 0);
      const [N = 0, C = 0, H = 0, W = 0] = X.shape;
      const first = new RandomState(seed);
      for (let n = 0; n < N; n++) {
        const mirrored = first.rand() < 0.5;
        first.randint(-max_shift, max_shift + 1);
        first.randint(-max_shift, max_shift + 1);
        if (mirrored || again.at(n) > 0.5) continue;
        for (let row = 0; row < C * H; row++) {
          const start = (n * C * H + row) * W;
          once.data.subarray(start, start + W).reverse();
        }
      }
      return once;
    };
    const refused = await refusals('augment', { ...answers, augment }, seeds);
    expect(refused.filter((text) => text.startsWith('choices:'))).toHaveLength(seeds);
  });
});
