import fc from 'fast-check';
import * as k from 'kernel-lib/tensor';
import { ALL, anyTensor, axisOf, FLOATS, filled, NUMBERS, shape } from '../arbitraries.js';
import type { Tolerance } from '../compare.js';
import type { Family } from '../family.js';

const tame = { tame: true };
const close: Tolerance = { rtol: 1e-5, atol: 1e-4, anyZero: true };
const closer: Tolerance = { rtol: 1e-9, atol: 1e-9, anyZero: true };
const py = (flag: boolean): string => (flag ? 'True' : 'False');
const tuple = (axis: number | readonly number[] | null): string =>
  axis === null
    ? 'None'
    : typeof axis === 'number'
      ? String(axis)
      : `(${axis.map((a) => `${a},`).join(' ')})`;

/** Formulas with `...`, and the shapes of their operands. */
const dotted: readonly [formula: string, ...shapes: number[][]][] = [
  ['...ij,...jk->...ik', [2, 3, 2, 3], [3, 3, 4]],
  ['...ij,...jk->...ik', [2, 3], [3, 4]],
  ['...ij,jk->...ik', [2, 3, 2, 3], [3, 4]],
  ['...ij,...jk', [2, 2, 3], [1, 3, 4]],
  ['i...->...i', [2, 3, 4]],
  ['i...,...->...i', [2, 3], [3]],
  ['...,...', [2, 1], [3]],
  ['...i->...', [2, 3, 4]],
  ['...i->i', [2, 3]],
  ['...ii->...i', [2, 3, 3]],
  ['i...j->ij...', [2, 4, 5, 3]],
  ['...i...', [2, 3]],
  ['...i,i->...', [3], [3]],
  ['ij->...', [2, 3]],
];

const contraction = fc.tuple(shape(0, 3), fc.integer({ min: 0, max: 3 }), shape(0, 2));

