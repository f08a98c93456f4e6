// Loops over floats that whole numbers need otherwise (see ../whole) or do not have; float32.ts is
// generated from this file (npm run generate).
// Every binary loop reads a and b with a step (0 repeats one value) and writes out one by one.

type A = Float64Array;

export function mul(
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
        out[o] = a[o]! * b[o]!;
        out[o + 1] = a[o + 1]! * b[o + 1]!;
        out[o + 2] = a[o + 2]! * b[o + 2]!;
        out[o + 3] = a[o + 3]! * b[o + 3]!;
      }
      j = o;
    } else if (dj === 0) {
      const y = b[j]!;
      for (; o + 4 <= end; o += 4) {
        out[o] = a[o]! * y;
        out[o + 1] = a[o + 1]! * y;
        out[o + 2] = a[o + 2]! * y;
        out[o + 3] = a[o + 3]! * y;
      }
    }
    i = o;
  }
  for (; o < end; o++, i += di, j += dj) out[o] = a[i]! * b[j]!;
}

export function div(
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
        out[o] = a[o]! / b[o]!;
        out[o + 1] = a[o + 1]! / b[o + 1]!;
        out[o + 2] = a[o + 2]! / b[o + 2]!;
        out[o + 3] = a[o + 3]! / b[o + 3]!;
      }
      j = o;
    } else if (dj === 0) {
      const y = b[j]!;
      for (; o + 4 <= end; o += 4) {
        out[o] = a[o]! / y;
        out[o + 1] = a[o + 1]! / y;
        out[o + 2] = a[o + 2]! / y;
        out[o + 3] = a[o + 3]! / y;
      }
    }
    i = o;
  }
  for (; o < end; o++, i += di, j += dj) out[o] = a[i]! / b[j]!;
}

/** The remainder with the sign of the divisor, as in Python. */
export function mod(
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
    const y = b[j]!;
    let r = a[i]! % y;
    if (r === 0) r = y < 0 ? -0 : 0;
    else if (r < 0 !== y < 0) r += y;
    out[o] = r;
  }
}

/** The quotient rounded down, consistent with mod, as in Python. */
export function floorDivide(
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
    const r = x % y;
    let q = y === 0 ? x / y : (x - r) / y;
    if (r !== 0 && r < 0 !== y < 0) q -= 1;
    const f = Math.floor(q);
    out[o] = y === 0 || Number.isNaN(q) ? q : q === 0 ? (x / y) * 0 : q - f > 0.5 ? f + 1 : f;
  }
}

export function pow(
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
    // C and NumPy say 1 where JavaScript says NaN: 1 to any power, -1 to an infinite one.
    out[o] = x === 1 || (x === -1 && (y === Infinity || y === -Infinity)) ? 1 : x ** y;
  }
}

export function square(a: A, out: A): void {
  for (let i = 0; i < out.length; i++) out[i] = a[i]! * a[i]!;
}

export function sqrt(a: A, out: A): void {
  for (let i = 0; i < out.length; i++) out[i] = Math.sqrt(a[i]!);
}

export function reciprocal(a: A, out: A): void {
  for (let i = 0; i < out.length; i++) out[i] = 1 / a[i]!;
}

/** n elements of a, from i on, added to those of out from o on. */
export function addInto(a: A, i: number, out: A, o: number, n: number): void {
  for (const end = o + n; o < end; o++, i++) out[o]! += a[i]!;
}

/** The row b added to each row of out. */
export function addRow(b: A, out: A): void {
  const n = b.length;
  for (let o = 0; o < out.length; o += n) for (let j = 0; j < n; j++) out[o + j]! += b[j]!;
}
