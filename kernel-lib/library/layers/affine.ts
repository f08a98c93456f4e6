import {
  assertShape,
  assertTensor,
  formatShape,
  ShapeError,
  type Tensor,
} from '../tensor/index.js';
import { dotPlusRow, dotRightTransposed, leftTransposedDot } from '../tensor/internal.js';
import { needCache, needDout } from './support.js';

/** What `affine_backward` needs: the inputs (x, w, b). */
export type AffineCache = readonly [x: Tensor, w: Tensor, b: Tensor];

/**
 * The affine (fully connected) layer:
 *
 *     out = x w + b
 *
 * Each example is flattened to a row of D = d_1 · … · d_k numbers first.
 *
 * @param x (N, d_1, …, d_k) N examples
 * @param w (D, M) weights
 * @param b (M,) biases
 * @returns `[out, cache]`, out (N, M)
 * @throws ShapeError if the shapes do not fit
 *
 * Source: L1, code01; CS231n assignment 1.
 */
export function affine_forward(x: Tensor, w: Tensor, b: Tensor): [out: Tensor, cache: AffineCache] {
  const rows = asRows('affine_forward', x, w);
  assertShape('affine_forward', 'b', b, [w.shape[1]], 'one bias per column of w');
  return [dotPlusRow(rows, w, b), [x, w, b]];
}

/**
 * Gradients of the affine layer:
 *
 *     dx = dout wᵀ      dw = xᵀ dout      db = Σ_n dout_n
 *
 * @param dout (N, M) gradient from above
 * @returns `[dx, dw, db]`, shapes of x, w, b
 */
export function affine_backward(
  dout: Tensor,
  cache: AffineCache,
): [dx: Tensor, dw: Tensor, db: Tensor] {
  needCache('affine_backward', cache);
  const [x, w] = cache;
  const rows = asRows('affine_backward', x, w);
  needDout('affine_backward', dout, [rows.shape[0], w.shape[1]]);
  const dx = dotRightTransposed(dout, w);
  const dw = leftTransposedDot(rows, dout);
  const db = dout.sum(0);
  return [x.ndim === 2 ? dx : dx.reshape(...x.shape), dw, db];
}

/** x as (N, D), after checking that D is the number of rows of w. */
function asRows(fn: string, x: Tensor, w: Tensor): Tensor {
  assertTensor(fn, 'x', x);
  assertTensor(fn, 'w', w);
  if (w.ndim !== 2) {
    throw new ShapeError(`${fn}: w must have shape (D, M), got ${formatShape(w.shape)}.`);
  }
  if (x.ndim < 2) {
    throw new ShapeError(
      `${fn}: x must have shape (N, D) or (N, d_1, …, d_k), got ${formatShape(x.shape)}. ` +
        'One example? Try x.reshape(1, -1).',
    );
  }
  const N = x.shape[0];
  const D = x.shape.slice(1).reduce((a, b) => a * b, 1);
  const [rows, columns] = w.shape;
  if (rows !== D) {
    const hint =
      columns === D
        ? ' Did you mean w.T?'
        : x.ndim === 2 && N === rows
          ? ' Did you mean x.T?'
          : ' w needs one row per number of an example.';
    const product = x.ndim > 2 ? ` (${x.shape.slice(1).join('·')})` : '';
    throw new ShapeError(
      `${fn}: x ${formatShape(x.shape)} and w ${formatShape(w.shape)} do not match: ` +
        `x has D=${D}${product} columns, w has D=${rows} rows.${hint}`,
    );
  }
  return x.ndim === 2 ? x : x.reshape(N, D);
}
