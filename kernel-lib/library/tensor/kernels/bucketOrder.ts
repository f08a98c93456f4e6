/** Fewer keys are put into order as quickly by comparing alone. */
export const LEAST_BUCKETS = 64;

/** Places that a key may be moved on the average before keys are taken to lie too close for buckets. */
const MOST_MOVES = 8;

/**
 * Puts positions in the order of their keys, or nearer to it: into as many buckets as there are keys, each for an equal part of
 * the range, then each into its place among its neighbours. Equal keys (as 0 and -0 are) stay in the order in which they
 * come. `order[0 … count)` holds positions of keys that are no NaN, the result stands in `sorted`.
 * @returns whether it is in order; where many keys fell into few buckets it is not, and where they have no range nothing was done
 */
export function orderByBuckets(
  keys: Float64Array,
  order: Int32Array,
  sorted: Int32Array,
  count: number,
): boolean {
  let [least, most] = [Infinity, -Infinity];
  for (let i = 0; i < count; i++) {
    const key = keys[order[i]!]!;
    if (key < least) least = key;
    if (key > most) most = key;
  }
  const scale = (count - 1) / (most - least);
  if (!(scale > 0 && scale < Infinity)) {
    for (let i = 0; i < count; i++) sorted[i] = order[i]!;
    return false;
  }
  // ends[b] is first how many keys are in the buckets before b, then, as they are filled, where the next one goes.
  const ends = new Int32Array(count + 1);
  for (let i = 0; i < count; i++) ends[((keys[order[i]!]! - least) * scale + 1) | 0]!++;
  for (let b = 1; b < count; b++) ends[b]! += ends[b - 1]!;
  for (let i = 0; i < count; i++) {
    const at = order[i]!;
    sorted[ends[((keys[at]! - least) * scale) | 0]!++] = at;
  }
  let moves = MOST_MOVES * count;
  for (let i = 1; i < count && moves > 0; i++) {
    const at = sorted[i]!;
    const key = keys[at]!;
    let j = i - 1;
    for (; j >= 0 && keys[sorted[j]!]! > key; j--) sorted[j + 1] = sorted[j]!;
    sorted[j + 1] = at;
    moves -= i - 1 - j;
  }
  return moves > 0;
}
