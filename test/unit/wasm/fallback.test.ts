import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { RandomState } from 'kernel-lib/random';
import { wasmStatus } from 'kernel-lib/wasm';
import { beforeAll, describe, expect, test } from 'vitest';
import { nodeFlags } from '../../../kernel-lib/grader/sandbox/flags.js';
import {
  wasmModuleHash,
  wasmSourceHash,
} from '../../../kernel-lib/workshop/authoring/wasmModule.js';

const ROOT = process.cwd();
const DIST = join(ROOT, 'kernel-lib/library/dist');
const from = (folder: string) => JSON.stringify(pathToFileURL(join(DIST, folder, 'index.js')).href);

// Work of every kind that WebAssembly takes; the child prints a digest of all the bits.
const WORK = `
  import { createHash } from 'node:crypto';
  import { RandomState, defaultRng } from ${from('random')};
  import { exp, log, matmul, maximum, sqrt, tanh, tensor, where } from ${from('tensor')};
  import { affine_backward, affine_forward, layernorm_backward, layernorm_forward, relu_backward, relu_forward, sigmoid_backward, sigmoid_forward, tanh_backward } from ${from('layers')};
  import { softmax, softmax_loss } from ${from('losses')};
  import { adam, sgd, sgd_momentum } from ${from('optim')};
  import { wasmStatus } from ${from('wasm')};
  const before = wasmStatus().state;
  const hash = createHash('sha256');
  const see = (...all) => { for (const x of all) hash.update(new Uint8Array(x.data.buffer, x.data.byteOffset, x.data.byteLength)); };
  const rng = new RandomState(3);
  const [x, w, b] = [rng.randn(40, 30), rng.normal(0, 0.1, [30, 20]), rng.uniform(-1, 1, [20])];
  const [out, cache] = affine_forward(x, w, b);
  const [hidden] = relu_forward(out);
  see(out, hidden, ...affine_backward(relu_backward(hidden, out), cache), x.sum(0), sigmoid_forward(x)[0]);
  const stack = defaultRng(5).normal(1, 2, [3, 20, 25]);
  see(matmul(out, stack), exp(stack), log(stack.mul(stack)), tanh(stack), stack.div(3).sub(stack));
  see(tensor([stack.max(), stack.min(), stack.std(), stack.var(), stack.astype('float32').std()]), sqrt(stack), stack.abs(), stack.neg());
  const single = stack.astype('float32');
  see(exp(single), log(single), tanh(single), sigmoid_forward(single)[0]);
  see(...[stack, single].flatMap((y) => [sigmoid_backward(exp(y), y), tanh_backward(exp(y), y)]));
  see(defaultRng(5).random(300, 'float32'), defaultRng(5).standardNormal(300, 'float32'));
  for (const [N, C] of [[3, 1], [70, 3], [40, 17], [2, 2000], [1, 20000]])
    for (const dtype of ['float64', 'float32']) {
      const scores = rng.normal(0, 300, [N, C]).astype(dtype);
      const [loss, dx] = softmax_loss(scores, rng.randint(0, C, [N]));
      see(tensor([loss]), dx, softmax(scores), softmax(scores.mul(0.01)));
      const [normal, kept] = layernorm_forward(scores, rng.randn(C).astype(dtype), rng.randn(C).astype(dtype));
      see(normal, ...layernorm_backward(scores, kept));
      const row = rng.randn(C).astype(dtype);
      see(scores.add(row), scores.mul(row), scores.sub(row), scores.div(row), maximum(scores, row), scores.add(rng.randn(N, 1)));
      for (const axis of [0, 1]) see(scores.sum(axis), scores.max(axis), scores.min(axis), scores.argmax(axis), scores.argmin(axis), scores.std(axis));
    }
  for (const y of [stack, single]) see(y.lessEqual(1), y.equal(y), where(y.less(1), y, 0), y.reshape(60, 25).T, y.copy().set(0, y.greater(1)));
  see(x.dot(w.slice(':', '0:3')), x.T.dot(out.slice(':', '1:4')));
  for (const rule of [sgd, sgd_momentum, adam]) see(rule(w, w)[0]);
  console.log(JSON.stringify({ before, ...wasmStatus(), sum: stack.sum(), digest: hash.digest('hex') }));
`;

interface Result {
  before: string;
  state: string;
  reason?: string;
  calls: number;
  sum: number;
  digest: string;
}

function run(flags: readonly string[], env: Record<string, string> = {}): Result {
  const child = spawnSync(process.execPath, [...flags, '--input-type=module', '-e', WORK], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
  if (child.status !== 0) throw new Error(child.stderr);
  return JSON.parse(child.stdout) as Result;
}

describe('the same work with and without WebAssembly', () => {
  let fast: Result;

  beforeAll(() => {
    if (!existsSync(join(DIST, 'wasm/index.js'))) throw new Error('Build first: npm run build');
    fast = run([]);
  });

  test('it is idle until there is work for it, and then it runs', () => {
    expect(fast).toMatchObject({ before: 'idle', state: 'running' });
    expect(fast.calls).toBeGreaterThan(20);
  });

  test.each([
    ['--jitless', ['--jitless'], {}, /no WebAssembly/],
    ['CHAINRULE_WASM=off', [], { CHAINRULE_WASM: 'off' }, /turned off/],
  ] as const)('%s: the plain loops give the same float64 bits', (_, flags, env, reason) => {
    const plain = run(flags, env);
    expect(plain).toMatchObject({ state: 'refused', calls: 0, digest: fast.digest, sum: fast.sum });
    expect(plain.reason).toMatch(reason);
  });

  test.runIf(process.arch === 'x64')('a processor without SIMD: the same', () => {
    const plain = run(['--no-enable-sse4-1', '--no-enable-avx']);
    expect(plain).toMatchObject({ state: 'refused', digest: fast.digest });
  });

  test("it runs under the flags of the grader's child", () => {
    const { state, digest } = run(nodeFlags(ROOT, 256));
    expect({ state, digest }).toEqual({ state: 'running', digest: fast.digest });
  });
});

test('asking for the status starts nothing, and its answer is a copy', () => {
  new RandomState(0).randn(100);
  const status = wasmStatus();
  (status as { calls: number }).calls = -1;
  expect(wasmStatus().calls).toBeGreaterThan(0);
  expect(wasmStatus()).toMatchObject({ state: 'running', reason: undefined });
});

test('the committed module was compiled from the sources beside it', () => {
  expect(wasmModuleHash(ROOT)).toBe(wasmSourceHash(ROOT));
});
