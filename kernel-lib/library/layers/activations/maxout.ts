import {
  assertAxes,
  assertShape,
  formatShape,
  ShapeError,
  type Tensor,
  zeros,
} from '../../tensor/index.js';
import { dotRightTransposed, leftTransposedDot } from '../../tensor/internal.js';
import { floatLike, needCache, needDout } from '../support.js';

/** What maxout_backward needs of the forward pass. */
export interface MaxoutCache {
  /** The input. */
  readonly x: Tensor;
  /** The weights of all pieces. */
  readonly w: Tensor;
  /** (N, M) int32: which piece was the largest. */
  readonly winner: Tensor;
}

/**
 * Maxout, the largest of K affine pieces:
 *
 *     out_nm = max_k (x_n · w_k[:, m] + b_km)
 *
 * With K = 2 this is the lecture's max(w₁ᵀx + b₁, w₂ᵀx + b₂).
 *
 * @param x (N, D)
 * @param w (K, D, M) weights of the K pieces
 * @param b (K, M)
 * @returns `[out, cache]`, out (N, M)
 * @throws ShapeError if the shapes do not fit
 *
 * Source: L0, "Maxout"; Goodfellow et al. 2013.
 */
export function maxout_forward(x: Tensor, w: Tensor, b: Tensor): [out: Tensor, cache: MaxoutCache] {
  const [N, , K, M] = sizes('maxout_forward', x, w);
  assertShape('maxout_forward', 'b', b, [K, M], 'one bias per piece and unit');
  const out = floatLike(x, [N, M], 'maxout_forward');
  const winner = zeros([N, M], 'int32');
  for (let k = 0; k < K; k++) {
    const piece = x.dot(w.slice(k)).add(b.slice(k)).data;
    for (let i = 0; i < piece.length; i++) {
      const v = piece[i];
      if (k === 0 || v > out.data[i] || Number.isNaN(v)) {
        out.data[i] = v;
        winner.data[i] = k;
      }
    }
  }
  return [out, { x, w, winner }];
}

/**
 * The gradient goes to the winning piece alone; of equal pieces the first one wins.
 *
 *     dx_n = Σ_m dout_nm w_k[:, m]      dw_k[:, m] = Σ_n x_n dout_nm      k = winner_nm
 *
 * @returns `[dx, dw, db]`, shapes of x, w, b
 */
export function maxout_backward(
  dout: Tensor,
  cache: MaxoutCache,
): [dx: Tensor, dw: Tensor, db: Tensor] {
  needCache('maxout_backward', cache);
  const { x, w, winner } = cache;
  const [N, D, K, M] = sizes('maxout_backward', x, w);
  needDout('maxout_backward', dout, [N, M]);
  let dx = floatLike(x);
  const dw = floatLike(w);
  const db = floatLike(w, [K, M]);
  for (let k = 0; k < K; k++) {
    const share = floatLike(dout);
    for (let i = 0; i < share.size; i++) {
      if (winner.data[i] === k) share.data[i] = dout.data[i];
    }
    dx = dx.add(dotRightTransposed(share, w.slice(k)));
    dw.data.set(leftTransposedDot(x, share).data, k * D * M);
    db.data.set(share.sum(0).data, k * M);
  }
  return [dx, dw, db];
}

function sizes(fn: string, x: Tensor, w: Tensor): [N: number, D: number, K: number, M: number] {
  assertAxes(fn, 'x', x, 'N, D');
  assertAxes(fn, 'w', w, 'K, D, M');
  const [N, D] = x.shape;
  const [K, rows, M] = w.shape;
  if (rows !== D) {
    throw new ShapeError(
      `${fn}: x ${formatShape(x.shape)} and w ${formatShape(w.shape)} do not match: ` +
        `x has D=${D} columns, each piece of w (K, D, M) has ${rows} rows.`,
    );
  }
  return [N, D, K, M];
}
