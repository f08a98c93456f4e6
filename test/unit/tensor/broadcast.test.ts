import fc from 'fast-check';
import { expect, test } from 'vitest';
import { castData, type DType } from '../../../kernel-lib/library/tensor/core/dtype.js';
import {
  clip,
  maximum,
  minimum,
  type Tensor,
  tensor,
} from '../../../kernel-lib/library/tensor/index.js';
import { wasmStatus } from '../../../kernel-lib/library/wasm/index.js';

/** Numbers of both signs, with zeros of both among them. */
function filled(shape: readonly number[], salt: number, dtype: DType = 'float64'): Tensor {
  const size = shape.reduce((a, b) => a * b, 1);
  const values = Array.from({ length: size }, (_, i) => ((i * 7919 + salt) % 13) - 6 || -0);
  return tensor(values)
    .astype(dtype)
    .reshape([...shape]);
}

const OPERATIONS = ['add', 'sub', 'mul', 'div', 'maximum', 'minimum'] as const;
const dtypes = fc.constantFrom<DType>('float64', 'float32', 'int32');

test('rows and columns that meet a matrix, on either side, give what single numbers give', () => {
  const sizes = fc.tuple(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 1, max: 40 }));
  const name = fc.constantFrom(...OPERATIONS);
  fc.assert(
    fc.property(
      sizes,
      name,
      dtypes,
      fc.boolean(),
      fc.boolean(),
      ([N, M], op, dtype, row, turned) => {
        const matrix = filled([N, M], 1, dtype);
        const other = filled(row ? [1, M] : [N, 1], 5, dtype);
        const whole = turned ? other[op](matrix) : matrix[op](other);
        for (const [i, j] of [
          [0, 0],
          [N - 1, M - 1],
          [N >> 1, M >> 1],
          [N >> 1, 0],
        ] as const) {
          const x = matrix.slice(i, [j]);
          const y = row ? other.slice(0, [j]) : other.slice(i, [0]);
          const one = turned ? y[op](x) : x[op](y);
          expect(whole.at(i, j)).toBe(one.at(0));
        }
      },
    ),
    { numRuns: 300, seed: 3 },
  );
});

test('a row before a matrix goes the fast way where the order does not matter', () => {
  const [row, matrix] = [filled([120], 1), filled([100, 120], 2)];
  const before = wasmStatus().calls;
  expect(row.mul(matrix)).toEqual(matrix.mul(row));
  expect(row.add(matrix)).toEqual(matrix.add(row));
  expect(wasmStatus().calls - before).toBe(4);
});

test('clip leaves its argument alone, and is maximum and minimum', () => {
  for (const dtype of ['float64', 'float32', 'int32'] as const) {
    const x = filled([50, 40], 3, dtype);
    const before = x.copy();
    expect(clip(x, -2, 2)).toEqual(minimum(maximum(x, -2), 2));
    expect(clip(x, null, 2)).toEqual(minimum(x, 2));
    expect(x).toEqual(before);
  }
});

test('numbers of one type become those of another as a constructor makes them', () => {
  const odd = [0, -0, 1.5, -1.5, 2 ** 31, -(2 ** 31) - 1, 1e20, 0.1, Number.NaN, -Infinity];
  expect(castData(Float64Array.from(odd), 'int32')).toEqual(new Int32Array(odd));
  expect(castData(Float64Array.from(odd), 'float32')).toEqual(new Float32Array(odd));
  expect(castData(Float32Array.from(odd), 'float64')).toEqual(
    new Float64Array(Float32Array.from(odd)),
  );
  expect(castData(Uint8Array.of(0, 1), 'float64')).toEqual(Float64Array.of(0, 1));
});
