import { embedding_backward, embedding_forward } from '../../layers/index.js';
import { type SliceSpec, type Tensor, where, zeros } from '../../tensor/index.js';
import type { Operation } from '../core/operation.js';

/** Parts of a; the gradient goes back to where they were taken from, and is 0 elsewhere */
export const sliceOperation = (specs: readonly SliceSpec[]): Operation => ({
  name: 'slice',
  forward: (a) => a.slice(...specs),
  gradients: [(g, _out, a) => g.scatter(a.shape, specs)],
});

/** Zeros of `shape` with a added at specs; a place named twice is added to twice */
export const scatterOperation = (
  shape: readonly number[],
  specs: readonly SliceSpec[],
): Operation => ({
  name: 'scatter',
  forward: (a) => zeros([...shape], a.dtype).addAt(a, ...specs),
  gradients: [(g) => g.slice(...specs)],
});

/** a where the mask holds, else 0 */
export const maskedOperation = (mask: Tensor): Operation => ({
  name: 'masked',
  forward: (a) => where(mask, a, 0),
  gradients: [(g) => g.masked(mask)],
});

/** a where the condition holds, else b */
export const whereOperation = (condition: Tensor): Operation => ({
  name: 'where',
  forward: (a, b) => where(condition, a, b),
  gradients: [
    (g, _out, a) => g.masked(condition).sumTo(a.shape),
    (g, _out, _a, b) => g.masked(condition.equal(0)).sumTo(b.shape),
  ],
});

/** Rows of a table w (V, D) by their numbers, one row of D for each */
export const embeddingOperation = (rows: Tensor): Operation => ({
  name: 'embedding',
  forward: (w) => embedding_forward(rows, w)[0],
  gradients: [(g, _out, w) => g.intoRows(rows, w.shape)],
});

/** What is given for each row number, added up in a table of zeros: embedding backwards */
export const intoRowsOperation = (rows: Tensor, shape: readonly number[]): Operation => ({
  name: 'intoRows',
  forward: (g) => {
    const w = zeros([...shape], g.dtype);
    return embedding_backward(g, embedding_forward(rows, w)[1]);
  },
  gradients: [(h) => h.embedding(rows)],
});
