// Softmax and normalisation of rows that lie one behind the other, in float64. Sums of a row go in
// the order of ./sums; what is done to its elements is what the plain loops do.

import { exp64 } from './functions';
import { max64, squares64, sum64 } from './sums';

/** Of numbers without NaN. */
function largest(at: usize, count: i32): f64 {
  if (count >= 8) return max64(at, count);
  let best = load<f64>(at);
  for (const end = at + ((<usize>count) << 3); at < end; at += 8) best = max(best, load<f64>(at));
  return best;
}

/** x ← (x - minus) · by for one row, and not beyond. */
function shiftRow(at: usize, count: i32, minus: f64, by: f64): void {
  const end = at + ((<usize>count) << 3);
  const m = f64x2.splat(minus);
  const s = f64x2.splat(by);
  for (; at + 16 <= end; at += 16) v128.store(at, f64x2.mul(f64x2.sub(v128.load(at), m), s));
  if (at < end) store<f64>(at, (load<f64>(at) - minus) * by);
}

/** x ← exp(x - max) with the largest of the row; that, and the sum of what comes out, per row. */
export function softmaxRows(at: usize, rows: i32, count: i32, tops: usize, sums: usize): void {
  const width = (<usize>count) << 3;
  const end = at + <usize>rows * width;
  for (let row = at; row < end; row += width, tops += 8) {
    const top = largest(row, count);
    store<f64>(tops, top);
    shiftRow(row, count, top, 1);
  }
  exp64(at, at, rows * count);
  for (let row = at; row < end; row += width, sums += 8) store<f64>(sums, sum64(row, count));
}

/** x ← x / d with one d per row. */
export function divideRows(at: usize, rows: i32, count: i32, by: usize): void {
  const width = (<usize>count) << 3;
  for (; rows > 0; rows--, by += 8) {
    const end = at + width;
    const d = v128.load64_splat(by);
    for (; at + 16 <= end; at += 16) v128.store(at, f64x2.div(v128.load(at), d));
    if (at < end) store<f64>(at, load<f64>(at) / load<f64>(by));
    at = end;
  }
}

/** x ← (x - mean) · s with s = 1 / √(variance + eps), which goes to `scales`. */
export function standardRows(at: usize, rows: i32, count: i32, eps: f64, scales: usize): void {
  const width = (<usize>count) << 3;
  for (; rows > 0; rows--, at += width, scales += 8) {
    const mean = sum64(at, count) / <f64>count;
    const s = 1 / Math.sqrt(squares64(at, count, mean) / <f64>count + eps);
    store<f64>(scales, s);
    shiftRow(at, count, mean, s);
  }
}

/** d ← s (d - mean(d) - h mean(d h)); `scratch` holds one row. */
export function standardBackRows(
  d: usize,
  h: usize,
  rows: i32,
  count: i32,
  scales: usize,
  scratch: usize,
): void {
  const width = (<usize>count) << 3;
  for (; rows > 0; rows--, d += width, h += width, scales += 8) {
    // Goes on to the end of the last vector; what it writes there is not read.
    for (let o: usize = 0; o < width; o += 16)
      v128.store(scratch + o, f64x2.mul(v128.load(d + o), v128.load(h + o)));
    const mean = sum64(d, count) / <f64>count;
    const along = sum64(scratch, count) / <f64>count;
    const m = f64x2.splat(mean);
    const a = f64x2.splat(along);
    const s = v128.load64_splat(scales);
    let o: usize = 0;
    for (; o + 16 <= width; o += 16) {
      const rest = f64x2.sub(v128.load(d + o), m);
      v128.store(d + o, f64x2.mul(s, f64x2.sub(rest, f64x2.mul(v128.load(h + o), a))));
    }
    if (o < width) {
      const rest = load<f64>(d + o) - mean - load<f64>(h + o) * along;
      store<f64>(d + o, load<f64>(scales) * rest);
    }
  }
}
