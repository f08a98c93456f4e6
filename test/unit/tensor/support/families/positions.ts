import fc from 'fast-check';
import * as k from 'kernel-lib/tensor';
import { ALL, anyTensor, FLOATS, filled, oneAxis, pairOfTensors, shape } from '../arbitraries.js';
import type { Family } from '../family.js';

const pair = (name: string, ours: (a: k.Tensor, b: k.Tensor) => k.Tensor): Family => ({
  name,
  tolerance: { ulp: 3, rtol: 0, atol: 1e-6 },
  cases: pairOfTensors(['float64', 'float32', 'int32']).map(([a, b]) => ({
    py: `np.${name}(a[0], a[1])`,
    args: [a, b],
    ours: () => ours(a, b),
  })),
});

/** A tensor with at least one element, and an axis, or null for flattened. */
const along = anyTensor(ALL, shape(1, 3, 1), { tame: true }).chain((x) =>
  fc.tuple(fc.constant(x), fc.option(oneAxis(x.ndim))),
);
const lengthOf = (x: k.Tensor, axis: number | null): number =>
  axis === null ? x.size : x.shape.at(axis)!;
const named = (axis: number | null): string => (axis === null ? 'None' : String(axis));
const list = (n: number): fc.Arbitrary<number[]> =>
  fc.array(fc.integer({ min: -n, max: n - 1 }), { maxLength: 4 });
const rising = fc
  .uniqueArray(fc.integer({ min: -6, max: 6 }), { minLength: 1, maxLength: 6 })
  .map((xs) => k.tensor(xs.sort((a, b) => a - b)));

export const positions: readonly Family[] = [
  pair('arctan2', k.arctan2),
  pair('hypot', k.hypot),
  pair('logaddexp', k.logaddexp),
  {
    name: 'interp',
    tolerance: {},
    cases: rising.chain((xp) =>
      fc.tuple(anyTensor(FLOATS), filled(FLOATS, xp.shape), fc.boolean()).map(([x, fp, ends]) => ({
        py: `np.interp(a[0], a[1], a[2]${ends ? ', left=-1, right=2.5' : ''})`,
        args: [x, xp, fp],
        ours: () => (ends ? k.interp(x, xp, fp, -1, 2.5) : k.interp(x, xp, fp)),
      })),
    ),
  },
  {
    name: 'unravelIndex',
    tolerance: {},
    cases: shape(1, 3, 1).chain((dims) => {
      const size = dims.reduce((p, n) => p * n, 1);
      return fc
        .array(fc.integer({ min: 0, max: size }), { minLength: 1, maxLength: 4 })
        .map((at) => ({
          py: `np.unravel_index(a[0], (${dims.map((n) => `${n},`).join('')}))`,
          args: [k.tensor(at, 'int32')],
          ours: () => k.unravelIndex(k.tensor(at, 'int32'), dims),
        }));
    }),
  },
  {
    name: 'takeAlongAxis',
    tolerance: {},
    cases: along.chain(([x, axis]) => {
      const whole = axis === null ? [x.size] : x.shape;
      const at = axis === null ? 0 : axis < 0 ? axis + x.ndim : axis;
      return fc.tuple(fc.integer({ min: 1, max: 4 }), fc.boolean()).chain(([count, single]) => {
        const dims = whole.map((n, i) => (i === at ? count : single ? 1 : n));
        const size = dims.reduce((p, n) => p * n, 1);
        const n = whole[at]!;
        return fc
          .array(fc.integer({ min: -n, max: n - 1 }), { minLength: size, maxLength: size })
          .map((places) => {
            const index = k.tensor(places, 'int32').reshape(dims);
            return {
              py: `np.take_along_axis(a[0], a[1], axis=${named(axis)})`,
              args: [x, index],
              ours: () => k.takeAlongAxis(x, index, axis),
            };
          });
      });
    }),
  },
  {
    name: 'delete_',
    tolerance: {},
    cases: along.chain(([x, axis]) => {
      const n = lengthOf(x, axis);
      return fc.tuple(list(n), fc.integer({ min: 0, max: 3 })).map(([places, kind]) => {
        const one = places[0] ?? n;
        const at = [one, places, '1::2', '-2:'][kind]!;
        const py = [String(one), JSON.stringify(places), 'np.s_[1::2]', 'np.s_[-2:]'][kind];
        return {
          py: `np.delete(a[0], ${py}, axis=${named(axis)})`,
          args: [x],
          ours: () => k.delete_(x, at, axis),
        };
      });
    }),
  },
  {
    name: 'delete_ by a mask',
    tolerance: {},
    cases: anyTensor(ALL, shape(1, 1)).chain((x) =>
      filled(['bool'], x.shape).map((mask) => ({
        py: 'np.delete(a[0], a[1])',
        args: [x, mask],
        ours: () => k.delete_(x, mask),
      })),
    ),
  },
  {
    name: 'insert',
    tolerance: {},
    cases: along.chain(([x, axis]) => {
      const n = lengthOf(x, axis);
      return fc
        .tuple(
          list(n + 1).map((l) => l.filter((p) => p >= -n)),
          fc.integer({ min: 0, max: 2 }),
          fc.integer({ min: 0, max: 3 }),
        )
        .chain(([places, kind, size]) => {
          const one = places[0] ?? 0;
          const dims = [
            [],
            [1],
            axis === null ? [places.length] : x.shape.with(axis, 1),
            x.shape.slice(1),
          ][size]!;
          const at = [one, places, '::2'][kind]!;
          const py = [String(one), JSON.stringify(places), 'np.s_[::2]'][kind];
          return filled(ALL, dims, { tame: true }).map((v) => ({
            py: `np.insert(a[0], ${py}, a[1], axis=${named(axis)})`,
            args: [x, v],
            ours: () => k.insert(x, at, v, axis),
          }));
        });
    }),
  },
  {
    name: 'slidingWindowView',
    tolerance: {},
    cases: anyTensor(ALL, shape(1, 3)).chain((x) =>
      fc.tuple(oneAxis(x.ndim), fc.integer({ min: 1, max: 4 })).map(([axis, n]) => ({
        py: `[np.lib.stride_tricks.sliding_window_view(a[0], ${n}, axis=${axis}), np.lib.stride_tricks.sliding_window_view(a[0], (${x.shape.map(() => `${Math.min(n, 2)},`).join('')}))]`,
        args: [x],
        ours: () => [
          k.slidingWindowView(x, n, axis),
          k.slidingWindowView(
            x,
            x.shape.map(() => Math.min(n, 2)),
          ),
        ],
      })),
    ),
  },
];
