import { expect, test } from 'vitest';
import { RandomState } from '../../../kernel-lib/library/random/index.js';
import {
  equal,
  greater,
  greaterEqual,
  less,
  lessEqual,
  notEqual,
  type Tensor,
  where,
} from '../../../kernel-lib/library/tensor/index.js';
import { chooseInto, compareInto, transposeInto } from '../../../kernel-lib/library/wasm/choose.js';

const OPERATIONS = { equal, greater, greaterEqual, less, lessEqual, notEqual };
const HOLDS: Record<keyof typeof OPERATIONS, (x: number, y: number) => boolean> = {
  equal: (x, y) => x === y,
  greater: (x, y) => x > y,
  greaterEqual: (x, y) => x >= y,
  less: (x, y) => x < y,
  lessEqual: (x, y) => x <= y,
  notEqual: (x, y) => x !== y,
};
const SIZES = [512, 513, 519, 1023, 40_001];
const FLOATS = ['float64', 'float32'] as const;

/** Few different numbers, so that many are equal, and every special one. */
function sample(size: number, seed: number, dtype: 'float64' | 'float32'): Tensor {
  const special = [0, -0, Number.NaN, Infinity, -Infinity, 5e-324, 1, -1];
  const x = new RandomState(seed).randint(-2, 9, size).astype('float64');
  for (let i = 0; i < size; i++) x.data[i] = special[x.data[i]! + 2] ?? x.data[i]!;
  return x.astype(dtype);
}

test('comparisons hold where they hold in JavaScript, with arrays and with a number', () => {
  for (const size of SIZES)
    for (const dtype of FLOATS) {
      const [x, y] = [sample(size, 1, dtype), sample(size, 2, dtype)];
      for (const name of Object.keys(OPERATIONS) as (keyof typeof OPERATIONS)[]) {
        const holds = HOLDS[name];
        const both = Uint8Array.from(x.data, (v, i) => Number(holds(v, y.data[i]!)));
        expect(OPERATIONS[name](x, y).data).toEqual(both);
        for (const number of [0, Number.NaN, 1]) {
          const one = Uint8Array.from(x.data, (v) => Number(holds(v, number)));
          expect(OPERATIONS[name](x, number).data).toEqual(one);
          const other = Uint8Array.from(x.data, (v) => Number(holds(number, v)));
          expect(OPERATIONS[name](number, x).data).toEqual(other);
        }
      }
    }
});

test('where takes every element from the right side, bit by bit', () => {
  for (const size of SIZES)
    for (const dtype of FLOATS) {
      const [x, y] = [sample(size, 3, dtype), sample(size, 4, dtype)];
      const flags = sample(size, 5, 'float64').greater(0);
      const bits = (t: Tensor) =>
        new Uint8Array(t.data.buffer, t.data.byteOffset, t.data.byteLength);
      const expected = x.copy();
      for (let i = 0; i < size; i++) if (flags.data[i] === 0) expected.data[i] = y.data[i]!;
      expect(bits(where(flags, x, y))).toEqual(bits(expected));
      for (let i = 0; i < size; i++) if (flags.data[i] === 0) expected.data[i] = -0;
      expect(bits(where(flags, x, -0))).toEqual(bits(expected));
      expect(bits(x.copy().set(-0, flags.equal(0)))).toEqual(bits(expected));
    }
});

test('a transpose moves every element, at even, odd and thin sizes', () => {
  for (const [rows, columns] of [
    [16, 16],
    [33, 65],
    [300, 100],
    [101, 7],
    [4, 129],
    [2, 999],
    [1, 600],
  ] as const)
    for (const dtype of ['float64', 'float32', 'int32'] as const) {
      const x = new RandomState(6).randint(-999, 999, [rows, columns]).astype(dtype);
      const turned = x.T;
      expect(turned.shape).toEqual([columns, rows]);
      for (let i = 0; i < rows; i++)
        for (let j = 0; j < columns; j++)
          expect(turned.data[j * rows + i]).toBe(x.data[i * columns + j]);
    }
});

test('all of this runs in WebAssembly from some size on', () => {
  const x = new Float64Array(512);
  const flags = new Uint8Array(512);
  expect(compareInto('less', x, 0, 1, x, 0, 0, flags, 0, 512)).toBe(true);
  expect(chooseInto(flags, x, x, x)).toBe(true);
  expect(transposeInto(x, x.slice(), 32, 16)).toBe(true);
});
