import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nodeFlags } from '../../../kernel-lib/grader/sandbox/flags.js';
import {
  MOST_PARTS,
  rowsOf,
  takePart,
  Word,
} from '../../../kernel-lib/library/wasm/threads/memory.js';

const ROOT = process.cwd();
const from = (folder: string) =>
  JSON.stringify(pathToFileURL(join(ROOT, 'kernel-lib/library/dist', folder, 'index.js')).href);

// Products of every form, large enough to be shared, until the second thread had a part in some;
// then a digest of all forms. It ends by itself, though the second thread never does.
const WORK = `
  import { createHash } from 'node:crypto';
  import { RandomState } from ${from('random')};
  import { affine_backward, affine_forward } from ${from('layers')};
  import { threadStatus } from ${from('wasm')};
  const rng = new RandomState(1);
  const all = ['float64', 'float32'].map((type) =>
    [[100, 900], [900, 101], [101]].map((size) => rng.normal(0, 1, size).astype(type)),
  );
  const work = () => {
    const hash = createHash('sha256');
    for (const [x, w, b] of all) {
      const [out, cache] = affine_forward(x, w, b);
      const square = w.dot(out.T);
      for (const { data } of [out, square, ...affine_backward(out, cache)])
        hash.update(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
    }
    return hash.digest('hex');
  };
  const digests = new Set();
  for (let i = 0; i < 400 && threadStatus().shared < 50 && threadStatus().state !== 'refused'; i++) {
    digests.add(work());
    await new Promise(setImmediate);
  }
  digests.add(work());
  console.log(JSON.stringify({ ...threadStatus(), digests: [...digests] }));
`;

interface Result {
  state: string;
  reason?: string;
  shared: number;
  digests: string[];
}

function run(flags: readonly string[], env: Record<string, string> = {}): Result {
  const child = spawnSync(process.execPath, [...flags, '--input-type=module', '-e', WORK], {
    cwd: ROOT,
    env: { ...process.env, CHAINRULE_THREADS: '', ...env },
    encoding: 'utf8',
  });
  if (child.status !== 0) throw new Error(child.stderr);
  return JSON.parse(child.stdout) as Result;
}

describe('large products', () => {
  const one = run([], { CHAINRULE_THREADS: '1' });

  test('by one thread, where the environment asks for it', () => {
    expect(one).toMatchObject({ state: 'refused', shared: 0 });
    expect(one.reason).toMatch(/turned off/);
  });

  test.runIf(availableParallelism() > 1)('by two threads: the same bits', () => {
    const two = run([]);
    expect(two.state).toBe('running');
    expect(two.shared).toBeGreaterThan(0);
    expect(two.digests).toEqual(one.digests);
  });

  test("by one in the grader's child, whose permissions forbid a second", () => {
    const child = run(nodeFlags(ROOT, 256));
    expect(child).toMatchObject({ state: 'refused', shared: 0, digests: one.digests });
  });

  test('by one without WebAssembly', () => {
    const plain = run([], { CHAINRULE_WASM: 'off' });
    expect(plain).toMatchObject({ state: 'refused', shared: 0 });
  });
});

test('the parts of a result are its rows, each once', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 1, max: 16 }), (m, parts) => {
      let next = 0;
      for (let part = 0; part < parts; part++) {
        const { first, end } = rowsOf(part, parts, m);
        expect(first).toBe(next);
        next = end;
      }
      expect(next).toBe(m);
    }),
    { seed: 1 },
  );
});

test('each part is taken once, and none of a product that is over', () => {
  const words = new Int32Array(new SharedArrayBuffer(256));
  words[Word.next] = 7 * MOST_PARTS;
  expect([1, 2, 3, 4].map(() => takePart(words, 7, 3))).toEqual([0, 1, 2, -1]);
  words[Word.next] = 8 * MOST_PARTS;
  expect(takePart(words, 7, 3)).toBe(-1);
  expect(takePart(words, 8, 3)).toBe(0);
});
