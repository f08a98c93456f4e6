import { expect, test } from 'vitest';
import * as np from '../../../kernel-lib/library/tensor/index.js';
import {
  type DType,
  DTypeError,
  type Out,
  ShapeError,
  Tensor,
  tensor,
  zeros,
} from '../../../kernel-lib/library/tensor/index.js';
import { wasmStatus } from '../../../kernel-lib/library/wasm/index.js';
import cases from '../../reference/out.json' with { type: 'json' };

const ELEMENTWISE: Record<string, (x: Tensor, out: Out) => Tensor> = {
  add: (x, out) => np.add(x, x, out),
  div: (x, out) => np.div(x, 3, out),
  greater: (x, out) => np.greater(x, 1, out),
  square: np.square,
  exp: np.exp,
  floor: np.floor,
};
const REDUCTIONS: Record<string, (x: Tensor, out: Out) => Tensor> = {
  sum: (x, out) => np.sum(x, 0, false, out),
  prod: (x, out) => np.prod(x, 0, false, out),
  mean: (x, out) => np.mean(x, 0, false, out),
  max: (x, out) => np.max(x, 0, false, out),
  min: (x, out) => np.min(x, 0, false, out),
  var: (x, out) => np.var_(x, 0, false, 0, out),
  std: (x, out) => np.std(x, 0, false, 0, out),
  any: (x, out) => np.any(x, 0, false, out),
  all: (x, out) => np.all(x, 0, false, out),
};
/** Of results of reductions NumPy cuts floats to whole numbers, and those to bools, in silence. */
const KINDS: Record<string, number> = { bool: 0, int32: 1, float32: 2, float64: 2 };

test.each(Object.keys({ ...ELEMENTWISE, ...REDUCTIONS }))('%s with out, as in NumPy', (name) => {
  for (const { dtype, into, shape, result } of cases.filter((c) => c.name === name)) {
    const x = tensor([
      [0, 1, 2],
      [3, 0, 5],
    ]).astype(dtype as DType);
    const out = zeros(shape)
      .add(7)
      .astype(into as DType);
    const run = (ELEMENTWISE[name] ?? REDUCTIONS[name])!;
    const what = `${name} of ${dtype} into ${into} ${shape}`;
    const own = run(x, {});
    if (result === 'shape') expect(() => run(x, { out }), what).toThrow(ShapeError);
    else if (result === 'dtype' || KINDS[own.dtype]! > KINDS[into]!) {
      expect(() => run(x, { out }), what).toThrow(DTypeError);
      expect(new Set(out.data).size, what).toBe(1);
    } else {
      expect(run(x, { out }), what).toBe(out);
      (result as number[]).forEach((value, i) => {
        expect(out.data[i], what).toBeCloseTo(
          value,
          `${dtype} ${into}`.includes('float32') ? 4 : 12,
        );
      });
    }
  }
});

test('the result is the same as without out, to the last bit, and in that memory', () => {
  const x = zeros(1500);
  for (let i = 0; i < x.size; i++) x.data[i] = Math.sin(i) + 1.1;
  const y = x.neg();
  const out = zeros(1500);
  const { data } = out;
  for (const run of [
    (o?: Out) => np.sub(x, y, o!),
    (o?: Out) => np.mul(2, x, o!),
    (o?: Out) => np.pow(x, 2, o!),
    (o?: Out) => np.tanh(x, o!),
    (o?: Out) => np.sin(x, o!),
    (o?: Out) => np.clip(x, 0.5, 1.5, o),
    (o?: Out) => np.clip(x, y, null, o),
    (o?: Out) => np.round(x, 2, o!),
  ]) {
    const before = wasmStatus().calls;
    const fresh = run();
    const between = wasmStatus().calls;
    expect(run({ out })).toBe(out);
    expect(out.data).toBe(data);
    expect(out.toArray()).toEqual(fresh.toArray());
    expect(wasmStatus().calls - between).toBe(between - before);
  }
});

test('out may be an operand, or share a part of its memory', () => {
  const x = tensor([1, 2, 3, 4]);
  np.mul(x, x, { out: x });
  np.exp(np.log(x), { out: x });
  expect(np.sqrt(x, { out: x }).at(3)).toBeCloseTo(4, 12);
  const memory = Float64Array.from({ length: 9 }, (_, i) => i);
  const [low, high] = [new Tensor(memory.subarray(0, 8), [8]), new Tensor(memory.subarray(1), [8])];
  np.add(low, 10, { out: high });
  expect([...memory]).toEqual([0, 10, 11, 12, 13, 14, 15, 16, 17]);
  const square = tensor([
    [1, 2],
    [3, 4],
  ]);
  np.add(square, square.slice(0), { out: square });
  expect(square.toArray()).toEqual([
    [2, 4],
    [4, 6],
  ]);
  const y = tensor([0.2, 5]);
  np.clip(tensor([1, 9]), 2, y, { out: y });
  expect(y.toArray()).toEqual([0.2, 5]);
  const rows = tensor([
    [3, 4],
    [5, 6],
  ]);
  const first = new Tensor(rows.data.subarray(0, 2), [2]);
  rows.sum(0, false, { out: first });
  expect(rows.toArray()).toEqual([
    [8, 10],
    [5, 6],
  ]);
});

test('everything at once goes into a 0-d out, and plain numbers fill one', () => {
  const total = zeros([]);
  expect(np.sum(tensor([1, 2, 3]), null, false, { out: total })).toBe(total);
  expect(total.item()).toBe(6);
  expect(np.add(1, 2, { out: zeros(2) }).toArray()).toEqual([3, 3]);
});

test('what is no out is said in one sentence; positions that map and reduce hand on are none', () => {
  const x = tensor([1, 2]);
  expect(() => np.exp(x, x as never)).toThrow(/exp: the last argument is .*expected \{ out: y \}/);
  expect(() => np.exp(x, { out: 5 } as never)).toThrow(
    /exp: out is the number 5; expected a Tensor/,
  );
  expect(() => np.exp(x, { into: x } as never)).toThrow(/exp: there is no setting 'into'/);
  expect(() => np.add(x, 0.5, { out: x.astype('int32') })).toThrow(/add: the result is float64/);
  expect([1, 4].map(np.sqrt)).toEqual([1, 2]);
  expect([x, x, x].reduce(np.add).toArray()).toEqual([3, 6]);
});
