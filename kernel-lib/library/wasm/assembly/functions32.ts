// The same functions in float32, four numbers at a time, operation for operation those of
// tensor/loops/exp/float32.ts.

declare function exp(x: f64): f64;
declare function log(x: f64): f64;

const SIGN = memory.data<f32>([-0.0]);
const INV_LN2 = memory.data<f32>([1.4426950408889634]);
const SHIFT = memory.data<f32>([12582912.0 + 127.0]);
const LN2_HI = memory.data<f32>([0.693359375]);
const LN2_LO = memory.data<f32>([-2.1219444e-4]);
const HALF = memory.data<f32>([0.5]);
const ONE = memory.data<f32>([1]);
const TWO = memory.data<f32>([2]);
const RANGE = memory.data<f32>([87]);
const TINY = memory.data<f32>([2.44140625e-4]);
const FAR = memory.data<f32>([10]);
const E1 = memory.data<f32>([0.1666666716337204]);
const E2 = memory.data<f32>([0.041666463017463684]);
const E3 = memory.data<f32>([0.00833331048488617]);
const E4 = memory.data<f32>([0.0013933731243014336]);
const E5 = memory.data<f32>([0.000198910798644647]);
const L0 = memory.data<f32>([0.3333333134651184]);
const L1 = memory.data<f32>([-0.2499999701976776]);
const L2 = memory.data<f32>([0.20000720024108887]);
const L3 = memory.data<f32>([-0.16667810082435608]);
const L4 = memory.data<f32>([0.1424887627363205]);
const L5 = memory.data<f32>([-0.12425360083580017]);
const L6 = memory.data<f32>([0.11687024682760239]);
const L7 = memory.data<f32>([-0.11483081430196762]);
const L8 = memory.data<f32>([0.06971346586942673]);
const NORMAL = memory.data<f32>([1.1754943508222875e-38]);
const INFINITE = memory.data<f32>([Infinity]);
const LIFT = memory.data<u32>([0x3f800000 - 0x3f3504f3]);
const ROOT = memory.data<u32>([0x3f3504f3]);
const MANTISSA = memory.data<u32>([0x7fffff]);
const BIAS = memory.data<u32>([127]);

function all(at: usize): v128 {
  return v128.load32_splat(at);
}

function expm1(hi: v128, lo: v128): v128 {
  const r = f32x4.sub(hi, lo);
  const c = f32x4.sub(f32x4.sub(hi, r), lo);
  let q = f32x4.add(all(E4), f32x4.mul(r, all(E5)));
  q = f32x4.add(all(E3), f32x4.mul(r, q));
  q = f32x4.add(all(E2), f32x4.mul(r, q));
  q = f32x4.add(all(E1), f32x4.mul(r, q));
  q = f32x4.add(all(HALF), f32x4.mul(r, q));
  return f32x4.add(r, f32x4.add(f32x4.mul(f32x4.mul(r, r), q), c));
}

function exp4(x: v128): v128 {
  const t = f32x4.add(f32x4.mul(x, all(INV_LN2)), all(SHIFT));
  const k = f32x4.sub(t, all(SHIFT));
  const p = inline.always(
    expm1(f32x4.sub(x, f32x4.mul(k, all(LN2_HI))), f32x4.mul(k, all(LN2_LO))),
  );
  return f32x4.mul(f32x4.add(all(ONE), p), i32x4.shl(t, 23));
}

function usualExp(x: v128): v128 {
  return v128.and(f32x4.le(f32x4.abs(x), all(RANGE)), f32x4.ne(x, all(ONE)));
}

function rareExp(x: v128, y: v128): v128 {
  y = f32x4.replace_lane(y, 0, rare1(f32x4.extract_lane(x, 0), f32x4.extract_lane(y, 0)));
  y = f32x4.replace_lane(y, 1, rare1(f32x4.extract_lane(x, 1), f32x4.extract_lane(y, 1)));
  y = f32x4.replace_lane(y, 2, rare1(f32x4.extract_lane(x, 2), f32x4.extract_lane(y, 2)));
  return f32x4.replace_lane(y, 3, rare1(f32x4.extract_lane(x, 3), f32x4.extract_lane(y, 3)));
}

function rare1(x: f32, y: f32): f32 {
  if (x === 1) return <f32>Math.E;
  if (Mathf.abs(x) <= 87) return y;
  if (x < -104) return 0;
  if (x > 89) return Infinity;
  return x !== x ? x : <f32>exp(<f64>x);
}

