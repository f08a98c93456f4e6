// exp, log, tanh and the logistic function of two numbers at a time, operation for operation those of
// tensor/loops/exp/float64.ts. What is rare (beyond the range) is asked of Math itself.

declare function exp(x: f64): f64;
declare function log(x: f64): f64;

// Constants are read from memory, both lanes at once: written out in code, they cost V8 four
// instructions each.
const SIGN = memory.data<f64>([-0.0]);
const INV_LN2 = memory.data<f64>([1.4426950408889634]);
const SHIFT = memory.data<f64>([6755399441055744.0 + 1023.0]);
const LN2_HI = memory.data<f64>([6.9314718036912381649e-1]);
const LN2_LO = memory.data<f64>([1.90821492927058770002e-10]);
const HALF = memory.data<f64>([0.5]);
const ONE = memory.data<f64>([1]);
const TWO = memory.data<f64>([2]);
const RANGE = memory.data<f64>([708]);
const TINY = memory.data<f64>([7.450580596923828e-9]);
const FAR = memory.data<f64>([22]);
const E1 = memory.data<f64>([0.1666666666666667]);
const E2 = memory.data<f64>([0.04166666666666667]);
const E3 = memory.data<f64>([0.008333333333326136]);
const E4 = memory.data<f64>([0.0013888888888883748]);
const E5 = memory.data<f64>([0.00019841269874820627]);
const E6 = memory.data<f64>([2.4801587325547743e-5]);
const E7 = memory.data<f64>([2.7557255400206422e-6]);
const E8 = memory.data<f64>([2.75572736431103e-7]);
const E9 = memory.data<f64>([2.5105217004720745e-8]);
const E10 = memory.data<f64>([2.0914686968086876e-9]);
const LG1 = memory.data<f64>([6.66666666666673513e-1]);
const LG2 = memory.data<f64>([3.999999999940941908e-1]);
const LG3 = memory.data<f64>([2.857142874366239149e-1]);
const LG4 = memory.data<f64>([2.222219843214978396e-1]);
const LG5 = memory.data<f64>([1.818357216161805012e-1]);
const LG6 = memory.data<f64>([1.531383769920937332e-1]);
const LG7 = memory.data<f64>([1.479819860511658591e-1]);
const NORMAL = memory.data<f64>([2.2250738585072014e-308]);
const INFINITE = memory.data<f64>([Infinity]);
/** Of 1 less that of √½, and that of √½, upper 32 bits. */
const LIFT = memory.data<u64>([0x95f6200000000]);
const ROOT = memory.data<u64>([0x3fe6a09e00000000]);
const MANTISSA = memory.data<u64>([0xfffffffffffff]);
/** 2^52, as bits and as a number, with 1023 added. */
const WHOLE = memory.data<u64>([0x4330000000000000]);
const WHOLE_BIAS = memory.data<f64>([4503599627370496.0 + 1023.0]);

function both(at: usize): v128 {
  return v128.load64_splat(at);
}

function quarter(a: usize, r: v128, b: usize, r2: v128, rest: v128): v128 {
  return f64x2.add(f64x2.add(both(a), f64x2.mul(r, both(b))), f64x2.mul(r2, rest));
}

/** e^(hi - lo) - 1 where the difference is at most half of log 2. */
function expm1(hi: v128, lo: v128): v128 {
  const r = f64x2.sub(hi, lo);
  const c = f64x2.sub(f64x2.sub(hi, r), lo);
  const r2 = f64x2.mul(r, r);
  const r4 = f64x2.mul(r2, r2);
  const low = quarter(HALF, r, E1, r2, f64x2.add(both(E2), f64x2.mul(r, both(E3))));
  const middle = quarter(E4, r, E5, r2, f64x2.add(both(E6), f64x2.mul(r, both(E7))));
  const high = quarter(E8, r, E9, r2, both(E10));
  const q = f64x2.add(low, f64x2.mul(r4, f64x2.add(middle, f64x2.mul(r4, high))));
  return f64x2.add(r, f64x2.add(f64x2.mul(r2, q), c));
}

