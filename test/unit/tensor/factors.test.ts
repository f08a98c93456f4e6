import fc from 'fast-check';
import * as k from 'kernel-lib/tensor';
import { describe, expect, test } from 'vitest';
import { filled } from './support/arbitraries.js';

const size = fc.integer({ min: 1, max: 7 });
/** Any matrix, also without full rank. */
const anyMatrix = fc
  .tuple(size, size, fc.boolean())
  .chain(([m, n, twice]) =>
    filled(['float64'], [m, n], { tame: true }).map((x) => (twice ? k.hstack([x, x]) : x)),
  );
const holds = (property: (x: k.Tensor) => void): void =>
  fc.assert(fc.property(anyMatrix, property), { seed: 5, numRuns: 80 });
const close = (a: k.Tensor, b: k.Tensor): void =>
  k.assertAllclose(a, b, { rtol: 1e-9, atol: 1e-9 });

describe('factors of any matrix', () => {
  test.each(['reduced', 'complete'] as const)('Q R = A, Qᵀ Q = 1, R upper triangular: %s', (mode) =>
    holds((x) => {
      const [q, r] = k.qr(x, mode);
      close(q.dot(r), x);
      close(q.T.dot(q), k.eye(q.shape[1]!));
      expect(k.arrayEqual(r, k.triu(r))).toBe(true);
    }),
  );

  test('L Lᵀ = A, L lower triangular with a positive diagonal', () =>
    holds((x) => {
      const a = x.dot(x.T).add(k.eye(x.shape[0]!));
      const l = k.cholesky(a);
      close(l.dot(l.T), a);
      expect(k.arrayEqual(l, k.tril(l))).toBe(true);
      expect(k.diag(l).greater(0).all()).toBe(true);
    }));

  test('A⁺ A and A A⁺ are symmetric, and A A⁺ A = A (Penrose)', () =>
    holds((x) => {
      const p = k.pinv(x, 1e-10);
      close(x.dot(p).dot(x), x);
      close(x.dot(p), x.dot(p).T);
      close(p.dot(x), p.dot(x).T);
    }));

  test('the rest of least squares stands at right angles to A', () =>
    holds((x) => {
      const b = k.arange(x.shape[0]!);
      const [w] = k.lstsq(x, b, 1e-10);
      k.assertAllclose(x.T.dot(x.dot(w).sub(b)), k.zeros(x.shape[1]!), { atol: 1e-6 });
    }));
});

test('the first large element of an eigenvector, and of a row of Vᵀ, is positive', () => {
  const x = [
    [2, -1, 0],
    [-1, 2, -1],
    [0, -1, 2],
  ];
  const half = Math.SQRT1_2;
  close(
    k.eigh(x)[1],
    k.tensor([
      [0.5, half, 0.5],
      [half, 0, -half],
      [0.5, -half, 0.5],
    ]),
  );
  const [u, s, vt] = k.svd(k.neg(x));
  close(vt.slice(0), k.tensor([0.5, -half, 0.5]));
  close(u.mul(s).dot(vt), k.neg(x));
});

test('det = sign · exp(logabsdet), also beyond the range of floats', () => {
  expect(
    k.slogdet([
      [0, 2],
      [3, 0],
    ]),
  ).toEqual([-1, Math.log(3) + Math.log(2)]);
  const [sign, log] = k.slogdet(k.eye(400).mul(10));
  expect(sign).toBe(1);
  expect(log).toBeCloseTo(400 * Math.log(10), 9);
});

test.each([
  ['qr', () => k.qr([1, 2]), 'qr: x has shape (2,); expected a matrix.'],
  ['pinv', () => k.pinv([[1, Number.NaN]]), 'pinv: x holds NaN; expected finite numbers.'],
  [
    'cholesky',
    () =>
      k.cholesky([
        [1, 2],
        [2, 1],
      ]),
    'cholesky: x is not positive definite (pivot 1 is -3).',
  ],
  ['lstsq', () => k.lstsq([[1], [2]], [1, 2, 3]), 'lstsq: a (2, 1) and b (3,) do not match'],
  ['slogdet', () => k.slogdet([[1, 2]]), 'slogdet: x has shape (1, 2); expected a square matrix.'],
])('%s says what is wrong', (_, run, words) => {
  expect(run).toThrow(words);
});
