import fc from 'fast-check';
import * as k from 'kernel-lib/tensor';
import { filled, NUMBERS } from '../arbitraries.js';
import type { Result, Tolerance } from '../compare.js';
import type { Family } from '../family.js';

const size = fc.integer({ min: 0, max: 9 });
const least1 = fc.integer({ min: 1, max: 6 });
const products: Tolerance = { rtol: 1e-5, atol: 1e-4, anyZero: true };
const tame = { tame: true };

/** A matrix that is safely invertible. */
const solid = least1.chain((n) =>
  filled(['float64'], [n, n], tame).map((x) => x.mul(0.1).add(k.eye(n).mul(n + 10))),
);
/** A matrix (M, N) of full rank. */
const oblong = fc
  .tuple(least1, least1)
  .chain(([m, n]) =>
    filled(['float64'], [m, n], tame).map((x) =>
      x.mul(0.1).add(k.eye(Math.max(m, n)).slice(`:${m}`, `:${n}`).mul(16)),
    ),
  );
const symmetric = least1.chain((n) => filled(['float64'], [n, n], tame).map((x) => x.add(x.T)));

const matrix = (
  name: string,
  py: string,
  ours: (x: k.Tensor) => Result,
  from: fc.Arbitrary<k.Tensor>,
): Family => ({
  name,
  tolerance: { rtol: 1e-9, atol: 1e-9, anyZero: true },
  cases: from.map((x) => ({ py, args: [x], ours: () => ours(x) })),
});

const einsums: readonly [formula: string, ...shapes: string[]][] = [
  ['nd,dm->nm', 'nd', 'dm'],
  ['nd,md->nm', 'nd', 'md'],
  ['ij->ji', 'ij'],
  ['ii', 'ii'],
  ['ii->i', 'ii'],
  ['ij->', 'ij'],
  ['ij,ij->i', 'ij', 'ij'],
  ['i,j', 'i', 'j'],
  ['bij,bjk->bik', 'bij', 'bjk'],
  ['i,ij,j->', 'i', 'ij', 'j'],
  ['ijk->kj', 'ijk'],
  ['ij,jk', 'ij', 'jk'],
];
const letterSize: Record<string, number> = { n: 3, d: 4, m: 2, i: 3, j: 4, k: 2, b: 2 };

