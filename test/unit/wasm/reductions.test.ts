import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normaliseRows } from '../../../kernel-lib/library/layers/rows.js';
import { softmax, softmax_loss } from '../../../kernel-lib/library/losses/index.js';
import { RandomState } from '../../../kernel-lib/library/random/index.js';
import { tensor } from '../../../kernel-lib/library/tensor/index.js';
import { wasmStatus } from '../../../kernel-lib/library/wasm/index.js';
import { extremeRun } from '../../../kernel-lib/library/wasm/sums.js';

/** The extreme, one after the other: NaN wins, and of zeros the first. */
function oneByOne(name: 'max' | 'min', x: ArrayLike<number>): number {
  let best = x[0]!;
  for (let i = 1; i < x.length; i++) {
    const v = x[i]!;
    if (Number.isNaN(best)) return best;
    if (Number.isNaN(v) || (name === 'max' ? v > best : v < best)) best = v;
  }
  return best;
}

const SPECIAL = [0, -0, 1, -1, Infinity, -Infinity, Number.NaN, 5e-324, -5e-324];

test.each(['float64', 'float32'] as const)(
  '%s: max and min of any length, with anything in them',
  (dtype) => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40_000 }),
        fc.integer({ min: 0, max: 1000 }),
        fc.array(fc.tuple(fc.nat(), fc.constantFrom(...SPECIAL)), { maxLength: 4 }),
        fc.constantFrom(-1, 0, 1),
        (n, seed, put, kind) => {
          const x = new RandomState(seed).randn(n).astype(dtype);
          // Of one sign only the specials decide: zeros of both signs among them.
          if (kind !== 0) for (let i = 0; i < n; i++) x.data[i] = kind * Math.abs(x.data[i]!);
          for (const [at, value] of put) x.data[at % n] = value;
          for (const name of ['max', 'min'] as const)
            expect(Object.is(x[name](), oneByOne(name, x.data))).toBe(true);
        },
      ),
      { seed: 5, numRuns: 60 },
    );
  },
);

test('a part of an array: nothing beside it counts', () => {
  const x = new RandomState(1).randn(5000).data as Float64Array;
  x[99] = 1e9;
  x[3100] = Number.NaN;
  expect(extremeRun('max', x, 100, 3000)).toBe(oneByOne('max', x.subarray(100, 3100)));
  expect(
    tensor([...x.subarray(0, 4000)])
      .reshape(4, 1000)
      .max(1).data[3],
  ).toBeNaN();
});

/** Where the extreme stands, one after the other: the first of equal ones, and NaN wins. */
function placeOneByOne(name: 'max' | 'min', x: ArrayLike<number>): number {
  const best = oneByOne(name, x);
  for (let i = 0; ; i++) if (x[i] === best || (Number.isNaN(best) && Number.isNaN(x[i]))) return i;
}

test.each(['float64', 'float32'] as const)(
  '%s: along rows and columns of any size, with anything in them',
  (dtype) => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 1, max: 700 }),
        fc.integer({ min: 0, max: 1000 }),
        fc.array(fc.tuple(fc.nat(), fc.constantFrom(...SPECIAL)), { maxLength: 40 }),
        fc.constantFrom(-1, 0, 1),
        (rows, columns, seed, put, kind) => {
          const x = new RandomState(seed).randn(rows, columns).astype(dtype);
          if (kind !== 0)
            for (let i = 0; i < x.size; i++) x.data[i] = Math.round(kind * Math.abs(x.data[i]!));
          for (const [at, value] of put) x.data[at % x.size] = value;
          const lines = [x.T, x].map((t) =>
            Array.from({ length: t.shape[0]! }, (_, r) => [...t.slice(r).data]),
          );
          for (const axis of [0, 1]) {
            const of = lines[axis]!;
            for (const name of ['max', 'min'] as const) {
              const best = of.map((line) => oneByOne(name, line));
              expect([...x[name](axis).data]).toEqual(best);
              const places = of.map((line) => placeOneByOne(name, line));
              expect([...x[name === 'max' ? 'argmax' : 'argmin'](axis).data]).toEqual(places);
            }
          }
          expect(x.argmax()).toBe(placeOneByOne('max', x.data));
          expect(x.argmin()).toBe(placeOneByOne('min', x.data));
          // Rows one by one take the plain way, as short as they are.
          const sums = lines[1]!.map((line) => tensor(line).astype(dtype).sum());
          expect([...x.sum(1).data]).toEqual(sums);
        },
      ),
      { seed: 6, numRuns: 60 },
    );
  },
);

test.each(['float64', 'float32'] as const)('%s: rows that do not fit at once', (dtype) => {
  const x = new RandomState(3).randn(5, 20_000).astype(dtype);
  for (let r = 0; r < 5; r++) {
    const row = x.slice(r);
    expect(x.sum(1).data[r]).toBe(row.sum());
    expect(x.max(1).data[r]).toBe(oneByOne('max', row.data));
    expect(x.argmin(1).data[r]).toBe(placeOneByOne('min', row.data));
  }
  expect(x.argmax()).toBe(placeOneByOne('max', x.data));
  x.data[70_001] = Number.NaN;
  x.data[70_002] = Number.NaN;
  expect(x.argmax()).toBe(70_001);
  expect(x.max(0).data[10_001]).toBeNaN();
});

test.each(['float64', 'float32'] as const)(
  '%s: var and std are the two passes, to the last bit',
  (dtype) => {
    for (const n of [1, 2, 7, 127, 128, 129, 1000, 1024, 4099, 16384, 16385, 70_001]) {
      const x = new RandomState(n).normal(3, 2, [n]).astype(dtype);
      const centred = x.sub(x.mean());
      const squares = centred.mul(centred);
      const variance = squares.sum(null, true).div(n).data[0];
      expect(x.var()).toBe(variance);
      expect(x.var(null, true).shape).toEqual([1]);
      expect(x.std()).toBe(
        dtype === 'float32' ? Math.fround(Math.sqrt(variance!)) : Math.sqrt(variance!),
      );
    }
    expect(tensor([1, Number.NaN]).astype(dtype).var()).toBeNaN();
  },
);

test('WebAssembly really does these', () => {
  const x = new RandomState(1).randn(5000);
  const rows = x.reshape(50, 100);
  for (const work of [
    () => x.max(),
    () => x.min(),
    () => x.std(),
    () => x.sum(),
    () => x.argmax(),
    ...[0, 1].flatMap((axis) => [() => rows.sum(axis), () => rows.max(axis)]),
    () => rows.argmax(1),
    () => softmax_loss(rows, new Array<number>(50).fill(0)),
    () => softmax(rows),
    () => normaliseRows(rows, 100, 1e-5),
    () => rows.add_(rows.slice(0)),
  ]) {
    const before = wasmStatus().calls;
    work();
    expect(wasmStatus().calls).toBeGreaterThan(before);
  }
});