function tanh4(x: v128): v128 {
  const size = f32x4.abs(x);
  const twice = f32x4.mul(all(TWO), f32x4.pmin(size, all(FAR)));
  const t = f32x4.add(f32x4.mul(twice, all(INV_LN2)), all(SHIFT));
  const k = f32x4.sub(t, all(SHIFT));
  const power = i32x4.shl(t, 23);
  const p = inline.always(
    expm1(f32x4.sub(twice, f32x4.mul(k, all(LN2_HI))), f32x4.mul(k, all(LN2_LO))),
  );
  const e = f32x4.add(f32x4.mul(power, p), f32x4.sub(power, all(ONE)));
  const y = f32x4.div(e, f32x4.add(e, all(TWO)));
  const signed = v128.or(y, v128.and(x, all(SIGN)));
  return v128.bitselect(signed, x, f32x4.ge(size, all(TINY)));
}

function log4(x: v128): v128 {
  const bits = i32x4.add(x, all(LIFT));
  const k = f32x4.convert_i32x4_s(i32x4.sub(i32x4.shr_s(bits, 23), all(BIAS)));
  const d = f32x4.sub(i32x4.add(v128.and(bits, all(MANTISSA)), all(ROOT)), all(ONE));
  const z = f32x4.mul(d, d);
  let p = f32x4.add(all(L7), f32x4.mul(d, all(L8)));
  p = f32x4.add(all(L6), f32x4.mul(d, p));
  p = f32x4.add(all(L5), f32x4.mul(d, p));
  p = f32x4.add(all(L4), f32x4.mul(d, p));
  p = f32x4.add(all(L3), f32x4.mul(d, p));
  p = f32x4.add(all(L2), f32x4.mul(d, p));
  p = f32x4.add(all(L1), f32x4.mul(d, p));
  p = f32x4.add(all(L0), f32x4.mul(d, p));
  let y = f32x4.add(f32x4.mul(f32x4.mul(d, p), z), f32x4.mul(k, all(LN2_LO)));
  y = f32x4.add(d, f32x4.sub(y, f32x4.mul(all(HALF), z)));
  return f32x4.add(y, f32x4.mul(k, all(LN2_HI)));
}

function usualLog(x: v128): v128 {
  return v128.and(f32x4.ge(x, all(NORMAL)), f32x4.lt(x, all(INFINITE)));
}

function rareLog(x: v128, y: v128): v128 {
  y = f32x4.replace_lane(y, 0, rareLog1(f32x4.extract_lane(x, 0), f32x4.extract_lane(y, 0)));
  y = f32x4.replace_lane(y, 1, rareLog1(f32x4.extract_lane(x, 1), f32x4.extract_lane(y, 1)));
  y = f32x4.replace_lane(y, 2, rareLog1(f32x4.extract_lane(x, 2), f32x4.extract_lane(y, 2)));
  return f32x4.replace_lane(y, 3, rareLog1(f32x4.extract_lane(x, 3), f32x4.extract_lane(y, 3)));
}

function rareLog1(x: f32, y: f32): f32 {
  if (x >= <f32>1.1754943508222875e-38 && x < Infinity) return y;
  return x === 0 ? -Infinity : <f32>log(<f64>x);
}

function ratio(x: v128, e: v128): v128 {
  const one = all(ONE);
  const top = v128.bitselect(one, e, f32x4.ge(x, f32x4.splat(0)));
  return f32x4.div(top, f32x4.add(one, e));
}

/** Whatever x is. */
function rareLogistic(x: v128): v128 {
  const size = v128.or(x, all(SIGN));
  return ratio(x, rareExp(size, exp4(size)));
}

export function exp32(at: usize, to: usize, count: i32): void {
  for (const end = at + ((<usize>count) << 2); at < end; at += 32, to += 32) {
    const x = v128.load(at);
    const y = v128.load(at, 16);
    const p = inline.always(exp4(x));
    const q = inline.always(exp4(y));
    v128.store(to, p);
    v128.store(to, q, 16);
    const usual = v128.and(inline.always(usualExp(x)), inline.always(usualExp(y)));
    if (!i32x4.all_true(usual)) {
      v128.store(to, rareExp(x, p));
      v128.store(to, rareExp(y, q), 16);
    }
  }
}

