// Sums in NumPy's own order, that of tensor/kernels/pairwise.ts: halves down to blocks of 128, in
// which eight running sums go side by side.

export function sum64(at: usize, count: i32): f64 {
  if (count > 128) {
    const half = (count >> 1) & ~7;
    return sum64(at, half) + sum64(at + ((<usize>half) << 3), count - half);
  }
  if (count < 8) {
    let sum: f64 = -0.0;
    for (let i = 0; i < count; i++) sum += load<f64>(at + ((<usize>i) << 3));
    return sum;
  }
  let r0 = v128.load(at);
  let r1 = v128.load(at, 16);
  let r2 = v128.load(at, 32);
  let r3 = v128.load(at, 48);
  const end = at + ((<usize>count) << 3);
  for (at += 64; at + 64 <= end; at += 64) {
    r0 = f64x2.add(r0, v128.load(at));
    r1 = f64x2.add(r1, v128.load(at, 16));
    r2 = f64x2.add(r2, v128.load(at, 32));
    r3 = f64x2.add(r3, v128.load(at, 48));
  }
  let sum = lanes64(r0) + lanes64(r1) + (lanes64(r2) + lanes64(r3));
  for (; at < end; at += 8) sum += load<f64>(at);
  return sum;
}

function lanes64(x: v128): f64 {
  return f64x2.extract_lane(x, 0) + f64x2.extract_lane(x, 1);
}

export function sum32(at: usize, count: i32): f32 {
  if (count > 128) {
    const half = (count >> 1) & ~7;
    return sum32(at, half) + sum32(at + ((<usize>half) << 2), count - half);
  }
  if (count < 8) {
    let sum: f32 = -0.0;
    for (let i = 0; i < count; i++) sum += load<f32>(at + ((<usize>i) << 2));
    return sum;
  }
  let r0 = v128.load(at);
  let r1 = v128.load(at, 16);
  const end = at + ((<usize>count) << 2);
  for (at += 32; at + 32 <= end; at += 32) {
    r0 = f32x4.add(r0, v128.load(at));
    r1 = f32x4.add(r1, v128.load(at, 16));
  }
  let sum = lanes32(r0) + lanes32(r1);
  for (; at < end; at += 4) sum += load<f32>(at);
  return sum;
}

function lanes32(x: v128): f32 {
  const left = f32x4.extract_lane(x, 0) + f32x4.extract_lane(x, 1);
  return left + (f32x4.extract_lane(x, 2) + f32x4.extract_lane(x, 3));
}

/** Adds `rows` rows of `count` numbers, one below the other, to those at `out`, first row first. */
export function addRows64(at: usize, rows: i32, count: i32, out: usize): void {
  const width = (<usize>count) << 3;
  let o: usize = 0;
  // A line of the cache at a time.
  for (; o + 64 <= width; o += 64) {
    let a = v128.load(out + o);
    let b = v128.load(out + o, 16);
    let c = v128.load(out + o, 32);
    let d = v128.load(out + o, 48);
    let from = at + o;
    for (let r = 0; r < rows; r++, from += width) {
      a = f64x2.add(a, v128.load(from));
      b = f64x2.add(b, v128.load(from, 16));
      c = f64x2.add(c, v128.load(from, 32));
      d = f64x2.add(d, v128.load(from, 48));
    }
    v128.store(out + o, a);
    v128.store(out + o, b, 16);
    v128.store(out + o, c, 32);
    v128.store(out + o, d, 48);
  }
  for (; o < width; o += 16) {
    let sum = v128.load(out + o);
    let from = at + o;
    for (let r = 0; r < rows; r++, from += width) sum = f64x2.add(sum, v128.load(from));
    v128.store(out + o, sum);
  }
}

export function addRows32(at: usize, rows: i32, count: i32, out: usize): void {
  const width = (<usize>count) << 2;
  let o: usize = 0;
  // A line of the cache at a time.
  for (; o + 64 <= width; o += 64) {
    let a = v128.load(out + o);
    let b = v128.load(out + o, 16);
    let c = v128.load(out + o, 32);
    let d = v128.load(out + o, 48);
    let from = at + o;
    for (let r = 0; r < rows; r++, from += width) {
      a = f32x4.add(a, v128.load(from));
      b = f32x4.add(b, v128.load(from, 16));
      c = f32x4.add(c, v128.load(from, 32));
      d = f32x4.add(d, v128.load(from, 48));
    }
    v128.store(out + o, a);
    v128.store(out + o, b, 16);
    v128.store(out + o, c, 32);
    v128.store(out + o, d, 48);
  }
  for (; o < width; o += 16) {
    let sum = v128.load(out + o);
    let from = at + o;
    for (let r = 0; r < rows; r++, from += width) sum = f32x4.add(sum, v128.load(from));
    v128.store(out + o, sum);
  }
}

/** x ← (x - mean)² */
export function centre64(at: usize, count: i32, mean: f64): void {
  const m = f64x2.splat(mean);
  for (const end = at + ((<usize>count) << 3); at < end; at += 16) {
    const x = f64x2.sub(v128.load(at), m);
    v128.store(at, f64x2.mul(x, x));
  }
}

