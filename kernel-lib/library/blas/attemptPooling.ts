import type { Floats } from './bind.js';
import type { Pooling } from './pooling.js';

/** Whether the machine's pooling finds the largest of 3x2 windows, two apart, and gives each its gradient. */
export function poolsRightly({ pool, poolBack }: Pooling, a: Floats): boolean {
  const [planes, H, W, HH, WW, stride] = [2, 9, 41, 3, 2, 2];
  const [OH, OW] = [4, 20];
  const sizes = new Int32Array([planes, H, W, HH, WW, stride, OH, OW]);
  const [x, d] = [a.slice(0, planes * H * W), a.slice(0, planes * OH * OW)];
  const [out, dx, given] = [
    d.slice().fill(Number.NaN),
    x.slice().fill(Number.NaN),
    x.slice().fill(0),
  ];
  const winner = new Int32Array(d.length).fill(-1);
  pool(x, out, winner, sizes);
  poolBack(d, winner, dx, sizes);
  for (let o = 0; o < d.length; o++) {
    const [plane, i, j] = [Math.floor(o / (OH * OW)), Math.floor(o / OW) % OH, o % OW];
    const pixel = (e: number) =>
      (plane * H + i * stride + Math.floor(e / WW)) * W + j * stride + (e % WW);
    let best = 0;
    for (let e = 1; e < HH * WW; e++) if (x[pixel(e)]! > x[pixel(best)]!) best = e;
    if (winner[o] !== best || out[o] !== x[pixel(best)]) return false;
    given[pixel(best)]! += d[o]!;
  }
  return dx.every((each, p) => each === given[p]);
}