export function log32(at: usize, to: usize, count: i32): void {
  for (const end = at + ((<usize>count) << 2); at < end; at += 32, to += 32) {
    const x = v128.load(at);
    const y = v128.load(at, 16);
    const p = inline.always(log4(x));
    const q = inline.always(log4(y));
    v128.store(to, p);
    v128.store(to, q, 16);
    const usual = v128.and(inline.always(usualLog(x)), inline.always(usualLog(y)));
    if (!i32x4.all_true(usual)) {
      v128.store(to, rareLog(x, p));
      v128.store(to, rareLog(y, q), 16);
    }
  }
}

export function tanh32(at: usize, to: usize, count: i32): void {
  for (const end = at + ((<usize>count) << 2); at < end; at += 32, to += 32) {
    const x = v128.load(at);
    const y = v128.load(at, 16);
    const p = inline.always(tanh4(x));
    const q = inline.always(tanh4(y));
    v128.store(to, p);
    v128.store(to, q, 16);
  }
}

/** The constants of {@link logistic32}, each for all lanes: read with an offset from one place they take one instruction. */
const TABLE = memory.data<f32>([
  -0.0, -0.0, -0.0, -0.0, 1.4426950408889634, 1.4426950408889634, 1.4426950408889634,
  1.4426950408889634, 12583039.0, 12583039.0, 12583039.0, 12583039.0, 0.693359375, 0.693359375,
  0.693359375, 0.693359375, -2.1219444e-4, -2.1219444e-4, -2.1219444e-4, -2.1219444e-4,
  0.000198910798644647, 0.000198910798644647, 0.000198910798644647, 0.000198910798644647,
  0.0013933731243014336, 0.0013933731243014336, 0.0013933731243014336, 0.0013933731243014336,
  0.00833331048488617, 0.00833331048488617, 0.00833331048488617, 0.00833331048488617,
  0.041666463017463684, 0.041666463017463684, 0.041666463017463684, 0.041666463017463684,
  0.1666666716337204, 0.1666666716337204, 0.1666666716337204, 0.1666666716337204, 0.5, 0.5, 0.5,
  0.5, 1, 1, 1, 1, -87, -87, -87, -87,
]);
/** Keeps the compiler from knowing where the table is, and so from writing out every address. */
const NOWHERE = memory.data<u32>([0]);

/**
 * {@link ratio} of {@link exp4} of four vectors, step by step: so each constant is read once for all of them, and
 * a processor has four chains to work on.
 */
