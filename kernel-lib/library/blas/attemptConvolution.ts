import type { Floats } from './bind.js';
import type { Convolutions } from './convolution.js';

type Kind = typeof Float64Array | typeof Float32Array;

/** N, C, H, W, F, HH, WW, stride, pad: rows and columns of all kinds beyond the last full block and vector. */
const CASES = [
  [3, 3, 9, 11, 13, 3, 4, 1, 1],
  [2, 9, 9, 11, 6, 3, 4, 2, 2],
  [9, 1, 13, 16, 1, 1, 2, 1, 0],
] as const;

/**
 * Whether the machine's convolutions give what seven loops give, on whole numbers, which every order of sums
 * gets right, for one thread and for two.
 */
export function convolvesRightly({ convolve, convolveBack }: Convolutions, type: Kind): boolean {
  const numbers = (size: number, step: number) =>
    new type(size).map((_, i) => ((i * step) % 11) - 5);
  // No numbers, which shows what is not written.
  const unwritten = (size: number) => new type(size).fill(Number.NaN);
  const same = (a: Floats, b: Floats) => a.every((each, i) => each === b[i]);
  return CASES.every((given) => {
    const [N, C, H, W, F, HH, WW, stride, pad] = given;
    const OH = 1 + Math.floor((H + 2 * pad - HH) / stride);
    const OW = 1 + Math.floor((W + 2 * pad - WW) / stride);
    const [x, w, b] = [numbers(N * C * H * W, 7), numbers(F * C * HH * WW, 3), numbers(F, 5)];
    const d = numbers(N * F * OH * OW, 4);
    const [out, dx, dw, db] = [d, x, w, b].map(({ length }) => new type(length)) as [
      Floats,
      Floats,
      Floats,
      Floats,
    ];
    for (let o = 0; o < d.length; o++) {
      const f = Math.floor(o / (OH * OW)) % F;
      const [n, i, j] = [Math.floor(o / (OH * OW * F)), Math.floor(o / OW) % OH, o % OW];
      out[o] = b[f]!;
      db[f]! += d[o]!;
      for (let t = 0; t < C * HH * WW; t++) {
        const h = i * stride + (Math.floor(t / WW) % HH) - pad;
        const v = j * stride + (t % WW) - pad;
        if (h < 0 || h >= H || v < 0 || v >= W) continue;
        const pixel = ((n * C + Math.floor(t / (WW * HH))) * H + h) * W + v;
        const weight = f * C * HH * WW + t;
        out[o]! += x[pixel]! * w[weight]!;
        dx[pixel]! += d[o]! * w[weight]!;
        dw[weight]! += d[o]! * x[pixel]!;
      }
    }
    const sizes = new Int32Array([...given, OH, OW]);
    return [1, 2].every((threads) => {
      const made = [out, dx, dw, db].map(({ length }) => unwritten(length));
      const [out1, dx1, dw1, db1] = made as [Floats, Floats, Floats, Floats];
      return (
        convolve(x, w, b, out1, sizes, threads) === 0 &&
        convolveBack(d, x, w, dx1, dw1, db1, sizes, threads) === 0 &&
        same(out, out1) &&
        same(dx, dx1) &&
        same(dw, dw1) &&
        same(db, db1)
      );
    });
  });
}
