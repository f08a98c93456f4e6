import { expect, test } from 'vitest';
import { RandomState } from '../../../kernel-lib/library/random/index.js';
import { argsort, tensor } from '../../../kernel-lib/library/tensor/index.js';
import { orderByBuckets } from '../../../kernel-lib/library/tensor/kernels/bucketOrder.js';
import { orderByComparing } from '../../../kernel-lib/library/tensor/kernels/sortAndScan.js';

const rng = new RandomState(5);
const SPECIAL = [0, -0, 1, -1, Infinity, -Infinity, 5e-324, -5e-324, 1e308, -1e308];
const kinds: Record<string, () => number> = {
  normal: () => rng.randn(),
  'many alike': () => rng.randint(5) - 2,
  special: () => SPECIAL[rng.randint(SPECIAL.length)]!,
  'all the same': () => 3,
  'of all sizes': () => (rng.randn() > 0 ? 1 : -1) * 10 ** (600 * rng.rand() - 300),
};

/** Kinds that spread evenly enough for buckets. */
const EVEN = ['normal', 'many alike'];

test('sorting by buckets gives the order of sorting by comparing', () => {
  for (const [kind, draw] of Object.entries(kinds))
    for (const n of [1, 97, 1000]) {
      const keys = Float64Array.from({ length: n }, draw);
      const [order, again, sorted] = [0, 1, 2].map(() => Int32Array.from(keys, (_, i) => i));
      const done = orderByBuckets(keys, order!, sorted!, n);
      const want = orderByComparing(keys, again!, new Int32Array(n), n);
      if (n > 1) expect(done, `${kind}, ${n}`).toBe(EVEN.includes(kind));
      // Where it gave up, comparing goes on from there, and equal keys still have their order.
      const got = done ? sorted : orderByComparing(keys, sorted!, order!, n);
      expect(got, `${kind}, ${n}`).toEqual(want);
    }
});

test('argsort leaves NaN at the end, in their order', () => {
  const keys = Array.from({ length: 300 }, (_, i) => (i % 7 === 3 ? Number.NaN : rng.randint(20)));
  const numbers = keys.map((_, i) => i).filter((i) => i % 7 !== 3);
  const sorted = numbers.sort((i, j) => keys[i]! - keys[j]! || i - j);
  const rest = keys.map((_, i) => i).filter((i) => i % 7 === 3);
  expect([...argsort(tensor(keys)).data]).toEqual([...sorted, ...rest]);
});
