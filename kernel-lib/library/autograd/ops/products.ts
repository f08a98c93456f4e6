import { matmul } from '../../tensor/index.js';
import { dotTransposed, wrap } from '../../tensor/internal.js';
import type { Operation } from '../core/operation.js';

/**
 * The product of two matrices, either of them transposed first: A B, Aᵀ B, A Bᵀ, Aᵀ Bᵀ. With these
 * four the gradients are products again and no transposed copy is ever made.
 */
export const productOperation = (ta: boolean, tb: boolean): Operation => ({
  name: 'dot',
  // A plain product goes through dot, whose message names what does not fit.
  forward: (a, b) => (ta || tb ? wrap(dotTransposed(a, ta, b, tb)) : a.dot(b)),
  gradients: [
    // C = A B has dA = dC Bᵀ; where A came transposed, so does its gradient.
    (g, _out, _a, b) => (ta ? b.product(g, tb, true) : g.product(b, false, !tb)),
    (g, _out, a) => (tb ? g.product(a, true, ta) : a.product(g, !ta, false)),
  ],
  keeps: [0, 1],
});

/** Stacks of matrices (…, N, D) · (…, D, M); the axes in front broadcast */
export const MATMUL: Operation = {
  name: 'matmul',
  forward: (a, b) => matmul(a, b),
  gradients: [
    (g, _out, a, b) => g.matmul(b.swapaxes(-1, -2)).sumTo(a.shape),
    (g, _out, a, b) => a.swapaxes(-1, -2).matmul(g).sumTo(b.shape),
  ],
  keeps: [0, 1],
};
