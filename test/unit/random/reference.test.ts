import { createHash } from 'node:crypto';
import { defaultRng, RandomState } from 'kernel-lib/random';
import type { Tensor } from 'kernel-lib/tensor';
import { describe, expect, test } from 'vitest';
import reference from '../../reference/numpy_random.json' with { type: 'json' };

type Entry = Record<string, unknown> & { seed: number };
const list = (x: Tensor): number[] => [...x.data];
const sha256 = (x: Tensor): string =>
  createHash('sha256')
    .update(new Uint8Array(x.data.buffer, x.data.byteOffset, x.data.byteLength))
    .digest('hex');

describe.each(reference.legacy as unknown as Entry[])(
  'RandomState($seed) gives NumPy’s',
  (entry) => {
    const fresh = () => new RandomState(entry.seed);
    test('uniform numbers', () => {
      expect(list(fresh().rand(8))).toEqual(entry['rand(8)']);
      expect(list(fresh().uniform(-2, 3, 5))).toEqual(entry['uniform(-2,3,size=5)']);
    });
    test('normal numbers', () => {
      expect(list(fresh().randn(9))).toEqual(entry['randn(9)']);
      expect(list(fresh().normal(1.5, 0.25, 5))).toEqual(entry['normal(1.5,0.25,size=5)']);
    });
    test('whole numbers', () => {
      expect(list(fresh().randint(0, 10, 20))).toEqual(entry['randint(0,10,size=20)']);
    });
    test('order and choice', () => {
      expect(list(fresh().permutation(12))).toEqual(entry['permutation(12)']);
      expect(list(fresh().choice(100, 10))).toEqual(entry['choice(100,10)']);
      expect(list(fresh().choice(20, 8, false))).toEqual(entry['choice(20,8,replace=False)']);
      const ten = Array.from({ length: 10 }, (_, i) => i);
      fresh().shuffle(ten);
      expect(ten).toEqual(entry['shuffle(arange(10))']);
    });
    test('cached second normal number', () => {
      const r = fresh();
      expect([list(r.randn(3)), list(r.rand(2)), list(r.randn(2))]).toEqual(
        entry['randn(3) then rand(2) then randn(2)'],
      );
    });
    test('million normal numbers, as a sum', () => {
      expect(
        Math.abs(fresh().randn(1e6).sum() - (entry['sum of randn(1000000)'] as number)),
      ).toBeLessThan(1e-9);
    });
  },
);

describe.each(reference.generator as unknown as Entry[])(
  'defaultRng($seed) gives NumPy’s',
  (entry) => {
    const fresh = () => defaultRng(entry.seed);
    test('uniform numbers', () => {
      expect(list(fresh().random(8))).toEqual(entry['random(8)']);
      expect(list(fresh().uniform(-2, 3, 5))).toEqual(entry['uniform(-2,3,size=5)']);
    });
    test('normal numbers', () => {
      expect(list(fresh().standardNormal(9))).toEqual(entry['standard_normal(9)']);
      expect(list(fresh().normal(1.5, 0.25, 5))).toEqual(entry['normal(1.5,0.25,size=5)']);
      expect(list(fresh().standardNormal(6, 'float32'))).toEqual(
        (entry['standard_normal(6, dtype=float32)'] as number[]).map(Math.fround),
      );
    });
    test('million normal numbers, bit for bit', () => {
      expect(sha256(fresh().standardNormal(1e6))).toBe(
        entry['sha256 of standard_normal(1000000) as little-endian float64'],
      );
    });
    test('whole numbers, order and choice', () => {
      expect(list(fresh().integers(0, 10, 20))).toEqual(entry['integers(0,10,size=20)']);
      expect(list(fresh().permutation(12))).toEqual(entry['permutation(12)']);
      expect(list(fresh().choice(100, 10))).toEqual(entry['choice(100,10)']);
    });
  },
);
