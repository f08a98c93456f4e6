// NumPy's legacy stream in bulk: the Mersenne Twister, uniform numbers, and normal numbers by
// Marsaglia's polar method. Bit for bit what random/RandomState.ts draws one by one.
// State: 624 words, then at POS the next word's number, at HAS and GAUSS the normal number in store.

const WORDS: i32 = 624;
const POS: usize = 2496;
const HAS: usize = 2500;
const GAUSS: usize = 2504;

/** New words from the old ones: word i from words i, i + 1 and i + 397. */
function refill(key: usize): void {
  let i: usize = 0;
  for (; i < 224 * 4; i += 16) twist(key + i, key + i + 397 * 4);
  for (; i < 227 * 4; i += 4) twistOne(key + i, key + i + 4, key + i + 397 * 4);
  for (; i < 623 * 4; i += 16) twist(key + i, key + i - 227 * 4);
  twistOne(key + i, key, key + i - 227 * 4);
}

function twist(at: usize, far: usize): void {
  const y = v128.or(
    v128.and(v128.load(at), i32x4.splat(0x80000000)),
    v128.and(v128.load(at, 4), i32x4.splat(0x7fffffff)),
  );
  const odd = v128.and(i32x4.neg(v128.and(y, i32x4.splat(1))), i32x4.splat(0x9908b0df));
  v128.store(at, v128.xor(v128.xor(v128.load(far), i32x4.shr_u(y, 1)), odd));
}

function twistOne(at: usize, next: usize, far: usize): void {
  const y = (load<u32>(at) & 0x80000000) | (load<u32>(next) & 0x7fffffff);
  store<u32>(at, load<u32>(far) ^ (y >> 1) ^ ((0 - (y & 1)) & 0x9908b0df));
}

/** Four words as two numbers in [0, 1): 27 bits of the first of each pair, 26 of the second. */
function doubles(words: v128): v128 {
  let y = words;
  y = v128.xor(y, i32x4.shr_u(y, 11));
  y = v128.xor(y, v128.and(i32x4.shl(y, 7), i32x4.splat(0x9d2c5680)));
  y = v128.xor(y, v128.and(i32x4.shl(y, 15), i32x4.splat(0xefc60000)));
  y = v128.xor(y, i32x4.shr_u(y, 18));
  const a = i32x4.shr_u(y, 5);
  const b = i32x4.shr_u(y, 6);
  const high = f64x2.convert_low_i32x4_s(v128.shuffle<i32>(a, a, 0, 2, 0, 2));
  const low = f64x2.convert_low_i32x4_s(v128.shuffle<i32>(b, b, 1, 3, 1, 3));
  const sum = f64x2.add(f64x2.mul(high, f64x2.splat(67108864)), low);
  return f64x2.mul(sum, f64x2.splat(1.0 / 9007199254740992.0));
}

/** The next four words, which may lie on both sides of a refill. */
function fourWords(key: usize): v128 {
  let pos = load<i32>(key + POS);
  if (pos + 4 <= WORDS) {
    store<i32>(key + POS, pos + 4);
    return v128.load(key + ((<usize>pos) << 2));
  }
  let words = i32x4.splat(0);
  for (let i = 0; i < 4; i++) {
    if (pos === WORDS) {
      refill(key);
      pos = 0;
    }
    // Shifted down one place, so that the first word ends in the first lane.
    words = v128.shuffle<i32>(words, i32x4.splat(load<i32>(key + ((<usize>pos) << 2))), 1, 2, 3, 4);
    pos++;
  }
  store<i32>(key + POS, pos);
  return words;
}

/** One number: two words. */
function oneDouble(key: usize): f64 {
  let words = i32x4.splat(0);
  let pos = load<i32>(key + POS);
  for (let i = 0; i < 2; i++) {
    if (pos === WORDS) {
      refill(key);
      pos = 0;
    }
    words = v128.shuffle<i32>(words, i32x4.splat(load<i32>(key + ((<usize>pos) << 2))), 1, 4, 2, 3);
    pos++;
  }
  store<i32>(key + POS, pos);
  return f64x2.extract_lane(doubles(words), 0);
}

/** low + range · u for `count` uniform numbers u, one after the other from `to` on. */
export function legacyUniform(key: usize, to: usize, count: i32, low: f64, range: f64): void {
  const l = f64x2.splat(low);
  const r = f64x2.splat(range);
  const whole = to + <usize>(count & ~1) * 8;
  for (; to < whole; to += 16) v128.store(to, f64x2.add(l, f64x2.mul(r, doubles(fourWords(key)))));
  if (count & 1) store<f64>(to, low + range * oneDouble(key));
}

/**
 * `count` standard normal numbers from `to` on; `table` is that of log.ts, `scratch` has room for half
 * as many numbers. First come points in the unit circle, then their factors √(-2 log r² / r²).
 */
