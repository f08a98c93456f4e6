import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  abs,
  add,
  div,
  exp,
  greater,
  log,
  maximum,
  minimum,
  mul,
  neg,
  type Out,
  sqrt,
  square,
  sub,
  Tensor,
  tanh,
  where,
} from '../../../kernel-lib/library/tensor/index.js';
import { sumRun64 } from '../../../kernel-lib/library/tensor/kernels/pairwise.js';
import * as basic64 from '../../../kernel-lib/library/tensor/loops/any/float64.js';
import { isResident, moveIn } from '../../../kernel-lib/library/wasm/resident.js';

// Neither whole vectors nor whole lines of the cache.
const SIZE = 7 * 10_007;
const EDGES = [0, -0, Number.NaN, Infinity, -Infinity, 5e-324, 1e300, -1e300, 1, 800, -800];
type Floats = Float64Array | Float32Array;

function numbers(salt: number, kind: 'float64' | 'float32' = 'float64'): Tensor {
  const data = Float64Array.from({ length: SIZE }, (_, i) =>
    i % 97 < EDGES.length ? EDGES[(i + salt) % EDGES.length]! : Math.sin(i * salt),
  );
  return new Tensor(data, [SIZE]).astype(kind);
}

/** A tensor over its own memory, which is never moved. */
const handed = (x: Tensor): Tensor => new Tensor(x.copy().data, x.shape);
/** All its bits; of NaN it does not count which one it is. */
function bits({ data }: Tensor): string {
  const numbers = (data as Float64Array).map((value) => (Number.isNaN(value) ? Number.NaN : value));
  return createHash('sha256').update(numbers).digest('hex');
}
const lives = (x: Tensor): boolean => isResident(x.data as Floats);

type Pairs = (a: Tensor, b: Tensor | number, out: Out) => Tensor;
type Map = (a: Tensor, out: Out) => Tensor;
const PAIRS: [string, Pairs][] = Object.entries({ add, sub, mul, div, maximum, minimum });
const MAPS: [string, Map][] = Object.entries({ exp, log, tanh, sqrt, abs, neg, square });

for (const kind of ['float64', 'float32'] as const) {
  test.each(PAIRS)(`%s of ${kind} where they live is the same to the last bit`, (_, f) => {
    const [a, b, out] = [numbers(1, kind), numbers(2, kind), numbers(3, kind)];
    const [x, y] = [handed(a), handed(b)];
    for (const right of [b, 2, Number.NaN, -0]) {
      const plain = bits(f(x, right === b ? y : right, { out: handed(out) }));
      for (let k = 0; k < 10; k++) expect(bits(f(a, right, { out }))).toBe(plain);
    }
    expect(lives(out)).toBe(true);
    // Its data has been asked for only now: until then it could move.
    expect([lives(a), lives(b)]).toEqual([true, true]);
  });

  test.each(MAPS)(`%s of ${kind} where they live is the same to the last bit`, (_, f) => {
    const [a, out] = [numbers(1, kind), numbers(3, kind)];
    const plain = bits(f(handed(a), { out: handed(out) }));
    for (let k = 0; k < 10; k++) expect(bits(f(a, { out }))).toBe(plain);
    expect([lives(a), lives(out)]).toEqual([true, true]);
    expect(bits(f(a, { out: a }))).toBe(plain);
  });

  test(`reductions of ${kind} where it lives are the same to the last bit`, () => {
    const x = numbers(1, kind);
    const usual = x.mul(0).add(handed(numbers(1, kind)).abs().minimum(2));
    for (const each of [x, usual]) {
      const rows = each.reshape(7, -1).slice(':', ':');
      const plain = handed(rows);
      const of = (y: Tensor) => [
        y.sum(),
        y.max(),
        y.min(),
        y.mean(),
        y.std(),
        ...[0, 1].flatMap((axis) => [y.sum(axis), y.max(axis), y.min(axis), y.argmax(axis)]),
      ];
      const said = (y: Tensor) => of(y).map((r) => (r instanceof Tensor ? bits(r) : r));
      const expected = said(plain);
      for (let k = 0; k < 10; k++) expect(said(rows)).toEqual(expected);
      expect(lives(rows)).toBe(true);
    }
  });
}

test('a whole sum where it lives goes in the plain order', () => {
  const x = Float64Array.from({ length: SIZE }, (_, i) => Math.sin(i) * 10 ** (i % 9));
  const moved = moveIn(x)!;
  expect(sumRun64(moved, 0, SIZE)).toBe(sumRun64(x, 0, SIZE));
  expect(sumRun64(moved, 3, SIZE - 3)).toBe(sumRun64(x, 3, SIZE - 3));
});

