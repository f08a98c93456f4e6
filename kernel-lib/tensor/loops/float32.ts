// Loops over Float32Array. float64.ts and float32.ts are the same text but for the type (a test holds
// them together): a loop that has met both types runs at half speed, so each type has its own.
// Every binary loop reads a and b with a step (0 repeats one value) and writes out one by one.

type A = Float32Array;

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
  for (const end = o + n; o < end; o++, i += di, j += dj) out[o] = a[i]! * b[j]!;
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
  for (const end = o + n; o < end; o++, i += di, j += dj) out[o] = a[i]! / b[j]!;
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
  for (const end = o + n; o < end; o++, i += di, j += dj) out[o] = a[i]! ** b[j]!;
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
  for (let i = 0; i < out.length; i++) {
    const x = a[i]!;
    out[i] = x > 0 ? 1 : x < 0 ? -1 : x + 0;
  }
}

export function square(a: A, out: A): void {
  for (let i = 0; i < out.length; i++) out[i] = a[i]! * a[i]!;
}

export function sqrt(a: A, out: A): void {
  for (let i = 0; i < out.length; i++) out[i] = Math.sqrt(a[i]!);
}

export function exp(a: A, out: A): void {
  for (let i = 0; i < out.length; i++) out[i] = Math.exp(a[i]!);
}

export function log(a: A, out: A): void {
  for (let i = 0; i < out.length; i++) out[i] = Math.log(a[i]!);
}

export function tanh(a: A, out: A): void {
  for (let i = 0; i < out.length; i++) out[i] = Math.tanh(a[i]!);
}

export function reciprocal(a: A, out: A): void {
  for (let i = 0; i < out.length; i++) out[i] = 1 / a[i]!;
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

/** Whether all of n elements from i on are finite. */
export function allFinite(a: A, i: number, n: number): boolean {
  let sum = 0;
  for (const end = i + n; i < end; i++) sum += a[i]! * 0;
  return sum === 0;
}
