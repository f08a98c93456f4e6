import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { nodeFlags } from '../../../kernel-lib/grader/sandbox/flags.js';
import { installedLibrary, installedLoops } from '../../../kernel-lib/library/blas/find.js';
import { sharedObject } from './sharedObject.js';

/* Libraries of the machine, in processes of their own: a wrong one ends the process that calls it. */

const ROOT = process.cwd();
const from = (folder: string) =>
  JSON.stringify(pathToFileURL(join(ROOT, 'kernel-lib/library/dist', folder, 'index.js')).href);
/** A module that is no entry, and entries that share it. */
const inside = (folder: string, module = 'index') =>
  JSON.stringify(pathToFileURL(join(ROOT, '.cache/compiled/library', folder, `${module}.js`)).href);

// Products of all forms, in both types, and how far they are from sums made one after the other.
const WORK = `
  import { affine_backward, affine_forward } from ${from('layers')};
  import { RandomState } from ${from('random')};
  import * as T from ${from('tensor')};
  import { blasStatus } from ${from('blas')};
  const rng = new RandomState(1);
  const plain = (a, b) => {
    const [m, k, n] = [a.shape[0], a.shape[1], b.shape[1]];
    return Array.from({ length: m * n }, (_, at) => {
      const [i, j] = [Math.floor(at / n), at % n];
      let sum = 0;
      for (let p = 0; p < k; p++) sum += a.data[i * k + p] * b.data[p * n + j];
      return sum;
    });
  };
  const errors = {};
  const factors = [];
  for (const type of ['float64', 'float32']) {
    const [x, w, bias] = [[40, 50], [50, 30], [30]].map((size) => rng.normal(0, 1, size).astype(type));
    const dout = rng.normal(0, 1, [40, 30]).astype(type);
    const [, cache] = affine_forward(x, w, bias);
    const [dx, dw] = affine_backward(dout, cache);
    const off = (got, want) => Math.max(...want.map((v, i) => Math.abs(v - got.data[i])));
    errors[type] = Math.max(
      off(x.dot(w), plain(x, w)),
      off(dx, plain(dout, w.T)),
      off(dw, plain(x.T, dout)),
      off(x.slice('3:40').dot(w), plain(x.slice('3:40'), w)),
    );
  }
  // LAPACK where it is, and the plain forms: products give the matrix back, and signs follow one rule.
  for (const [m, n] of [[40, 40], [60, 40], [40, 60]]) {
    const x = rng.normal(0, 1, [m, n]);
    const far = (a, b) => a.sub(b).abs().max();
    const [u, s, vt] = T.svd(x, false);
    const [full, , fullT] = T.svd(x);
    const down = T.abs(vt).argmax(1).data.some((j, i) => vt.at(i, j) < 0 && T.abs(vt.slice(i)).greater(0.55 * Math.abs(vt.at(i, j))).sum() === 1);
    const [q, r] = T.qr(x);
    const [whole, rest] = T.qr(x, 'complete');
    errors.factors = Math.max(errors.factors ?? 0,
      far(u.mul(s).dot(vt), x), far(full.T.dot(full), T.eye(m)), far(fullT.T.dot(fullT), T.eye(n)), down ? 1 : 0,
      far(q.dot(r), x), far(whole.dot(rest), x), far(T.triu(r), r), far(whole.T.dot(whole), T.eye(m)));
    if (m !== n) continue;
    const a = x.dot(x.T).add(T.eye(m));
    const l = T.cholesky(a);
    const [w, v] = T.eigh(a);
    const [sign, log] = T.slogdet(x);
    errors.factors = Math.max(errors.factors,
      far(l.dot(l.T), a), far(T.tril(l), l), far(v.mul(w).dot(v.T), a), far(x.dot(T.inv(x)), T.eye(m)),
      far(x.dot(T.solve(x, T.ones(m))), T.ones(m)), Math.abs(sign * Math.exp(log) / T.det(x) - 1));
    factors.push(...[w, T.abs(v.slice(0)), v.slice(0), s, vt.slice(0), r.slice(0), T.det(x)].map((f) => typeof f === 'number' ? f : Array.from(f.data)).flat());
  }
  const said = (work) => { try { return String(work().data[0]); } catch (error) { return error.message; } };
  const twice = T.concatenate([T.ones(1, 40), T.ones(1, 40), rng.normal(0, 1, [38, 40])]);
  const holed = T.eye(40).copy();
  holed.set(NaN, 3, 3);
  const words = [T.solve(T.eye(40), T.ones(40)).data[39], ...['solve', 'inv', 'cholesky', 'det', 'eigh', 'svd', 'qr'].flatMap((name) =>
    [twice, holed, T.eye(40).neg()].filter((_, i) => i > 0 || !['det', 'eigh', 'svd', 'qr'].includes(name)).map((x) => said(() => {
      const out = name === 'solve' ? T.solve(x, T.ones(40)) : T[name](x);
      return typeof out === 'number' ? { data: [out] } : Array.isArray(out) ? out[0] : out;
    })))];
  const special = rng.normal(0, 1, [30, 30]);
  special.set(NaN, 3, 3);
  const { data } = special.dot(special);
  console.log(JSON.stringify({ ...blasStatus(), errors, factors, words, nans: data.filter(Number.isNaN).length }));
`;