function exp2(x: v128): v128 {
  const t = f64x2.add(f64x2.mul(x, both(INV_LN2)), both(SHIFT));
  const k = f64x2.sub(t, both(SHIFT));
  const p = inline.always(
    expm1(f64x2.sub(x, f64x2.mul(k, both(LN2_HI))), f64x2.mul(k, both(LN2_LO))),
  );
  return f64x2.mul(f64x2.add(both(ONE), p), i64x2.shl(t, 52));
}

function usualExp(x: v128): v128 {
  return v128.and(f64x2.le(f64x2.abs(x), both(RANGE)), f64x2.ne(x, both(ONE)));
}

function rareExp(x: v128, y: v128): v128 {
  y = f64x2.replace_lane(y, 0, rare1(f64x2.extract_lane(x, 0), f64x2.extract_lane(y, 0)));
  return f64x2.replace_lane(y, 1, rare1(f64x2.extract_lane(x, 1), f64x2.extract_lane(y, 1)));
}

function rare1(x: f64, y: f64): f64 {
  if (x === 1) return Math.E;
  if (Math.abs(x) <= 708) return y;
  if (x < -746) return 0;
  if (x > 710) return Infinity;
  return x !== x ? x : exp(x);
}

/** The hyperbolic tangent from e^2|x| - 1. */
function tanh2(x: v128): v128 {
  const size = f64x2.abs(x);
  const twice = f64x2.mul(both(TWO), f64x2.pmin(size, both(FAR)));
  const t = f64x2.add(f64x2.mul(twice, both(INV_LN2)), both(SHIFT));
  const k = f64x2.sub(t, both(SHIFT));
  const power = i64x2.shl(t, 52);
  const p = inline.always(
    expm1(f64x2.sub(twice, f64x2.mul(k, both(LN2_HI))), f64x2.mul(k, both(LN2_LO))),
  );
  const e = f64x2.add(f64x2.mul(power, p), f64x2.sub(power, both(ONE)));
  const y = f64x2.div(e, f64x2.add(e, both(TWO)));
  const signed = v128.or(y, v128.and(x, both(SIGN)));
  return v128.bitselect(signed, x, f64x2.ge(size, both(TINY)));
}

function log2(x: v128): v128 {
  const bits = i64x2.add(x, both(LIFT));
  const k = f64x2.sub(v128.or(i64x2.shr_u(bits, 52), both(WHOLE)), both(WHOLE_BIAS));
  const m = i64x2.add(v128.and(bits, both(MANTISSA)), both(ROOT));
  const f = f64x2.sub(m, both(ONE));
  const hfsq = f64x2.mul(f64x2.mul(both(HALF), f), f);
  const s = f64x2.div(f, f64x2.add(both(TWO), f));
  const z = f64x2.mul(s, s);
  const w = f64x2.mul(z, z);
  let t1 = f64x2.add(both(LG4), f64x2.mul(w, both(LG6)));
  t1 = f64x2.mul(w, f64x2.add(both(LG2), f64x2.mul(w, t1)));
  let t2 = f64x2.add(both(LG5), f64x2.mul(w, both(LG7)));
  t2 = f64x2.add(both(LG3), f64x2.mul(w, t2));
  t2 = f64x2.mul(z, f64x2.add(both(LG1), f64x2.mul(w, t2)));
  let y = f64x2.mul(s, f64x2.add(hfsq, f64x2.add(t2, t1)));
  y = f64x2.sub(f64x2.add(y, f64x2.mul(k, both(LN2_LO))), hfsq);
  return f64x2.add(f64x2.add(y, f), f64x2.mul(k, both(LN2_HI)));
}

/** Neither subnormal, zero, negative, infinite nor NaN. */
function usualLog(x: v128): v128 {
  return v128.and(f64x2.ge(x, both(NORMAL)), f64x2.lt(x, both(INFINITE)));
}

