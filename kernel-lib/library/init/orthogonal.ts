import { zeros } from '../tensor/index.js';
import { type Initialiser, needRng } from './initialisers.js';

/**
 * Orthogonal weights: columns (or rows, if there are fewer) of length `gain` at right angles, so
 * that a linear layer keeps lengths exactly. The shape is seen as a matrix (first dimension, rest);
 * uniformly distributed over all such matrices. Source: Saxe et al. 2014.
 */
export function orthogonal(gain = 1): Initialiser {
  return (shape, rng) => {
    const rows = shape[0] ?? 1;
    const columns = shape.slice(1).reduce((a, b) => a * b, 1);
    const count = Math.min(rows, columns);
    const length = Math.max(rows, columns);
    // `count` random vectors of `length`, made orthonormal one after the other. Subtracting twice
    // removes the rounding that one pass of Gram-Schmidt leaves behind.
    const vectors = needRng('orthogonal', rng).randn(count, length).data;
    for (let i = 0; i < count; i++) {
      const v = vectors.subarray(i * length, (i + 1) * length);
      for (let pass = 0; pass < 2; pass++) {
        for (let j = 0; j < i; j++) {
          const u = vectors.subarray(j * length, (j + 1) * length);
          let along = 0;
          for (let k = 0; k < length; k++) along += u[k]! * v[k]!;
          for (let k = 0; k < length; k++) v[k]! -= along * u[k]!;
        }
      }
      let norm = 0;
      for (const x of v) norm += x * x;
      norm = Math.sqrt(norm);
      for (let k = 0; k < length; k++) v[k]! /= norm;
    }
    const w = zeros([...shape]);
    for (let r = 0; r < rows; r++) {
      for (let c = 0; c < columns; c++) {
        const at = rows >= columns ? c * length + r : r * length + c;
        w.data[r * columns + c] = gain * vectors[at]!;
      }
    }
    return w;
  };
}
