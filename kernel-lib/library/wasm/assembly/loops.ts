// Element-wise loops over arrays in scratch memory, four vectors at a time; all go on to the end of the
// last 64 bytes, since there is room behind every array. A step of 0 reads the same 64 bytes again
// and again: a plain number, in all lanes. Each loop is what the plain one of its name does, to the
// last bit. Which operation a loop does is a constant to the compiler, which leaves nothing of the
// choice in the loop.

const ADD = 0;
const SUB = 1;
const MUL = 2;
const DIV = 3;
const MAXIMUM = 4;
const MINIMUM = 5;
const RELU_BACK = 6;
/** The larger and the smaller one where y is not NaN, by a single instruction. */
const AT_LEAST = 7;
const AT_MOST = 8;

function pair<T>(op: i32, x: v128, y: v128): v128 {
  if (op === ADD) return v128.add<T>(x, y);
  if (op === SUB) return v128.sub<T>(x, y);
  if (op === MUL) return v128.mul<T>(x, y);
  if (op === DIV) return v128.div<T>(x, y);
  if (op === AT_LEAST) return v128.pmax<T>(x, y);
  if (op === AT_MOST) return v128.pmin<T>(x, y);
  // d where x > 0, else 0.
  if (op === RELU_BACK) return v128.and(x, v128.gt<T>(y, v128.splat<T>(0)));
  // The larger or the smaller one; NaN wins.
  const first = op === MAXIMUM ? v128.ge<T>(x, y) : v128.le<T>(x, y);
  return v128.bitselect(x, y, v128.or(first, v128.ne<T>(x, x)));
}

function pairs<T>(op: i32, a: usize, da: usize, b: usize, db: usize, out: usize, count: i32): void {
  for (const end = out + <usize>count * sizeof<T>(); out < end; out += 64, a += da, b += db) {
    const p = inline.always(pair<T>(op, v128.load(a), v128.load(b)));
    const q = inline.always(pair<T>(op, v128.load(a, 16), v128.load(b, 16)));
    const r = inline.always(pair<T>(op, v128.load(a, 32), v128.load(b, 32)));
    const s = inline.always(pair<T>(op, v128.load(a, 48), v128.load(b, 48)));
    v128.store(out, p);
    v128.store(out, q, 16);
    v128.store(out, r, 32);
    v128.store(out, s, 48);
  }
}

export function add64(a: usize, da: usize, b: usize, db: usize, out: usize, count: i32): void {
  inline.always(pairs<f64>(ADD, a, da, b, db, out, count));
}

export function add32(a: usize, da: usize, b: usize, db: usize, out: usize, count: i32): void {
  inline.always(pairs<f32>(ADD, a, da, b, db, out, count));
}

export function sub64(a: usize, da: usize, b: usize, db: usize, out: usize, count: i32): void {
  inline.always(pairs<f64>(SUB, a, da, b, db, out, count));
}

export function sub32(a: usize, da: usize, b: usize, db: usize, out: usize, count: i32): void {
  inline.always(pairs<f32>(SUB, a, da, b, db, out, count));
}

export function mul64(a: usize, da: usize, b: usize, db: usize, out: usize, count: i32): void {
  inline.always(pairs<f64>(MUL, a, da, b, db, out, count));
}

export function mul32(a: usize, da: usize, b: usize, db: usize, out: usize, count: i32): void {
  inline.always(pairs<f32>(MUL, a, da, b, db, out, count));
}

export function div64(a: usize, da: usize, b: usize, db: usize, out: usize, count: i32): void {
  inline.always(pairs<f64>(DIV, a, da, b, db, out, count));
}

export function div32(a: usize, da: usize, b: usize, db: usize, out: usize, count: i32): void {
  inline.always(pairs<f32>(DIV, a, da, b, db, out, count));
}

export function maximum64(a: usize, da: usize, b: usize, db: usize, out: usize, count: i32): void {
  inline.always(pairs<f64>(MAXIMUM, a, da, b, db, out, count));
}

export function maximum32(a: usize, da: usize, b: usize, db: usize, out: usize, count: i32): void {
  inline.always(pairs<f32>(MAXIMUM, a, da, b, db, out, count));
}

export function minimum64(a: usize, da: usize, b: usize, db: usize, out: usize, count: i32): void {
  inline.always(pairs<f64>(MINIMUM, a, da, b, db, out, count));
}

export function minimum32(a: usize, da: usize, b: usize, db: usize, out: usize, count: i32): void {
  inline.always(pairs<f32>(MINIMUM, a, da, b, db, out, count));
}

export function atLeast64(a: usize, da: usize, b: usize, db: usize, out: usize, count: i32): void {
  inline.always(pairs<f64>(AT_LEAST, a, da, b, db, out, count));
}