export function legacyNormal(
  key: usize,
  to: usize,
  count: i32,
  table: usize,
  scratch: usize,
): void {
  if (count > 0 && load<i32>(key + HAS) !== 0) {
    store<f64>(to, load<f64>(key + GAUSS));
    store<i32>(key + HAS, 0);
    to += 8;
    count--;
  }
  const pairs = (count + 1) >> 1;
  const one = f64x2.splat(1);
  const two = f64x2.splat(2);
  let n = 0;
  while (n < pairs) {
    const x = f64x2.sub(f64x2.mul(two, doubles(fourWords(key))), one);
    const squares = f64x2.mul(x, x);
    const r2 = f64x2.extract_lane(squares, 0) + f64x2.extract_lane(squares, 1);
    // Written over by the next one if it does not count: no branch to guess.
    v128.store(to + ((<usize>n) << 4), v128.shuffle<i64>(x, x, 1, 0));
    store<f64>(scratch + ((<usize>n) << 3), r2);
    n += i32(r2 < 1) & i32(r2 !== 0);
  }
  if (pairs & 1) store<f64>(scratch + ((<usize>pairs) << 3), 0.5);
  for (let i = 0; i < pairs; i += 2) {
    const at = to + ((<usize>i) << 4);
    const r2 = v128.load(scratch + ((<usize>i) << 3));
    const f = f64x2.sqrt(f64x2.div(f64x2.mul(f64x2.splat(-2), accurateLog(r2, table)), r2));
    v128.store(at, f64x2.mul(v128.load(at), v128.shuffle<i64>(f, f, 0, 0)));
    if (i + 1 < pairs)
      v128.store(at, f64x2.mul(v128.load(at, 16), v128.shuffle<i64>(f, f, 1, 1)), 16);
  }
  if (count & 1) {
    store<f64>(key + GAUSS, load<f64>(to + <usize>count * 8));
    store<i32>(key + HAS, 1);
  }
}

const LN2_HIGH: f64 = 0.6931471805598903;
const LN2_LOW: f64 = 5.497923018708371e-14;

/** What rounding took away from a + b = sum. */
function lost(a: v128, b: v128, sum: v128): v128 {
  const part = f64x2.sub(sum, a);
  return f64x2.add(f64x2.sub(a, f64x2.sub(sum, part)), f64x2.sub(b, part));
}

/** The correctly rounded logarithm of random/log.ts, step by step the same, of two numbers. */
function accurateLog(x: v128, table: usize): v128 {
  let k = i64x2.sub(i64x2.shr_u(x, 52), i64x2.splat(1023));
  let z = v128.or(v128.and(x, i64x2.splat(0x000fffffffffffff)), i64x2.splat(0x3ff0000000000000));
  const upper = f64x2.ge(z, f64x2.splat(1.5));
  k = i64x2.sub(k, upper);
  z = i64x2.sub(z, v128.and(upper, i64x2.splat(0x0010000000000000)));
  const place = i32x4.trunc_sat_f64x2_s_zero(
    f64x2.floor(f64x2.add(f64x2.mul(z, f64x2.splat(128)), f64x2.splat(0.5))),
  );
  // A row of the table: factor, high, low, nothing.
  const row0 = table + <usize>(i32x4.extract_lane(place, 0) - 96) * 32;
  const row1 = table + <usize>(i32x4.extract_lane(place, 1) - 96) * 32;
  const first2 = v128.load(row0);
  const second2 = v128.load(row1);
  const f = v128.shuffle<i64>(first2, second2, 0, 2);
  const high = v128.shuffle<i64>(first2, second2, 1, 3);
  const tableLow = v128.shuffle<i64>(v128.load(row0, 16), v128.load(row1, 16), 0, 2);
  const head = v128.and(z, i64x2.splat(0xffffffff00000000));
  const rest = f64x2.mul(f64x2.sub(z, head), f);
  const first = f64x2.sub(f64x2.mul(head, f), f64x2.splat(1));
  const r = f64x2.add(first, rest);
  const rLow = f64x2.add(f64x2.sub(first, r), rest);

  const cut = f64x2.mul(f64x2.splat(134217729), r);
  const a = f64x2.sub(cut, f64x2.sub(cut, r));
  const b = f64x2.sub(r, a);
  const square = f64x2.mul(r, r);
  const two = f64x2.splat(2);
  const squareLow = f64x2.add(
    f64x2.add(
      f64x2.add(f64x2.sub(f64x2.mul(a, a), square), f64x2.mul(f64x2.mul(two, a), b)),
      f64x2.mul(b, b),
    ),
    f64x2.mul(f64x2.mul(two, r), rLow),
  );
  let series = f64x2.sub(f64x2.splat(1.0 / 8.0), f64x2.div(r, f64x2.splat(9)));
  series = f64x2.sub(f64x2.splat(1.0 / 7.0), f64x2.mul(r, series));
  series = f64x2.sub(f64x2.splat(1.0 / 6.0), f64x2.mul(r, series));
  series = f64x2.sub(f64x2.splat(1.0 / 5.0), f64x2.mul(r, series));
  series = f64x2.sub(f64x2.splat(1.0 / 4.0), f64x2.mul(r, series));
  series = f64x2.sub(f64x2.splat(1.0 / 3.0), f64x2.mul(r, series));
  const tail = f64x2.mul(f64x2.mul(square, r), series);

  const exponent = f64x2.convert_low_i32x4_s(v128.shuffle<i32>(k, k, 0, 2, 0, 2));
  const half = f64x2.splat(0.5);
  const minusHalfSquare = f64x2.neg(f64x2.mul(square, half));
  const s0 = f64x2.mul(exponent, f64x2.splat(LN2_HIGH));
  const s1 = f64x2.add(s0, high);
  const s2 = f64x2.add(s1, r);
  const s3 = f64x2.add(s2, minusHalfSquare);
  const small = f64x2.add(
    f64x2.sub(
      f64x2.add(f64x2.add(f64x2.mul(exponent, f64x2.splat(LN2_LOW)), tableLow), rLow),
      f64x2.mul(squareLow, half),
    ),
    tail,
  );
  const low = f64x2.add(
    f64x2.add(f64x2.add(lost(s0, high, s1), lost(s1, r, s2)), lost(s2, minusHalfSquare, s3)),
    small,
  );
  return f64x2.add(s3, low);
}
