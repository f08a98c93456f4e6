import { spawnSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { installedLibrary } from '../../../kernel-lib/library/blas/find.js';

const from = (folder: string) =>
  JSON.stringify(pathToFileURL(`kernel-lib/library/dist/${folder}/index.js`).href);

// Strides, pads and filters of all kinds, one of them in two portions of images and one too small for it;
// how far the library's numbers are from those of seven loops.
const WORK = `
  import * as L from ${from('layers')};
  import { RandomState } from ${from('random')};
  const random = new RandomState(0);
  const far = (a, b) => a.sub(b).abs().max();
  const found = [];
  for (const [shape, filters, param] of [
    [[7, 4, 32, 30], [8, 4, 3, 3], { pad: 1 }],
    [[5, 3, 17, 18], [6, 3, 5, 4], { stride: 1, pad: 0 }],
    [[5, 3, 17, 18], [6, 3, 5, 4], { stride: 2, pad: 2 }],
    [[4, 2, 9, 9], [5, 2, 4, 7], { stride: 1, pad: 6 }],
    [[9, 6, 12, 11], [20, 6, 1, 1], { stride: 3, pad: 1 }],
    [[60, 6, 12, 11], [1, 6, 3, 3], { stride: 4, pad: 1 }],
    [[1, 1, 6, 6], [2, 1, 3, 3], {}],
  ])
    for (const type of ['float64', 'float32']) {
      const [x, w, b] = [shape, filters, [filters[0]]].map((size) => random.normal(0, 1, size).astype(type));
      const [slow, slowCache] = L.conv_forward_naive(x, w, b, param);
      const [fast, cache] = L.conv_forward_fast(x, w, b, param);
      const dout = random.normal(0, 1, [...slow.shape]).astype(type);
      const [a, c] = [L.conv_backward_naive(dout, slowCache), L.conv_backward_fast(dout, cache)];
      const off = Math.max(far(fast, slow), ...c.map((each, i) => far(each, a[i])));
      const skipped = L.conv_backward_fast(dout, cache, true);
      found.push({ native: !cache.cols, type: c.every((each) => each.dtype === type), off, first: skipped[0].abs().max(), same: far(skipped[1], c[1]) });
    }
  console.log(JSON.stringify(found));
`;

interface Found {
  native: boolean;
  type: boolean;
  off: number;
  first: number;
  same: number;
}

it.skipIf(!installedLibrary(process.cwd()))(
  'convolutions on OpenBLAS give the loops’ numbers',
  () => {
    const child = spawnSync(process.execPath, ['--input-type=module', '-e', WORK], {
      env: { ...process.env, CHAINRULE_BLAS: 'auto' },
      encoding: 'utf8',
    });
    expect(child.stderr).toBe('');
    const found = JSON.parse(child.stdout) as Found[];
    expect(found.map(({ native }) => native)).toEqual([
      ...Array<boolean>(12).fill(true),
      false,
      false,
    ]);
    found.forEach(({ off, type, first, same }, i) => {
      expect(off).toBeLessThan(i % 2 === 0 ? 1e-11 : 3e-3);
      expect({ type, first, same }).toEqual({ type: true, first: 0, same: 0 });
    });
  },
);
