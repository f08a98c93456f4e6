/**
 * Parts vectors into two clusters, neither empty: the first cut is across the direction in which
 * they spread most (power iteration from `start`), then 2-means moves the centres.
 *
 * @param rows two or more vectors of one length
 * @param start first guess of the direction
 * @param balanced cut at the median of the projection on the line between the centres
 * @returns 0 or 1 for each vector
 */
export function bipartition(
  rows: readonly Float64Array[],
  start: Float64Array,
  balanced: boolean,
): Uint8Array {
  const mean = centre(rows, () => true, start.length);
  let direction = start;
  for (let k = 0; k < 30; k++) {
    const next = new Float64Array(start.length);
    for (const row of rows) {
      const s = along(row, mean, direction);
      for (let j = 0; j < next.length; j++) next[j] += s * (row[j] - mean[j]);
    }
    const norm = Math.hypot(...next);
    if (norm === 0) break; // all vectors are equal
    direction = next.map((v) => v / norm);
  }
  let side = cut(rows, mean, direction, balanced);
  for (let k = 0; k < 20; k++) {
    const now = side;
    const left = centre(rows, (i) => now[i] === 0, start.length);
    const right = centre(rows, (i) => now[i] === 1, start.length);
    const middle = left.map((v, j) => (v + right[j]) / 2);
    const next = cut(
      rows,
      middle,
      right.map((v, j) => v - left[j]),
      balanced,
    );
    if (next.every((s, i) => s === now[i])) break;
    side = next;
  }
  return side;
}

/** Which side of the plane through `origin`, or of the median if `balanced` or one side is empty. */
function cut(
  rows: readonly Float64Array[],
  origin: Float64Array,
  direction: Float64Array,
  balanced: boolean,
): Uint8Array {
  const at = rows.map((row) => along(row, origin, direction));
  const side = Uint8Array.from(at, (s) => (s > 0 ? 1 : 0));
  const ones = side.reduce((a, b) => a + b, 0);
  if (!balanced && ones > 0 && ones < rows.length) return side;
  const order = at.map((s, i) => ({ s, i })).sort((a, b) => a.s - b.s || a.i - b.i);
  const left = Math.ceil(rows.length / 2);
  for (const [rank, { i }] of order.entries()) side[i] = rank < left ? 0 : 1;
  return side;
}

function along(row: Float64Array, origin: Float64Array, direction: Float64Array): number {
  let s = 0;
  for (let j = 0; j < row.length; j++) s += (row[j] - origin[j]) * direction[j];
  return s;
}

function centre(
  rows: readonly Float64Array[],
  takes: (i: number) => boolean,
  F: number,
): Float64Array {
  const sum = new Float64Array(F);
  let count = 0;
  for (const [i, row] of rows.entries()) {
    if (!takes(i)) continue;
    count++;
    for (let j = 0; j < F; j++) sum[j] += row[j];
  }
  return sum.map((v) => v / Math.max(1, count));
}
