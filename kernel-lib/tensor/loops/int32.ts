// Loops over Int32Array. Overflow wraps around, as in NumPy. Every binary loop reads a and b with a
// step (0 repeats one value) and writes out one by one. Division is done in float64.

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
  for (const end = o + n; o < end; o++, i += di, j += dj) out[o] = a[i]! + b[j]!;
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
  for (const end = o + n; o < end; o++, i += di, j += dj) out[o] = a[i]! - b[j]!;
}

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
  for (const end = o + n; o < end; o++, i += di, j += dj) out[o] = Math.max(a[i]!, b[j]!);
}

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
  for (const end = o + n; o < end; o++, i += di, j += dj) out[o] = Math.min(a[i]!, b[j]!);
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
  for (const end = o + n; o < end; o++, i += di, j += dj) out[o] = a[i]! > b[j]! ? 1 : 0;
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
  for (const end = o + n; o < end; o++, i += di, j += dj) out[o] = a[i]! >= b[j]! ? 1 : 0;
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
  for (const end = o + n; o < end; o++, i += di, j += dj) out[o] = a[i]! < b[j]! ? 1 : 0;
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
  for (const end = o + n; o < end; o++, i += di, j += dj) out[o] = a[i]! <= b[j]! ? 1 : 0;
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
  for (const end = o + n; o < end; o++, i += di, j += dj) out[o] = a[i]! === b[j]! ? 1 : 0;
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
  for (const end = o + n; o < end; o++, i += di, j += dj) out[o] = a[i]! !== b[j]! ? 1 : 0;
}

export function neg(a: A, out: A): void {
  for (let i = 0; i < out.length; i++) out[i] = -a[i]!;
}

export function abs(a: A, out: A): void {
  for (let i = 0; i < out.length; i++) out[i] = Math.abs(a[i]!);
}

export function sign(a: A, out: A): void {
  for (let i = 0; i < out.length; i++) out[i] = Math.sign(a[i]!);
}

export function square(a: A, out: A): void {
  for (let i = 0; i < out.length; i++) out[i] = Math.imul(a[i]!, a[i]!);
}

export function maxRun(a: A, i: number, n: number): number {
  let best = a[i]!;
  for (const end = i + n; i < end; i++) if (a[i]! > best) best = a[i]!;
  return best;
}

export function minRun(a: A, i: number, n: number): number {
  let best = a[i]!;
  for (const end = i + n; i < end; i++) if (a[i]! < best) best = a[i]!;
  return best;
}