function rareLog(x: v128, y: v128): v128 {
  const usual = usualLog(x);
  if (i64x2.extract_lane(usual, 0) === 0)
    y = f64x2.replace_lane(y, 0, rareLog1(f64x2.extract_lane(x, 0)));
  if (i64x2.extract_lane(usual, 1) === 0)
    y = f64x2.replace_lane(y, 1, rareLog1(f64x2.extract_lane(x, 1)));
  return y;
}

function rareLog1(x: f64): f64 {
  return x === 0 ? -Infinity : log(x);
}

/** 1 / (1 + e⁻ˣ), from the exponential of -|x|, which cannot overflow. */
function logistic2(x: v128): v128 {
  const size = v128.or(x, both(SIGN));
  return inline.always(ratio(x, inline.always(exp2(size))));
}

function ratio(x: v128, e: v128): v128 {
  const one = both(ONE);
  const top = v128.bitselect(one, e, f64x2.ge(x, f64x2.splat(0)));
  return f64x2.div(top, f64x2.add(one, e));
}

function usualLogistic(x: v128): v128 {
  return f64x2.le(f64x2.abs(x), both(RANGE));
}

function rareLogistic(x: v128, _y: v128): v128 {
  const size = v128.or(x, both(SIGN));
  return ratio(x, rareExp(size, exp2(size)));
}

// Two vectors at a time, whose steps a processor can take side by side; only then it is looked whether
// any of the numbers is a rare one. Every loop goes on to the end of the last two vectors: there is
// room behind arrays in scratch memory.

export function exp64(at: usize, to: usize, count: i32): void {
  for (const end = at + ((<usize>count) << 3); at < end; at += 32, to += 32) {
    const x = v128.load(at);
    const y = v128.load(at, 16);
    const p = inline.always(exp2(x));
    const q = inline.always(exp2(y));
    v128.store(to, p);
    v128.store(to, q, 16);
    const usual = v128.and(inline.always(usualExp(x)), inline.always(usualExp(y)));
    if (!i64x2.all_true(usual)) {
      v128.store(to, rareExp(x, p));
      v128.store(to, rareExp(y, q), 16);
    }
  }
}

export function log64(at: usize, to: usize, count: i32): void {
  for (const end = at + ((<usize>count) << 3); at < end; at += 32, to += 32) {
    const x = v128.load(at);
    const y = v128.load(at, 16);
    const p = inline.always(log2(x));
    const q = inline.always(log2(y));
    v128.store(to, p);
    v128.store(to, q, 16);
    const usual = v128.and(inline.always(usualLog(x)), inline.always(usualLog(y)));
    if (!i64x2.all_true(usual)) {
      v128.store(to, rareLog(x, p));
      v128.store(to, rareLog(y, q), 16);
    }
  }
}

export function tanh64(at: usize, to: usize, count: i32): void {
  for (const end = at + ((<usize>count) << 3); at < end; at += 32, to += 32) {
    const x = v128.load(at);
    const y = v128.load(at, 16);
    const p = inline.always(tanh2(x));
    const q = inline.always(tanh2(y));
    v128.store(to, p);
    v128.store(to, q, 16);
  }
}

export function logistic64(at: usize, to: usize, count: i32): void {
  for (const end = at + ((<usize>count) << 3); at < end; at += 32, to += 32) {
    const x = v128.load(at);
    const y = v128.load(at, 16);
    const p = inline.always(logistic2(x));
    const q = inline.always(logistic2(y));
    v128.store(to, p);
    v128.store(to, q, 16);
    const usual = v128.and(inline.always(usualLogistic(x)), inline.always(usualLogistic(y)));
    if (!i64x2.all_true(usual)) {
      v128.store(to, rareLogistic(x, p));
      v128.store(to, rareLogistic(y, q), 16);
    }
  }
}
