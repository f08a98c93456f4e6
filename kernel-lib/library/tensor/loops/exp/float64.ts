// exp, log, tanh and the logistic function in steps that WebAssembly can take for two numbers at a
// time: no branch but for what is rare, one division at most. wasm/assembly/functions.ts does the
// same, operation for operation, so that results are equal to the last bit; a change here is to be
// made there as well.

type A = Float64Array;

const INV_LN2 = Math.LOG2E;
/** Added to a small number it leaves the nearest whole one, plus 1023, in the lower bits. */
const SHIFT = 6755399441055744 + 1023;
/** log 2 in two parts; k times the first is exact. */
const LN2_HI = 0.6931471803691238;
const LN2_LO = 1.9082149292705877e-10;

// (e^r - 1 - r) / r² for |r| up to half of log 2, interpolated at Chebyshev's points.
const E1 = 0.1666666666666667;
const E2 = 0.04166666666666667;
const E3 = 0.008333333333326136;
const E4 = 0.0013888888888883748;
const E5 = 0.00019841269874820627;
const E6 = 2.4801587325547743e-5;
const E7 = 2.7557255400206422e-6;
const E8 = 2.75572736431103e-7;
const E9 = 2.5105217004720745e-8;
const E10 = 2.0914686968086876e-9;

/** Below, x is the nearest number to tanh x. */
const TINY = 2 ** -27;

/** 2ᵏ at k + 1023. */
const POWERS = powers(2046, 1023);

function powers(count: number, zero: number): Float64Array {
  const out = new Float64Array(count).fill(1);
  for (let i = zero + 1; i < count; i++) out[i] = out[i - 1]! * 2;
  for (let i = zero - 1; i > 0; i--) out[i] = out[i + 1]! / 2;
  return out;
}

/** e^(hi - lo) - 1 where the difference is at most half of log 2. */
function expm1(hi: number, lo: number): number {
  const r = hi - lo;
  const c = hi - r - lo;
  // By pairs, pairs of pairs and so on, which a processor can work on side by side.
  const r2 = r * r;
  const r4 = r2 * r2;
  const low = 0.5 + r * E1 + r2 * (E2 + r * E3);
  const middle = E4 + r * E5 + r2 * (E6 + r * E7);
  const high = E8 + r * E9 + r2 * E10;
  const q = low + r4 * (middle + r4 * high);
  return r + (r2 * q + c);
}

/** eˣ, within 1 ulp. */
export function exp1(x: number): number {
  if (!(Math.abs(x) <= 708)) return Math.exp(x);
  if (x === 1) return Math.E;
  const k = x * INV_LN2 + SHIFT - SHIFT;
  return (1 + expm1(x - k * LN2_HI, k * LN2_LO)) * POWERS[k + 1023]!;
}

/** The hyperbolic tangent from e^2|x| - 1, within 2.5 ulp. */
export function tanh1(x: number): number {
  const size = Math.abs(x);
  if (!(size >= TINY)) return x;
  const twice = 2 * Math.min(22, size);
  const k = twice * INV_LN2 + SHIFT - SHIFT;
  const power = POWERS[k + 1023]!;
  const e = power * expm1(twice - k * LN2_HI, k * LN2_LO) + (power - 1);
  const y = e / (e + 2);
  return x < 0 || Object.is(x, -0) ? -y : y;
}

/** 1 / (1 + e⁻ˣ), within 2.5 ulp; only ever takes exp of something negative, so it cannot overflow. */
export function logistic1(x: number): number {
  const e = exp1(-Math.abs(x));
  return (x >= 0 ? 1 : e) / (1 + e);
}

const NUMBER = new Float64Array(1);
const WORDS = new Int32Array(NUMBER.buffer);
const UPPER = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 1 : 0;

/** log x, within 1 ulp: fdlibm's series for a mantissa between √½ and √2. */
export function log1(x: number): number {
  if (!(x >= 2.2250738585072014e-308 && x < Infinity)) return Math.log(x);
  NUMBER[0] = x;
  const upper = WORDS[UPPER]! + (0x3ff00000 - 0x3fe6a09e);
  const k = (upper >> 20) - 1023;
  WORDS[UPPER] = (upper & 0xfffff) + 0x3fe6a09e;
  const f = NUMBER[0]! - 1;
  const hfsq = 0.5 * f * f;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const t1 = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
  const t2 =
    z *
    (0.6666666666666735 +
      w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)));
  return s * (hfsq + (t2 + t1)) + k * LN2_LO - hfsq + f + k * LN2_HI;
}

export function exp(a: A, out: A): void {
  for (let i = 0; i < out.length; i++) out[i] = exp1(a[i]!);
}

export function log(a: A, out: A): void {
  for (let i = 0; i < out.length; i++) out[i] = log1(a[i]!);
}

export function tanh(a: A, out: A): void {
  for (let i = 0; i < out.length; i++) out[i] = tanh1(a[i]!);
}

export function logistic(a: A, out: A): void {
  for (let i = 0; i < out.length; i++) out[i] = logistic1(a[i]!);
}
