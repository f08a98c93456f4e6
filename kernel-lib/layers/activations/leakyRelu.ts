import { assertTensor, formatShape, ShapeError, type Tensor } from '../../tensor/index.js';
import { floatLike, mapElements, mapPairs, needCache, needDout } from '../support.js';

export interface SlopeCache {
  readonly x: Tensor;
  readonly alpha: number;
}

/**
 * Leaky relu:
 *
 *     out = x where x > 0, else α x
 *
 * The lectures take α = 0.1 (max(0.1x, x)); PyTorch's default is 0.01.
 *
 * @param x any shape
 * @returns `[out, cache]`
 *
 * Source: L1, "Leaky ReLu"; Maas et al. 2013.
 */
export function leaky_relu_forward(x: Tensor, alpha = 0.1): [out: Tensor, cache: SlopeCache] {
  assertTensor('leaky_relu_forward', 'x', x);
  return [mapElements(x, (v) => (v > 0 ? v : alpha * v)), { x, alpha }];
}

/** dx = dout where x > 0, else α dout. At x = 0 the slope is taken as α, as in PyTorch. */
export function leaky_relu_backward(dout: Tensor, cache: SlopeCache): Tensor {
  needCache('leaky_relu_backward', cache);
  const { x, alpha } = cache;
  needDout('leaky_relu_backward', dout, x.shape);
  return mapPairs(dout, x, (d, v) => (v > 0 ? d : alpha * d));
}

/**
 * Exponential linear unit:
 *
 *     out = x where x > 0, else α (eˣ - 1)
 *
 * @param x any shape
 * @param alpha α, the value that out approaches from above as -α; default 1
 * @returns `[out, cache]`
 *
 * Source: L0 and L1, "ELU"; Clevert et al. 2015.
 */
export function elu_forward(x: Tensor, alpha = 1): [out: Tensor, cache: SlopeCache] {
  assertTensor('elu_forward', 'x', x);
  // expm1 keeps the digits that e^x - 1 loses near 0.
  return [mapElements(x, (v) => (v > 0 ? v : alpha * Math.expm1(v))), { x, alpha }];
}

/** dx = dout where x > 0, else α eˣ dout. At x = 0 the slope is α (the left one), as in PyTorch. */
export function elu_backward(dout: Tensor, cache: SlopeCache): Tensor {
  needCache('elu_backward', cache);
  const { x, alpha } = cache;
  needDout('elu_backward', dout, x.shape);
  return mapPairs(dout, x, (d, v) => (v > 0 ? d : alpha * Math.exp(v) * d));
}

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
