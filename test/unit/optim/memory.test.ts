import fc from 'fast-check';
import {
  adafactor,
  adam,
  adam_8bit,
  dequantise,
  dynamicMap,
  type OptimConfig,
  quantise,
  restoreState,
  saveState,
  shampoo,
  stateBytes,
  UPDATE_RULES,
} from 'kernel-lib/optim';
import { RandomState } from 'kernel-lib/random';
import { ones } from 'kernel-lib/tensor';
import { describe, expect, test } from 'vitest';
import { bytesOf } from '../../bytes.js';
import { gap, reference, T } from './reference.js';

describe('state that is saved and restored', () => {
  const { w0, grads } = reference.data.matrix!;
  for (const [name, rule] of Object.entries(UPDATE_RULES)) {
    test(`${name} goes on bit for bit`, () => {
      let w = T(w0);
      let config: OptimConfig = {};
      for (let i = 0; i < 3; i++) [w, config] = rule(w, T(grads[i]!), config);
      const back = restoreState(saveState({ w, config })) as { w: typeof w; config: OptimConfig };
      const [a] = rule(w, T(grads[3]!), config);
      const [b] = rule(back.w, T(grads[3]!), back.config);
      expect(bytesOf(b)).toEqual(bytesOf(a));
    });
  }

  test('numbers that JSON cannot say survive', () => {
    const odd = {
      a: Number.NaN,
      b: Number.NEGATIVE_INFINITY,
      c: -0,
      d: 0.1 + 0.2,
      e: undefined,
      f: 7n,
    };
    const back = restoreState(saveState(odd)) as typeof odd;
    expect(back).toEqual(odd);
    expect(Object.is(back.c, -0)).toBe(true);
  });

  test('any nesting of plain data comes back the same', () => {
    const leaf = fc.oneof(
      fc.double(),
      fc.string(),
      fc.boolean(),
      fc.constant(null),
      fc.constant(undefined),
      fc.bigInt(),
      fc.float64Array(),
      fc.float32Array(),
      fc.uint8Array(),
      fc.int32Array(),
    );
    const key = fc.oneof(fc.string(), fc.constant('$')).filter((k) => k !== '__proto__');
    const any = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        leaf,
        fc.array(tie('value')),
        fc.dictionary(key, tie('value'), { noNullPrototype: true }),
      ),
    })).value;
    fc.assert(
      fc.property(any, (x) => {
        expect(restoreState(saveState(x))).toEqual(x);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  test('tensors keep shape, dtype and bits; objects with a $ key are no trouble', () => {
    const x = T([[1, Number.NaN, -0]]).astype('float32');
    const back = restoreState(saveState({ x, $: 'tensor', list: [x] })) as {
      x: typeof x;
      $: string;
      list: (typeof x)[];
    };
    expect(back.$).toBe('tensor');
    expect(back.list[0]!.shape).toEqual([1, 3]);
    expect(back.x.dtype).toBe('float32');
    expect(bytesOf(back.x)).toEqual(bytesOf(x));
  });

  test('what cannot be saved is named, and a broken file too', () => {
    expect(() => saveState({ a: { hook: () => 1 } })).toThrow(/state.a.hook is a function/);
    expect(() => restoreState('{"a": 1')).toThrow(/cut off/);
  });
});

describe('memory of the state in bytes', () => {
  const w = ones([64, 32]);
  const P = 64 * 32;
  const bytesAfter = (rule: typeof adam) => stateBytes(rule(w, w)[1]);
  test('adam keeps two moments', () => expect(bytesAfter(adam)).toBe(2 * P * 8));
  test('adafactor keeps a row and a column', () =>
    expect(bytesAfter(adafactor)).toBe((64 + 32) * 8));
  test('8-bit adam keeps two bytes per weight and a scale per block', () => {
    expect(bytesAfter(adam_8bit)).toBe(2 * (P + (P / 256) * 4));
  });
  test('shampoo keeps a square per dimension, twice', () => {
    expect(bytesAfter(shampoo)).toBe(2 * (64 * 64 + 32 * 32) * 8);
  });
  test('settings and counters do not count', () =>
    expect(stateBytes({ t: 3, a: [1, 'x'] })).toBe(0));
});

describe('block-wise 8-bit numbers', () => {
  test('the map is that of the reference', () => {
    expect(gap(T(Array.from(dynamicMap(true))), reference.dynamic_map.signed)).toBeLessThan(1e-15);
    expect(gap(T(Array.from(dynamicMap(false))), reference.dynamic_map.unsigned)).toBeLessThan(
      1e-15,
    );
    expect(new Set(dynamicMap(true)).size).toBe(256);
  });

  test('zero and a positive largest of a block are exact, the rest is near', () => {
    const map = dynamicMap(true);
    const values = Float64Array.from(new RandomState(3).randn(1000).data);
    values[5] = 0;
    const q = quantise(values, map, 100);
    const back = dequantise(q, map, 100);
    expect(q.scales.length).toBe(10);
    expect(back[5]).toBe(0);
    for (let b = 0; b < 10; b++) {
      const top = Math.max(...values.slice(100 * b, 100 * b + 100).map(Math.abs));
      for (let i = 100 * b; i < 100 * b + 100; i++) {
        // The map's widest gap is 0.9/64 of the block's largest value.
        expect(Math.abs(back[i]! - values[i]!)).toBeLessThan((top * 0.9) / 64 / 2 + 1e-6);
        if (values[i]! === top) expect(Math.abs(back[i]! / values[i]! - 1)).toBeLessThan(1e-7);
      }
    }
  });

  test('one outlier spoils its own block only', () => {
    const values = new Float64Array(512).fill(0.001);
    values[0] = 1e9;
    const map = dynamicMap(true);
    const back = dequantise(quantise(values, map, 256), map, 256);
    expect(Math.abs(back[1]! - 0.001)).toBeGreaterThan(1e-4);
    expect(back[400]).toBeCloseTo(0.001, 9);
  });
});
