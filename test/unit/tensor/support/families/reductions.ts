import fc from 'fast-check';
import * as k from 'kernel-lib/tensor';
import {
  ALL,
  anyTensor,
  axisOf,
  FLOATS,
  NUMBERS,
  oneAxis,
  shape,
  type Values,
} from '../arbitraries.js';
import type { Result, Tolerance } from '../compare.js';
import type { Case, Family } from '../family.js';
import { axis as axisText, bool } from '../python.js';

type Reduce = (x: k.Tensor, axis: never, keepdims: never) => Result;

/** Larger tensors too, so that sums go through their blocks. */
const shapes = fc.oneof(
  { weight: 6, arbitrary: shape() },
  { weight: 1, arbitrary: fc.tuple(fc.integer({ min: 1, max: 400 })).map((s) => [...s]) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }))
      .map((s) => [...s]),
  },
);

function reduction(
  name: string,
  py: string,
  f: unknown,
  kinds: readonly k.DType[],
  tolerance: Tolerance = {},
  values: Values = {},
  extra = '',
): Family {
  // NumPy's median fails on an empty list of axes and on some empty shapes.
  const usable = (axis: unknown): boolean =>
    name !== 'median' || !Array.isArray(axis) || axis.length > 0;
  const cases = anyTensor(kinds, shapes, values)
    .filter((x) => name !== 'median' || x.size > 0)
    .chain((x) =>
      fc.tuple(axisOf(x.ndim).filter(usable), fc.boolean()).map(
        ([axis, keepdims]): Case => ({
          py: `${py}(a[0], axis=${axisText(axis)}, keepdims=${bool(keepdims)}${extra})`,
          args: [x],
          ours: () => (f as Reduce)(x, axis as never, keepdims as never),
        }),
      ),
    );
  return { name, cases, tolerance };
}

const single = (
  name: string,
  py: string,
  f: unknown,
  kinds: readonly k.DType[],
  least: number,
  tail = '',
): Family => ({
  name,
  tolerance: {},
  cases: anyTensor(kinds, shape(least, 3, least)).chain((x) =>
    fc.oneof(fc.constant(null), x.ndim ? oneAxis(x.ndim) : fc.constant(null)).map((axis) => ({
      py: `${py}(a[0], axis=${axis ?? 'None'}${tail})`,
      args: [x],
      ours: () => (f as (x: k.Tensor, axis: number | null) => Result)(x, axis),
    })),
  ),
});

const ddof = (fn: 'var' | 'std'): Family => ({
  name: `${fn} with ddof`,
  tolerance: { ulp: 1 },
  cases: anyTensor(FLOATS, shape(1, 3, 1), { tame: true }).map((x) => ({
    py: `np.${fn}(a[0], axis=0, ddof=1)`,
    args: [x],
    ours: () => (fn === 'var' ? x.var(0, false, 1) : x.std(0, false, 1)),
  })),
});

const quantiles: Family = {
  name: 'quantile',
  tolerance: { ulp: 4, anyZero: true },
  cases: anyTensor(['float64'], shape(1, 3, 1), { tame: true }).chain((x) =>
    fc
      .tuple(
        oneAxis(x.ndim),
        fc.oneof(
          fc.integer({ min: 0, max: 8 }).map((v) => v / 8),
          fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 3 }),
        ),
        fc.boolean(),
      )
      .map(([axis, q, keepdims]) => ({
        py: `np.quantile(a[0], ${JSON.stringify(q)}, axis=${axis}, keepdims=${bool(keepdims)})`,
        args: [x],
        ours: () => k.quantile(x, q, axis, keepdims),
      })),
  ),
};

const norms: Family = {
  name: 'norm',
  tolerance: { rtol: 1e-6, atol: 1e-12 },
  cases: anyTensor(FLOATS, shape(1, 3, 1), { tame: true }).chain((x) =>
    fc
      .tuple(oneAxis(x.ndim), fc.constantFrom(null, 1, 2, 3, Infinity, -Infinity, 0))
      .map(([axis, ord]) => ({
        py: `np.linalg.norm(a[0], ${ord === null ? 'None' : String(ord).replace('Infinity', 'inf')}, axis=${axis}).astype(a[0].dtype)`,
        args: [x],
        ours: () => k.norm(x, ord, axis).astype(x.dtype),
      })),
  ),
};

export const reductions: readonly Family[] = [
  reduction('sum', 'np.sum', k.sum, ALL, {}, { small: true }),
  reduction('prod', 'np.prod', k.prod, FLOATS, { ulp: 2 }),
  reduction('mean', 'np.mean', k.mean, ALL, {}, { small: true }),
  reduction('var', 'np.var', k.var_, ALL, { ulp: 1 }, { tame: true }),
  reduction('std', 'np.std', k.std, ALL, { ulp: 1 }, { tame: true }),
  reduction('max', 'np.max', k.max, ALL, { anyZero: true }),
  reduction('min', 'np.min', k.min, ALL, { anyZero: true }),
  reduction('any', 'np.any', k.any, ALL),
  reduction('all', 'np.all', k.all, ALL),
  reduction('median', 'np.median', k.median, NUMBERS, { ulp: 1, anyZero: true }),
  reduction(
    'logsumexp',
    '(lambda x, axis, keepdims: np.log(np.sum(np.exp(x), axis=axis, keepdims=keepdims)))',
    k.logsumexp,
    ['float64'],
    { rtol: 1e-12, atol: 1e-12 },
    { tame: true },
  ),
  ddof('var'),
  ddof('std'),
  quantiles,
  norms,
  single('argmax', 'np.argmax', k.argmax, ALL, 0),
  single('argmin', 'np.argmin', k.argmin, ALL, 0),
  single('cumsum', 'np.cumsum', k.cumsum, FLOATS, 0),
  single('cumprod', 'np.cumprod', k.cumprod, FLOATS, 0),
  {
    name: 'cumsum of whole numbers',
    tolerance: {},
    cases: anyTensor(['int32', 'bool'], shape(1, 3), { small: true }).map((x) => ({
      py: 'np.cumsum(a[0], axis=-1)',
      args: [x],
      ours: () => k.cumsum(x, -1),
    })),
  },
];
