// exp, log, tanh and the logistic function of two numbers at a time. They are fdlibm's, step by step
// as V8 has them in Math, so that the result is the same to the last bit. What is rare (beyond the
// range, close to a branch) is asked of Math itself.
//
// Source: fdlibm, Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved. Developed at
// SunSoft, a Sun Microsystems, Inc. business. Permission to use, copy, modify, and distribute this
// software is freely granted, provided that this notice is preserved.

declare function exp(x: f64): f64;
declare function log(x: f64): f64;

// Constants are read from memory, both lanes at once: written out in code, they cost V8 four instructions each.
const HALF = memory.data<f64>([0.5]);
const SIGN = memory.data<f64>([-0.0]);
const INV_LN2 = memory.data<f64>([1.442695040888963387]);
/** The largest number whose upper 32 bits are those of half of log 2. */
const HALF_LN2 = memory.data<u64>([0x3fd62e42ffffffff]);
/** Added to a whole number, it leaves that number, plus 1023, in the lower bits. */
const SHIFT = memory.data<f64>([6755399441055744.0 + 1023.0]);
const LN2_HI = memory.data<f64>([6.9314718036912381649e-1]);
const LN2_LO = memory.data<f64>([1.90821492927058770002e-10]);
const P4 = memory.data<f64>([-1.6533902205465252e-6]);
const P5 = memory.data<f64>([4.1381367970572385e-8]);
const P3 = memory.data<f64>([6.613756321437934e-5]);
const P2 = memory.data<f64>([-2.7777777777015593e-3]);
const P1 = memory.data<f64>([1.6666666666666602e-1]);
const TWO = memory.data<f64>([2]);
const ONE = memory.data<f64>([1]);
const TINY = memory.data<f64>([3.725290298461914e-9]);
const RANGE = memory.data<f64>([708]);
const FAR = memory.data<f64>([22]);
const Q4 = memory.data<f64>([4.008217827329362e-6]);
const Q5 = memory.data<f64>([-2.0109921818362437e-7]);
const Q3 = memory.data<f64>([-7.93650757867488e-5]);
const Q2 = memory.data<f64>([1.5873015872548146e-3]);
const Q1 = memory.data<f64>([-3.3333333333333132e-2]);
const THREE = memory.data<f64>([3]);
const SIX = memory.data<f64>([6]);
const MINUS_TWO = memory.data<f64>([-2]);
const MINUS_ONE = memory.data<f64>([-1]);
const ZERO = memory.data<f64>([0]);
const TWENTY = memory.data<f64>([20]);
const FIFTY_SIX = memory.data<f64>([56]);
const MANTISSA = memory.data<u64>([0xfffff]);
const ROOT = memory.data<u64>([0x95f64]);
const NEXT = memory.data<u64>([0x100000]);
const BIAS = memory.data<u64>([1023]);
const UNIT = memory.data<u64>([0x3ff00000]);
const LOWER = memory.data<u64>([0xffffffff]);
const LG4 = memory.data<f64>([2.222219843214978396e-1]);
const LG6 = memory.data<f64>([1.531383769920937332e-1]);
const LG2 = memory.data<f64>([3.999999999940941908e-1]);
const LG5 = memory.data<f64>([1.818357216161805012e-1]);
const LG7 = memory.data<f64>([1.479819860511658591e-1]);
const LG3 = memory.data<f64>([2.857142874366239149e-1]);
const LG1 = memory.data<f64>([6.66666666666673513e-1]);
const FROM = memory.data<u64>([0x6147a]);
const UPTO = memory.data<u64>([0x6b851]);
const I0 = memory.data<u64>([0]);
const I2 = memory.data<u64>([2]);
const I3 = memory.data<u64>([3]);
const NORMAL = memory.data<f64>([2.2250738585072014e-308]);
const INFINITE = memory.data<f64>([Infinity]);

function both(at: usize): v128 {
  return v128.load64_splat(at);
}

