// Loads a library and tries its products on whole numbers, which every order of sums gets right.
// A program of its own: `node attempt.js PATH THREADS`. Ends with 0, or says what is wrong.
import { createRequire } from 'node:module';
import { bind, type Gemm, type Koffi } from './bind.js';

/** Small ones take other loops than large ones, and only these are shared by threads. */
const SIZES = [
  [3, 5, 4],
  [70, 130, 90],
] as const;

function product(gemm: Gemm, type: typeof Float64Array | typeof Float32Array): void {
  for (const [m, k, n] of SIZES) {
    for (const [aT, bT] of [
      [false, false],
      [true, false],
      [false, true],
      [true, true],
    ] as const) {
      const a = new type(m * k).map((_, i) => (i % 7) - 3);
      const b = new type(k * n).map((_, i) => (i % 5) - 2);
      const out = new type(m * n).fill(Number.NaN);
      gemm(aT, bT, m, n, k, a, aT ? m : k, b, bT ? k : n, out);
      for (let i = 0; i < m; i++) {
        for (let j = 0; j < n; j++) {
          let sum = 0;
          for (let p = 0; p < k; p++)
            sum += (aT ? a[p * m + i]! : a[i * k + p]!) * (bT ? b[j * k + p]! : b[p * n + j]!);
          if (out[i * n + j] !== sum) throw new Error('its products are wrong here');
        }
      }
    }
  }
}

try {
  const [path = '', threads] = process.argv.slice(2);
  const koffi = createRequire(import.meta.url)('koffi') as Koffi;
  const { double, single } = bind(koffi, path, Number(threads));
  product(double, Float64Array);
  product(single, Float32Array);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
