import { describe, expect, test } from 'vitest';
import { RandomState } from '../../../kernel-lib/library/random/index.js';
import { dot, type Tensor, tensor } from '../../../kernel-lib/library/tensor/index.js';
import { storedIn } from '../../../kernel-lib/library/tensor/kernels/turned.js';

/* The transpose of a large matrix is put in order when somebody reads it, and is a copy all the same. */

const rng = new RandomState(3);
const normal = (rows: number, columns: number) => rng.randn(rows, columns) as Tensor;
const inOrder = (x: Tensor) => {
  const y = x.T;
  return y.data && y;
};

test('products with it have the bits of products with a finished copy, and leave it as it is', () => {
  for (const dtype of ['float64', 'float32'] as const)
    for (const [rows, columns] of [
      [64, 64],
      [2, 3000],
      [3000, 2],
      [101, 67],
      [500, 70],
    ] as const)
      for (const n of [1, 2, 5, 33]) {
        const x = normal(rows, columns).astype(dtype);
        const [right, left] = [normal(rows, n).astype(dtype), normal(n, columns).astype(dtype)];
        const y = x.T;
        const products = [y.dot(right), left.dot(y), dot(y, right.flatten().slice(`:${rows}`))];
        const done = inOrder(x);
        expect(products.map(({ data }) => data)).toEqual([
          done.dot(right).data,
          left.dot(done).data,
          dot(done, right.flatten().slice(`:${rows}`)).data,
        ]);
        if (n > 1) {
          const z = x.T;
          z.dot(right);
          left.dot(z);
          expect(storedIn(z)).toBeDefined();
        }
      }
  const whole = normal(80, 70).mul(9).astype('int32');
  expect(whole.T.dot(whole).data).toEqual(inOrder(whole).dot(whole).data);
  const mixed = normal(80, 70).astype('float32');
  expect(mixed.T.dot(normal(80, 3)).dtype).toBe('float64');
});

describe('what changes later', () => {
  const ways: Record<string, (x: Tensor, memory: Tensor['data']) => void> = {
    'in place': (x) => x.add_(1),
    'by set': (x) => x.set(7, 0),
    'by addAt': (x) => x.addAt(7, [0, 0]),
    'in its data': (x) => x.data.fill(5),
    'in data that was taken before': (_, memory) => memory.fill(5),
  };
  for (const [way, change] of Object.entries(ways))
    test(`in the matrix, ${way}, does not reach its transpose`, () => {
      const x = normal(70, 80);
      const { data } = x;
      const [read, multiplied, before] = [x.T, x.T, inOrder(x)];
      change(x, data);
      const right = normal(70, 3);
      expect(multiplied.dot(right).data).toEqual(before.dot(right).data);
      expect(read).toEqual(before);
    });

  test('in the transpose reaches its products, not the matrix', () => {
    const x = normal(70, 80);
    const before = x.copy();
    const right = normal(70, 3);
    const y = x.T;
    y.dot(right);
    y.data[0] = 1e6;
    y.set(2, 5, 5);
    expect(y.data).toBe(y.data);
    expect(storedIn(y)).toBeUndefined();
    expect(y.dot(right).data).toEqual(tensor(y.toArray()).dot(right).data);
    expect(y.at(0, 0)).toBe(1e6);
    expect(x).toEqual(before);
  });
});

test('it looks like any other tensor', () => {
  const x = normal(70, 80);
  const y = x.T;
  expect([y.shape, y.size, y.ndim, y.dtype]).toEqual([[80, 70], 5600, 2, 'float64']);
  expect(storedIn(y)).toBeDefined();
  expect(Object.keys(y)).toEqual(Object.keys(x));
  expect(y).toStrictEqual(y.copy());
  expect(x.T).toEqual(y);
  expect(x.T).not.toEqual(y.add(1));
  expect(x.T.T).toEqual(x);
  expect(structuredClone({ ...x.T })).toEqual({ ...y });
  expect(Object.freeze(x.T).at(3, 4)).toBe(x.at(4, 3));
  expect(`${x.T}`).toBe(`${y}`);
});