/** x = k log 2 + hi - lo; gives the whole number k as a float. 0 up to half of log 2, also for NaN. */
function multiples(x: v128, size: v128): v128 {
  const half = v128.or(both(HALF), v128.and(x, both(SIGN)));
  const k = f64x2.trunc(f64x2.add(f64x2.mul(both(INV_LN2), x), half));
  return v128.and(k, f64x2.gt(size, both(HALF_LN2)));
}

/** 2ᵏ for whole numbers k as floats, -1022 … 1023. */
function powerOfTwo(k: v128): v128 {
  const bits = f64x2.add(k, both(SHIFT));
  return i64x2.shl(bits, 52);
}

/** exp. */
function exp2(x: v128): v128 {
  const size = f64x2.abs(x);
  const k = multiples(x, size);
  const hi = f64x2.sub(x, f64x2.mul(k, both(LN2_HI)));
  const lo = f64x2.mul(k, both(LN2_LO));
  const r = f64x2.sub(hi, lo);
  const t = f64x2.mul(r, r);
  let p = f64x2.add(both(P4), f64x2.mul(t, both(P5)));
  p = f64x2.add(both(P3), f64x2.mul(t, p));
  p = f64x2.add(both(P2), f64x2.mul(t, p));
  p = f64x2.add(both(P1), f64x2.mul(t, p));
  const c = f64x2.sub(r, f64x2.mul(t, p));
  const q = f64x2.div(f64x2.mul(r, c), f64x2.sub(both(TWO), c));
  let y = f64x2.sub(both(ONE), f64x2.sub(f64x2.sub(lo, q), hi));
  y = f64x2.mul(y, powerOfTwo(k));
  y = v128.bitselect(f64x2.add(both(ONE), x), y, f64x2.lt(size, both(TINY)));
  const rare = v128.or(v128.not(f64x2.le(size, both(RANGE))), f64x2.eq(x, both(ONE)));
  if (v128.any_true(rare)) {
    y = f64x2.replace_lane(y, 0, rareExp(f64x2.extract_lane(x, 0), f64x2.extract_lane(y, 0)));
    y = f64x2.replace_lane(y, 1, rareExp(f64x2.extract_lane(x, 1), f64x2.extract_lane(y, 1)));
  }
  return y;
}

function rareExp(x: f64, y: f64): f64 {
  if (x < -746) return 0;
  if (x > 710) return Infinity;
  if (x !== x) return x;
  return x === 1 || Math.abs(x) > 708 ? exp(x) : y;
}