/** The largest of whole blocks of 64 bytes, at least one; NaN wins. */
export function max64(at: usize, count: i32): f64 {
  let a = v128.load(at);
  let b = v128.load(at, 16);
  let c = v128.load(at, 32);
  let d = v128.load(at, 48);
  let odd = v128.xor(a, a);
  for (const end = at + ((<usize>count) << 3); at < end; at += 64) {
    const p = v128.load(at);
    const q = v128.load(at, 16);
    const r = v128.load(at, 32);
    const s = v128.load(at, 48);
    a = f64x2.pmax(a, p);
    b = f64x2.pmax(b, q);
    c = f64x2.pmax(c, r);
    d = f64x2.pmax(d, s);
    odd = v128.or(odd, v128.or(f64x2.ne(p, p), f64x2.ne(q, q)));
    odd = v128.or(odd, v128.or(f64x2.ne(r, r), f64x2.ne(s, s)));
  }
  if (v128.any_true(odd)) return NaN;
  a = f64x2.max(f64x2.max(a, b), f64x2.max(c, d));
  return max<f64>(f64x2.extract_lane(a, 0), f64x2.extract_lane(a, 1));
}

/** The smallest of whole blocks of 64 bytes, at least one; NaN wins. */
export function min64(at: usize, count: i32): f64 {
  let a = v128.load(at);
  let b = v128.load(at, 16);
  let c = v128.load(at, 32);
  let d = v128.load(at, 48);
  let odd = v128.xor(a, a);
  for (const end = at + ((<usize>count) << 3); at < end; at += 64) {
    const p = v128.load(at);
    const q = v128.load(at, 16);
    const r = v128.load(at, 32);
    const s = v128.load(at, 48);
    a = f64x2.pmin(a, p);
    b = f64x2.pmin(b, q);
    c = f64x2.pmin(c, r);
    d = f64x2.pmin(d, s);
    odd = v128.or(odd, v128.or(f64x2.ne(p, p), f64x2.ne(q, q)));
    odd = v128.or(odd, v128.or(f64x2.ne(r, r), f64x2.ne(s, s)));
  }
  if (v128.any_true(odd)) return NaN;
  a = f64x2.min(f64x2.min(a, b), f64x2.min(c, d));
  return min<f64>(f64x2.extract_lane(a, 0), f64x2.extract_lane(a, 1));
}

/** x ← (x - mean)² */
export function centre32(at: usize, count: i32, mean: f32): void {
  const m = f32x4.splat(mean);
  for (const end = at + ((<usize>count) << 2); at < end; at += 16) {
    const x = f32x4.sub(v128.load(at), m);
    v128.store(at, f32x4.mul(x, x));
  }
}

/** The largest of whole blocks of 64 bytes, at least one; NaN wins. */
export function max32(at: usize, count: i32): f32 {
  let a = v128.load(at);
  let b = v128.load(at, 16);
  let c = v128.load(at, 32);
  let d = v128.load(at, 48);
  let odd = v128.xor(a, a);
  for (const end = at + ((<usize>count) << 2); at < end; at += 64) {
    const p = v128.load(at);
    const q = v128.load(at, 16);
    const r = v128.load(at, 32);
    const s = v128.load(at, 48);
    a = f32x4.pmax(a, p);
    b = f32x4.pmax(b, q);
    c = f32x4.pmax(c, r);
    d = f32x4.pmax(d, s);
    odd = v128.or(odd, v128.or(f32x4.ne(p, p), f32x4.ne(q, q)));
    odd = v128.or(odd, v128.or(f32x4.ne(r, r), f32x4.ne(s, s)));
  }
  if (v128.any_true(odd)) return NaN;
  a = f32x4.max(f32x4.max(a, b), f32x4.max(c, d));
  const left = max<f32>(f32x4.extract_lane(a, 0), f32x4.extract_lane(a, 1));
  const right = max<f32>(f32x4.extract_lane(a, 2), f32x4.extract_lane(a, 3));
  return max<f32>(left, right);
}

/** The smallest of whole blocks of 64 bytes, at least one; NaN wins. */
export function min32(at: usize, count: i32): f32 {
  let a = v128.load(at);
  let b = v128.load(at, 16);
  let c = v128.load(at, 32);
  let d = v128.load(at, 48);
  let odd = v128.xor(a, a);
  for (const end = at + ((<usize>count) << 2); at < end; at += 64) {
    const p = v128.load(at);
    const q = v128.load(at, 16);
    const r = v128.load(at, 32);
    const s = v128.load(at, 48);
    a = f32x4.pmin(a, p);
    b = f32x4.pmin(b, q);
    c = f32x4.pmin(c, r);
    d = f32x4.pmin(d, s);
    odd = v128.or(odd, v128.or(f32x4.ne(p, p), f32x4.ne(q, q)));
    odd = v128.or(odd, v128.or(f32x4.ne(r, r), f32x4.ne(s, s)));
  }
  if (v128.any_true(odd)) return NaN;
  a = f32x4.min(f32x4.min(a, b), f32x4.min(c, d));
  const left = min<f32>(f32x4.extract_lane(a, 0), f32x4.extract_lane(a, 1));
  const right = min<f32>(f32x4.extract_lane(a, 2), f32x4.extract_lane(a, 3));
  return min<f32>(left, right);
}
