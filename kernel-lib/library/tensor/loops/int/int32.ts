// Loops over Int32Array that differ from those over floats. Overflow wraps around, as in NumPy;
// division is done in float64.
// Every binary loop reads a and b with a step (0 repeats one value) and writes out one by one.

type A = Int32Array;

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
  for (const end = o + n; o < end; o++, i += di, j += dj) out[o] = Math.imul(a[i]!, b[j]!);
}

/** The remainder with the sign of the divisor, as in Python; 0 for a divisor of 0, as in NumPy. */
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
    const r = y === 0 ? 0 : a[i]! % y;
    out[o] = r !== 0 && r < 0 !== y < 0 ? r + y : r;
  }
}

/** The quotient rounded down, as in Python; 0 for a divisor of 0, as in NumPy. */
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
    const y = b[j]!;
    out[o] = y === 0 ? 0 : Math.floor(a[i]! / y);
  }
}

/** Powers by repeated squaring, wrapping around; the exponents must not be negative. */
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
    let base = a[i]!;
    let result = 1;
    for (let e = b[j]!; e > 0; e >>= 1) {
      if (e & 1) result = Math.imul(result, base);
      base = Math.imul(base, base);
    }
    out[o] = result;
  }
}

export function square(a: A, out: A): void {
  for (let i = 0; i < out.length; i++) out[i] = Math.imul(a[i]!, a[i]!);
}
