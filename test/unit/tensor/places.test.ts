import fc from 'fast-check';
import { beforeEach, expect, test, vi } from 'vitest';
import type { DType } from '../../../kernel-lib/library/tensor/core/dtype.js';
import {
  arange,
  ones,
  type SliceSpec,
  type Tensor,
  tensor,
  zeros,
} from '../../../kernel-lib/library/tensor/index.js';
import {
  addAtPlainly,
  assignPlainly,
  selectPlainly,
} from '../../../kernel-lib/library/tensor/kernels/indexing.js';
import { placesOf, slicesOf } from '../../../kernel-lib/library/tensor/kernels/places.js';
import { argsort, compare } from '../../../kernel-lib/library/tensor/kernels/sortAndScan.js';

// The fast way of masks and lists beside the plain one that takes every index.
vi.mock('../../../kernel-lib/library/tensor/kernels/places.js', async (original) => {
  const real =
    await original<typeof import('../../../kernel-lib/library/tensor/kernels/places.js')>();
  return { placesOf: vi.fn(real.placesOf), slicesOf: vi.fn(real.slicesOf) };
});
beforeEach(() => {
  vi.mocked(placesOf).mockClear();
  vi.mocked(slicesOf).mockClear();
});

const mask = (shape: number[]): fc.Arbitrary<SliceSpec> =>
  fc
    .array(fc.boolean(), {
      minLength: shape.reduce((a, b) => a * b, 1),
      maxLength: shape.reduce((a, b) => a * b, 1),
    })
    .chain((flags) =>
      fc.constantFrom<SliceSpec>(
        tensor(flags.map(Number)).astype('bool').reshape(shape),
        ...(shape.length === 1 && flags.length > 0 ? [flags] : []),
      ),
    );

const list = (size: number, count: number): fc.Arbitrary<SliceSpec> =>
  fc
    .array(fc.integer({ min: -size, max: size - 1 }), { minLength: count, maxLength: count })
    .chain((at) =>
      fc.constantFrom<SliceSpec>(
        tensor(at).astype('int32'),
        tensor(at),
        ...(at.length > 0 ? [at] : []),
      ),
    );

/** A tensor's shape and an index of the usual kind. */
const usual: fc.Arbitrary<{ shape: number[]; specs: SliceSpec[] }> = fc
  .record({
    shape: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 }),
    count: fc.integer({ min: 0, max: 7 }),
    axis: fc.nat(),
    axes: fc.integer({ min: 1, max: 3 }),
    masked: fc.boolean(),
    before: fc.constantFrom(':', '::-1', '1:', '::2', '-2:'),
  })
  .chain(({ shape, count, axis, axes, masked, before }) => {
    const at = axis % shape.length;
    const covered = shape.slice(at, at + axes);
    const front = new Array<SliceSpec>(at).fill(before);
    const lists = masked
      ? fc.tuple(mask(covered))
      : fc.tuple(...covered.map((size) => list(size, count)));
    const behind = fc.integer({ min: 0, max: shape.length - at - covered.length });
    return fc.tuple(lists, behind).map(([middle, more]) => ({
      shape,
      specs: [...front, ...middle, ...new Array<SliceSpec>(more).fill(':')],
    }));
  });

/** A tensor's shape and an index of numbers and slices, of all axes or of the first ones. */
const sliced: fc.Arbitrary<{ shape: number[]; specs: SliceSpec[] }> = fc
  .array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 })
  .chain((shape) =>
    fc
      .tuple(
        ...shape.map((size) =>
          fc.oneof(
            fc.integer({ min: -size, max: size - 1 }),
            fc.constantFrom<SliceSpec>(':', '::-1', '1:', '::2', '-2:', '0:1', '5:', ' 1:3 '),
          ),
        ),
      )
      .chain((specs) => fc.nat(shape.length).map((n) => ({ shape, specs: specs.slice(0, n) }))),
  );

const dtypes = fc.constantFrom<DType>('float64', 'float32', 'int32', 'bool');

const plain = (x: { data: ArrayLike<number>; shape: readonly number[]; dtype: string }) => [
  x.dtype,
  x.shape,
  Array.from(x.data),
];

/** 0, 1, 2 … in a shape. */
function filled(shape: readonly number[], dtype: DType): Tensor {
  const size = shape.reduce((a, b) => a * b, 1);
  return arange(size)
    .reshape([...shape])
    .astype(dtype);
}

test('masks, lists and pairs of lists take the fast way and give what the plain one gives', () => {
  fc.assert(
    fc.property(usual, dtypes, ({ shape, specs }, dtype) => {
      const x = filled(shape, dtype);
      expect(plain(x.slice(...specs))).toEqual(plain(selectPlainly('slice', x, specs)));
      expect(vi.mocked(placesOf).mock.lastCall?.[2]).toEqual(specs);
      expect(vi.mocked(placesOf).mock.results.at(-1)?.value).toBeDefined();
    }),
    { numRuns: 300, seed: 14 },
  );
});

test('so do numbers and slices', () => {
  fc.assert(
    fc.property(sliced, dtypes, ({ shape, specs }, dtype) => {
      const x = filled(shape, dtype);
      expect(plain(x.slice(...specs))).toEqual(plain(selectPlainly('slice', x, specs)));
      expect(vi.mocked(slicesOf).mock.results.at(-1)?.value).toBeDefined();
    }),
    { numRuns: 300, seed: 14 },
  );
});

