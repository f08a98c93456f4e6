import { IndexError } from '../core/errors.js';
import type { NdArray } from '../core/ndarray.js';
import { formatShape } from '../core/shape.js';
import { checkIndex } from './indexing.js';

/** Where the element at `index` stands in memory; -1 where it is none, or no list of numbers. */
export function placeOf({ shape }: NdArray, index: readonly unknown[]): number {
  if (index.length !== shape.length) return -1;
  let place = 0;
  for (let k = 0; k < shape.length; k++) {
    const i = index[k];
    if (typeof i !== 'number') return -1;
    const n = shape[k]!;
    const at = i < 0 ? i + n : i;
    if (!(at >= 0 && at < n) || ((at | 0) !== at && !Number.isInteger(at))) return -1;
    place = place * n + at;
  }
  return place;
}

/** Says why no element stands at `index`. @throws IndexError */
export function refusePlace(fn: string, { shape }: NdArray, index: readonly number[]): void {
  if (index.length !== shape.length)
    throw new IndexError(
      `${fn}: ${index.length} ${index.length === 1 ? 'index' : 'indices'} for x ${formatShape(shape)}, which has ${shape.length} axes; one for each is needed. For a row or a part use slice.`,
    );
  index.forEach((i, k) => {
    checkIndex(fn, i, k, shape);
  });
}
