import fc from 'fast-check';
import * as k from 'kernel-lib/tensor';
import { ALL, anyTensor, FLOATS, filled, oneAxis, shape } from '../arbitraries.js';
import type { Family } from '../family.js';

/** Two or three tensors, some of which fit together. */
const parts = fc
  .tuple(fc.integer({ min: 0, max: 3 }), shape(3, 3), fc.integer({ min: 2, max: 3 }))
  .chain(([ndim, dims, count]) =>
    fc.tuple(
      ...Array.from({ length: count }, () =>
        fc
          .tuple(fc.integer({ min: 0, max: ndim }), fc.integer({ min: 1, max: 3 }))
          .chain(([axis, size]) =>
            filled(
              ALL,
              dims.slice(0, ndim).map((n, i) => (i === axis ? size : n)),
            ),
          ),
      ),
    ),
  );

const join = (name: string, py: string, ours: (all: k.Tensor[]) => k.Tensor): Family => ({
  name,
  tolerance: {},
  cases: parts.map((all) => ({
    py: py.replace('*', all.map((_, i) => `a[${i}]`).join(', ')),
    args: all,
    ours: () => ours(all),
  })),
});

type Reduction = (x: k.Tensor, axis: number, keepdims?: boolean) => k.Tensor;

/** Tensors in which every third number is NaN. */
const holed = anyTensor(['float64', 'float32', 'float64', 'int32', 'bool'], shape(1, 3), {
  tame: true,
}).chain((x) =>
  fc
    .array(fc.integer({ min: 0, max: 2 }), { minLength: x.size, maxLength: x.size })
    .map((holes) => {
      const y = x.copy();
      if (y.dtype.startsWith('float'))
        for (const [i, hole] of holes.entries()) if (hole === 0) y.data[i] = Number.NaN;
      return y;
    }),
);

const REDUCTIONS = {
  nansum: k.nansum,
  nanprod: k.nanprod,
  nanmedian: k.nanmedian,
  nanmean: k.nanmean,
  nanvar: k.nanvar,
  nanstd: k.nanstd,
  nanmax: k.nanmax,
  nanmin: k.nanmin,
  nanargmax: k.nanargmax,
  nanargmin: k.nanargmin,
};

const leavingNan: Family[] = Object.entries(REDUCTIONS).map(([name, reduce]) => ({
  name,
  tolerance: { ulp: 4, anyZero: true },
  cases: fc.tuple(holed, fc.boolean(), fc.boolean()).chain(([x, whole, keepdims]) =>
    oneAxis(x.ndim).map((axis) => ({
      py: whole
        ? `np.${name}(a[0])`
        : `np.${name}(a[0], axis=${axis}, keepdims=${keepdims ? 'True' : 'False'})`,
      args: [x],
      ours: () =>
        whole ? (reduce as (x: k.Tensor) => number)(x) : (reduce as Reduction)(x, axis, keepdims),
    })),
  ),
}));

export const everyday: readonly Family[] = [
  join('vstack', 'np.vstack([*])', (all) => k.vstack(all)),
  join('hstack', 'np.hstack([*])', (all) => k.hstack(all)),
  join('columnStack', 'np.column_stack([*])', (all) => k.columnStack(all)),
  join('c_', 'np.c_[*]', (all) => k.c_(...all)),
  join('r_', 'np.r_[*]', (all) => k.r_(...all)),
  join('append', 'np.append(a[0], a[1])', ([x, y]) => k.append(x!, y!)),
  join('append along an axis', 'np.append(a[0], a[1], axis=0)', ([x, y]) => k.append(x!, y!, 0)),
  {
    name: 'atleast1d, atleast2d',
    tolerance: {},
    cases: anyTensor(ALL).map((x) => ({
      py: '[np.atleast_1d(a[0]), np.atleast_2d(a[0])]',
      args: [x],
      ours: () => [k.atleast1d(x), k.atleast2d(x)],
    })),
  },
  {
    name: 'arraySplit',
    tolerance: {},
    cases: fc.tuple(anyTensor(ALL, shape(1, 3)), fc.integer({ min: 0, max: 7 })).chain(([x, n]) =>
      oneAxis(x.ndim).map((axis) => ({
        py: `np.array_split(a[0], ${n}, axis=${axis})`,
        args: [x],
        ours: () => k.arraySplit(x, n, axis),
      })),
    ),
  },
  {
    name: 'diff',
    tolerance: {},
    cases: fc.tuple(anyTensor(ALL, shape(0, 3)), fc.integer({ min: 0, max: 3 })).chain(([x, n]) =>
      oneAxis(Math.max(x.ndim, 1)).map((axis) => ({
        py: `np.diff(a[0], n=${n}, axis=${axis})`,
        args: [x],
        ours: () => k.diff(x, n, axis),
      })),
    ),
  },
  ...leavingNan,
  {
    name: 'nanToNum',
    tolerance: {},
    cases: fc.tuple(anyTensor(ALL), fc.boolean()).map(([x, own]) => ({
      py: `np.nan_to_num(a[0]${own ? ', nan=1.5, posinf=7, neginf=-8' : ''})`,
      args: [x],
      ours: () => k.nanToNum(x, own ? { nan: 1.5, posinf: 7, neginf: -8 } : {}),
    })),
  },
  {
    name: 'countNonzero, argwhere, flatnonzero',
    tolerance: {},
    cases: anyTensor(ALL, shape(1, 3)).chain((x) =>
      oneAxis(x.ndim).map((axis) => ({
        py: `[np.count_nonzero(a[0]), np.count_nonzero(a[0], axis=${axis}), np.argwhere(a[0]), np.flatnonzero(a[0])]`,
        args: [x],
        ours: () => [k.countNonzero(x), k.countNonzero(x, axis), k.argwhere(x), k.flatnonzero(x)],
      })),
    ),
  },
  {
    name: 'percentile',
    tolerance: { ulp: 1 },
    cases: fc
      .tuple(
        anyTensor(['float64', 'int32'], shape(1, 3), { tame: true }),
        fc.integer({ min: 0, max: 100 }),
      )
      .chain(([x, q]) =>
        oneAxis(x.ndim).map((axis) => ({
          py: `[np.percentile(a[0], ${q}), np.percentile(a[0], [5, ${q}], axis=${axis})]`,
          args: [x],
          ours: () => [k.percentile(x, q), k.percentile(x, [5, q], axis)],
        })),
      ),
  },
  {
    name: 'isclose',
    tolerance: {},
    cases: anyTensor(FLOATS).chain((x) =>
      fc.tuple(filled(FLOATS, x.shape), fc.boolean()).map(([y, nan]) => ({
        py: `np.isclose(a[0], a[1], equal_nan=${nan ? 'True' : 'False'}) | np.isclose(a[0], a[0] + 1e-6, equal_nan=${nan ? 'True' : 'False'})`,
        args: [x, y],
        ours: () =>
          k.logicalOr(k.isclose(x, y, 1e-5, 1e-8, nan), k.isclose(x, x.add(1e-6), 1e-5, 1e-8, nan)),
      })),
    ),
  },
];
