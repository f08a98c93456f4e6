// Math.log is off by one unit in the last place for 3 of 100 numbers, and so would be the normal
// numbers made from it. This one is rounded correctly but for about one number in ten thousand.

/** log 2, and log(1024 / n) for the factors n / 1024 that bring a number close to 1. */
interface Table {
  readonly factor: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
}

const FIRST = 96;
const LAST = 192;
const BITS = 140n;
// log 2 in two parts; the first has so few bits that its multiples by any exponent are exact.
const LN2_HIGH = 0.6931471805598903;
const LN2_LOW = 5.497923018708371e-14;

const bits = new Float64Array(1);
const words = new Int32Array(bits.buffer);
const HIGH_WORD = new Uint8Array(new Int32Array([1]).buffer)[0] === 1 ? 1 : 0;

let table: Table | undefined;
let rows: Float64Array | undefined;

/**
 * The natural logarithm of a positive, normal number.
 *
 * x = 2ᵏ z, and z·f = 1 + r with a factor f ≈ 1/z of eleven bits, so that r is exact in two parts;
 * then log x = k log 2 + log(1/f) + r - r²/2 + r³/3 - …, with the large terms carried in two parts.
 */
export function accurateLog(x: number): number {
  table ??= makeTable();
  bits[0] = x;
  const word = words[HIGH_WORD]!;
  let k = ((word >>> 20) & 0x7ff) - 1023;
  words[HIGH_WORD] = (word & 0xfffff) | 0x3ff00000;
  if (bits[0]! >= 1.5) {
    k++;
    words[HIGH_WORD] = words[HIGH_WORD]! - 0x100000;
  }
  const z = bits[0]!;
  const i = Math.round(z * 128) - FIRST;
  const f = table.factor[i]!;
  words[1 - HIGH_WORD] = 0;
  const head = bits[0]!;
  const rest = (z - head) * f;
  const first = head * f - 1;
  const r = first + rest;
  const rLow = first - r + rest;

  // r² in two parts, by Dekker's product.
  const cut = 134217729 * r;
  const a = cut - (cut - r);
  const b = r - a;
  const square = r * r;
  const squareLow = a * a - square + 2 * a * b + b * b + 2 * r * rLow;
  const tail =
    square *
    r *
    (1 / 3 - r * (1 / 4 - r * (1 / 5 - r * (1 / 6 - r * (1 / 7 - r * (1 / 8 - r / 9))))));

  const s0 = k * LN2_HIGH;
  const s1 = s0 + table.high[i]!;
  const s2 = s1 + r;
  const s3 = s2 - square / 2;
  const low =
    lost(s0, table.high[i]!, s1) +
    lost(s1, r, s2) +
    lost(s2, -square / 2, s3) +
    (k * LN2_LOW + table.low[i]! + rLow - squareLow / 2 + tail);
  return s3 + low;
}

/** What rounding took away from a + b = sum (Knuth). */
function lost(a: number, b: number, sum: number): number {
  const part = sum - a;
  return a - (sum - part) + (b - part);
}

/** The table as rows of four numbers (factor, high, low, nothing), as the fast path reads it. */
export function logRows(): Float64Array {
  table ??= makeTable();
  const { factor, high, low } = table;
  if (rows === undefined) {
    rows = new Float64Array(4 * factor.length);
    for (let i = 0; i < factor.length; i++) rows.set([factor[i]!, high[i]!, low[i]!], 4 * i);
  }
  return rows;
}

function makeTable(): Table {
  const size = LAST - FIRST + 1;
  const out = {
    factor: new Float64Array(size),
    high: new Float64Array(size),
    low: new Float64Array(size),
  };
  for (let i = 0; i < size; i++) {
    const n = Math.round((1024 * 128) / (FIRST + i));
    const value = -logOfRatio(BigInt(n), 1024n);
    out.factor[i] = n / 1024;
    out.high[i] = Number(value) / 2 ** Number(BITS);
    out.low[i] = Number(value - BigInt(out.high[i]! * 2 ** Number(BITS))) / 2 ** Number(BITS);
  }
  return out;
}

/** log(p / q) · 2¹⁴⁰ = 2 artanh((p - q) / (p + q)) · 2¹⁴⁰, in whole numbers. */
function logOfRatio(p: bigint, q: bigint): bigint {
  const s = ((p - q) << BITS) / (p + q);
  const square = (s * s) >> BITS;
  let term = s;
  let sum = 0n;
  for (let k = 1n; term !== 0n && term !== -1n; k += 2n) {
    sum += term / k;
    term = (term * square) >> BITS;
  }
  return 2n * sum;
}
