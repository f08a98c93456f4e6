// Generated from a float64.ts (npm run generate): do not edit.

type A = Int32Array;

export function add(
  a: A,
  i: number,
  di: number,
  b: A,
  j: number,
  dj: number,
  out: A,
  o: number,
  n: number,
): void {
  const end = o + n;
  // Four at a time where all begin together: one at a time the loop takes as long as its work.
  if (i === 0 && di === 1 && o === 0) {
    if (j === 0 && dj === 1) {
      for (; o + 4 <= end; o += 4) {
        out[o] = a[o]! + b[o]!;
        out[o + 1] = a[o + 1]! + b[o + 1]!;
        out[o + 2] = a[o + 2]! + b[o + 2]!;
        out[o + 3] = a[o + 3]! + b[o + 3]!;
      }
      j = o;
    } else if (dj === 0) {
      const y = b[j]!;
      for (; o + 4 <= end; o += 4) {
        out[o] = a[o]! + y;
        out[o + 1] = a[o + 1]! + y;
        out[o + 2] = a[o + 2]! + y;
        out[o + 3] = a[o + 3]! + y;
      }
    }
    i = o;
  }
  for (; o < end; o++, i += di, j += dj) out[o] = a[i]! + b[j]!;
}

export function sub(
  a: A,
  i: number,
  di: number,
  b: A,
  j: number,
  dj: number,
  out: A,
  o: number,
  n: number,
): void {
  const end = o + n;
  // Four at a time where all begin together: one at a time the loop takes as long as its work.
  if (i === 0 && di === 1 && o === 0) {
    if (j === 0 && dj === 1) {
      for (; o + 4 <= end; o += 4) {
        out[o] = a[o]! - b[o]!;
        out[o + 1] = a[o + 1]! - b[o + 1]!;
        out[o + 2] = a[o + 2]! - b[o + 2]!;
        out[o + 3] = a[o + 3]! - b[o + 3]!;
      }
      j = o;
    } else if (dj === 0) {
      const y = b[j]!;
      for (; o + 4 <= end; o += 4) {
        out[o] = a[o]! - y;
        out[o + 1] = a[o + 1]! - y;
        out[o + 2] = a[o + 2]! - y;
        out[o + 3] = a[o + 3]! - y;
      }
    }
    i = o;
  }
  for (; o < end; o++, i += di, j += dj) out[o] = a[i]! - b[j]!;
}

/** NaN wins, as in NumPy. */
export function maximum(
  a: A,
  i: number,
  di: number,
  b: A,
  j: number,
  dj: number,
  out: A,
  o: number,
  n: number,
): void {
  for (const end = o + n; o < end; o++, i += di, j += dj) {
    const x = a[i]!;
    const y = b[j]!;
    out[o] = x >= y || Number.isNaN(x) ? x : y;
  }
}

/** NaN wins, as in NumPy. */
export function minimum(
  a: A,
  i: number,
  di: number,
  b: A,
  j: number,
  dj: number,
  out: A,
  o: number,
  n: number,
): void {
  for (const end = o + n; o < end; o++, i += di, j += dj) {
    const x = a[i]!;
    const y = b[j]!;
    out[o] = x <= y || Number.isNaN(x) ? x : y;
  }
}

// Number(…) of a comparison needs no branch, which the processor would guess wrong half the time.
export function greater(
  a: A,
  i: number,
  di: number,
  b: A,
  j: number,
  dj: number,
  out: Uint8Array,
  o: number,
  n: number,
): void {
  for (const end = o + n; o < end; o++, i += di, j += dj) out[o] = Number(a[i]! > b[j]!);
}

export function greaterEqual(
  a: A,
  i: number,
  di: number,
  b: A,
  j: number,
  dj: number,
  out: Uint8Array,
  o: number,
  n: number,
): void {
  for (const end = o + n; o < end; o++, i += di, j += dj) out[o] = Number(a[i]! >= b[j]!);
}

export function less(
  a: A,
  i: number,
  di: number,
  b: A,
  j: number,
  dj: number,
  out: Uint8Array,
  o: number,
  n: number,
): void {
  for (const end = o + n; o < end; o++, i += di, j += dj) out[o] = Number(a[i]! < b[j]!);
}

export function lessEqual(
  a: A,
  i: number,
  di: number,
  b: A,
  j: number,
  dj: number,
  out: Uint8Array,
  o: number,
  n: number,
): void {
  for (const end = o + n; o < end; o++, i += di, j += dj) out[o] = Number(a[i]! <= b[j]!);
}

export function equal(
  a: A,
  i: number,
  di: number,
  b: A,
  j: number,
  dj: number,
  out: Uint8Array,
  o: number,
  n: number,
): void {
  for (const end = o + n; o < end; o++, i += di, j += dj) out[o] = Number(a[i]! === b[j]!);
}

export function notEqual(
  a: A,
  i: number,
  di: number,
  b: A,
  j: number,
  dj: number,
  out: Uint8Array,
  o: number,
  n: number,
): void {
  for (const end = o + n; o < end; o++, i += di, j += dj) out[o] = Number(a[i]! !== b[j]!);
}

export function neg(a: A, out: A): void {
  for (let i = 0; i < out.length; i++) out[i] = -a[i]!;
}

export function abs(a: A, out: A): void {
  for (let i = 0; i < out.length; i++) out[i] = Math.abs(a[i]!);
}

export function sign(a: A, out: A): void {
  for (let i = 0; i < out.length; i++) {
    const x = a[i]!;
    out[i] = x > 0 ? 1 : x < 0 ? -1 : x + 0;
  }
}

/** The largest of n elements from i on; NaN wins. */
export function maxRun(a: A, i: number, n: number): number {
  let best = a[i]!;
  for (const end = i + n; i < end; i++) {
    const x = a[i]!;
    if (!(x <= best)) {
      if (Number.isNaN(x)) return x;
      if (!Number.isNaN(best)) best = x;
    }
  }
  return best;
}

/** The smallest of n elements from i on; NaN wins. */
export function minRun(a: A, i: number, n: number): number {
  let best = a[i]!;
  for (const end = i + n; i < end; i++) {
    const x = a[i]!;
    if (!(x >= best)) {
      if (Number.isNaN(x)) return x;
      if (!Number.isNaN(best)) best = x;
    }
  }
  return best;
}

/** n elements of a, from i on, folded into out from o on, each into its own: the larger stays. */
export function maxInto(a: A, i: number, out: A, o: number, n: number): void {
  for (const end = o + n; o < end; o++, i++) {
    const x = out[o]!;
    const y = a[i]!;
    if (!(x >= y || Number.isNaN(x))) out[o] = y;
  }
}

/** n elements of a, from i on, folded into out from o on, each into its own: the smaller stays. */
export function minInto(a: A, i: number, out: A, o: number, n: number): void {
  for (const end = o + n; o < end; o++, i++) {
    const x = out[o]!;
    const y = a[i]!;
    if (!(x <= y || Number.isNaN(x))) out[o] = y;
  }
}
