// Element-wise loops over arrays in scratch memory, a vector at a time; all go on to the end of the
// last vector, since there is room behind every array. A step of 0 reads one vector again and again:
// a plain number, in all lanes. Each loop is what the plain one of its name does, to the last bit.

export function add64(a: usize, da: usize, b: usize, db: usize, out: usize, count: i32): void {
  for (const end = out + ((<usize>count) << 3); out < end; out += 16, a += da, b += db)
    v128.store(out, f64x2.add(v128.load(a), v128.load(b)));
}

export function sub64(a: usize, da: usize, b: usize, db: usize, out: usize, count: i32): void {
  for (const end = out + ((<usize>count) << 3); out < end; out += 16, a += da, b += db)
    v128.store(out, f64x2.sub(v128.load(a), v128.load(b)));
}

export function mul64(a: usize, da: usize, b: usize, db: usize, out: usize, count: i32): void {
  for (const end = out + ((<usize>count) << 3); out < end; out += 16, a += da, b += db)
    v128.store(out, f64x2.mul(v128.load(a), v128.load(b)));
}

export function div64(a: usize, da: usize, b: usize, db: usize, out: usize, count: i32): void {
  for (const end = out + ((<usize>count) << 3); out < end; out += 16, a += da, b += db)
    v128.store(out, f64x2.div(v128.load(a), v128.load(b)));
}

export function add32(a: usize, da: usize, b: usize, db: usize, out: usize, count: i32): void {
  for (const end = out + ((<usize>count) << 2); out < end; out += 16, a += da, b += db)
    v128.store(out, f32x4.add(v128.load(a), v128.load(b)));
}

export function sub32(a: usize, da: usize, b: usize, db: usize, out: usize, count: i32): void {
  for (const end = out + ((<usize>count) << 2); out < end; out += 16, a += da, b += db)
    v128.store(out, f32x4.sub(v128.load(a), v128.load(b)));
}

export function mul32(a: usize, da: usize, b: usize, db: usize, out: usize, count: i32): void {
  for (const end = out + ((<usize>count) << 2); out < end; out += 16, a += da, b += db)
    v128.store(out, f32x4.mul(v128.load(a), v128.load(b)));
}

export function div32(a: usize, da: usize, b: usize, db: usize, out: usize, count: i32): void {
  for (const end = out + ((<usize>count) << 2); out < end; out += 16, a += da, b += db)
    v128.store(out, f32x4.div(v128.load(a), v128.load(b)));
}

/** The larger one; NaN wins. */
export function maximum64(a: usize, da: usize, b: usize, db: usize, out: usize, count: i32): void {
  for (const end = out + ((<usize>count) << 3); out < end; out += 16, a += da, b += db) {
    const x = v128.load(a);
    const y = v128.load(b);
    v128.store(out, v128.bitselect(x, y, v128.or(f64x2.ge(x, y), f64x2.ne(x, x))));
  }
}

export function maximum32(a: usize, da: usize, b: usize, db: usize, out: usize, count: i32): void {
  for (const end = out + ((<usize>count) << 2); out < end; out += 16, a += da, b += db) {
    const x = v128.load(a);
    const y = v128.load(b);
    v128.store(out, v128.bitselect(x, y, v128.or(f32x4.ge(x, y), f32x4.ne(x, x))));
  }
}

/** The smaller one; NaN wins. */
export function minimum64(a: usize, da: usize, b: usize, db: usize, out: usize, count: i32): void {
  for (const end = out + ((<usize>count) << 3); out < end; out += 16, a += da, b += db) {
    const x = v128.load(a);
    const y = v128.load(b);
    v128.store(out, v128.bitselect(x, y, v128.or(f64x2.le(x, y), f64x2.ne(x, x))));
  }
}

export function minimum32(a: usize, da: usize, b: usize, db: usize, out: usize, count: i32): void {
  for (const end = out + ((<usize>count) << 2); out < end; out += 16, a += da, b += db) {
    const x = v128.load(a);
    const y = v128.load(b);
    v128.store(out, v128.bitselect(x, y, v128.or(f32x4.le(x, y), f32x4.ne(x, x))));
  }
}

/** The larger of 0 and x; NaN stays. */
export function relu64(at: usize, count: i32): void {
  const zero = f64x2.splat(0);
  for (const end = at + ((<usize>count) << 3); at < end; at += 16) {
    const x = v128.load(at);
    // Only x <= 0 becomes 0: neither NaN nor what is larger.
    v128.store(at, v128.andnot(x, f64x2.le(x, zero)));
  }
}

export function relu32(at: usize, count: i32): void {
  const zero = f32x4.splat(0);
  for (const end = at + ((<usize>count) << 2); at < end; at += 16) {
    const x = v128.load(at);
    v128.store(at, v128.andnot(x, f32x4.le(x, zero)));
  }
}

/** d where x > 0, else 0. */
export function reluBack64(d: usize, x: usize, out: usize, count: i32): void {
  const zero = f64x2.splat(0);
  for (const end = out + ((<usize>count) << 3); out < end; out += 16, d += 16, x += 16)
    v128.store(out, v128.and(v128.load(d), f64x2.gt(v128.load(x), zero)));
}

export function reluBack32(d: usize, x: usize, out: usize, count: i32): void {
  const zero = f32x4.splat(0);
  for (const end = out + ((<usize>count) << 2); out < end; out += 16, d += 16, x += 16)
    v128.store(out, v128.and(v128.load(d), f32x4.gt(v128.load(x), zero)));
}

/** Two numbers as float64. */
function pair<T>(at: usize): v128 {
  if (sizeof<T>() === 8) return v128.load(at);
  return f64x2.promote_low_f32x4(v128.load64_zero(at));
}

/** Two float64 numbers, rounded to what is stored. */
function keep<T>(at: usize, x: v128): void {
  if (sizeof<T>() === 8) v128.store(at, x);
  else v128.store64_lane(at, f32x4.demote_f64x2_zero(x), 0);
}

// Update rules, in float64 also for float32 weights, which are rounded when they are stored.

/** x + by · g, the step of gradient descent, into x. */
function descend<T>(x: usize, g: usize, count: i32, by: f64): void {
  const s = f64x2.splat(by);
  const step: usize = 2 * sizeof<T>();
  for (const end = x + <usize>count * sizeof<T>(); x < end; x += step, g += step)
    keep<T>(x, f64x2.add(pair<T>(x), f64x2.mul(s, pair<T>(g))));
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
    const next = f64x2.add(f64x2.mul(m, pair<T>(v)), f64x2.mul(a, pair<T>(g)));
    keep<T>(v, next);
    keep<T>(x, f64x2.add(pair<T>(x), f64x2.mul(b, next)));
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
    const w = pair<T>(x);
    const d = f64x2.add(pair<T>(g), f64x2.mul(l2, w));
    const first = f64x2.add(f64x2.mul(beta1, pair<T>(m)), f64x2.mul(rest1, d));
    const second = f64x2.add(f64x2.mul(beta2, pair<T>(v)), f64x2.mul(f64x2.mul(rest2, d), d));
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