export function logistic32(at: usize, to: usize, count: i32): void {
  const table = TABLE + load<u32>(NOWHERE);
  for (const end = at + ((<usize>count) << 2); at < end; at += 64, to += 64) {
    let c = v128.load(table);
    const w0 = v128.load(at);
    const w1 = v128.load(at, 16);
    const w2 = v128.load(at, 32);
    const w3 = v128.load(at, 48);
    const x0 = v128.or(w0, c);
    const x1 = v128.or(w1, c);
    const x2 = v128.or(w2, c);
    const x3 = v128.or(w3, c);
    c = v128.load(table, 16);
    let t0 = f32x4.mul(x0, c);
    let t1 = f32x4.mul(x1, c);
    let t2 = f32x4.mul(x2, c);
    let t3 = f32x4.mul(x3, c);
    c = v128.load(table, 32);
    t0 = f32x4.add(t0, c);
    t1 = f32x4.add(t1, c);
    t2 = f32x4.add(t2, c);
    t3 = f32x4.add(t3, c);
    const k0 = f32x4.sub(t0, c);
    const k1 = f32x4.sub(t1, c);
    const k2 = f32x4.sub(t2, c);
    const k3 = f32x4.sub(t3, c);
    c = v128.load(table, 48);
    const h0 = f32x4.sub(x0, f32x4.mul(k0, c));
    const h1 = f32x4.sub(x1, f32x4.mul(k1, c));
    const h2 = f32x4.sub(x2, f32x4.mul(k2, c));
    const h3 = f32x4.sub(x3, f32x4.mul(k3, c));
    c = v128.load(table, 64);
    const l0 = f32x4.mul(k0, c);
    const l1 = f32x4.mul(k1, c);
    const l2 = f32x4.mul(k2, c);
    const l3 = f32x4.mul(k3, c);
    const r0 = f32x4.sub(h0, l0);
    const r1 = f32x4.sub(h1, l1);
    const r2 = f32x4.sub(h2, l2);
    const r3 = f32x4.sub(h3, l3);
    const e0 = f32x4.sub(f32x4.sub(h0, r0), l0);
    const e1 = f32x4.sub(f32x4.sub(h1, r1), l1);
    const e2 = f32x4.sub(f32x4.sub(h2, r2), l2);
    const e3 = f32x4.sub(f32x4.sub(h3, r3), l3);
    c = v128.load(table, 80);
    let p0 = f32x4.mul(r0, c);
    let p1 = f32x4.mul(r1, c);
    let p2 = f32x4.mul(r2, c);
    let p3 = f32x4.mul(r3, c);
    c = v128.load(table, 96);
    p0 = f32x4.mul(r0, f32x4.add(c, p0));
    p1 = f32x4.mul(r1, f32x4.add(c, p1));
    p2 = f32x4.mul(r2, f32x4.add(c, p2));
    p3 = f32x4.mul(r3, f32x4.add(c, p3));
    c = v128.load(table, 112);
    p0 = f32x4.mul(r0, f32x4.add(c, p0));
    p1 = f32x4.mul(r1, f32x4.add(c, p1));
    p2 = f32x4.mul(r2, f32x4.add(c, p2));
    p3 = f32x4.mul(r3, f32x4.add(c, p3));
    c = v128.load(table, 128);
    p0 = f32x4.mul(r0, f32x4.add(c, p0));
    p1 = f32x4.mul(r1, f32x4.add(c, p1));
    p2 = f32x4.mul(r2, f32x4.add(c, p2));
    p3 = f32x4.mul(r3, f32x4.add(c, p3));
    c = v128.load(table, 144);
    p0 = f32x4.mul(r0, f32x4.add(c, p0));
    p1 = f32x4.mul(r1, f32x4.add(c, p1));
    p2 = f32x4.mul(r2, f32x4.add(c, p2));
    p3 = f32x4.mul(r3, f32x4.add(c, p3));
    c = v128.load(table, 160);
    p0 = f32x4.add(c, p0);
    p1 = f32x4.add(c, p1);
    p2 = f32x4.add(c, p2);
    p3 = f32x4.add(c, p3);
    p0 = f32x4.add(r0, f32x4.add(f32x4.mul(f32x4.mul(r0, r0), p0), e0));
    p1 = f32x4.add(r1, f32x4.add(f32x4.mul(f32x4.mul(r1, r1), p1), e1));
    p2 = f32x4.add(r2, f32x4.add(f32x4.mul(f32x4.mul(r2, r2), p2), e2));
    p3 = f32x4.add(r3, f32x4.add(f32x4.mul(f32x4.mul(r3, r3), p3), e3));
    c = v128.load(table, 176);
    p0 = f32x4.mul(f32x4.add(c, p0), i32x4.shl(t0, 23));
    p1 = f32x4.mul(f32x4.add(c, p1), i32x4.shl(t1, 23));
    p2 = f32x4.mul(f32x4.add(c, p2), i32x4.shl(t2, 23));
    p3 = f32x4.mul(f32x4.add(c, p3), i32x4.shl(t3, 23));
    // 1 where x is not negative, else e, which is not above 1.
    t0 = f32x4.pmax(p0, v128.andnot(c, i32x4.shr_s(w0, 31)));
    t1 = f32x4.pmax(p1, v128.andnot(c, i32x4.shr_s(w1, 31)));
    t2 = f32x4.pmax(p2, v128.andnot(c, i32x4.shr_s(w2, 31)));
    t3 = f32x4.pmax(p3, v128.andnot(c, i32x4.shr_s(w3, 31)));
    v128.store(to, f32x4.div(t0, f32x4.add(c, p0)));
    v128.store(to, f32x4.div(t1, f32x4.add(c, p1)), 16);
    v128.store(to, f32x4.div(t2, f32x4.add(c, p2)), 32);
    v128.store(to, f32x4.div(t3, f32x4.add(c, p3)), 48);
    const least = f32x4.pmin(f32x4.pmin(x0, x1), f32x4.pmin(x2, x3));
    if (!i32x4.all_true(f32x4.ge(least, v128.load(table, 192)))) {
      v128.store(to, rareLogistic(w0));
      v128.store(to, rareLogistic(w1), 16);
      v128.store(to, rareLogistic(w2), 32);
      v128.store(to, rareLogistic(w3), 48);
    }
  }
}
