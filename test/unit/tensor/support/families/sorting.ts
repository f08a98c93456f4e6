import fc from 'fast-check';
import * as k from 'kernel-lib/tensor';
import { ALL, anyTensor, filled, NUMBERS, oneAxis, shape } from '../arbitraries.js';
import type { Family } from '../family.js';

const sorted = anyTensor(['float64', 'int32'], shape(1, 1)).map((x) => x.sort());

export const sorting: readonly Family[] = [
  {
    name: 'sort',
    tolerance: { anyZero: true },
    cases: anyTensor(ALL, shape(1, 3)).chain((x) =>
      oneAxis(x.ndim).map((axis) => ({
        py: `np.sort(a[0], axis=${axis})`,
        args: [x],
        ours: () => k.sort(x, axis),
      })),
    ),
  },
  {
    name: 'argsort',
    tolerance: {},
    cases: anyTensor(ALL, shape(1, 3)).chain((x) =>
      oneAxis(x.ndim).map((axis) => ({
        py: `np.argsort(a[0], axis=${axis}, kind='stable')`,
        args: [x],
        ours: () => k.argsort(x, axis),
      })),
    ),
  },
  {
    name: 'unique',
    tolerance: { anyZero: true },
    cases: anyTensor(ALL).map((x) => ({
      py: 'list(np.unique(a[0], return_index=True, return_inverse=True, return_counts=True))',
      args: [x],
      ours: () => {
        const { values, index, inverse, counts } = k.uniqueAll(x);
        return [values, index, inverse, counts];
      },
    })),
  },
  {
    name: 'searchsorted',
    tolerance: {},
    cases: fc
      .tuple(sorted, anyTensor(['float64'], shape(0, 2)), fc.constantFrom('left', 'right'))
      .map(([a, v, side]) => ({
        py: `np.searchsorted(a[0], a[1], side='${side}')`,
        args: [a, v],
        ours: () => k.searchsorted(a, v, side as 'left' | 'right'),
      })),
  },
  {
    name: 'bincount',
    tolerance: {},
    cases: fc
      .tuple(anyTensor(['int32'], shape(1, 1), { small: true }), fc.integer({ min: 0, max: 12 }))
      .map(([x, n]) => {
        const y = x.abs();
        return {
          py: `np.bincount(a[0], minlength=${n})`,
          args: [y],
          ours: () => k.bincount(y, null, n),
        };
      }),
  },
  {
    name: 'weighted bincount',
    tolerance: {},
    cases: anyTensor(['int32'], shape(1, 1, 1), { small: true }).chain((x) =>
      filled(['float64'], x.shape).map((w) => ({
        py: 'np.bincount(a[0], weights=a[1])',
        args: [x.abs(), w],
        ours: () => k.bincount(x.abs(), w),
      })),
    ),
  },
  {
    name: 'histogram',
    tolerance: { ulp: 1 },
    cases: fc
      .tuple(
        anyTensor(NUMBERS, shape(1, 2), { tame: true }),
        fc.integer({ min: 1, max: 12 }),
        fc.boolean(),
      )
      .map(([x, bins, density]) => ({
        py: `(lambda h: [h[0], h[1].astype('float64')])(np.histogram(a[0], ${bins}, density=${density ? 'True' : 'False'}))`,
        args: [x.astype('float64')],
        ours: () => k.histogram(x.astype('float64'), bins, null, density),
      }))
      .filter(({ args }) => args[0]!.size > 0),
  },
  {
    name: 'histogram with edges',
    tolerance: {},
    cases: anyTensor(['float64'], shape(1, 2)).map((x) => ({
      py: 'np.histogram(a[0], [-5, -1, 0, 0.5, 5])',
      args: [x],
      ours: () => {
        const [counts, edges] = k.histogram(x, [-5, -1, 0, 0.5, 5]);
        return [counts, edges];
      },
    })),
  },
];
