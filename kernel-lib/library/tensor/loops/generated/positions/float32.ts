// Generated from a float64.ts (npm run generate): do not edit.

type A = Float32Array;

/** Copies rows of up to this many elements one by one; longer ones all at once. */
const SHORT = 64;

/** out = the elements at the places, one after the other. */
export function takeAt(x: A, starts: Int32Array, places: Int32Array, run: number, out: A): void {
  let o = 0;
  for (let s = 0; s < starts.length; s++) {
    const start = starts[s]!;
    if (run === 1) for (let p = 0; p < places.length; p++) out[o++] = x[start + places[p]!]!;
    else if (run <= SHORT)
      for (let p = 0; p < places.length; p++)
        for (let i = start + places[p]!, end = i + run; i < end; i++) out[o++] = x[i]!;
    else
      for (let p = 0; p < places.length; p++, o += run) {
        const i = start + places[p]!;
        out.set(x.subarray(i, i + run), o);
      }
  }
}

/** Writes the values, one after the other, to the places; with a step of 0 the first everywhere. */
export function putAt(
  x: A,
  starts: Int32Array,
  places: Int32Array,
  run: number,
  values: A,
  step: number,
): void {
  let v = 0;
  for (let s = 0; s < starts.length; s++) {
    const start = starts[s]!;
    if (run === 1)
      for (let p = 0; p < places.length; p++, v += step) x[start + places[p]!] = values[v]!;
    else if (run <= SHORT || step === 0)
      for (let p = 0; p < places.length; p++)
        for (let i = start + places[p]!, end = i + run; i < end; i++, v += step) x[i] = values[v]!;
    else
      for (let p = 0; p < places.length; p++, v += run)
        x.set(values.subarray(v, v + run), start + places[p]!);
  }
}

/** Adds the values, one after the other, at the places; with a step of 0 the first everywhere. */
export function addTo(
  x: A,
  starts: Int32Array,
  places: Int32Array,
  run: number,
  values: A,
  step: number,
): void {
  let v = 0;
  for (let s = 0; s < starts.length; s++) {
    const start = starts[s]!;
    for (let p = 0; p < places.length; p++)
      for (let i = start + places[p]!, end = i + run; i < end; i++, v += step) x[i]! += values[v]!;
  }
}
