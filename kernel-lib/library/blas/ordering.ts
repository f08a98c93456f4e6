import type { Koffi } from './bind.js';
import { note } from './engine.js';
import { loopsFor } from './loops.js';

/** The function of ordering.c. */
export type Order = (
  keys: Float64Array,
  order: Int32Array,
  sorted: Int32Array,
  ends: Int32Array,
  count: number,
) => number;

/** @throws Error if the file has no such function */
export const bindOrdering = (library: ReturnType<Koffi['load']>): Order =>
  library.func(
    'int chainrule_order64(const void *keys, const void *order, void *sorted, void *ends, int64_t count)',
  );

/** Where buckets end; kept, since lists of one length are put into order one after the other. */
let ends = new Int32Array(0);

/**
 * What tensor/kernels/bucketOrder.ts does, by the machine's own loops: whether `sorted` is in order; undefined
 * where nobody has made them, or for a few keys.
 */
export function loopOrder(
  keys: Float64Array,
  order: Int32Array,
  sorted: Int32Array,
  count: number,
): boolean | undefined {
  const put = loopsFor(keys, count)?.order;
  if (put === undefined) return undefined;
  if (ends.length <= count) ends = new Int32Array(count + 1);
  note();
  return put(keys, order, sorted, ends, count) !== 0;
}
