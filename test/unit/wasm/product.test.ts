import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dot, Tensor, zeros } from '../../../kernel-lib/library/tensor/index.js';
import { multiply as plain32 } from '../../../kernel-lib/library/tensor/loops/generated/matmul/float32.js';
import { multiply as plain64 } from '../../../kernel-lib/library/tensor/loops/matmul/float64.js';
import { SCRATCH, SCRATCH_BYTES, wasm } from '../../../kernel-lib/library/wasm/engine.js';
import { PRODUCT_END, product } from '../../../kernel-lib/library/wasm/product.js';
import { thinProduct, VECTORS_END } from '../../../kernel-lib/library/wasm/vectors.js';

type Floats = Float64Array | Float32Array;

function filled<A extends Floats>(out: A, seed: number): A {
  let s = seed | 1;
  for (let i = 0; i < out.length; i++) {
    s = (Math.imul(s, 1664525) + 1013904223) | 0;
    out[i] = s / 2 ** 31;
  }
  return out;
}

function flipped<A extends Floats>(x: A, rows: number, columns: number): A {
  const out = x.slice() as A;
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) out[j * rows + i] = x[i * columns + j]!;
  return out;
}

/** Calls `see` with the product in all four forms. */
function inAllForms<A extends Floats>(
  a: A,
  b: A,
  m: number,
  k: number,
  n: number,
  see: (out: A) => void,
) {
  for (const aT of [false, true])
    for (const bT of [false, true]) {
      const out = a.slice(0, 0).constructor as new (size: number) => A;
      const result = new out(m * n).fill(7) as A;
      const done = product(
        aT ? flipped(a, m, k) : a,
        aT,
        bT ? flipped(b, k, n) : b,
        bT,
        result,
        m,
        k,
        n,
      );
      expect(done).toBe(true);
      see(result);
    }
}

// Around the edges of a tile (4 by 4 or 8) and of the blocks (96, 256, 512).
const SHAPES = [
  [1, 1, 1],
  [2, 3, 5],
  [4, 8, 4],
  [7, 1, 11],
  [1, 300, 9],
  [13, 17, 1],
  [97, 257, 33],
  [100, 513, 10],
  [5, 40, 1027],
  [193, 8, 19],
  // Vectors: rows by eight, columns by two, parts of 128 KB.
  [1, 37, 29],
  [29, 38, 1],
  [1, 701, 64],
  [41, 2100, 1],
  [25, 1, 1403],
  [1, 20_000, 3],
  // Few rows.
  [3, 1300, 20],
  [4, 21, 13],
] as const;

test.each(SHAPES)('float64 (%i, %i) by %i is that of the plain loops, bit for bit', (m, k, n) => {
  const a = filled(new Float64Array(m * k), 1);
  const b = filled(new Float64Array(k * n), 2);
  const expected = new Float64Array(m * n);
  plain64(a, b, expected, m, k, n);
  inAllForms(a, b, m, k, n, (out) => expect(out).toEqual(expected));
});

// Beyond what scratch memory holds of the left operand, of the right one, and of the result.
const LARGE = [
  [1050, 1010, 8],
  [8, 300, 2300],
  [1100, 30, 530],
  [70000, 2, 10],
] as const;

test.each(LARGE)('float64 (%i, %i) by %i goes in parts to the same bits', (m, k, n) => {
  const a = filled(new Float64Array(m * k), 1);
  const b = filled(new Float64Array(k * n), 2);
  const expected = new Float64Array(m * n);
  plain64(a, b, expected, m, k, n);
  const bytes = Buffer.from(expected.buffer);
  inAllForms(a, b, m, k, n, (out) => {
    expect(bytes.equals(Buffer.from(out.buffer))).toBe(true);
  });
});

test.each(SHAPES)('float32 (%i, %i) by %i rounds at every step', (m, k, n) => {
  const a = filled(new Float32Array(m * k), 3);
  const b = filled(new Float32Array(k * n), 4);
  const expected = new Float32Array(m * n);
  for (let i = 0; i < m; i++)
    for (let j = 0; j < n; j++) {
      let sum = Math.fround(0);
      for (let p = 0; p < k; p++)
        sum = Math.fround(sum + Math.fround(a[i * k + p]! * b[p * n + j]!));
      expected[i * n + j] = sum;
    }
  inAllForms(a, b, m, k, n, (out) => expect(out).toEqual(expected));
  const plain = new Float32Array(m * n);
  plain32(a, b, plain, m, k, n);
  plain.forEach((v, i) => {
    expect(Math.abs(v - expected[i]!)).toBeLessThan(1e-6 * k);
  });
});

test('any sizes, and anything in them: NaN, infinities and -0 go where they belong', () => {
  const size = fc.integer({ min: 0, max: 40 });
  const value = fc.oneof(
    { weight: 5, arbitrary: fc.double({ min: -2, max: 2, noNaN: true }) },
    { weight: 1, arbitrary: fc.constantFrom(0, -0, 1e308, -1e-320, Infinity, Number.NaN) },
  );
  fc.assert(
    fc.property(
      size,
      size,
      size,
      fc.array(value, { minLength: 8, maxLength: 50 }),
      (m, k, n, values) => {
        const a = Float64Array.from({ length: m * k }, (_, i) => values[i % values.length]!);
        const b = Float64Array.from({ length: k * n }, (_, i) => values[(i * 3) % values.length]!);
        const expected = new Float64Array(m * n);
        plain64(a, b, expected, m, k, n);
        inAllForms(a, b, m, k, n, (out) => {
          // Nothing to sum: the result is left as it is, all zeros where it is used.
          if (k > 0) expect(out).toEqual(expected);
        });
      },
    ),
    { numRuns: 60, seed: 1 },
  );
});

test('a product with a vector goes its own way, and is never -0', () => {
  const [a, b] = [Float64Array.of(-1, 1), Float64Array.of(0, 2, -0)];
  const out = new Float64Array(6).fill(7);
  expect(thinProduct(wasm()!, a, false, b, false, out, 2, 1, 3)).toBe(true);
  expect([...out]).toEqual([0, -2, 0, 0, 2, 0]);
  const square = new Float64Array(4);
  expect(thinProduct(wasm()!, square, false, square, false, square, 2, 2, 2)).toBe(false);
});

test('a product fits into scratch memory', () => {
  expect(PRODUCT_END).toBeLessThanOrEqual(SCRATCH + SCRATCH_BYTES);
  expect(VECTORS_END).toBeLessThanOrEqual(SCRATCH + SCRATCH_BYTES);
});

test('a product of few numbers, by the shortest way, is that of the plain loops', () => {
  for (let m = 1; m < 6; m++)
    for (let k = 1; k < 6; k++)
      for (let n = 1; n < 6; n++) {
        const [a, b] = [filled(new Float64Array(m * k), 1), filled(new Float64Array(k * n), 2)];
        const expected = new Float64Array(m * n);
        plain64(a, b, expected, m, k, n);
        expect(dot(new Tensor(a, [m, k]), new Tensor(b, [k, n])).data).toEqual(expected);
      }
  expect(dot(zeros(2, 0), zeros(0, 3)).toArray()).toEqual([
    [0, 0, 0],
    [0, 0, 0],
  ]);
});
