// Rows of images to and from the columns of a convolution. A loop that has met two types runs at half
// speed, so each type has its own; those of the others are generated from this file (npm run generate).

type A = Float64Array;

/** `rows` times `count` elements, `every`-th by `every`-th, one after the other. */
export function gatherRows(
  x: A,
  from: number,
  fromStep: number,
  every: number,
  out: A,
  to: number,
  toStep: number,
  count: number,
  rows: number,
): void {
  for (let row = 0; row < rows; row++, from += fromStep, to += toStep)
    if (every === 1) copyRun(x, from, out, to, count);
    else for (let j = 0, p = from; j < count; j++, p += every) out[to + j] = x[p]!;
}

/** The way back of {@link gatherRows}, adding. */
export function addRows(
  x: A,
  from: number,
  fromStep: number,
  out: A,
  to: number,
  toStep: number,
  every: number,
  count: number,
  rows: number,
): void {
  for (let row = 0; row < rows; row++, from += fromStep, to += toStep)
    if (every === 1) addRun(x, from, out, to, count);
    else for (let j = 0, p = to; j < count; j++, p += every) out[p]! += x[from + j]!;
}

/** out[to + i] += x[from + i], four at a time: V8 unrolls no loops. */
export function addRun(x: A, from: number, out: A, to: number, count: number): void {
  let i = 0;
  for (; i + 3 < count; i += 4) {
    const [p, q] = [from + i, to + i];
    out[q]! += x[p]!;
    out[q + 1]! += x[p + 1]!;
    out[q + 2]! += x[p + 2]!;
    out[q + 3]! += x[p + 3]!;
  }
  for (; i < count; i++) out[to + i]! += x[from + i]!;
}

/** out[to + i] = x[from + i] */
function copyRun(x: A, from: number, out: A, to: number, count: number): void {
  let i = 0;
  for (; i + 3 < count; i += 4) {
    const [p, q] = [from + i, to + i];
    out[q] = x[p]!;
    out[q + 1] = x[p + 1]!;
    out[q + 2] = x[p + 2]!;
    out[q + 3] = x[p + 3]!;
  }
  for (; i < count; i++) out[to + i] = x[from + i]!;
}

/** The same number at `rows` places. */
export function setEvery(out: A, to: number, step: number, rows: number, value: number): void {
  for (let row = 0; row < rows; row++, to += step) out[to] = value;
}

/**
 * Images (F, OH, OW), the first at `from`, as rows (OH, F, images·OW) from `to` on; or back, from rows to images.
 * Goes through the images as they lie.
 */
export function moveImages(
  x: A,
  from: number,
  out: A,
  to: number,
  images: number,
  F: number,
  OH: number,
  OW: number,
  back: 0 | 1,
): void {
  let lies = back ? to : from;
  for (let n = 0; n < images; n++)
    for (let f = 0; f < F; f++) {
      let goes = (back ? from : to) + (f * images + n) * OW;
      for (let i = 0; i < OH; i++, lies += OW, goes += F * images * OW)
        copyRun(x, back ? goes : lies, out, back ? lies : goes, OW);
    }
}