interface Result {
  state: string;
  reason?: string;
  threads?: number;
  calls: number;
  factorisations: number;
  errors: { float64: number; float32: number; factors: number };
  factors: number[];
  words: string[];
  nans: number;
}

function run(library: string, flags: readonly string[] = [], cwd = ROOT): Result {
  const child = spawnSync(process.execPath, [...flags, '--input-type=module', '-e', WORK], {
    cwd,
    env: { ...process.env, CHAINRULE_BLAS: library },
    encoding: 'utf8',
  });
  if (child.status !== 0) throw new Error(child.stderr);
  const result = JSON.parse(child.stdout) as Result;
  // Whoever did them: the products are right.
  expect(result.errors.float64).toBeLessThan(1e-13);
  expect(result.errors.float32).toBeLessThan(1e-4);
  expect(result.errors.factors).toBeLessThan(1e-10);
  expect(result.nans).toBe(59);
  return result;
}

// What it does beside products, with numbers of all kinds: the bits of each result. And of products with a
// vector how far they are from sums made one after the other.
const ELEMENTS = `
  import { createHash } from 'node:crypto';
  import { RandomState } from ${inside('random')};
  import { abs, add, argsort, concatenate, div, equal, exp, greater, greaterEqual, less, lessEqual, log, maximum, minimum, mul, notEqual, sqrt, square, stack, sub, tanh, Tensor, where, zeros, zerosLike } from ${inside('tensor')};
  import { sigmoid_forward } from ${inside('layers')};
  import { blasStatus } from ${inside('blas')};
  import { loopsOfImages } from ${inside('blas', 'internal')};
  const rng = new RandomState(1);
  zeros(64, 64).dot(zeros(64, 64));
  const bits = {};
  const errors = [];
  for (const type of ['float64', 'float32']) {
    const special = [0, -0, Infinity, -Infinity, 1e-310, -1e-310, 1e-42, 1e300, 1e38, NaN];
    const make = (...shape) => {
      const x = rng.normal(0, 1, shape).astype(type);
      for (let i = 0; i < x.size; i += 3) x.data[i] = special[rng.randint(special.length)];
      return x;
    };
    const note = (name, x) => {
      const canonical = x.data.map((v) => (Number.isNaN(v) ? NaN : v));
      bits[name + ' ' + type] = createHash('md5').update(new Uint8Array(canonical.buffer, canonical.byteOffset, canonical.byteLength)).digest('hex');
    };
    const [a, b, row] = [make(210, 99), make(210, 99), make(99)];
    note('add', a.add(b));
    note('sub', a.sub(b));
    note('sub_', a.copy().sub_(b));
    note('twice', a.copy().add_(a));
    const same = a.copy();
    note('add itself', same.add_(same));
    for (const by of [2.5, -1, 1e-300, 0, NaN, Infinity]) note('mul ' + by, a.mul(by));
    for (const by of [1e-8, -3, 0, -0, NaN, Infinity])
      note('number ' + by, stack([a.add(by), a.sub(by), sub(by, a), a.copy().add_(by)]));
    note('negative', a.neg());
    note('with a row', a.add(row));
    note('less a row', a.sub(row));
    note('row first', row.add(a));
    note('row of a long one', make(3, 9000).add(make(9000)));
    note('less a row, in place', a.copy().sub_(row));
    note('turned over', a.T);
    const column = make(210, 1);
    for (const f of [add, sub, mul, div, maximum, minimum]) {
      note(f.name + ' pairs', f(a, b));
      note(f.name + ' with a row', f(a, row));
      note(f.name + ' row first', f(row, a));
      note(f.name + ' with a column', f(a, column));
      note(f.name + ' column first', f(column, a));
      note(f.name + ' number', stack([f(a, 3), f(-0.5, a)]));
    }
    for (const f of [greater, greaterEqual, less, lessEqual, equal, notEqual])
      note(f.name, stack([f(a, b), f(a, row), f(a, column), f(a, 0)]).astype('int32'));
    for (const f of [abs, square, sqrt, exp, log, tanh, sigmoid_forward]) {
      const of = (x) => [f(x)].flat()[0];
      note(f.name, of(a));
      note(f.name + ' of the usual', of(rng.normal(0, 1, [210, 99]).astype(type).abs()));
      for (const n of [15, 23, 24, 41])
        note(f.name + ' of ' + n, of(rng.normal(0, 1, [n]).astype(type).abs()));
    }
    note('reciprocal', a.pow(-1));
    note('chosen', where(a.greater(b), a, b));
    note('chosen number', where(a.greater(b), a, 0));
    const masked = a.copy();
    masked.set(0, a.less(0));
    note('masked', masked);
    const usual = rng.normal(0, 1, [210, 99]).astype(type);
    note('formula', a.sub(b.mul(0.1).div(sqrt(usual.square().mul(0.9)).add(1e-8))));
    note('formula with exp', exp(usual.neg()).add(1).pow(-1).mul(b));
    note('formula that meets what is rare', exp(a.neg()).add(1).pow(-1).mul(b));
    note('formula in place', a.copy().add_(exp(b).mul(2)));
    const view = (x) => new Tensor(x.data.subarray(0), x.shape);
    const mapped = [exp, log].map((f) => { const x = a.copy(); f(x, { out: view(x) }); return x; });
    note('what is rare, into another view of itself', stack(mapped));
    note('formula with a row and columns', usual.sub(usual.mean(0)).div(usual.std(1, true)).mul(usual.slice(':', '7:8')).add(row));
    note('formula with flags', usual.mul(usual.greater(0)).add(usual.less(1).slice(3)));
    const images = usual.reshape(10, 7, 9, 33);
    note('formula with a number per channel', images.mul(images.slice(1, ':', '2:3', '3:4')).sub(2));
    note('column by row', a.slice(':', '3:4').dot(b.slice('5:6')));
    note('column by row, added', usual.copy().add_(a.slice(':', '3:4').dot(b.slice('5:6'))));
    note('zeros that are added to', zerosLike(usual).add_(usual.mul(2)));
    note('joined', concatenate([a, usual.slice(':', '3:50'), b], 1));
    note('stacked', stack([a, usual, b], 1));
    note('order', argsort(usual, 1));
    note('order of what is equal and of what has none', stack([argsort(a, 0), argsort(usual.mul(3).astype('int32'), 0)]));
    note('parts', a.slice('3:200:7', '5:90'));
    note('parts backwards', a.slice('::-2', '90:5:-3'));
    note('rows of a list', a.slice([7, 209, 0, 7, 100]));
    note('places of two lists', a.slice(Array.from({ length: 210 }, (_, i) => i), Array.from({ length: 210 }, (_, i) => (7 * i) % 99)));
    note('formula of itself', usual.copy().add_(exp(usual).mul(usual)));
    for (const axis of [0, 1]) note('sums ' + axis, stack([a, b, usual]).sum(axis));
    note('sums of rows', usual.sum(1));
    note('sums of columns', usual.sum(0));
    note('sum', stack([...[3, 100, 128, 129, 1000, 20000].map((n) => usual.flatten().slice('0:' + n).sum())].map((x) => usual.slice(0, '0:1').mul(0).add(x))));
    note('mean and more', stack([usual.mean(0), usual.var(0), usual.std(0)]));
    note('long formula', Array.from({ length: 30 }, (_, i) => i).reduce((x, i) => (i % 4 ? x.add(b) : make(210, 99).sub(x.mul(i))), a));
    const shared = make(3000);
    const [from, to] = [new Tensor(shared.data.subarray(0, 2000), [2000]), new Tensor(shared.data.subarray(64, 2064), [2000])];
    note('shifted', from.add(to));
    note('of a part', to.mul(3));
    // What the caches do not hold, written for the first time and, of float32, once more.
    const [p, q] = [a, b].map((x) => concatenate(Array.from({ length: 44 }, () => x)));
    const into = zerosLike(p);
    for (const f of process.argv.includes('large') ? [add, sub, mul, div, maximum, minimum] : []) {
      for (const [name, x] of [['pairs', f(p, q)], ['number', f(p, 3)], ['number first', f(-0.5, q)], ['row', f(p, row)], ['column', f(make(210 * 44, 1), q)], ['place', f(p, q, { out: into })], ['place again', f(q, p, { out: into })], ['itself', f(p, q.copy(), { out: p })]])
        note('large ' + f.name + ' ' + name, x);
    }
    const [m, x, y] = [rng.normal(0, 1, [40, 50]).astype(type), rng.normal(0, 1, [50]).astype(type), rng.normal(0, 1, [40]).astype(type)];
    const sums = (length, of) => Array.from({ length }, (_, i) => of(i));
    const off = (got, want) => Math.max(...want.map((v, i) => Math.abs(v - got.data[i])));
    errors.push(
      off(m.dot(x), sums(40, (i) => m.slice(i).mul(x).sum())),
      off(y.dot(m), sums(50, (j) => m.slice(':', j).mul(y).sum())),
      off(m.T.dot(y.reshape(40, 1)), sums(50, (j) => m.slice(':', j).mul(y).sum())),
      off(x.reshape(1, 50).dot(m.T), sums(40, (i) => m.slice(i).mul(x).sum())),
    );
  }
  console.log(JSON.stringify({ bits, errors, calls: blasStatus().calls, loops: blasStatus().loops, past: loopsOfImages(true)?.past() }));
`;