test('what has been looked up serves again, and its user cannot change it', () => {
  const x = filled([3, 4], 'float64');
  const first = x.slice('1:', 2);
  (first.shape as number[])[0] = 7;
  const [found] = vi.mocked(slicesOf).mock.results;
  expect(plain(x.slice('1:', 2))).toEqual(['float64', [2], [6, 10]]);
  x.set(0, '1:', 2);
  for (const { value } of vi.mocked(slicesOf).mock.results) expect(value).toBe(found?.value);
  expect(plain(x.slice('1:', -2))).toEqual(['float64', [2], [0, 0]]);
  expect(plain(filled([4, 3], 'float64').slice('1:', 2))).toEqual(['float64', [3], [5, 8, 11]]);
});

test('long lists of places are not kept', () => {
  const x = zeros(2000, 2);
  for (let i = 0; i < 2; i++) x.slice(':', 1);
  const [first, second] = vi.mocked(slicesOf).mock.results;
  expect(first?.value).not.toBe(second?.value);
});

test('so do set and addAt, with one value, with one for each element and with a row', () => {
  const kinds = fc.constantFrom('number', 'each', 'row');
  fc.assert(
    fc.property(
      fc.oneof(usual, sliced),
      dtypes,
      kinds,
      fc.boolean(),
      ({ shape, specs }, dtype, kind, add) => {
        const x = filled(shape, dtype);
        const part = x.slice(...specs);
        const value =
          kind === 'number'
            ? 3
            : filled(kind === 'each' ? part.shape : part.shape.slice(-1), 'int32').add(5);
        const [fast, slow] = [x.copy(), x.copy()];
        if (add) {
          fast.addAt(value, ...specs);
          addAtPlainly('addAt', slow, specs, value);
        } else {
          fast.set(value, ...specs);
          assignPlainly('set', slow, specs, value);
        }
        expect(plain(fast)).toEqual(plain(slow));
      },
    ),
    { numRuns: 400, seed: 15 },
  );
});

test('a position named twice is added to twice; the last value that is set stays', () => {
  const x = zeros(3, 2);
  x.addAt(
    tensor([
      [1, 2],
      [3, 4],
      [5, 6],
    ]),
    [2, 0, 2],
  );
  expect(x.toArray()).toEqual([
    [3, 4],
    [0, 0],
    [6, 8],
  ]);
  x.set(
    tensor([
      [1, 1],
      [2, 2],
    ]),
    [1, 1],
  );
  expect(x.toArray()).toEqual([
    [3, 4],
    [2, 2],
    [6, 8],
  ]);
});

test('rows of a tensor can be set from the tensor itself, in any order', () => {
  const x = arange(6).reshape(3, 2);
  x.set(x, [2, 0, 1]);
  expect(x.toArray()).toEqual([
    [2, 3],
    [4, 5],
    [0, 1],
  ]);
  const y = arange(6).reshape(3, 2);
  y.set(y.copy(), [1, 2, 0]);
  expect(y.toArray()).toEqual([
    [4, 5],
    [0, 1],
    [2, 3],
  ]);
});

test('the sum of two bools is their or', () => {
  const flags = tensor([true, false, false]);
  flags.addAt(true, [0, 1, 1]);
  expect(Array.from(flags.data)).toEqual([1, 1, 0]);
});

test('a mask that covers all axes sets one value, whatever its true bytes are', () => {
  for (const size of [7, 512, 1000])
    for (const dtype of ['float64', 'float32', 'int32'] as const) {
      const flags = ones(size).astype('bool');
      for (let i = 0; i < size; i++) flags.data[i] = [0, 255, 1][i % 3]!;
      const x = arange(size).astype(dtype);
      x.set(-1, flags);
      const expected = Array.from({ length: size }, (_, i) => (i % 3 === 0 ? i : -1));
      expect(Array.from(x.data)).toEqual(expected);
    }
});

test('wrong masks and positions are refused as before, and nothing is written', () => {
  const x = arange(6).reshape(2, 3);
  for (const specs of [
    [[2]],
    [[0, 0.5]],
    [':', [-4]],
    [tensor([true, false, true])],
    [[0], [0], [0]],
  ])
    expect(() => x.set(9, ...(specs as SliceSpec[]))).toThrow(/^set: /);
  expect(() => x.set([1, 2, 3, 4], x.greater(2))).toThrow(/do not broadcast/);
  expect(x.toArray()).toEqual([
    [0, 1, 2],
    [3, 4, 5],
  ]);
});

test('argsort keeps the order of equals, and puts NaN last', () => {
  const keys = fc.array(fc.constantFrom(0, -0, 1, -1, 2.5, Number.NaN, -Infinity, Infinity), {
    maxLength: 70,
  });
  fc.assert(
    fc.property(keys, (values) => {
      const order = values.map((_, i) => i);
      order.sort((i, j) => compare(values[i]!, values[j]!) || i - j);
      expect(Array.from(argsort(tensor(values)).data)).toEqual(order);
    }),
    { numRuns: 300, seed: 16 },
  );
});
