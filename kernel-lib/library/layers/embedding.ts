import { assertAxes, assertTensor, IndexError, type Tensor, ValueError } from '../tensor/index.js';
import { floatLike, needCache, needDout } from './support.js';

/** What embedding_backward needs of the forward pass. */
export interface EmbeddingCache {
  /** Row numbers, row-major. */
  readonly rows: readonly number[];
  /** The shape of the row numbers. */
  readonly shape: readonly number[];
  /** The table (V, D). */
  readonly w: Tensor;
}

/**
 * Word embedding, a table look-up:
 *
 *     out[n, t] = w[x[n, t]]
 *
 * It is the affine layer on one-hot rows, without the multiplications by zero.
 *
 * @param x (N, T), or any shape: whole numbers in 0 … V - 1
 * @param w (V, D) one row per word
 * @returns `[out, cache]`, out (N, T, D)
 * @throws IndexError for a number outside the table, ValueError for one that is not whole
 *
 * Source: L3, word embeddings; CS231n assignment 3, `word_embedding_forward`.
 */
export function embedding_forward(x: Tensor, w: Tensor): [out: Tensor, cache: EmbeddingCache] {
  const fn = 'embedding_forward';
  assertTensor(fn, 'x', x);
  assertAxes(fn, 'w', w, 'V, D');
  const [V, D] = w.shape;
  const rows = Array.from(x.data as ArrayLike<number>);
  for (const [i, row] of rows.entries()) {
    if (!Number.isInteger(row)) {
      throw new ValueError(`${fn}: x holds ${row} (element ${i}); word numbers are whole.`);
    }
    if (row < 0 || row >= V) {
      throw new IndexError(
        `${fn}: x holds ${row} (element ${i}), but w has V=${V} rows: words go from 0 to ${V - 1}.`,
      );
    }
  }
  const out = floatLike(w, [...x.shape, D], 'embedding_forward');
  for (const [i, row] of rows.entries()) {
    out.data.set(w.data.subarray(row * D, (row + 1) * D), i * D);
  }
  return [out, { rows, shape: [...x.shape, D], w }];
}

/**
 * Every look-up adds its gradient to the row that it read; a word used twice gets both:
 *
 *     dw[v] = Σ over (n, t) with x[n, t] = v of dout[n, t]
 *
 * There is no dx: word numbers are not differentiable.
 *
 * @param dout (N, T, D)
 * @returns dw (V, D)
 */
export function embedding_backward(dout: Tensor, cache: EmbeddingCache): Tensor {
  needCache('embedding_backward', cache);
  const { rows, shape, w } = cache;
  needDout('embedding_backward', dout, shape);
  const dw = floatLike(w);
  const D = w.shape[1];
  for (const [i, row] of rows.entries()) {
    for (let d = 0; d < D; d++) {
      dw.data[row * D + d] += dout.data[i * D + d];
    }
  }
  return dw;
}
