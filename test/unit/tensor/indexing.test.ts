import { arange, type Tensor, tensor, zeros } from 'kernel-lib/tensor';
import { describe, expect, test } from 'vitest';

// Where '...' meets lists and masks; what NumPy answers to these.
const x = arange(24).reshape(4, 3, 2);

describe("masks and lists beside '...'", () => {
  test.each<[string, Parameters<Tensor['slice']>]>([
    ['too short', ['...', [true]]],
    ['too long', ['...', [true, false, true]]],
    ['on the wrong axis', [[true, false, true], '...']],
    [
      'of two axes',
      [
        '...',
        tensor([
          [1, 0],
          [0, 1],
        ]).astype('bool'),
      ],
    ],
  ])('a mask %s is refused, and nothing is written', (_, index) => {
    const y = zeros(4, 3, 2);
    for (const use of [
      () => y.slice(...index),
      () => y.set(1, ...index),
      () => y.addAt(1, ...index),
    ])
      expect(use).toThrow(expect.objectContaining({ name: 'IndexError' }));
    expect(y.sum()).toBe(0);
  });

  test.each<[string, Parameters<Tensor['slice']>, number[]]>([
    ['x[..., mask]', ['...', [true, false]], [4, 3, 1]],
    ['x[..., mask, :]', ['...', [true, false, true], ':'], [4, 2, 2]],
    ['x[..., :, mask] with one text', ['...,:', [true, false]], [4, 3, 1]],
    ['x[:, mask, ...]', [':', [true, false, true], '...'], [4, 2, 2]],
    ['x[:, [1, -1, 2], ..., -2]', [':', [1, -1, 2], '...', -2], [3, 4]],
    ['x[:, [1, -1, 2], -2]', [':', [1, -1, 2], -2], [4, 3]],
    ['x[[0, 1], ..., [0, 1]]', [[0, 1], '...', [0, 1]], [2, 3]],
    ['x[[0, 1], None, [0, 1]]', [[0, 1], null, [0, 1]], [2, 1, 2]],
  ])('%s', (_, index, shape) => {
    expect(x.slice(...index).shape).toEqual(shape);
    expect(
      x
        .copy()
        .set(-1, ...index)
        .equal(-1)
        .any(),
    ).toBe(true);
  });
});

test('an index that is undefined says so', () => {
  expect(() => x.slice(undefined as never)).toThrow(/undefined.*misspelt/);
});
