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
  for (let o: usize = 0; o < width; o += 16) {
    let sum = v128.load(out + o);
    let from = at + o;
    for (let r = 0; r < rows; r++, from += width) sum = f64x2.add(sum, v128.load(from));
    v128.store(out + o, sum);
  }
}

export function addRows32(at: usize, rows: i32, count: i32, out: usize): void {
  const width = (<usize>count) << 2;
  for (let o: usize = 0; o < width; o += 16) {
    let sum = v128.load(out + o);
    let from = at + o;
    for (let r = 0; r < rows; r++, from += width) sum = f32x4.add(sum, v128.load(from));
    v128.store(out + o, sum);
  }
}
