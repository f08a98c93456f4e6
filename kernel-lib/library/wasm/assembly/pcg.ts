// NumPy's default_rng in bulk: PCG64, uniform numbers, and normal numbers by the ziggurat. Bit for
// bit what random/Generator.ts draws one by one.
// State: the 128-bit state, lower half first, the 128-bit increment, then a flag and the 32-bit
// number in store. Tables: inside, width and height of the layers, 256 float64 each.

// Of JavaScript, so that a bulk is what single numbers are to the last bit; rarely called.
declare function exp(x: f64): f64;
declare function log1p(x: f64): f64;

const MULTIPLIER_LOW: u64 = 0x4385df649fccf645;
const MULTIPLIER_HIGH: u64 = 0x2360ed051fc65da4;
const TAIL_START: f64 = 3.6541528853610088;
const TAIL_INVERSE: f64 = 0.27366123732975828;

let low: u64 = 0;
let high: u64 = 0;
let stepLow: u64 = 0;
let stepHigh: u64 = 0;
let hasHalf: i32 = 0;
let half: u32 = 0;

function read(state: usize): void {
  low = load<u64>(state);
  high = load<u64>(state, 8);
  stepLow = load<u64>(state, 16);
  stepHigh = load<u64>(state, 24);
  hasHalf = load<i32>(state, 32);
  half = load<u32>(state, 36);
}

function write(state: usize): void {
  store<u64>(state, low);
  store<u64>(state, high, 8);
  store<i32>(state, hasHalf, 32);
  store<u32>(state, half, 36);
}

/** The upper 64 bits of x · MULTIPLIER_LOW. */
function upper(x: u64): u64 {
  const x0 = x & 0xffffffff;
  const x1 = x >> 32;
  const m0: u64 = MULTIPLIER_LOW & 0xffffffff;
  const m1: u64 = MULTIPLIER_LOW >> 32;
  const cross = x1 * m0 + ((x0 * m0) >> 32);
  return x1 * m1 + (cross >> 32) + ((x0 * m1 + (cross & 0xffffffff)) >> 32);
}

/** state ← state · multiplier + increment, and its 64 bits. */
function next64(): u64 {
  const l = low;
  const product = l * MULTIPLIER_LOW;
  const sum = product + stepLow;
  const h = high * MULTIPLIER_LOW + l * MULTIPLIER_HIGH + upper(l) + stepHigh + u64(sum < product);
  low = sum;
  high = h;
  return rotr<u64>(h ^ sum, h >> 58);
}

function next32(): u32 {
  if (hasHalf) {
    hasHalf = 0;
    return half;
  }
  const bits = next64();
  hasHalf = 1;
  half = <u32>(bits >> 32);
  return <u32>bits;
}

function nextDouble(): f64 {
  return <f64>(<i64>(next64() >> 11)) * (1.0 / 9007199254740992.0);
}

function nextFloat(): f64 {
  return <f64>(next32() >> 8) * (1.0 / 16777216.0);
}

/** base + range · u for `count` uniform numbers u, one after the other from `to` on. */
export function pcgUniform(state: usize, to: usize, count: i32, base: f64, range: f64): void {
  read(state);
  let l = low;
  let h = high;
  const cl = stepLow;
  const ch = stepHigh;
  const end = to + ((<usize>count) << 3);
  for (; to < end; to += 8) {
    const product = l * MULTIPLIER_LOW;
    const sum = product + cl;
    h = h * MULTIPLIER_LOW + l * MULTIPLIER_HIGH + upper(l) + ch + u64(sum < product);
    l = sum;
    const u = <f64>(<i64>(rotr<u64>(h ^ l, h >> 58) >> 11)) * (1.0 / 9007199254740992.0);
    store<f64>(to, base + range * u);
  }
  low = l;
  high = h;
  write(state);
}

/** The same in float32, from 24 random bits each. */
export function pcgUniform32(state: usize, to: usize, count: i32): void {
  read(state);
  const end = to + ((<usize>count) << 2);
  for (; to < end; to += 4) store<f32>(to, <f32>nextFloat());
  write(state);
}

/** `count` standard normal numbers from `to` on. */
export function pcgNormal(state: usize, to: usize, count: i32, tables: usize): void {
  read(state);
  // In locals, which stay in registers; globals are memory.
  let l = low;
  let h = high;
  const cl = stepLow;
  const ch = stepHigh;
  const end = to + ((<usize>count) << 3);
  while (to < end) {
    const product = l * MULTIPLIER_LOW;
    const sum = product + cl;
    h = h * MULTIPLIER_LOW + l * MULTIPLIER_HIGH + upper(l) + ch + u64(sum < product);
    l = sum;
    const bits = rotr<u64>(h ^ l, h >> 58);
    const at = tables + ((<usize>(bits & 0xff)) << 3);
    const place = <f64>(<i64>((bits >> 9) & 0x000fffffffffffff));
    const x = place * load<f64>(at, 2048);
    // Written before it is known whether it counts, since it nearly always does.
    store<u64>(to, reinterpret<u64>(x) | ((bits >> 8) << 63));
    if (place < load<f64>(at)) to += 8;
    else {
      low = l;
      high = h;
      if (outside(bits, x, to, at)) to += 8;
      l = low;
      h = high;
    }
  }
  low = l;
  high = h;
  write(state);
}

/** The tail below the lowest layer, or the wedge at the end of another one. */
function outside(bits: u64, x: f64, to: usize, at: usize): bool {
  if ((bits & 0xff) === 0) {
    for (;;) {
      const far = -TAIL_INVERSE * log1p(-nextDouble());
      const y = -log1p(-nextDouble());
      if (y + y > far * far) {
        const value = TAIL_START + far;
        store<f64>(to, (bits >> 17) & 1 ? -value : value);
        return true;
      }
    }
  }
  const height = load<f64>(at, 4096);
  const y = (load<f64>(at, 4096 - 8) - height) * nextDouble() + height;
  return y < exp(-0.5 * x * x);
}

/** `count` standard normal numbers of float32 from `to` on, by tables of their own. */
export function pcgNormal32(state: usize, to: usize, count: i32, tables: usize): void {
  read(state);
  const end = to + ((<usize>count) << 2);
  while (to < end) {
    const bits = next32();
    const at = tables + ((<usize>(bits & 0xff)) << 3);
    const place = <f64>(bits >> 9);
    const x = <f32>(place * load<f64>(at, 2048));
    store<f32>(to, (bits >> 8) & 1 ? -x : x);
    if (place < load<f64>(at)) to += 4;
    else if (outside32(bits, x, to, at)) to += 4;
  }
  write(state);
}

function outside32(bits: u32, x: f32, to: usize, at: usize): bool {
  if ((bits & 0xff) === 0) {
    for (;;) {
      const far = <f32>(-(<f64>(<f32>TAIL_INVERSE)) * <f64>(<f32>log1p(-nextFloat())));
      const y = -(<f64>(<f32>log1p(-nextFloat())));
      if (y + y > <f64>(far * far)) {
        const value = <f32>(<f64>(<f32>TAIL_START) + <f64>far);
        store<f32>(to, (bits >> 17) & 1 ? -value : value);
        return true;
      }
    }
  }
  const height = <f32>load<f64>(at, 4096);
  const above = <f32>load<f64>(at, 4096 - 8);
  const part = <f32>(<f64>(above - height) * nextFloat());
  return <f64>(part + height) < exp(-0.5 * <f64>x * <f64>x);
}