export const linear: readonly Family[] = [
  {
    name: 'dot of matrices',
    tolerance: products,
    cases: fc.tuple(size, size, size).chain(([m, d, n]) =>
      fc.tuple(filled(NUMBERS, [m, d], tame), filled(NUMBERS, [d, n], tame)).map(([a, b]) => ({
        py: 'a[0].dot(a[1])',
        args: [a, b],
        ours: () => a.dot(b),
      })),
    ),
  },
  {
    name: 'dot of vectors and more',
    tolerance: products,
    cases: fc
      .tuple(least1, fc.constantFrom([], [2], [3, 2]), fc.constantFrom(0, 1, 2, 3))
      .chain(([d, lead, kind]) => {
        const right = [[d], [d, 2], [2, d, 3], [d]][kind]!;
        return fc.tuple(filled(NUMBERS, [...lead, d], tame), filled(NUMBERS, right, tame));
      })
      .map(([a, b]) => ({ py: 'np.dot(a[0], a[1])', args: [a, b], ours: () => k.dot(a, b) })),
  },
  {
    name: 'matmul',
    tolerance: products,
    cases: fc
      .tuple(
        least1,
        fc.constantFrom([2], [1, 2], [3, 2], [3, 1, 2], []),
        fc.constantFrom([], [1], [3], [1, 1], [4, 3]),
      )
      .chain(([d, lead, batch]) =>
        fc.tuple(
          filled(NUMBERS, [...lead, d], tame),
          filled(NUMBERS, batch.length === 0 ? [d] : [...batch.slice(1), d, 2], tame),
        ),
      )
      .map(([a, b]) => ({ py: 'np.matmul(a[0], a[1])', args: [a, b], ours: () => k.matmul(a, b) })),
  },
  {
    name: 'outer',
    tolerance: {},
    cases: fc
      .tuple(size, size)
      .chain(([n, m]) => fc.tuple(filled(NUMBERS, [n]), filled(NUMBERS, [m])))
      .map(([a, b]) => ({
        py: 'np.outer(a[0], a[1])',
        args: [a, b],
        ours: () => k.outer(a, b),
      })),
  },
  {
    name: 'einsum',
    tolerance: products,
    cases: fc.constantFrom(...einsums).chain(([formula, ...operands]) =>
      fc
        .tuple(
          ...operands.map((o) =>
            filled(
              NUMBERS,
              [...o].map((c) => (formula.startsWith('ii') ? 3 : letterSize[c]!)),
              tame,
            ),
          ),
        )
        .map((args) => ({
          py: `np.einsum('${formula}', ${args.map((_, i) => `a[${i}]`).join(', ')})`,
          args,
          ours: () => k.einsum(formula, ...args),
        })),
    ),
  },
  matrix('trace', 'np.trace(a[0])', k.trace, solid),
  matrix('inv', 'np.linalg.inv(a[0])', k.inv, solid),
  matrix('det', 'np.linalg.det(a[0])', k.det, solid),
  matrix('cond', 'np.linalg.cond(a[0])', k.cond, solid),
  matrix('eigenvalues', 'np.linalg.eigvalsh(a[0])', k.eigvalsh, symmetric),
  matrix(
    'singular values',
    'np.linalg.svd(a[0], compute_uv=False)',
    k.svdvals,
    fc.tuple(least1, least1).chain((s) => filled(['float64'], [...s], tame)),
  ),
  matrix('matrix norm 2', 'np.linalg.norm(a[0], 2)', (x) => k.norm(x, 2), solid),
  matrix('matrix norm 1', 'np.linalg.norm(a[0], 1)', (x) => k.norm(x, 1), solid),
  matrix('matrix norm inf', 'np.linalg.norm(a[0], inf)', (x) => k.norm(x, Infinity), solid),
  matrix('slogdet', 'tuple(np.linalg.slogdet(a[0]))', k.slogdet, solid),
  matrix(
    'slogdet of a singular matrix',
    'tuple(np.linalg.slogdet(a[0] * 0))',
    (x) => k.slogdet(x.mul(0)),
    solid,
  ),
  matrix('pinv', 'np.linalg.pinv(a[0])', (x) => k.pinv(x), oblong),
  matrix(
    'pinv of a matrix without full rank',
    'np.linalg.pinv(np.vstack([a[0], a[0]]))',
    (x) => k.pinv(k.vstack([x, x])),
    solid,
  ),
  matrix('qr', 'list(np.linalg.qr(a[0]))', (x) => k.qr(x), oblong),
  matrix(
    'qr, complete',
    "[np.linalg.qr(a[0], mode='complete')[1], np.linalg.qr(a[0])[0]]",
    (x) => [k.qr(x, 'complete')[1], k.qr(x)[0]],
    oblong,
  ),
  matrix('cholesky', 'np.linalg.cholesky(a[0] @ a[0].T)', (x) => k.cholesky(x.dot(x.T)), solid),
  matrix(
    'cholesky of what is not positive definite',
    'np.linalg.cholesky(-a[0])',
    (x) => k.cholesky(x.neg()),
    solid,
  ),
  matrix(
    'lstsq',
    'list(np.linalg.lstsq(a[0][:, 1:], a[0][:, 0]))',
    (x) => k.lstsq(x.slice(':', '1:'), x.slice(':', 0)),
    oblong.filter((x) => x.shape[1]! > 1),
  ),
  matrix(
    'lstsq of several',
    'list(np.linalg.lstsq(a[0], a[0] @ a[0].T + 1))',
    (x) => k.lstsq(x, x.dot(x.T).add(1)),
    oblong,
  ),
  matrix('matrixPower', 'np.linalg.matrix_power(a[0], 5)', (x) => k.matrixPower(x, 5), solid),
  matrix('matrixPower -2', 'np.linalg.matrix_power(a[0], -2)', (x) => k.matrixPower(x, -2), solid),
  {
    name: 'solve',
    tolerance: { rtol: 1e-9, atol: 1e-9 },
    cases: fc
      .tuple(solid, fc.boolean())
      .chain(([x, wide]) =>
        fc.tuple(
          fc.constant(x),
          filled(['float64'], wide ? [x.shape[0]!, 2] : [x.shape[0]!], tame),
        ),
      )
      .map(([x, b]) => ({
        py: 'np.linalg.solve(a[0], a[1])',
        args: [x, b],
        ours: () => k.solve(x, b),
      })),
  },
];