export const products: readonly Family[] = [
  {
    name: 'einsum with further axes',
    tolerance: close,
    cases: fc.constantFrom(...dotted).chain(([formula, ...shapes]) =>
      fc.tuple(...shapes.map((s) => filled(NUMBERS, s, tame))).map((args) => ({
        py: `np.einsum('${formula}', ${args.map((_, i) => `a[${i}]`).join(', ')})`,
        args,
        ours: () => k.einsum(formula, ...args),
      })),
    ),
  },
  {
    name: 'tensordot',
    tolerance: close,
    cases: contraction.chain(([left, count, right]) => {
      const shared = [2, 3, 1].slice(0, count);
      return fc
        .tuple(
          filled(NUMBERS, [...left, ...shared], tame),
          filled(NUMBERS, [...shared, ...right], tame),
        )
        .map(([a, b]) => ({
          py: `np.tensordot(a[0], a[1], ${count})`,
          args: [a, b],
          ours: () => k.tensordot(a, b, count),
        }));
    }),
  },
  {
    name: 'tensordot over named axes',
    tolerance: close,
    cases: fc
      .tuple(filled(NUMBERS, [2, 3, 4], tame), filled(NUMBERS, [4, 2, 3], tame))
      .chain(([a, b]) =>
        fc
          .constantFrom<[number[], number[]]>(
            [[0], [1]],
            [
              [1, 2],
              [2, 0],
            ],
            [
              [-1, 0],
              [0, -2],
            ],
            [[], []],
            [[0], [0]],
            [[0, 1], [1]],
          )
          .map((axes) => ({
            py: `np.tensordot(a[0], a[1], ${JSON.stringify(axes)})`,
            args: [a, b],
            ours: () => k.tensordot(a, b, axes),
          })),
      ),
  },
  {
    name: 'inner',
    tolerance: close,
    cases: fc
      .tuple(
        shape(0, 2),
        shape(0, 2),
        fc.integer({ min: 0, max: 4 }),
        fc.integer({ min: 0, max: 5 }),
      )
      .chain(([left, right, n, kind]) =>
        fc.tuple(
          filled(NUMBERS, kind === 0 ? [] : [...left, n], tame),
          filled(NUMBERS, [...right, kind === 1 ? 2 : n], tame),
        ),
      )
      .map(([a, b]) => ({
        py: 'np.inner(a[0], a[1])',
        args: [a, b],
        ours: () => k.inner(a, b),
      })),
  },
  {
    name: 'moveaxis',
    tolerance: {},
    cases: anyTensor(ALL, shape(1, 4)).chain((x) => {
      const axis = fc.integer({ min: -x.ndim, max: x.ndim - 1 });
      const axes = fc.oneof(axis, fc.array(axis, { minLength: 1, maxLength: 3 }));
      return fc.tuple(axes, axes).map(([from, to]) => ({
        py: `np.moveaxis(a[0], ${tuple(from)}, ${tuple(to)})`,
        args: [x],
        ours: () => k.moveaxis(x, from, to),
      }));
    }),
  },
  {
    name: 'average',
    tolerance: close,
    cases: anyTensor(ALL, shape(0, 3), tame).chain((x) =>
      fc
        .tuple(axisOf(x.ndim), fc.boolean(), fc.integer({ min: 0, max: 4 }))
        .chain(([axis, keep, kind]) => {
          const along = [axis ?? []].flat().map((a) => x.shape.at(a)!);
          const dims = kind === 0 ? [2] : kind < 3 ? x.shape : along;
          return filled(ALL, dims, tame).map((w) => ({
            py: `np.average(a[0], axis=${tuple(axis)}, weights=abs(a[1]), keepdims=${py(keep)})`,
            args: [x, w],
            ours: () =>
              axis === null
                ? keep
                  ? k.average(x, null, k.abs(w), true)
                  : k.average(x, null, k.abs(w))
                : k.average(x, axis, k.abs(w), keep),
          }));
        }),
    ),
  },
  {
    name: 'average without weights',
    tolerance: close,
    cases: anyTensor(ALL, shape(1, 3, 1), tame).chain((x) =>
      axisOf(x.ndim).map((axis) => ({
        py: `np.average(a[0], axis=${tuple(axis)})`,
        args: [x],
        ours: () => (axis === null ? k.average(x) : k.average(x, axis)),
      })),
    ),
  },
  {
    name: 'cov',
    tolerance: closer,
    cases: anyTensor(ALL, shape(0, 2), tame).chain((x) =>
      fc
        .tuple(fc.boolean(), fc.boolean(), fc.constantFrom(undefined, 0, 1, 2))
        .map(([rowvar, bias, ddof]) => ({
          py: `np.cov(a[0], rowvar=${py(rowvar)}, bias=${py(bias)}, ddof=${ddof ?? 'None'})`,
          args: [x],
          ours: () => k.cov(x, { rowvar, bias, ...(ddof === undefined ? {} : { ddof }) }),
        })),
    ),
  },
  {
    name: 'cov and corrcoef of two',
    tolerance: closer,
    cases: fc
      .tuple(
        fc.integer({ min: 2, max: 5 }),
        fc.boolean(),
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: 0, max: 3 }),
      )
      .chain(([n, rowvar, d, e]) => {
        const dims = (count: number) => (count === 0 ? [n] : rowvar ? [count, n] : [n, count]);
        return fc
          .tuple(filled(FLOATS, dims(d), tame), filled(NUMBERS, dims(e), tame))
          .map(([x, y]) => ({
            py: `[np.cov(a[0], a[1], rowvar=${py(rowvar)}), np.corrcoef(a[0] + np.arange(a[0].size).reshape(a[0].shape), rowvar=${py(rowvar)})]`,
            args: [x, y],
            ours: () => [
              k.cov(x, y, { rowvar }),
              k.corrcoef(x.add(k.arange(x.size).reshape(x.shape)), { rowvar }),
            ],
          }));
      }),
  },
];
