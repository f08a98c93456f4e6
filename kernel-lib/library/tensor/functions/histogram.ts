import { describe, ValueError } from '../core/errors.js';
import { needRoom } from '../core/memory.js';
import type { TensorLike } from '../core/ndarray.js';
import { toNdArray } from '../core/nested.js';
import { Tensor, tensorOf } from '../Tensor.js';
import { linspace } from './creation.js';

/**
 * Counts by bin: `const [counts, edges] = histogram(x, 20)`. Bins are a number of equal ones over
 * the range of x (or over `range`), or their edges. Each bin holds its lower edge but not its
 * upper one; the last holds both. With `density` the counts become heights of total area 1.
 */
export function histogram(
  x: TensorLike,
  bins: number | TensorLike = 10,
  range?: readonly [number, number] | null,
  density = false,
): [counts: Tensor, edges: Tensor] {
  const { data, dtype } = toNdArray('histogram', x, 'x');
  const equal = () => equalEdges(data, bins as number, range, dtype === 'float32');
  const edges = typeof bins === 'number' ? equal() : givenEdges(bins);
  const e = edges.data;
  const n = e.length - 1;
  const counts = new Int32Array(n);
  for (const v of data) {
    if (!(v >= e[0]! && v <= e[n]!)) continue;
    counts[v === e[n] ? n - 1 : lastNotAbove(e, v)]!++;
  }
  if (!density) return [new Tensor(counts, [n]), edges];
  const total = counts.reduce((a, b) => a + b, 0);
  const heights = Float64Array.from(counts, (c, i) => c / (e[i + 1]! - e[i]!) / total);
  return [new Tensor(heights, [n]), edges];
}

function lastNotAbove(edges: ArrayLike<number>, v: number): number {
  let low = 0;
  let high = edges.length;
  while (high - low > 1) {
    const mid = (low + high) >>> 1;
    if (edges[mid]! <= v) low = mid;
    else high = mid;
  }
  return low;
}

function equalEdges(
  data: ArrayLike<number>,
  bins: number,
  range: readonly [number, number] | null | undefined,
  narrow: boolean,
): Tensor {
  if (!Number.isInteger(bins) || bins < 1)
    throw new ValueError(
      `histogram: bins is ${bins}; expected a whole number from 1 on, or edges.`,
    );
  needRoom('histogram', [bins + 1]);
  let low = range ? range[0] : data.length ? Number.POSITIVE_INFINITY : 0;
  let high = range ? range[1] : data.length ? Number.NEGATIVE_INFINITY : 1;
  if (!range)
    for (let i = 0; i < data.length; i++) {
      low = Math.min(low, data[i]!);
      high = Math.max(high, data[i]!);
    }
  if (!Number.isFinite(low) || !Number.isFinite(high) || low > high)
    throw new ValueError(
      `histogram: the range ${low} to ${high} is not finite and rising.${range ? '' : ' Does x hold NaN or Infinity? Drop them with x.slice(isfinite(x)).'}`,
    );
  const half = low === high ? 0.5 : 0;
  const wide = linspace(low - half, high + half, bins + 1);
  const edges = narrow ? wide.astype('float32') : wide;
  for (let i = 0; i < bins; i++)
    if (!(edges.data[i]! < edges.data[i + 1]!))
      throw new ValueError(
        `histogram: ${bins} bins are too many for the range ${low} to ${high}: rounding leaves some of them empty of numbers. Use fewer.`,
      );
  return edges;
}

function givenEdges(bins: TensorLike): Tensor {
  const edges = tensorOf(toNdArray('histogram', bins, 'bins')).astype('float64');
  if (edges.ndim !== 1 || edges.size < 2)
    throw new ValueError(
      `histogram: bins is ${describe(edges)}; expected a number or at least two edges.`,
    );
  for (let i = 1; i < edges.size; i++)
    if (!(edges.data[i]! >= edges.data[i - 1]!))
      throw new ValueError(
        `histogram: the edges must rise; edge ${i} is ${edges.data[i]} after ${edges.data[i - 1]}.`,
      );
  return edges;
}