/** The hyperbolic tangent, from expm1 of ±2|x|. */
function tanh2(x: v128): v128 {
  const one = both(ONE);
  const two = both(TWO);
  const half = both(HALF);
  const size = f64x2.abs(x);
  const large = f64x2.ge(size, one);
  const twice = f64x2.mul(two, f64x2.min(size, both(FAR)));
  // 2|x| from 1 on, -2|x| below.
  const a = v128.xor(twice, v128.andnot(both(SIGN), large));
  const k = multiples(a, twice);
  const hi = f64x2.sub(a, f64x2.mul(k, both(LN2_HI)));
  const lo = f64x2.mul(k, both(LN2_LO));
  const r = f64x2.sub(hi, lo);
  const c = f64x2.sub(f64x2.sub(hi, r), lo);
  const hfx = f64x2.mul(half, r);
  const hxs = f64x2.mul(r, hfx);
  let r1 = f64x2.add(both(Q4), f64x2.mul(hxs, both(Q5)));
  r1 = f64x2.add(both(Q3), f64x2.mul(hxs, r1));
  r1 = f64x2.add(both(Q2), f64x2.mul(hxs, r1));
  r1 = f64x2.add(both(Q1), f64x2.mul(hxs, r1));
  r1 = f64x2.add(one, f64x2.mul(hxs, r1));
  const t = f64x2.sub(both(THREE), f64x2.mul(r1, hfx));
  const e0 = f64x2.mul(hxs, f64x2.div(f64x2.sub(r1, t), f64x2.sub(both(SIX), f64x2.mul(r, t))));
  const e = f64x2.sub(f64x2.sub(f64x2.mul(r, f64x2.sub(e0, c)), c), hxs);
  const d = f64x2.sub(e, r);
  const power = powerOfTwo(k);
  const inverse = powerOfTwo(f64x2.neg(k));
  // expm1 in its branches: k = 0, -1, from -2 down, from 2 to 19, and beyond.
  let m = f64x2.mul(f64x2.sub(f64x2.sub(one, inverse), d), power);
  const low = f64x2.sub(f64x2.mul(f64x2.sub(one, d), power), one);
  m = v128.bitselect(low, m, f64x2.le(k, both(MINUS_TWO)));
  const half1 = f64x2.sub(f64x2.mul(half, f64x2.sub(r, e)), half);
  m = v128.bitselect(half1, m, f64x2.eq(k, both(MINUS_ONE)));
  const none = f64x2.sub(r, f64x2.sub(f64x2.mul(r, e0), hxs));
  m = v128.bitselect(none, m, f64x2.eq(k, both(ZERO)));
  const far = f64x2.ge(k, both(TWENTY));
  if (v128.any_true(far)) {
    const middle = f64x2.mul(f64x2.add(f64x2.sub(r, f64x2.add(e, inverse)), one), power);
    m = v128.bitselect(middle, m, far);
    m = v128.bitselect(low, m, f64x2.gt(k, both(FIFTY_SIX)));
  }
  const quotient = f64x2.div(v128.bitselect(two, f64x2.neg(m), large), f64x2.add(m, two));
  let z = v128.bitselect(f64x2.sub(one, quotient), quotient, large);
  z = v128.bitselect(one, z, f64x2.ge(size, both(FAR)));
  z = v128.or(z, v128.and(x, both(SIGN)));
  // Tiny numbers, zeros and NaN are their own.
  return v128.bitselect(z, x, f64x2.ge(size, both(TINY)));
}

/** The natural logarithm. */
function log2(x: v128): v128 {
  const upper = i64x2.shr_u(x, 32);
  const mantissa = v128.and(upper, both(MANTISSA));
  const i = v128.and(i64x2.add(mantissa, both(ROOT)), both(NEXT));
  const exponent = i64x2.sub(i64x2.add(i64x2.shr_u(x, 52), i64x2.shr_u(i, 20)), both(BIAS));
  const dk = f64x2.convert_low_i32x4_s(v128.shuffle<i32>(exponent, exponent, 0, 2, 0, 2));
  const z0 = v128.or(
    i64x2.shl(v128.or(mantissa, v128.xor(i, both(UNIT))), 32),
    v128.and(x, both(LOWER)),
  );
  const f = f64x2.sub(z0, both(ONE));
  const s = f64x2.div(f, f64x2.add(both(TWO), f));
  const z = f64x2.mul(s, s);
  const w = f64x2.mul(z, z);
  let t1 = f64x2.add(both(LG4), f64x2.mul(w, both(LG6)));
  t1 = f64x2.mul(w, f64x2.add(both(LG2), f64x2.mul(w, t1)));
  let t2 = f64x2.add(both(LG5), f64x2.mul(w, both(LG7)));
  t2 = f64x2.add(both(LG3), f64x2.mul(w, t2));
  t2 = f64x2.mul(z, f64x2.add(both(LG1), f64x2.mul(w, t2)));
  const R = f64x2.add(t2, t1);
  const high = f64x2.mul(dk, both(LN2_HI));
  const low = f64x2.mul(dk, both(LN2_LO));
  const hfsq = f64x2.mul(f64x2.mul(both(HALF), f), f);
  const inside = f64x2.sub(f64x2.sub(hfsq, f64x2.add(f64x2.mul(s, f64x2.add(hfsq, R)), low)), f);
  const outside = f64x2.sub(f64x2.sub(f64x2.mul(s, f64x2.sub(f, R)), low), f);
  // (mantissa - 0x6147a) | (0x6b851 - mantissa) > 0: neither of the two is negative, nor both 0.
  const sides = v128.or(i64x2.sub(mantissa, both(FROM)), i64x2.sub(both(UPTO), mantissa));
  let y = f64x2.sub(high, v128.bitselect(inside, outside, i64x2.gt_s(sides, both(I0))));
  // Close to a power of two, subnormal, zero, negative, infinite, NaN.
  const near = i64x2.lt_s(v128.and(i64x2.add(mantissa, both(I2)), both(MANTISSA)), both(I3));
  const normal = v128.and(f64x2.ge(x, both(NORMAL)), f64x2.lt(x, both(INFINITE)));
  const rare = v128.or(near, v128.not(normal));
  if (v128.any_true(rare)) {
    if (i64x2.extract_lane(rare, 0))
      y = f64x2.replace_lane(y, 0, rareLog(f64x2.extract_lane(x, 0)));
    if (i64x2.extract_lane(rare, 1))
      y = f64x2.replace_lane(y, 1, rareLog(f64x2.extract_lane(x, 1)));
  }
  return y;
}

