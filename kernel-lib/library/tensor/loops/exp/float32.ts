// exp, log, tanh and the logistic function in float32 arithmetic, within 1 ulp of float32 (tanh and
// logistic 2.5). The steps are those of wasm/assembly/functions32.ts, which takes four at a time;
// see float64.ts.

type A = Float32Array;

const f = Math.fround;

const INV_LN2 = f(Math.LOG2E);
/** Added to a small number it leaves the nearest whole one, plus 127, in the lower bits. */
const SHIFT = 12582912 + 127;
const LN2_HI = 0.693359375;
const LN2_LO = f(-2.1219444e-4);

const E1 = 0.1666666716337204;
const E2 = 0.041666463017463684;
const E3 = 0.00833331048488617;
const E4 = 0.0013933731243014336;
const E5 = 0.000198910798644647;

/** Below, x is the nearest number to tanh x. */
const TINY = 2 ** -12;

/** 2ᵏ at k + 127. */
const POWERS = Float32Array.from({ length: 255 }, (_, i) => 2 ** (i - 127));

function expm1(hi: number, lo: number): number {
  const r = f(hi - lo);
  const c = f(f(hi - r) - lo);
  let q = f(E4 + f(r * E5));
  q = f(E3 + f(r * q));
  q = f(E2 + f(r * q));
  q = f(E1 + f(r * q));
  q = f(0.5 + f(r * q));
  return f(r + f(f(f(r * r) * q) + c));
}

/** eˣ */
export function exp1(x: number): number {
  if (!(Math.abs(x) <= 87)) return f(Math.exp(x));
  if (x === 1) return f(Math.E);
  const k = f(f(f(x * INV_LN2) + SHIFT) - SHIFT);
  return f(f(1 + expm1(f(x - f(k * LN2_HI)), f(k * LN2_LO))) * POWERS[k + 127]!);
}

/** The hyperbolic tangent from e^2|x| - 1. */
export function tanh1(x: number): number {
  const size = Math.abs(x);
  if (!(size >= TINY)) return x;
  const twice = f(2 * Math.min(10, size));
  const k = f(f(f(twice * INV_LN2) + SHIFT) - SHIFT);
  const power = POWERS[k + 127]!;
  const e = f(f(power * expm1(f(twice - f(k * LN2_HI)), f(k * LN2_LO))) + f(power - 1));
  const y = f(e / f(e + 2));
  return x < 0 || Object.is(x, -0) ? -y : y;
}

/** 1 / (1 + e⁻ˣ) */
export function logistic1(x: number): number {
  const e = exp1(-Math.abs(x));
  return f((x >= 0 ? 1 : e) / f(1 + e));
}

const NUMBER = new Float32Array(1);
const WORD = new Int32Array(NUMBER.buffer);

// (log(1 + d) - d + d²/2) / d³ for mantissas 1 + d between √½ and √2.
const L0 = 0.3333333134651184;
const L1 = -0.2499999701976776;
const L2 = 0.20000720024108887;
const L3 = -0.16667810082435608;
const L4 = 0.1424887627363205;
const L5 = -0.12425360083580017;
const L6 = 0.11687024682760239;
const L7 = -0.11483081430196762;
const L8 = 0.06971346586942673;

/** log x */
export function log1(x: number): number {
  if (!(x >= 1.1754943508222875e-38 && x < Infinity)) return f(Math.log(x));
  NUMBER[0] = x;
  const bits = WORD[0]! + (0x3f800000 - 0x3f3504f3);
  const k = (bits >> 23) - 127;
  WORD[0] = (bits & 0x7fffff) + 0x3f3504f3;
  const d = f(NUMBER[0]! - 1);
  const z = f(d * d);
  let p = f(L7 + f(d * L8));
  p = f(L6 + f(d * p));
  p = f(L5 + f(d * p));
  p = f(L4 + f(d * p));
  p = f(L3 + f(d * p));
  p = f(L2 + f(d * p));
  p = f(L1 + f(d * p));
  p = f(L0 + f(d * p));
  const y = f(f(f(f(d * p) * z) + f(k * LN2_LO)) - f(0.5 * z));
  return f(f(d + y) + f(k * LN2_HI));
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
