// Generated from a float64.ts (npm run generate): do not edit.

type A = Float32Array;

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

/** Images (…, F, OH, OW) from one on as rows (OH, F, images·OW). Goes through the images as they lie. */
export function rowsOfImages(
  x: A,
  image: number,
  images: number,
  [F, OH, OW]: readonly [number, number, number],
  out: A,
): void {
  let from = image * F * OH * OW;
  for (let n = 0; n < images; n++)
    for (let f = 0; f < F; f++) {
      let to = (f * images + n) * OW;
      for (let i = 0; i < OH; i++, from += OW, to += F * images * OW) copyRun(x, from, out, to, OW);
    }
}

/** The way back of {@link rowsOfImages}. */
export function imagesOfRows(
  x: A,
  image: number,
  images: number,
  [F, OH, OW]: readonly [number, number, number],
  out: A,
): void {
  let to = image * F * OH * OW;
  for (let n = 0; n < images; n++)
    for (let f = 0; f < F; f++) {
      let from = (f * images + n) * OW;
      for (let i = 0; i < OH; i++, to += OW, from += F * images * OW) copyRun(x, from, out, to, OW);
    }
}
