import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { installedLibrary, installedLoops } from '../../../kernel-lib/library/blas/find.js';

const ROOT = process.cwd();
const from = (file: string) =>
  JSON.stringify(pathToFileURL(join(ROOT, '.cache/compiled/library', file)).href);

/** Runs a program with the machine's own loops. */
function run<T>(program: string, { cwd = ROOT, library = 'auto', threads = '2' } = {}): T {
  const child = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    cwd,
    env: { ...process.env, CHAINRULE_BLAS: library, CHAINRULE_THREADS: threads },
    encoding: 'utf8',
  });
  if (child.status !== 0) throw new Error(child.stderr);
  return JSON.parse(child.stdout) as T;
}

const BEGIN = `
  import * as L from ${from('layers/index.js')};
  import { convBackwardDirect, convForwardDirect } from ${from('layers/direct.js')};
  import { blasStatus } from ${from('blas/index.js')};
  import { RandomState } from ${from('random/index.js')};
  const random = new RandomState(0);
  const drawn = (type, ...shapes) => shapes.map((shape) => random.normal(0, 1, shape).astype(type));
  const far = (a, b) => a.sub(b).abs().max();
`;

// Images, filters, settings: filters and channels from one to beyond two blocks, rows that no vector divides, a
// filter as wide as the image, more padding than filter, strides that leave out pixels, a single row.
const SHAPES = `[
  [[7, 4, 32, 30], [8, 4, 3, 3], { pad: 1 }],
  [[3, 1, 17, 19], [1, 1, 3, 3], { pad: 1 }],
  [[2, 17, 13, 21], [19, 17, 2, 3], { pad: 2 }],
  [[5, 3, 17, 18], [6, 3, 5, 4], { pad: 0 }],
  [[5, 3, 17, 18], [7, 3, 5, 4], { stride: 2, pad: 2 }],
  [[4, 2, 9, 9], [5, 2, 4, 7], { pad: 6 }],
  [[4, 9, 31, 30], [12, 9, 1, 1], { stride: 3, pad: 1 }],
  [[6, 11, 41, 37], [3, 11, 3, 3], { stride: 4, pad: 1 }],
  [[6, 2, 40, 33], [2, 2, 2, 1], { stride: 3, pad: 0 }],
  [[3, 6, 24, 16], [10, 6, 3, 16], { pad: 8 }],
  [[9, 10, 1, 48], [4, 10, 1, 5], { pad: 0 }],
  [[33, 5, 12, 15], [9, 5, 3, 3], { pad: 1 }],
]`;

const AGREE = `${BEGIN}
  const found = [];
  for (const [shape, filters, param] of ${SHAPES})
    for (const type of ['float64', 'float32']) {
      const [x, w, b] = drawn(type, shape, filters, [filters[0]]);
      const [slow, cache] = L.conv_forward_naive(x, w, b, param);
      const [dout] = drawn(type, [...slow.shape]);
      const out = convForwardDirect(x, w, b, cache.sizes);
      const grads = convBackwardDirect(dout, x, w, cache.sizes, false);
      const skipped = convBackwardDirect(dout, x, w, cache.sizes, true);
      const layer = L.conv_forward_fast(x, w, b, param);
      const own = L.conv_backward_fast(dout, layer[1]);
      const plain = L.conv_backward_naive(dout, cache);
      found.push({
        ran: Boolean(out && grads && skipped),
        types: [out, ...grads].every((each) => each.dtype === type),
        off: Math.max(far(out, slow), ...grads.map((each, i) => far(each, plain[i]))),
        taken: far(layer[0], out) + own.reduce((sum, each, i) => sum + far(each, grads[i]), 0),
        skipped: skipped[0].abs().max() + far(skipped[1], grads[1]) + far(skipped[2], grads[2]),
      });
    }
  console.log(JSON.stringify(found));
`;

interface Agreement {
  ran: boolean;
  types: boolean;
  off: number;
  taken: number;
  skipped: number;
}

const library = installedLibrary(ROOT);
const ready = library !== undefined && installedLoops(ROOT) !== undefined;

test.skipIf(!ready)("the machine's own convolutions give the numbers of seven loops", () => {
  const found = run<Agreement[]>(AGREE);
  expect(found).toHaveLength(24);
  found.forEach(({ off, ...rest }, i) => {
    expect(off).toBeLessThan(i % 2 === 0 ? 1e-11 : 3e-3);
    expect(rest).toEqual({ ran: true, types: true, taken: 0, skipped: 0 });
  });
});

