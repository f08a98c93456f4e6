import { formatShape, ShapeError, type Tensor } from '../tensor/index.js';
import { relu_backward, relu_forward } from './activations/relu.js';
import { type AffineCache, affine_backward, affine_forward } from './affine.js';
import { type AffineReluCache, affine_relu_backward, affine_relu_forward } from './sandwich.js';
import { needCache, needDout } from './support.js';

/**
 * Adds a skip connection to any branch that keeps the shape of its input:
 *
 *     out = x + F(x)
 *
 * @param x any shape
 * @param branch F, as `(x) => [F(x), cache]`
 * @returns `[out, cache]`; the cache is the branch's
 * @throws ShapeError if F(x) has another shape than x
 *
 * Source: L2, "Residual Connections/Blocks"; He et al. 2015.
 */
export function residual_forward<C>(
  x: Tensor,
  branch: (x: Tensor) => readonly [Tensor, C],
): [out: Tensor, cache: C] {
  const [f, cache] = branch(x);
  if (f.shape.join() !== x.shape.join()) {
    throw new ShapeError(
      `residual_forward: the branch made ${formatShape(f.shape)} of x ${formatShape(x.shape)}; ` +
        'x + F(x) needs equal shapes. A projection of x makes them equal.',
    );
  }
  return [x.add(f), cache];
}

/**
 * The gradient reaches x on both ways, unchanged along the skip:
 *
 *     dx = dout + dF/dx · dout
 *
 * @param branchBackward `(dout, cache) => [dx, …gradients of the branch's parameters]`
 * @returns `[dx, …the branch's parameter gradients]`
 */
export function residual_backward<C>(
  dout: Tensor,
  cache: C,
  branchBackward: (dout: Tensor, cache: C) => readonly Tensor[],
): Tensor[] {
  const [dx, ...gradients] = branchBackward(dout, cache);
  return [dout.add(dx as Tensor), ...gradients];
}

/** What the backward pass of a residual block needs. */
export interface ResidualBlockCache {
  /** Of affine and relu at the beginning of the branch. */
  readonly first: AffineReluCache;
  /** Of affine at the end of the branch. */
  readonly second: AffineCache;
  /** What goes into the last relu. */
  readonly relu: Tensor;
}

/**
 * The residual block of two affine layers:
 *
 *     out = relu(x + relu(x w₁ + b₁) w₂ + b₂)
 *
 * With w₂ = 0 and b₂ = 0 it is the identity on positive x, however deep the stack of blocks.
 *
 * @param x (N, D)
 * @param w1 (D, H)
 * @param b1 (H,)
 * @param w2 (H, D)
 * @param b2 (D,)
 * @returns `[out, cache]`, out (N, D)
 *
 * Source: L2, "Residual Connections/Blocks"; He et al. 2015, figure 2.
 */
export function residual_block_forward(
  x: Tensor,
  w1: Tensor,
  b1: Tensor,
  w2: Tensor,
  b2: Tensor,
): [out: Tensor, cache: ResidualBlockCache] {
  const [sum, [first, second]] = residual_forward(x, (v) => {
    const [h, h_cache] = affine_relu_forward(v, w1, b1);
    const [f, f_cache] = affine_forward(h, w2, b2);
    return [f, [h_cache, f_cache] as const];
  });
  const [out, relu] = relu_forward(sum);
  return [out, { first, second, relu }];
}

/** @returns `[dx, dw1, db1, dw2, db2]` */
export function residual_block_backward(
  dout: Tensor,
  cache: ResidualBlockCache,
): [dx: Tensor, dw1: Tensor, db1: Tensor, dw2: Tensor, db2: Tensor] {
  needCache('residual_block_backward', cache);
  const { first, second, relu } = cache;
  needDout('residual_block_backward', dout, relu.shape);
  const dsum = relu_backward(dout, relu);
  const [dh, dw2, db2] = affine_backward(dsum, second);
  const [dbranch, dw1, db1] = affine_relu_backward(dh, first);
  return [dsum.add(dbranch), dw1, db1, dw2, db2];
}
