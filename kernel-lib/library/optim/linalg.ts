import { eigh, type Tensor, zeros } from '../tensor/index.js';

/** `V diag(f(values)) V.T` of a symmetric matrix (n, n): its powers, roots and inverses. */
export function symmetricFunction(a: Tensor, f: (value: number) => number): Tensor {
  const [values, vectors] = eigh(a);
  const n = values.size;
  const out = zeros([n, n]);
  const v = vectors.data;
  for (let k = 0; k < n; k++) {
    const fk = f(values.data[k]!);
    for (let i = 0; i < n; i++) {
      const left = fk * v[i * n + k]!;
      for (let j = 0; j < n; j++) out.data[i * n + j]! += left * v[j * n + k]!;
    }
  }
  return out;
}
