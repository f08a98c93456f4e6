import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { installedLibrary, installedLoops } from '../../../kernel-lib/library/blas/find.js';

const ROOT = process.cwd();
const from = (file: string) =>
  JSON.stringify(pathToFileURL(join(ROOT, '.cache/compiled/library', file)).href);

// Windows that overlap, that leave out pixels, and one that is too large for the machine's way back; numbers of
// which many are equal, zeros of both signs, and some that are none.
const WORK = `
  import { createHash } from 'node:crypto';
  import { max_pool_backward_fast, max_pool_forward_fast } from ${from('layers/index.js')};
  import { poolingFor } from ${from('blas/internal.js')};
  import { RandomState } from ${from('random/index.js')};
  const random = new RandomState(0);
  const bits = [];
  let native = 0;
  for (const [shape, pool_height, pool_width, stride] of [
    [[9, 8, 32, 32], 2, 2, 2],
    [[9, 8, 33, 31], 3, 3, 2],
    [[9, 8, 33, 31], 3, 2, 1],
    [[9, 8, 33, 31], 2, 2, 5],
    [[9, 8, 33, 31], 4, 5, 3],
    [[9, 8, 32, 31], 11, 9, 2],
  ])
    for (const type of ['float64', 'float32', 'int32']) {
      const whole = random.normal(0, 4, shape).astype('int32');
      const x = type === 'int32' ? whole : whole.div(-4).astype(type);
      if (type !== 'int32') for (let k = 0; k < 40; k++) x.data.set([NaN, 0], k * 977);
      const [out, cache] = max_pool_forward_fast(x, { pool_height, pool_width, stride });
      const dout = random.normal(0, 1, [...out.shape]).astype(out.dtype);
      const dx = max_pool_backward_fast(dout, cache);
      if (poolingFor(x.data)) native++;
      const hash = createHash('sha256');
      for (const each of [out.data, cache.winner, dx.data]) hash.update(new Uint8Array(each.slice().buffer));
      bits.push([out.dtype, dx.dtype, hash.digest('hex')].join(' '));
    }
  console.log(JSON.stringify({ bits, native }));
`;

function run(library: string): { bits: string[]; native: number } {
  const child = spawnSync(process.execPath, ['--input-type=module', '-e', WORK], {
    env: { ...process.env, CHAINRULE_BLAS: library },
    encoding: 'utf8',
  });
  if (child.status !== 0) throw new Error(child.stderr);
  return JSON.parse(child.stdout) as { bits: string[]; native: number };
}

const ready = installedLibrary(ROOT) !== undefined && installedLoops(ROOT) !== undefined;

test.skipIf(!ready)("the machine's own pooling gives the bits of the plain one", () => {
  const [native, plain] = [run('auto'), run('off')];
  expect(native.bits).toEqual(plain.bits);
  expect(native.native).toBeGreaterThanOrEqual(12);
  expect(plain.native).toBe(0);
});
