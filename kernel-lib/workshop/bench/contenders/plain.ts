import { type Contender, ends, fill, type Task } from './contender.js';

// What one would write without a library: the obvious loops over typed arrays.

function multiply(a: Float64Array, b: Float64Array, m: number, k: number, n: number): Float64Array {
  const out = new Float64Array(m * n);
  for (let i = 0; i < m; i++) {
    for (let p = 0; p < k; p++) {
      const x = a[i * k + p] as number;
      for (let j = 0; j < n; j++) out[i * n + j]! += x * b[p * n + j]!;
    }
  }
  return out;
}

const product = (m: number, k: number, n: number) => (): Task => {
  const [a, b] = [fill(m * k, 1), fill(k * n, 2)];
  return () => ends(multiply(a, b, m, k, n));
};

const each = (count: number, f: (x: number) => number) => (): Task => {
  const a = fill(count, 1);
  return () => {
    const out = new Float64Array(count);
    for (let i = 0; i < count; i++) out[i] = f(a[i] as number);
    return ends(out);
  };
};

/** Box and Muller's normals from Math.random. */
function normals(count: number): Float64Array {
  const out = new Float64Array(count);
  for (let i = 0; i < count; i += 2) {
    const radius = Math.sqrt(-2 * Math.log(1 - Math.random()));
    const angle = 2 * Math.PI * Math.random();
    out[i] = radius * Math.cos(angle);
    if (i + 1 < count) out[i + 1] = radius * Math.sin(angle);
  }
  return out;
}

function sum(x: Float64Array): number {
  let total = 0;
  for (let i = 0; i < x.length; i++) total += x[i] as number;
  return total;
}

export const contender: Contender = {
  version: `Node ${process.version}`,
  tasks: {
    'product-500-f64': product(500, 500, 500),
    'product-wide-f64': product(16, 4096, 4096),
    'product-layer-f64': product(200, 3072, 100),
    'product-tiny': product(4, 5, 3),
    'exp-1M-f64': each(1_000_000, Math.exp),
    'tanh-1M-f64': each(1_000_000, Math.tanh),
    'sqrt-1M-f64': each(1_000_000, (x) => Math.sqrt(x + 1)),
    'exp-100': each(100, Math.exp),
    'tanh-100': each(100, Math.tanh),
    'sum-1M': () => {
      const x = fill(1_000_000, 1);
      return () => sum(x);
    },
    'sum-100': () => {
      const x = fill(100, 1);
      return () => sum(x);
    },
    'normals-generator': () => () => (ends(normals(4096 * 4096)) > 1e9 ? 1 : 0),
  },
};