export function atLeast32(a: usize, da: usize, b: usize, db: usize, out: usize, count: i32): void {
  inline.always(pairs<f32>(AT_LEAST, a, da, b, db, out, count));
}

export function atMost64(a: usize, da: usize, b: usize, db: usize, out: usize, count: i32): void {
  inline.always(pairs<f64>(AT_MOST, a, da, b, db, out, count));
}

export function atMost32(a: usize, da: usize, b: usize, db: usize, out: usize, count: i32): void {
  inline.always(pairs<f32>(AT_MOST, a, da, b, db, out, count));
}

export function reluBack64(d: usize, x: usize, out: usize, count: i32): void {
  inline.always(pairs<f64>(RELU_BACK, d, 64, x, 64, out, count));
}

export function reluBack32(d: usize, x: usize, out: usize, count: i32): void {
  inline.always(pairs<f32>(RELU_BACK, d, 64, x, 64, out, count));
}

const SQRT = 0;
const ABS = 1;
const NEG = 2;
const SQUARE = 3;
const RELU = 4;

function one<T>(op: i32, x: v128): v128 {
  if (op === SQRT) return v128.sqrt<T>(x);
  if (op === ABS) return v128.abs<T>(x);
  if (op === NEG) return v128.neg<T>(x);
  if (op === SQUARE) return v128.mul<T>(x, x);
  // The larger of 0 and x: only x <= 0 becomes 0, neither NaN nor what is larger.
  return v128.andnot(x, v128.le<T>(x, v128.splat<T>(0)));
}

function map<T>(op: i32, at: usize, to: usize, count: i32): void {
  for (const end = at + <usize>count * sizeof<T>(); at < end; at += 64, to += 64) {
    const p = inline.always(one<T>(op, v128.load(at)));
    const q = inline.always(one<T>(op, v128.load(at, 16)));
    const r = inline.always(one<T>(op, v128.load(at, 32)));
    const s = inline.always(one<T>(op, v128.load(at, 48)));
    v128.store(to, p);
    v128.store(to, q, 16);
    v128.store(to, r, 32);
    v128.store(to, s, 48);
  }
}

export function sqrt64(at: usize, to: usize, count: i32): void {
  inline.always(map<f64>(SQRT, at, to, count));
}

export function sqrt32(at: usize, to: usize, count: i32): void {
  inline.always(map<f32>(SQRT, at, to, count));
}

export function abs64(at: usize, to: usize, count: i32): void {
  inline.always(map<f64>(ABS, at, to, count));
}

export function abs32(at: usize, to: usize, count: i32): void {
  inline.always(map<f32>(ABS, at, to, count));
}

export function neg64(at: usize, to: usize, count: i32): void {
  inline.always(map<f64>(NEG, at, to, count));
}

export function neg32(at: usize, to: usize, count: i32): void {
  inline.always(map<f32>(NEG, at, to, count));
}

export function square64(at: usize, to: usize, count: i32): void {
  inline.always(map<f64>(SQUARE, at, to, count));
}

export function square32(at: usize, to: usize, count: i32): void {
  inline.always(map<f32>(SQUARE, at, to, count));
}

export function relu64(at: usize, to: usize, count: i32): void {
  inline.always(map<f64>(RELU, at, to, count));
}

export function relu32(at: usize, to: usize, count: i32): void {
  inline.always(map<f32>(RELU, at, to, count));
}

/** Two numbers as float64. */
function wide<T>(at: usize): v128 {
  if (sizeof<T>() === 8) return v128.load(at);
  return f64x2.promote_low_f32x4(v128.load64_zero(at));
}

/** Two float64 numbers, rounded to what is stored. */
function keep<T>(at: usize, x: v128): void {
  if (sizeof<T>() === 8) v128.store(at, x);
  else v128.store64_lane(at, f32x4.demote_f64x2_zero(x), 0);
}

const SIGMOID_BACK = 0;
const TANH_BACK = 1;

/** d times the slope of a function, from its result y. */
function slope(op: i32, d: v128, y: v128): v128 {
  const one = f64x2.splat(1);
  if (op === SIGMOID_BACK) return f64x2.mul(f64x2.mul(d, y), f64x2.sub(one, y));
  return f64x2.mul(d, f64x2.sub(one, f64x2.mul(y, y)));
}

/** In float64 also for float32, which is rounded when it is stored. */
function slopes<T>(op: i32, d: usize, y: usize, out: usize, count: i32): void {
  const step: usize = 2 * sizeof<T>();
  for (
    const end = out + <usize>count * sizeof<T>();
    out < end;
    out += 2 * step, d += 2 * step, y += 2 * step
  ) {
    const p = inline.always(slope(op, wide<T>(d), wide<T>(y)));
    const q = inline.always(slope(op, wide<T>(d + step), wide<T>(y + step)));
    keep<T>(out, p);
    keep<T>(out + step, q);
  }
}

