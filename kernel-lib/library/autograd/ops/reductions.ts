import { type Axes, logsumexp, type Tensor, zeros } from '../../tensor/index.js';
import { extreme, meanOf, normalizeAxes, total, varOf, wrap } from '../../tensor/internal.js';
import type { Operation } from '../core/operation.js';
import type { Variable } from '../Variable.js';

/** Over which axes; undefined or null for all. */
export type Axis = Axes | null | undefined;

/** The shape of x with ones where it is reduced: there a gradient broadcasts. */
export function keptShape(fn: string, shape: readonly number[], axis: Axis): number[] {
  const axes = normalizeAxes(fn, axis, shape);
  return shape.map((n, k) => (axes.includes(k) ? 1 : n));
}

const sizeOf = (shape: readonly number[]): number => shape.reduce((p, n) => p * n, 1);

/** Σ a; every element that was added gets g */
export const sumOperation = (axis: Axis, keepdims: boolean): Operation => ({
  name: 'sum',
  forward: (a) => wrap(total('sum', a, axis, keepdims)),
  gradients: [(g, _out, a) => g.reshape(keptShape('sum', a.shape, axis)).broadcastTo(a.shape)],
});

/** Σ a / n; every element gets g/n */
export const meanOperation = (axis: Axis, keepdims: boolean): Operation => ({
  name: 'mean',
  forward: (a) => wrap(meanOf('mean', a, axis, keepdims)),
  gradients: [
    (g, _out, a) => {
      const kept = keptShape('mean', a.shape, axis);
      return g
        .reshape(kept)
        .mul(sizeOf(kept) / sizeOf(a.shape))
        .broadcastTo(a.shape);
    },
  ],
});

/** Π a; the slope of each element is the product of all others, zeros or not */
export const prodOperation = (axis: Axis, keepdims: boolean): Operation => ({
  name: 'prod',
  forward: (a) => wrap(total('prod', a, axis, keepdims)),
  gradients: [
    (g, _out, a) => {
      const kept = keptShape('prod', a.shape, axis);
      const axes = normalizeAxes('prod', axis, a.shape);
      const order = [...a.shape.keys()].filter((k) => !axes.includes(k)).concat(axes);
      const n = sizeOf(a.shape) / (sizeOf(kept) || 1);
      const others = productsOfOthers(a.transpose(order).reshape([sizeOf(kept), n]))
        .reshape(order.map((k) => a.shape[k]!))
        .transpose(order.map((_, k) => order.indexOf(k)));
      return others.mul(g.reshape(kept));
    },
  ],
  keeps: [0],
});

/**
 * For each element of (M, n) the product of the others in its row, without a division: pairs are
 * multiplied, and what a pair's element lacks is its partner times what the pair lacks.
 */
function productsOfOthers(x: Variable): Variable {
  const [M, n] = x.shape as [number, number];
  if (n === 0) return x;
  if (n === 2) return x.slice(':', '::-1');
  if (n % 2 === 1) {
    const one = zeros([n + 1], x.dtype).set(1, -1);
    const even = x.scatter([M, n + 1], [':', `0:${n}`]).add(one);
    return productsOfOthers(even).slice(':', `0:${n}`);
  }
  const [left, right] = [x.slice(':', '::2'), x.slice(':', '1::2')];
  const outside = productsOfOthers(left.mul(right));
  return outside
    .mul(right)
    .scatter([M, n], [':', '::2'])
    .add(outside.mul(left).scatter([M, n], [':', '1::2']));
}

/** Σ (a - mean)² / (n - ddof); slope 2 (a - mean) / (n - ddof) */
export const varOperation = (axis: Axis, keepdims: boolean, ddof: number): Operation => ({
  name: 'var',
  forward: (a) => wrap(varOf('var', a, axis, keepdims, ddof)),
  gradients: [
    (g, _out, a) => {
      const kept = keptShape('var', a.shape, axis);
      const n = sizeOf(a.shape) / sizeOf(kept);
      return a.sub(a.mean(axis, true)).mul(g.reshape(kept).mul(2 / (n - ddof)));
    },
  ],
  keeps: [0],
});

/** √var; slope (a - mean) / ((n - ddof) std), taken as 0 where std is 0, as in PyTorch */
export const stdOperation = (axis: Axis, keepdims: boolean, ddof: number): Operation => ({
  name: 'std',
  forward: (a) => wrap(varOf('std', a, axis, keepdims, ddof)).sqrt(),
  gradients: [
    (g, out, a) => {
      const kept = keptShape('std', a.shape, axis);
      const n = sizeOf(a.shape) / sizeOf(kept);
      const flat = out.value.reshape(kept).notEqual(0);
      const scale = g
        .reshape(kept)
        .div(out.reshape(kept).mul(n - ddof))
        .masked(flat);
      return a.sub(a.mean(axis, true)).mul(scale);
    },
  ],
  keeps: [0, 'out'],
});

/** log Σ eᵃ without overflow; slope eᵃ / Σ eᵃ, of nothing but -Infinity NaN, as in PyTorch */
export const logSumExpOperation = (axis: Axis, keepdims: boolean): Operation => ({
  name: 'logSumExp',
  forward: (a) => logsumexp(a, normalizeAxes('logSumExp', axis, a.shape), keepdims),
  gradients: [
    (g, out, a) => {
      const kept = keptShape('logSumExp', a.shape, axis);
      return a.sub(out.reshape(kept)).exp().mul(g.reshape(kept));
    },
  ],
  keeps: [0, 'out'],
});

/** The largest or smallest; equals share the gradient evenly, as in PyTorch's amax and amin */
export const extremeOperation = (
  which: 'max' | 'min',
  axis: Axis,
  keepdims: boolean,
): Operation => ({
  name: which,
  forward: (a) => wrap(extreme(which, a, axis, keepdims)),
  gradients: [
    (g, out, a) => {
      const kept = keptShape(which, a.shape, axis);
      const hits = a.value.equal(out.value.reshape(kept));
      const share = g.reshape(kept).div(asLike(wrap(total('sum', hits, axis, true)), g));
      return share.broadcastTo(a.shape).masked(hits);
    },
  ],
  keeps: [0, 'out'],
});

/** Counts in the precision of the gradient, which float32 would lose otherwise. */
function asLike(counts: Tensor, g: Variable): Tensor {
  return counts.astype(g.value.dtype);
}