function elements(library: string, cwd = ROOT, ...words: 'large'[]) {
  const child = spawnSync(process.execPath, ['--input-type=module', '-e', ELEMENTS, ...words], {
    cwd,
    env: { ...process.env, CHAINRULE_BLAS: library },
    encoding: 'utf8',
  });
  if (child.status !== 0) throw new Error(child.stderr);
  return JSON.parse(child.stdout) as {
    bits: Record<string, string>;
    errors: number[];
    calls: number;
    loops?: string;
    past?: number;
  };
}

const folder = mkdtempSync(join(tmpdir(), 'chainrule-blas-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string, content: string | Buffer) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

const there = installedLibrary(ROOT);
const loops = installedLoops(ROOT);
/** A project folder with a file in the place of the loops. */
const place = (name: string, content: string | Buffer) => {
  const cache = join(folder, name, '.cache/loops');
  mkdirSync(cache, { recursive: true });
  writeFileSync(join(cache, 'loops.so'), content);
  return join(folder, name);
};

// Machine code for libraries that are made here.
const linux = process.platform === 'linux' && process.arch === 'x64';
const RETURN = [0xc3];
const CRASH = [0x0f, 0x0b];
/** What loops.c, convolution.c, ordering.c and pooling.c have for each type. */
const LOOPS =
  'map pairs past compare choose sum sums join take gather scatter images pass convolve convolve_back pool pool_back order'.split(
    ' ',
  );

describe.skipIf(!there)('OpenBLAS', () => {
  test('does the products when it is asked for, with the threads that it may have', () => {
    const result = run('auto');
    expect(result).toMatchObject({ state: 'running', threads: 1 });
    expect(result.calls).toBeGreaterThanOrEqual(9);
    expect(run(there ?? '').state).toBe('running');
  });

  test('adds, scales and turns over to the same bits as the plain loops', () => {
    const [native, plain] = [elements('auto', ROOT, 'large'), elements('off', ROOT, 'large')];
    expect(native.bits).toEqual(plain.bits);
    expect(plain.calls).toBe(0);
    // Of both types more than twenty results and products, even without loops of its own.
    expect(native.calls).toBeGreaterThanOrEqual(2 * 20);
    expect(native.errors).toEqual(plain.errors.map(() => expect.closeTo(0, 4)));
    if (loops) expect(native.loops).toBe(loops);
    // Of eight results of six operations in both types all but the last, and in float32 the one before.
    if (loops && process.arch === 'x64') expect(native.past).toBe(6 * (7 + 6));
  });

  test.skipIf(loops)('where nobody has made its loops, it says how to get them', () => {
    expect(elements('auto').loops).toMatch(/^none: CHAINRULE_BLAS=auto npm start makes them/);
  });

  test('once found right, it is not tried again until one of its files changes', () => {
    const root = join(folder, 'tried');
    const lib = join(root, '.cache/openblas/scipy_openblas64/lib');
    mkdirSync(lib, { recursive: true });
    const copy = join(lib, basename(there ?? ''));
    cpSync(there ?? '', copy);
    for (const name of readdirSync(join(there ?? '', '..')))
      if (!existsSync(join(lib, name))) symlinkSync(join(there ?? '', '..', name), join(lib, name));
    const never = file(
      'never.cjs',
      "require('node:child_process').spawnSync = () => ({ status: 1, stderr: 'it is tried' });",
    );
    const state = (flags: readonly string[] = []) => {
      const { state, reason } = run('auto', flags, root);
      return [state, reason?.includes('it is tried') ?? false];
    };
    expect(state(['--require', never])).toEqual(['refused', true]);
    expect(state()).toEqual(['running', false]);
    expect(state(['--require', never])).toEqual(['running', false]);
    utimesSync(copy, 1, 1);
    expect(state(['--require', never])).toEqual(['refused', true]);
  });

  test.skipIf(!linux)(
    'loops that are none, count wrongly or crash are named, and done without',
    () => {
      const all = LOOPS.flatMap((name) => [64, 32].map((bits) => `chainrule_${name}${bits}`));
      const made = (code: number[]) => sharedObject(all.map((name) => ({ name, code })));
      const { bits } = elements('off');
      for (const [name, content, why] of [
        ['text', 'not a library', /header|short|magic|valid/],
        ['wrong', made(RETURN), /its element-wise loops are wrong here$/],
        ['crash', made(CRASH), /it ended the process in which it was tried \(SIGILL\)$/],
      ] as const) {
        const result = elements(there ?? '', place(name, content));
        expect(result.loops).toMatch(why);
        expect(result.bits).toEqual(bits);
      }
    },
  );

  test('does the factorisations: the same numbers, signs and errors as the plain forms', () => {
    const [native, plain] = [run('auto'), run('off')];
    expect(native.factorisations).toBeGreaterThanOrEqual(15);
    expect(plain.factorisations).toBe(0);
    plain.factors.forEach((want, i) => {
      expect(Math.abs((native.factors[i]! - want) / (1 + Math.abs(want)))).toBeLessThan(1e-9);
    });
    expect(native.words).toEqual(plain.words);
    expect(
      plain.words.filter((words) => /singular|not positive definite|holds NaN|is NaN/.test(words))
        .length,
    ).toBeGreaterThanOrEqual(7);
  });

  test('is not asked by default', () => {
    for (const word of ['', 'off']) {
      expect(run(word)).toMatchObject({ state: 'refused', calls: 0 });
      expect(run(word).reason).toMatch(/^off; CHAINRULE_BLAS=auto turns it on$/);
    }
  });

  test("is never asked where students' code is graded", () => {
    const flags = nodeFlags(ROOT, 512);
    expect(run('auto', flags)).toMatchObject({ state: 'refused', calls: 0 });
  });
});

describe('a library that is not what it should be is named, and the products are right', () => {
  test('none there', () => {
    const path = join(folder, 'nothing.so');
    expect(run(path)).toMatchObject({ state: 'refused', reason: `${path}: there is no such file` });
  });

  test('a file of another kind', () => {
    const { state, reason } = run(file('text.so', 'not a library'));
    expect(state).toBe('refused');
    expect(reason).toMatch(/text\.so: .*(header|short|image|format|magic|valid)/i);
  });

  const NULL = [0x31, 0xc0, 0xc3];
  const whole = (gemm: number[], after = '64_') =>
    sharedObject([
      { name: `scipy_cblas_dgemm${after}`, code: gemm },
      { name: `scipy_cblas_sgemm${after}`, code: gemm },
      { name: `scipy_openblas_set_num_threads${after}`, code: RETURN },
      { name: `scipy_openblas_get_config${after}`, code: NULL },
    ]);

  test.skipIf(!linux)('a library of other things', () => {
    const { state, reason } = run(file('other.so', sharedObject([{ name: 'f', code: RETURN }])));
    expect(state).toBe('refused');
    expect(reason).toMatch(/other\.so: it has no function cblas_dgemm: is it OpenBLAS\?$/);
  });

  test.skipIf(!linux)('one whose numbers are wrong', () => {
    for (const after of ['64_', '']) {
      const { state, reason } = run(file('wrong.so', whole(RETURN, after)));
      expect(state).toBe('refused');
      expect(reason).toMatch(/wrong\.so: its products are wrong here$/);
    }
  });

  test.skipIf(!linux)('one that crashes', () => {
    const { state, reason } = run(file('crash.so', whole(CRASH)));
    expect(state).toBe('refused');
    expect(reason).toMatch(/crash\.so: it ended the process in which it was tried \(SIGILL\)$/);
  });
});

test('an installed library is found from any folder below', () => {
  expect(installedLibrary(folder)).toBeUndefined();
  if (there) expect(installedLibrary(join(ROOT, 'kernel-lib/library'))).toBe(there);
  expect(!there || existsSync(there)).toBe(true);
});
