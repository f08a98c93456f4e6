import fc from 'fast-check';
import * as k from 'kernel-lib/tensor';
import { ALL, anyTensor, shape } from '../arbitraries.js';
import type { Family } from '../family.js';

const nice = fc
  .tuple(shape(0, 3), fc.constantFrom(1, 0.1, 0.5, 1 / 3, 1e-5, 1e5, 1e8, 1 / 512))
  .map(([s, scale]) =>
    k
      .arange(s.reduce((p, n) => p * n, 1))
      .reshape(s)
      .mul(scale)
      .sub(scale * 2),
  );

const large = fc
  .tuple(
    fc.constantFrom([1001], [40, 40], [12, 12, 12], [3, 500], [500, 3], [2, 2, 300]),
    fc.constantFrom<k.DType>('float64', 'int32', 'bool'),
  )
  .map(([s, dtype]) =>
    k
      .arange(s.reduce((p, n) => p * n, 1))
      .reshape(s)
      .mul(0.37)
      .astype(dtype),
  );

const single = fc
  .tuple(
    fc.integer({ min: -999999, max: 999999 }),
    fc.integer({ min: -30, max: 30 }),
    fc.constantFrom<k.DType>('float64', 'float32'),
  )
  .map(([digits, exponent, dtype]) => k.tensor(Number(`${digits}e${exponent}`), dtype));

const text = (x: k.Tensor) => ({ py: 'str(a[0])', args: [x], ours: () => x.toString() });

export const printing: readonly Family[] = [
  {
    name: 'print',
    tolerance: {},
    cases: fc.oneof(anyTensor(ALL), anyTensor(ALL, shape(), { tame: true })).map(text),
  },
  { name: 'print regular numbers', tolerance: {}, cases: nice.map(text) },
  { name: 'print single numbers', tolerance: {}, cases: single.map(text) },
  { name: 'print large tensors', tolerance: {}, cases: large.map(text) },
  {
    name: 'print long rows',
    tolerance: {},
    cases: anyTensor(
      ALL,
      fc.integer({ min: 10, max: 60 }).map((n) => [n]),
      { tame: true },
    ).map(text),
  },
  {
    name: 'print with options',
    tolerance: {},
    cases: fc
      .tuple(
        anyTensor(['float64', 'float32'], shape(1), { tame: true }),
        fc.integer({ min: 0, max: 10 }),
        fc.boolean(),
      )
      .map(([x, precision, suppress]) => ({
        py: `np.array2string(a[0], precision=${precision}, suppress_small=${suppress ? 'True' : 'False'})`,
        args: [x],
        ours: () => x.toString({ precision, suppress }),
      })),
  },
];
