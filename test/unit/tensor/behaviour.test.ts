import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { inspect } from 'node:util';
import { DISPLAY } from 'kernel-lib/display';
import { randn } from 'kernel-lib/random';
import * as k from 'kernel-lib/tensor';
import { arange, ones, tensor, zeros } from 'kernel-lib/tensor';
import { describe, expect, test } from 'vitest';
import { loopFiles } from '../../../kernel-lib/workshop/authoring/typedLoops.js';

test('what is any is taken for a tensor by the types, a number for a number', () => {
  const config = JSON.parse('{}'); // any, as the config of an update rule in a student's code
  config.v = tensor([4, 9]);
  expect(k.sqrt(config.v).add(1e-8).toArray()).toEqual([2 + 1e-8, 3 + 1e-8]);
  expect(k.mul(0.5, config.v).sum()).toBe(6.5);
  expect(k.maximum(config.v, 5).shape).toEqual([2]);
  expect(k.round(k.arctan2(config.v, 1).mul(2)).dtype).toBe('float64');
  expect(k.sqrt(4) + k.pow(2, 3) + k.round(1.5)).toBe(12);
});

test('what is not NaN counts, infinities too, and nothing has no quantile', () => {
  const x = tensor([Infinity, 1, Number.NaN]);
  expect([k.nanstd(x), k.nanvar(x), k.nanmean(x)]).toEqual([Number.NaN, Number.NaN, Infinity]);
  expect(k.nanquantile(zeros(0), 0.5)).toBe(Number.NaN);
  expect(k.nanquantile([Number.NaN], [0.1, 0.5]).toArray()).toEqual([Number.NaN, Number.NaN]);
  expect(k.nanargmin(tensor([[3, Number.NaN, 1]]), null as never, true).toArray()).toEqual([[2]]);
  const edges = k.histogram(tensor([0.1, 0.7], 'float32'), 3)[1];
  expect(edges.dtype).toBe('float32'); // as in NumPy
});

describe('a tensor', () => {
  test('is never changed by an operation, and shares no memory with its result', () => {
    const x = arange(6).reshape(2, 3);
    const before = x.toArray();
    const results = [
      x.T,
      x.reshape(3, 2),
      x.flatten(),
      x.slice(':'),
      x.slice('...'),
      x.copy(),
      x.astype('float64'),
      x.squeeze(),
      x.clip(null, null),
      k.tile(x, 1),
      k.flip(x, []),
      k.roll(x, 0),
      k.broadcastTo(x, [2, 3]),
      k.where(true, x, 0),
      k.round(x),
      k.floor(x.astype('int32')),
      k.pad(x, 0),
      x.sort(),
      tensor(x),
    ];
    for (const r of results) {
      expect(r.data.buffer).not.toBe(x.data.buffer);
      r.fill_(9);
    }
    expect(x.toArray()).toEqual(before);
  });

  test('gives numbers over everything and tensors over an axis', () => {
    const x = arange(6).reshape(2, 3);
    expect([x.sum(), x.mean(), x.max(), x.argmax(), x.prod()]).toEqual([15, 2.5, 5, 5, 0]);
    expect(x.sum(0).toArray()).toEqual([3, 5, 7]);
    expect(x.sum(-1, true).shape).toEqual([2, 1]);
    expect(x.sum(null, true).shape).toEqual([1, 1]);
    expect([x.greater(3).any(), x.greater(3).all()]).toEqual([true, false]);
    expect(x.greater(2).sum()).toBe(3);
    expect(x.equal(x).mean()).toBe(1);
  });

  test('takes one score per row, as the losses do', () => {
    const scores = arange(6).reshape(2, 3);
    const y = tensor([2, 0], 'int32');
    expect(scores.slice(arange(2), y).toArray()).toEqual([2, 3]);
    expect(zeros(2, 3).set(1, arange(2), y).toArray()).toEqual([
      [0, 0, 1],
      [1, 0, 0],
    ]);
    expect(zeros(3).addAt(1, [0, 0, 2]).toArray()).toEqual([2, 0, 1]);
    expect(k.oneHot(y, 3).toArray()).toEqual([
      [0, 0, 1],
      [1, 0, 0],
    ]);
  });

  test('keeps float32 beside numbers, and follows NumPy where types mix', () => {
    const f = ones([2], 'float32');
    const i = ones([2], 'int32');
    expect(
      [f.mul(0.1), f.add(i), f.add(ones(2)), i.add(1), i.add(0.5), i.div(2)].map((x) => x.dtype),
    ).toEqual(['float32', 'float64', 'float64', 'int32', 'float64', 'float64']);
  });

  test('walks over its rows', () => {
    expect([...arange(4).reshape(2, 2)].map((r) => r.toArray())).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });

  test('is a plain number in functions of plain numbers', () => {
    expect([k.sqrt(4), k.maximum(0, -1), k.exp(0), k.add(1, 2)]).toEqual([2, 0, 1, 3]);
  });

  test('refuses whole sums along an axis that leave int32, and gives them over everything', () => {
    const x = tensor([2 ** 31 - 1, 1], 'int32');
    expect(x.sum()).toBe(2 ** 31);
    expect(() => x.sum(0)).toThrow(/does not fit into int32/);
  });
});

