import { defaultRng, RandomState } from 'kernel-lib/random';
import { Tensor, zeros } from 'kernel-lib/tensor';
import { describe, expect, test } from 'vitest';
import { bytesOf } from '../../bytes.js';

// Bulks of more than a chunk, odd ones, and some that are too small for WebAssembly.
const SIZES = [1000, 3, 777, 64, 63, 4097, 12_001, 1];

/** `size` numbers, drawn one by one. */
function singly(size: number, next: () => number): Float64Array {
  return Float64Array.from({ length: size }, next);
}

function same(bulk: Tensor, single: Float64Array): void {
  // Compared as bits, and quickly: -0 is not 0, and Vitest takes long over large arrays.
  const a = bytesOf(bulk);
  const one = bulk.dtype === 'float32' ? Float32Array.from(single) : single;
  expect(a.equals(Buffer.from(one.buffer))).toBe(true);
}

describe.each([0, 1, 99])('RandomState(%i): a bulk is what single draws are', (seed) => {
  test('normal and uniform numbers in turn, with whole numbers in between', () => {
    const all = new RandomState(seed);
    const each = new RandomState(seed);
    for (const size of SIZES) {
      same(
        all.randn(size),
        singly(size, () => each.randn()),
      );
      // Three words: the next pair of numbers lies across two blocks of the generator sooner or later.
      expect(all.randint(0, 100, [3]).toArray()).toEqual([0, 0, 0].map(() => each.randint(100)));
      same(
        all.rand(size),
        singly(size, () => each.rand()),
      );
      expect(all.randn()).toBe(each.randn());
      same(
        all.normal(-2, 3, [size]),
        singly(size, () => each.normal(-2, 3)),
      );
      same(
        all.uniform(-1, 5, [size]),
        singly(size, () => each.uniform(-1, 5)),
      );
    }
    expect(all.getState()).toEqual(each.getState());
  });
});

describe.each([0, 7])('defaultRng(%i): a bulk is what single draws are', (seed) => {
  test('normal and uniform numbers in turn, with whole numbers in between', () => {
    const all = defaultRng(seed);
    const each = defaultRng(seed);
    for (const size of SIZES) {
      same(
        all.standardNormal(size),
        singly(size, () => each.standardNormal()),
      );
      expect(all.integers(0, 9, [1]).item()).toBe(each.integers(0, 9));
      same(
        all.random(size),
        singly(size, () => each.random()),
      );
      same(
        all.normal(1, 0.5, [size]),
        singly(size, () => each.normal(1, 0.5)),
      );
      same(
        all.uniform(-3, -1, [size]),
        singly(size, () => each.uniform(-3, -1)),
      );
    }
    expect(all.getState()).toEqual(each.getState());
  });

  test('float32: of 32 bits each, half of a step is kept for the next number', () => {
    const all = defaultRng(seed);
    const each = defaultRng(seed);
    for (const size of [...SIZES, 60_000]) {
      // In pieces that are too small for WebAssembly.
      const parts = (draw: (n: number) => Tensor) => {
        const out = new Float64Array(size);
        for (let i = 0; i < size; i += 50) out.set(draw(Math.min(50, size - i)).data, i);
        return out;
      };
      same(
        all.standardNormal(size, 'float32'),
        parts((n) => each.standardNormal(n, 'float32')),
      );
      same(
        all.random(size, 'float32'),
        parts((n) => each.random(n, 'float32')),
      );
    }
    expect(all.getState()).toEqual(each.getState());
  });
});

test('what is filled has the numbers of a new tensor, and is the same tensor', () => {
  for (const make of [() => new RandomState(3), () => defaultRng(3)]) {
    const x = zeros([100, 50]);
    expect(make().fillNormal(x, 1, 2)).toBe(x);
    expect(x.data).toEqual(make().normal(1, 2, [100, 50]).data);
    expect(make().fillUniform(x, -1, 1)).toBe(x);
    expect(x.data).toEqual(make().uniform(-1, 1, [100, 50]).data);
  }
  const single = zeros([1000], 'float32');
  defaultRng(3).fillNormal(single);
  expect(single.data).toEqual(defaultRng(3).standardNormal(1000, 'float32').data);
  new RandomState(3).fillNormal(single);
  expect(single.data).toEqual(Float32Array.from(new RandomState(3).randn(1000).data));
});

test('what cannot be filled is refused', () => {
  const rng = new RandomState(0);
  expect(() => rng.fillNormal(zeros([3], 'int32'))).toThrow(
    /fillNormal: x is .*float64 or float32/,
  );
  expect(() => rng.fillUniform([1, 2] as unknown as Tensor)).toThrow(/fillUniform: x is/);
  expect(() => rng.fillNormal(zeros([3]), 0, -1)).toThrow(/std is the number -1/);
  expect(new Tensor(new Float64Array(0), [0])).toEqual(rng.fillNormal(zeros([0])));
});
