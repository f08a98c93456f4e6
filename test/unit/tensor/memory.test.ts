import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TypedArray } from '../../../kernel-lib/library/tensor/core/dtype.js';
import { allocate, allocateUnset, copyOf } from '../../../kernel-lib/library/tensor/core/memory.js';

const dtype = fc.constantFrom('float64', 'float32', 'int32', 'bool' as const);
const sizes = fc.oneof(
  fc.integer({ min: 0, max: 20 }),
  fc.integer({ min: 0, max: 1100 }),
  fc.integer({ min: 0, max: 4100 }),
);

test('small arrays that share memory never share a byte', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(dtype, sizes), { minLength: 1, maxLength: 60 }), (wanted) => {
      const arrays = wanted.map(([type, size]) => allocate(type, size));
      arrays.forEach((array, i) => {
        expect(array.every((value) => value === 0)).toBe(true);
        array.fill(i + 1);
      });
      arrays.forEach((array, i) => {
        expect(array.every((value) => value === i + 1)).toBe(true);
      });
    }),
    { seed: 1 },
  );
});

test('a kept small array keeps little more than itself; larger ones have memory of their own', () => {
  for (const size of [0, 1, 8, 9, 100, 128, 129, 257, 1000, 2048, 2049, 5000]) {
    for (const array of [allocate('float64', size), allocateUnset('float64', size)]) {
      const kept = array.buffer.byteLength;
      const own = kept === array.byteLength;
      const most = Math.max(8192, 16 * array.byteLength);
      expect(own || (array.byteLength <= 16384 && kept <= most)).toBe(true);
    }
  }
});

test('what shares memory with others is next to zeros, not to what was there before', () => {
  for (const size of [10, 150, 400, 1000, 2000]) {
    const { buffer, byteOffset, byteLength } = allocateUnset('float64', size);
    const behind = new Uint8Array(buffer, byteOffset + byteLength);
    expect(behind.every((byte) => byte === 0)).toBe(true);
  }
});

test('a copy is of the same kind and apart from what it was made of', () => {
  const originals: TypedArray[] = [
    Float64Array.of(1, -0, Number.NaN, ...Array(20).fill(2.5)),
    new Float32Array(40).fill(0.1),
    new Int32Array(30).fill(-7),
    new Uint8Array(100).fill(1),
    new Float64Array(1000).fill(3),
  ];
  for (const original of originals) {
    const before = original.slice();
    const copy = copyOf(original);
    expect(copy).toEqual(before);
    expect(copy.constructor).toBe(original.constructor);
    copy.fill(9);
    expect(original).toEqual(before);
  }
});