test('long sums are pairwise, so that they equal NumPy’s to the last bit', () => {
  const x = ones(1003).div(arange(1, 1004));
  expect(x.sum()).toBe(7.4884648745144435);
  expect(x.astype('float32').sum()).toBe(7.488465785980225);
});

describe('it shows itself', () => {
  const x = arange(4).reshape(2, 2);
  test('in a terminal with shape, type and rows', () => {
    expect(inspect(x)).toBe('Tensor (2, 2) float64\n[[0. 1.]\n [2. 3.]]');
    expect(inspect(zeros(0))).toBe('Tensor (0,) float64 []');
    expect(`${x}`).toBe('[[0. 1.]\n [2. 3.]]');
  });

  test('in a notebook as a small table in the page’s own colours', () => {
    const bundle = x[DISPLAY]();
    expect(bundle['text/plain']).toBe(inspect(x));
    const html = String(bundle['text/html']);
    expect(html).toContain('Tensor</b> (2, 2) float64');
    expect(html).toContain('mean 1.5');
    expect(html).toContain('std 1.118');
    expect(html.match(/<tr>/g)).toHaveLength(2);
    expect(html).not.toMatch(/(?:#[0-9a-f]{3,6}\b|: ?(?:white|black))/i);
  });

  test('and stays small when the tensor is large', () => {
    const html = String(randn(1000, 1000)[DISPLAY]()['text/html']);
    expect(html.length).toBeLessThan(20_000);
    expect(html).toContain('⋮');
    expect(String(zeros(2, 3, 4)[DISPLAY]()['text/html'])).toContain('[0, :, :]');
    for (const shape of [[], [0], [1], [3], [0, 2], [2, 0]])
      expect(zeros(shape)[DISPLAY]()['text/html']).toContain('Tensor');
  });
});

describe('decompositions put their matrix together again', () => {
  const close = (a: k.Tensor, b: k.Tensor): void =>
    k.assertAllclose(a, b, { rtol: 1e-10, atol: 1e-10 });
  const a = randn(30, 30);
  test('eigh', () => {
    for (const s of [
      a.add(a.T),
      k.eye(5),
      zeros(4, 4),
      k.diag([3, 1, 2]),
      tensor([[2]]),
      ones(6, 6),
    ]) {
      const [w, v] = k.eigh(s);
      close(v.mul(w).dot(v.T), s);
      close(v.T.dot(v), k.eye(s.shape[0]!));
      expect(w.toArray()).toEqual(w.sort().toArray());
    }
  });
  test.each([
    [5, 3],
    [3, 5],
    [4, 4],
    [1, 6],
    [6, 1],
  ])('svd of (%i, %i)', (m, n) => {
    for (const x of [randn(m, n), ones(m, n), zeros(m, n)]) {
      const [u, s, vt] = k.svd(x);
      const sigma = zeros(m, n).set(k.diag(s), `0:${s.size}`, `0:${s.size}`);
      close(u.dot(sigma).dot(vt), x);
      close(u.T.dot(u), k.eye(m));
      close(vt.dot(vt.T), k.eye(n));
      const [r, t, wt] = k.svd(x, false);
      close(r.mul(t).dot(wt), x);
    }
  });
  test('inv and solve', () => {
    const m = a.add(k.eye(30).mul(20));
    close(m.dot(k.inv(m)), k.eye(30));
    close(m.dot(k.solve(m, ones(30))), ones(30));
  });
});

describe('comparison', () => {
  test('names the first and the worst place', () => {
    const x = zeros(2, 3).set(1e-3, 0, 1).set(5, 1, 2);
    expect(() => k.assertAllclose(x, zeros(2, 3))).toThrow(
      /2 of 6 .* First at \[0, 1\]: got 0.001, expected 0. Worst at \[1, 2\]/,
    );
    expect(() => k.assertAllclose(zeros(2), zeros(3))).toThrow(/\(2,\).*\(3,\)/);
  });
  test('follows NumPy on NaN and infinities', () => {
    expect(k.allclose([1, Infinity], [1 + 1e-9, Infinity])).toBe(true);
    expect(k.allclose([Infinity], [-Infinity])).toBe(false);
    expect(k.allclose([Number.NaN], [Number.NaN])).toBe(false);
    expect(k.allclose([Number.NaN], [Number.NaN], 1e-5, 1e-8, true)).toBe(true);
  });
});

test('the loops for other types are those for float64, as generated now', () => {
  const root = fileURLToPath(new URL('../../../', import.meta.url));
  const files = loopFiles(root);
  expect(files.length).toBe(8);
  for (const { path, text } of files)
    expect(readFileSync(root + path, 'utf8').replaceAll('\r\n', '\n'), path).toBe(text);
});

describe('equality helpers of test runners', () => {
  test('compare tensors, 0-d ones too', () => {
    expect(tensor([[1, 2]])).toEqual(tensor([[1, 2]]));
    expect(tensor(3)).toEqual(tensor(3));
    expect({ loss: tensor(3), w: zeros(2) }).toStrictEqual({ loss: tensor(3), w: zeros(2) });
    expect(tensor([1, 2])).not.toEqual(tensor([1, 3]));
    expect(tensor(3)).not.toEqual(tensor(4));
    expect(tensor([1, 2])).not.toEqual(tensor([[1, 2]]));
    expect(tensor([1, 2])).not.toEqual(tensor([1, 2], 'int32'));
  });
  test('iteration gives rows; a 0-d tensor is not iterable, as in NumPy', () => {
    expect([...arange(6).reshape(2, 3)].map((row) => row.toArray())).toEqual([
      [0, 1, 2],
      [3, 4, 5],
    ]);
    expect(() => [...tensor(3)]).toThrow(TypeError);
  });
});

test('booleans beside numbers count as 0 and 1, as in NumPy', () => {
  expect(tensor([true, 2]).toArray()).toEqual([1, 2]);
  expect(tensor([[true], [false]]).dtype).toBe('bool');
});

test('a grid has as many axes as there are vectors', () => {
  const grids = k.meshgrid([1, 2], [3, 4, 5], [6]);
  expect(grids.map((g) => g.shape)).toEqual([
    [3, 2, 1],
    [3, 2, 1],
    [3, 2, 1],
  ]);
  expect(grids[1]!.slice(':', 0, 0).toArray()).toEqual([3, 4, 5]);
  expect(k.meshgrid([1, 2], [3, 4, 5], [6], 'ij')[0]!.shape).toEqual([2, 3, 1]);
});

test('a float32 number is printed as NumPy prints one', () => {
  expect(String(tensor(999999, 'float32'))).toBe('999999.0');
  expect(String(tensor(123456789, 'float32'))).toBe('1.2345679e+08');
});

test('reductions and orders follow NumPy on NaN, ties and nothing', () => {
  const x = tensor([2, Number.NaN, 5, 5]);
  expect([x.max(), x.min(), x.sum(), k.median(x)]).toEqual(new Array(4).fill(Number.NaN));
  expect([x.argmax(), x.argmin(), tensor([1, 5, 5]).argmax()]).toEqual([1, 1, 1]);
  expect(x.sort().toArray()).toEqual([2, 5, 5, Number.NaN]);
  expect(x.argsort().toArray()).toEqual([0, 2, 3, 1]);
  expect([zeros(0).sum(), zeros(0).prod(), zeros(0).mean()]).toEqual([0, 1, Number.NaN]);
  expect(tensor([1, 3]).var(null, false, 1)).toBe(2);
  // Over rows, where the fold runs side by side.
  const rows = tensor([
    [1, Number.NaN],
    [Number.NaN, 2],
    [3, 4],
  ]);
  expect(rows.max(0).toArray()).toEqual([Number.NaN, Number.NaN]);
  expect(rows.slice('2:').min(0).toArray()).toEqual([3, 4]);
});

test('whole numbers divide as in Python, and overflow as in NumPy or not at all', () => {
  const x = tensor([-7, 7, -7], 'int32');
  expect(x.mod(tensor([3, -3, 0], 'int32')).toArray()).toEqual([2, -2, 0]);
  expect(x.floorDivide(tensor([2, -2, 0], 'int32')).toArray()).toEqual([-4, -4, 0]);
  const top = tensor([2 ** 31 - 1, 1], 'int32');
  expect(top.add(1).toArray()).toEqual([-(2 ** 31), 2]);
  expect(top.sum()).toBe(2 ** 31);
  expect(() => top.sum(0)).toThrow(/does not fit into int32/);
});

test('powers of 1 and -1 are as in C and NumPy, not as in JavaScript', () => {
  for (const dtype of ['float64', 'float32'] as const) {
    const powers = (base: number) =>
      k.pow(base, k.tensor([Infinity, -Infinity, Number.NaN], dtype)).toArray();
    expect(powers(1)).toEqual([1, 1, 1]);
    expect(powers(-1)).toEqual([1, 1, Number.NaN]);
  }
});