function rareLog(x: f64): f64 {
  if (x === 1) return 0;
  return x === 0 ? -Infinity : log(x);
}

/** 1 / (1 + e⁻ˣ), from the exponential of -|x|, which cannot overflow. */
function logistic2(x: v128): v128 {
  const one = both(ONE);
  const e = exp2(f64x2.neg(f64x2.abs(x)));
  const top = v128.bitselect(one, e, f64x2.ge(x, both(ZERO)));
  return f64x2.div(top, f64x2.add(one, e));
}

// Every loop goes on to the end of the last vector: there is room behind arrays in scratch memory.

export function exp64(at: usize, count: i32): void {
  const end = at + ((<usize>count) << 3);
  for (; at < end; at += 16) v128.store(at, exp2(v128.load(at)));
}

export function log64(at: usize, count: i32): void {
  const end = at + ((<usize>count) << 3);
  for (; at < end; at += 16) v128.store(at, log2(v128.load(at)));
}

export function tanh64(at: usize, count: i32): void {
  const end = at + ((<usize>count) << 3);
  for (; at < end; at += 16) v128.store(at, tanh2(v128.load(at)));
}

export function logistic64(at: usize, count: i32): void {
  const end = at + ((<usize>count) << 3);
  for (; at < end; at += 16) v128.store(at, logistic2(v128.load(at)));
}

// float32 by way of float64, rounded once, as the plain loops do it.

export function exp32(at: usize, count: i32): void {
  const end = at + ((<usize>count) << 2);
  for (; at < end; at += 8)
    v128.store64_lane(
      at,
      f32x4.demote_f64x2_zero(exp2(f64x2.promote_low_f32x4(v128.load64_zero(at)))),
      0,
    );
}

export function log32(at: usize, count: i32): void {
  const end = at + ((<usize>count) << 2);
  for (; at < end; at += 8)
    v128.store64_lane(
      at,
      f32x4.demote_f64x2_zero(log2(f64x2.promote_low_f32x4(v128.load64_zero(at)))),
      0,
    );
}

export function tanh32(at: usize, count: i32): void {
  const end = at + ((<usize>count) << 2);
  for (; at < end; at += 8)
    v128.store64_lane(
      at,
      f32x4.demote_f64x2_zero(tanh2(f64x2.promote_low_f32x4(v128.load64_zero(at)))),
      0,
    );
}

export function logistic32(at: usize, count: i32): void {
  const end = at + ((<usize>count) << 2);
  for (; at < end; at += 8)
    v128.store64_lane(
      at,
      f32x4.demote_f64x2_zero(logistic2(f64x2.promote_low_f32x4(v128.load64_zero(at)))),
      0,
    );
}
