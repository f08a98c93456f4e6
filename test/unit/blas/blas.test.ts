import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { nodeFlags } from '../../../kernel-lib/grader/sandbox/flags.js';
import { installedLibrary } from '../../../kernel-lib/library/blas/find.js';
import { sharedObject } from './sharedObject.js';

/* Libraries of the machine, in processes of their own: a wrong one ends the process that calls it. */

const ROOT = process.cwd();
const from = (folder: string) =>
  JSON.stringify(pathToFileURL(join(ROOT, 'kernel-lib/library/dist', folder, 'index.js')).href);

// Products of all forms, in both types, and how far they are from sums made one after the other.
const WORK = `
  import { affine_backward, affine_forward } from ${from('layers')};
  import { RandomState } from ${from('random')};
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
  const special = rng.normal(0, 1, [30, 30]);
  special.set(NaN, 3, 3);
  const { data } = special.dot(special);
  console.log(JSON.stringify({ ...blasStatus(), errors, nans: data.filter(Number.isNaN).length }));
`;

interface Result {
  state: string;
  reason?: string;
  threads?: number;
  calls: number;
  errors: { float64: number; float32: number };
  nans: number;
}

function run(library: string, flags: readonly string[] = []): Result {
  const child = spawnSync(process.execPath, [...flags, '--input-type=module', '-e', WORK], {
    cwd: ROOT,
    env: { ...process.env, CHAINRULE_BLAS: library },
    encoding: 'utf8',
  });
  if (child.status !== 0) throw new Error(child.stderr);
  const result = JSON.parse(child.stdout) as Result;
  // Whoever did them: the products are right.
  expect(result.errors.float64).toBeLessThan(1e-13);
  expect(result.errors.float32).toBeLessThan(1e-4);
  expect(result.nans).toBe(59);
  return result;
}

const folder = mkdtempSync(join(tmpdir(), 'chainrule-blas-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string, content: string | Buffer) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

const there = installedLibrary(ROOT);

describe.skipIf(!there)('OpenBLAS', () => {
  test('does the products when it is asked for, with the threads that it may have', () => {
    const result = run('auto');
    expect(result).toMatchObject({ state: 'running', threads: 1 });
    expect(result.calls).toBeGreaterThanOrEqual(9);
    expect(run(there ?? '').state).toBe('running');
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

  const linux = process.platform === 'linux' && process.arch === 'x64';
  const RETURN = [0xc3];
  const NULL = [0x31, 0xc0, 0xc3];
  const CRASH = [0x0f, 0x0b];
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
