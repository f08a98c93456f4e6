import { IndexError } from '../core/errors.js';
import type { NdArray } from '../core/ndarray.js';
import { formatShape } from '../core/shape.js';
import { checkIndex } from './indexing.js';

/** Where the element at `index` stands in memory. */
export function offsetOf(fn: string, x: NdArray, index: readonly number[]): number {
  const { shape } = x;
  if (index.length !== shape.length)
    throw new IndexError(
      `${fn}: ${index.length} ${index.length === 1 ? 'index' : 'indices'} for x ${formatShape(shape)}, which has ${shape.length} axes; one for each is needed. For a row or a part use slice.`,
    );
  let offset = 0;
  for (let k = 0; k < shape.length; k++) {
    const i = index[k]!;
    const n = shape[k]!;
    const at = i < 0 ? i + n : i;
    if (!(at >= 0 && at < n) || (at | 0) !== at) checkIndex(fn, i, k, shape);
    offset = offset * n + at;
  }
  return offset;
}