test('nothing beside an array is written', () => {
  const [left, out, right] = [1, 2, 3].map((k) => moveIn(handed(numbers(k)).data as Floats)!);
  const before = [left, right].map((x) => x!.slice());
  const whole = new Uint8Array(out!.buffer, 0, right!.byteOffset);
  const around = (x: Floats) => whole.slice(x.byteOffset + x.byteLength);
  const gap = around(out!);
  const into = new Tensor(out!, [SIZE]);
  add(new Tensor(left!, [SIZE]), new Tensor(right!, [SIZE]), { out: into });
  exp(new Tensor(left!, [SIZE]), { out: into });
  sqrt(new Tensor(right!, [SIZE]), { out: into });
  // Nor behind a part of one.
  const part = new Tensor(out!.subarray(0, SIZE - 1001), [SIZE - 1001]);
  const rest = out!.slice(SIZE - 1001);
  const some = new Tensor(left!.subarray(0, SIZE - 1001), [SIZE - 1001]);
  maximum(some, 0.5, { out: part });
  tanh(some, { out: part });
  expect(out!.slice(SIZE - 1001)).toEqual(rest);
  expect([left, right]).toEqual(before);
  expect(around(out!)).toEqual(gap);
});

test('memory that somebody holds stays where it is', () => {
  const [a, b, out] = [1, 2, 3].map((k) => numbers(k)) as [Tensor, Tensor, Tensor];
  const held = [a.data, b.data, out.data];
  for (let k = 0; k < 20; k++) add(a, b, { out });
  expect([a.data, b.data, out.data].every((data, i) => data === held[i])).toBe(true);
  expect(held.some((data) => isResident(data as Floats))).toBe(false);
  const view = held[2]!.subarray(5, 6);
  mul(a, 2, { out });
  expect(view[0]).toBe(out.data[5]);
});

test('what has moved is handed out as it is, and stays', () => {
  const [a, out] = [numbers(1), numbers(2)];
  for (let k = 0; k < 10; k++) add(a, k, { out });
  const { data } = out;
  expect(lives(out)).toBe(true);
  data[3] = 7;
  expect(out.at(3)).toBe(7);
  add(a, 1, { out });
  expect(out.data).toBe(data);
  expect(data[20]).toBe(a.at(20) + 1);
  expect(data).toHaveLength(SIZE);
});

test('a formula that waits keeps the numbers of its moment', () => {
  const [a, out] = [numbers(1), numbers(2)];
  for (let k = 0; k < 10; k++) square(a, { out });
  const waiting = out.add(1);
  const expected = handed(out).add(1);
  neg(a, { out });
  expect(bits(waiting)).toBe(bits(expected));
  expect(bits(out)).toBe(bits(handed(a).neg()));
});

test('with one operand elsewhere, or none but the result', () => {
  const [a, b, out] = [1, 2, 3].map((k) => numbers(k)) as [Tensor, Tensor, Tensor];
  const [x, y] = [handed(a), handed(b)];
  const plain = bits(sub(x, y));
  for (let k = 0; k < 10; k++) {
    expect(bits(sub(a, y, { out }))).toBe(plain);
    expect(bits(sub(x, b, { out }))).toBe(plain);
    expect(bits(sub(a, b))).toBe(plain);
  }
  expect(bits(greater(a, b))).toBe(bits(greater(x, y)));
  expect(bits(where(greater(a, b), a, b))).toBe(bits(where(greater(x, y), x, y)));
  expect(bits(a.reshape(7, -1).add(a.reshape(7, -1).slice(0)))).toBe(
    bits(x.reshape(7, -1).add(x.reshape(7, -1).slice(0))),
  );
});

test('the larger and the smaller of many with a number are those of the plain loop', () => {
  for (const value of [...EDGES, 0.5]) {
    const a = numbers(1);
    const plain = { maximum: new Float64Array(SIZE), minimum: new Float64Array(SIZE) };
    const from = handed(a).data as Float64Array;
    for (const name of ['maximum', 'minimum'] as const)
      basic64[name](from, 0, 1, Float64Array.of(value), 0, 0, plain[name], 0, SIZE);
    expect(bits(maximum(a, value))).toBe(bits(new Tensor(plain.maximum, [SIZE])));
    expect(bits(minimum(a, value))).toBe(bits(new Tensor(plain.minimum, [SIZE])));
  }
});
