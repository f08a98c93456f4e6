import { describe, expect, test } from 'vitest';
import { RandomState } from '../../../kernel-lib/library/random/index.js';
import {
  NUMBERS,
  type PassArray,
  passInto,
  SLOTS,
} from '../../../kernel-lib/library/wasm/internal.js';

/* Arrays that a pass repeats: also where the machine's own loops leave a formula to WebAssembly half way. */

const rng = new RandomState(3);
const FIRST = SLOTS + NUMBERS;

describe.each(['float64', 'float32'] as const)('a pass over %s', (dtype) => {
  const numbers = (size: number) => rng.randn(size).astype(dtype).data as Float64Array;
  const flags = (size: number) => Uint8Array.from(numbers(size), (v) => (v > 0 ? 1 : 0));
  const CASES: [string, PassArray, number][] = [
    ['a row', { data: numbers(50), each: 1 }, 3000],
    ['a row of three', { data: numbers(3), each: 1 }, 3000],
    ['a row longer than a part', { data: numbers(1500), each: 1 }, 3000],
    ['a column', { data: numbers(60), each: 50 }, 3000],
    ['a column, of long rows', { data: numbers(2), each: 1500 }, 3000],
    ['a number per channel of images', { data: numbers(5), each: 99 }, 7 * 5 * 99],
    ['one number', { data: numbers(1), each: 3000 }, 3000],
    ['flags', { data: flags(3000), each: 0 }, 3000],
    ['a row of flags', { data: flags(50), each: 1 }, 3000],
    ['a column of flags', { data: flags(60), each: 50 }, 3000],
  ];
  test.each(CASES)('with %s', (_, array, size) => {
    const x = numbers(size);
    const out = x.slice();
    const steps = [
      { name: 'sub', a: FIRST + 1, b: FIRST, to: 0 },
      { name: 'neg', a: 0, b: 0, to: 0 },
    ] as const;
    expect(passInto(steps, [], [{ data: x, each: 0 }, array], out)).toBe(true);
    const { data, each } = array;
    const at = (i: number) => (each === 0 ? i : Math.floor(i / each) % data.length);
    expect(out).toEqual(x.map((value, i) => -(data[at(i)]! - value)));
  });
});
