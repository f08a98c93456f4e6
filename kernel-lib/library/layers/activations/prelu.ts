import { assertTensor, formatShape, ShapeError, type Tensor } from '../../tensor/index.js';
import { floatLike, needCache, needDout } from '../support.js';

/** What prelu_backward needs of the forward pass. */
export type PreluCache = readonly [x: Tensor, alpha: Tensor];

/**
 * Parametric relu, a leaky relu whose slope is learned:
 *
 *     out = x where x > 0, else α x
 *
 * @param x (N, C) or (N, C, …)
 * @param alpha (1,), one slope for all, or (C,), one per channel (axis 1)
 * @returns `[out, cache]`
 *
 * Source: L1, "Parameter α can be learned by backpropagation"; He et al. 2015.
 */
export function prelu_forward(x: Tensor, alpha: Tensor): [out: Tensor, cache: PreluCache] {
  const slope = slopeOf('prelu_forward', x, alpha);
  const out = floatLike(x);
  const [from, to, a] = [x.data, out.data, alpha.data];
  for (let i = 0; i < to.length; i++) {
    const v = from[i];
    to[i] = v > 0 ? v : a[slope(i)] * v;
  }
  return [out, [x, alpha]];
}

/**
 *     dx = dout where x > 0, else α dout      dα = Σ x dout where x ≤ 0
 *
 * @returns `[dx, dalpha]`, shapes of x and alpha
 */
export function prelu_backward(dout: Tensor, cache: PreluCache): [dx: Tensor, dalpha: Tensor] {
  needCache('prelu_backward', cache);
  const [x, alpha] = cache;
  needDout('prelu_backward', dout, x.shape);
  const slope = slopeOf('prelu_backward', x, alpha);
  const dx = floatLike(dout);
  const dalpha = floatLike(alpha);
  for (let i = 0; i < dx.size; i++) {
    const [v, d, k] = [x.data[i], dout.data[i], slope(i)];
    if (v > 0) {
      dx.data[i] = d;
    } else {
      dx.data[i] = alpha.data[k] * d;
      dalpha.data[k] += v * d;
    }
  }
  return [dx, dalpha];
}

/** Which slope belongs to element i of x. */
function slopeOf(fn: string, x: Tensor, alpha: Tensor): (i: number) => number {
  assertTensor(fn, 'x', x);
  assertTensor(fn, 'alpha', alpha);
  if (alpha.size === 1) return () => 0;
  const C = x.shape[1];
  if (alpha.ndim !== 1 || alpha.size !== C) {
    throw new ShapeError(
      `${fn}: alpha must have shape (1,), or (C,) with the C=${C ?? '?'} channels of ` +
        `x ${formatShape(x.shape)}; got ${formatShape(alpha.shape)}.`,
    );
  }
  const inner = x.shape.slice(2).reduce((a, b) => a * b, 1);
  return (i) => Math.floor(i / inner) % C;
}