test.skipIf(!ready)('any number of threads gives the same bits', () => {
  const program = `${BEGIN}
    const [x, w, b] = drawn('float64', [19, 16, 16, 16], [32, 16, 3, 3], [32]);
    const [out, cache] = L.conv_forward_fast(x, w, b, { pad: 1 });
    const all = [out, ...L.conv_backward_fast(out, cache)];
    const bits = await crypto.subtle.digest('SHA-256', Buffer.concat(all.map((t) => Buffer.from(t.data.slice().buffer))));
    console.log(JSON.stringify({ bits: Buffer.from(bits).toString('hex'), direct: convForwardDirect(x, w, b, cache.sizes) !== undefined }));
  `;
  const [one, ...others] = ['1', '2', '3'].map((threads) => run(program, { threads }));
  expect(one).toMatchObject({ direct: true });
  for (const other of others) expect(other).toEqual(one);
});

test.skipIf(!ready)('what is small, of two types or mostly padding is left to others', () => {
  const program = `${BEGIN}
    const tried = [
      [[1, 1, 6, 6], [2, 1, 3, 3], 'float64', 'float64'],
      [[7, 4, 32, 30], [8, 4, 3, 3], 'float64', 'float32'],
      [[90, 8, 9, 9], [8, 8, 9, 9], 'float64', 'float64'],
    ].map(([shape, filters, type, other]) => {
      const [[x], [w, b]] = [drawn(type, shape), drawn(other, filters, [filters[0]])];
      const [out, cache] = L.conv_forward_naive(x, w, b, {});
      const nothing = convForwardDirect(x, w, b, cache.sizes) ?? convBackwardDirect(out, x, w, cache.sizes, false);
      return { nothing: nothing === undefined, off: far(L.conv_forward_fast(x, w, b, {})[0], out) < 1e-3 };
    });
    console.log(JSON.stringify(tried));
  `;
  expect(run(program)).toEqual(Array(3).fill({ nothing: true, off: true }));
});

const folder = mkdtempSync(join(tmpdir(), 'chainrule-direct-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const canCompile =
  process.platform === 'linux' && spawnSync('cc', ['--version'], { stdio: 'ignore' }).status === 0;

describe.skipIf(!library || !canCompile)('loops of which one part counts wrongly', () => {
  test.each([
    ['convolution', ['convolve', 'convolve_back'], 'convolutions are'],
    ['ordering', ['order'], 'ordering is'],
    ['pooling', ['pool', 'pool_back'], 'pooling is'],
  ])('%s: named, and done without', (part, names, said) => {
    const own = join(folder, part);
    mkdirSync(join(own, '.cache/loops'), { recursive: true });
    const stub = join(own, 'stub.c');
    const functions = names.flatMap((name) =>
      [64, 32].map((bits) => `int chainrule_${name}${bits}(void) { return 0; }\n`),
    );
    writeFileSync(stub, functions.join(''));
    const sources = ['loops', 'convolution', 'ordering', 'pooling']
      .filter((name) => name !== part)
      .map((name) => resolve('kernel-lib/library/blas', `${name}.c`));
    const flags = ['-O1', '-ffp-contract=off', '-fno-math-errno', '-shared', '-fPIC'];
    const made = join(own, '.cache/loops/loops.so');
    expect(spawnSync('cc', [...flags, '-o', made, ...sources, stub]).status).toBe(0);
    const program = `${BEGIN}
      const [x, w, b] = drawn('float64', [7, 4, 32, 30], [8, 4, 3, 3], [8]);
      const [slow, cache] = L.conv_forward_naive(x, w, b, { pad: 1 });
      const [fast] = L.conv_forward_fast(x, w, b, { pad: 1 });
      const none = convForwardDirect(x, w, b, cache.sizes) === undefined;
      console.log(JSON.stringify({ none, near: far(fast, slow) < 1e-11, loops: blasStatus().loops, state: blasStatus().state }));
    `;
    expect(run(program, { cwd: own, library: library ?? '' })).toEqual({
      none: true,
      near: true,
      loops: expect.stringMatching(new RegExp(`its ${said} wrong here$`)),
      state: 'running',
    });
  });
});
