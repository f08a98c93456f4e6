import { DataError, loadDigits, tensor } from 'kernel-lib';
import { expect, test } from 'vitest';
import { unpackDigits } from '../../../kernel-lib/library/data/digits/index.js';
import { PACKED } from '../../../kernel-lib/library/data/digits/packed.js';

test('the digits are those of scikit-learn, in its order', async () => {
  const { X, y } = await loadDigits();
  expect(X.shape).toEqual([1797, 1, 8, 8]);
  expect([y.dtype, ...y.slice('0:5').data]).toEqual(['int32', 0, 1, 2, 3, 4]);
  expect(Array.from(X.slice('0:1').data.slice(0, 16))).toEqual([
    0, 0, 5, 13, 9, 1, 0, 0, 0, 0, 13, 15, 10, 15, 5, 0,
  ]);
  // By NumPy: the mean, the standard deviation, and a sum in which every pixel has its own weight.
  expect(X.mean()).toBeCloseTo(4.884164579855314, 12);
  expect(X.std()).toBeCloseTo(6.016787548672236, 12);
  const weights = tensor(Array.from({ length: 64 }, (_, i) => i + 1));
  expect(X.reshape(1797, 64).mul(weights).sum()).toBe(18222371);
  const counts = Array.from({ length: 10 }, (_, digit) => y.data.filter((c) => c === digit).length);
  expect(counts).toEqual([178, 182, 177, 183, 181, 182, 181, 179, 174, 180]);
});

test.each([
  ['cut off', PACKED.slice(0, 20000)],
  ['no base64', `${PACKED.slice(0, 5000)}!!!${PACKED.slice(5003)}`],
  ['changed', `${PACKED.slice(0, 30000)}AAAA${PACKED.slice(30004)}`],
  ['empty', ''],
])('a file of digits that is damaged says so, in one line: %s', (_, packed) => {
  expect(() => unpackDigits(packed)).toThrow(DataError);
  expect(() => unpackDigits(packed)).toThrow(/^loadDigits: .* is damaged\. Install/);
});
