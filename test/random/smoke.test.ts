import { RandomState } from 'kernel-lib/random';
import { expect, test } from 'vitest';
import reference from '../reference/numpy_random.json' with { type: 'json' };

type Entry = Record<string, unknown> & { seed: number };

for (const entry of reference.legacy as unknown as Entry[]) {
  const fresh = () => new RandomState(entry.seed);
  test(`RandomState(${entry.seed}) gives NumPy's numbers`, () => {
    expect([...fresh().rand(8).data]).toEqual(entry['rand(8)']);
    expect([...fresh().randn(9).data]).toEqual(entry['randn(9)']);
    expect([...fresh().randint(0, 10, 20).data]).toEqual(entry['randint(0,10,size=20)']);
    expect([...fresh().permutation(12).data]).toEqual(entry['permutation(12)']);
    expect([...fresh().choice(100, 10).data]).toEqual(entry['choice(100,10)']);
    expect([...fresh().choice(20, 8, false).data]).toEqual(entry['choice(20,8,replace=False)']);
    expect([...fresh().uniform(-2, 3, 5).data]).toEqual(entry['uniform(-2,3,size=5)']);
    expect([...fresh().normal(1.5, 0.25, 5).data]).toEqual(entry['normal(1.5,0.25,size=5)']);
  });
}