export function sigmoidBack64(d: usize, y: usize, out: usize, count: i32): void {
  inline.always(slopes<f64>(SIGMOID_BACK, d, y, out, count));
}

export function sigmoidBack32(d: usize, y: usize, out: usize, count: i32): void {
  inline.always(slopes<f32>(SIGMOID_BACK, d, y, out, count));
}

export function tanhBack64(d: usize, y: usize, out: usize, count: i32): void {
  inline.always(slopes<f64>(TANH_BACK, d, y, out, count));
}

export function tanhBack32(d: usize, y: usize, out: usize, count: i32): void {
  inline.always(slopes<f32>(TANH_BACK, d, y, out, count));
}

// Update rules, in float64 also for float32 weights, which are rounded when they are stored.

/** x + by · g, the step of gradient descent, into x. */
function descend<T>(x: usize, g: usize, count: i32, by: f64): void {
  const s = f64x2.splat(by);
  const step: usize = 2 * sizeof<T>();
  for (const end = x + <usize>count * sizeof<T>(); x < end; x += step, g += step)
    keep<T>(x, f64x2.add(wide<T>(x), f64x2.mul(s, wide<T>(g))));
}

export function descend64(x: usize, g: usize, count: i32, by: f64): void {
  descend<f64>(x, g, count, by);
}

export function descend32(x: usize, g: usize, count: i32, by: f64): void {
  descend<f32>(x, g, count, by);
}

/** v ← mu v + gain g, x ← x + by v. */
function momentum<T>(x: usize, g: usize, v: usize, count: i32, mu: f64, gain: f64, by: f64): void {
  const m = f64x2.splat(mu);
  const a = f64x2.splat(gain);
  const b = f64x2.splat(by);
  const step: usize = 2 * sizeof<T>();
  for (const end = x + <usize>count * sizeof<T>(); x < end; x += step, g += step, v += step) {
    const next = f64x2.add(f64x2.mul(m, wide<T>(v)), f64x2.mul(a, wide<T>(g)));
    keep<T>(v, next);
    keep<T>(x, f64x2.add(wide<T>(x), f64x2.mul(b, next)));
  }
}

export function momentum64(
  x: usize,
  g: usize,
  v: usize,
  count: i32,
  mu: f64,
  gain: f64,
  by: f64,
): void {
  momentum<f64>(x, g, v, count, mu, gain, by);
}

export function momentum32(
  x: usize,
  g: usize,
  v: usize,
  count: i32,
  mu: f64,
  gain: f64,
  by: f64,
): void {
  momentum<f32>(x, g, v, count, mu, gain, by);
}

/** Adam; `settings` are beta1, 1 - beta1, beta2, 1 - beta2, l2, shrink, rate, epsilon, m and v scales. */
function adam<T>(x: usize, g: usize, m: usize, v: usize, count: i32, settings: usize): void {
  const beta1 = v128.load64_splat(settings);
  const rest1 = v128.load64_splat(settings, 8);
  const beta2 = v128.load64_splat(settings, 16);
  const rest2 = v128.load64_splat(settings, 24);
  const l2 = v128.load64_splat(settings, 32);
  const shrink = v128.load64_splat(settings, 40);
  const rate = v128.load64_splat(settings, 48);
  const epsilon = v128.load64_splat(settings, 56);
  const mScale = v128.load64_splat(settings, 64);
  const vScale = v128.load64_splat(settings, 72);
  const step: usize = 2 * sizeof<T>();
  for (
    const end = x + <usize>count * sizeof<T>();
    x < end;
    x += step, g += step, m += step, v += step
  ) {
    const w = wide<T>(x);
    const d = f64x2.add(wide<T>(g), f64x2.mul(l2, w));
    const first = f64x2.add(f64x2.mul(beta1, wide<T>(m)), f64x2.mul(rest1, d));
    const second = f64x2.add(f64x2.mul(beta2, wide<T>(v)), f64x2.mul(f64x2.mul(rest2, d), d));
    keep<T>(m, first);
    keep<T>(v, second);
    const size = f64x2.add(f64x2.sqrt(f64x2.div(second, vScale)), epsilon);
    const move = f64x2.div(f64x2.mul(rate, f64x2.div(first, mScale)), size);
    keep<T>(x, f64x2.sub(f64x2.mul(shrink, w), move));
  }
}

export function adam64(x: usize, g: usize, m: usize, v: usize, count: i32, settings: usize): void {
  adam<f64>(x, g, m, v, count, settings);
}

export function adam32(x: usize, g: usize, m: usize, v: usize, count: i32, settings: usize): void {
  adam<f32>(x, g, m, v, count, settings);
}
