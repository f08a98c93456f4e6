// Sums in NumPy's own order, that of tensor/kernels/pairwise.ts: pairwise down to blocks of 128, in
// which eight running sums go side by side. Largest and smallest numbers, and where they stand. Rows
// that are added to, or compared with, one row below the other.

/** The numbers at `at`, or the squares of what they are above the mean. */
function terms<T>(squares: bool, at: usize, mean: v128): v128 {
  const x = v128.load(at);
  if (!squares) return x;
  const d = v128.sub<T>(x, mean);
  return v128.mul<T>(d, d);
}

function term<T>(squares: bool, at: usize, mean: T): T {
  const x = load<T>(at);
  if (!squares) return x;
  const d = <T>(x - mean);
  return <T>(d * d);
}

/** The sum of up to 128 numbers. */
function block<T>(squares: bool, at: usize, count: i32, mean: T): T {
  const end = at + <usize>count * sizeof<T>();
  let sum = <T>-0.0;
  if (count >= 8) {
    const m = v128.splat<T>(mean);
    let r0 = inline.always(terms<T>(squares, at, m));
    let r1 = inline.always(terms<T>(squares, at + 16, m));
    if (sizeof<T>() === 4) {
      for (at += 32; at + 32 <= end; at += 32) {
        r0 = v128.add<T>(r0, inline.always(terms<T>(squares, at, m)));
        r1 = v128.add<T>(r1, inline.always(terms<T>(squares, at + 16, m)));
      }
      sum = lanes<T>(r0) + lanes<T>(r1);
    } else {
      let r2 = inline.always(terms<T>(squares, at + 32, m));
      let r3 = inline.always(terms<T>(squares, at + 48, m));
      for (at += 64; at + 64 <= end; at += 64) {
        r0 = v128.add<T>(r0, inline.always(terms<T>(squares, at, m)));
        r1 = v128.add<T>(r1, inline.always(terms<T>(squares, at + 16, m)));
        r2 = v128.add<T>(r2, inline.always(terms<T>(squares, at + 32, m)));
        r3 = v128.add<T>(r3, inline.always(terms<T>(squares, at + 48, m)));
      }
      sum = lanes<T>(r0) + lanes<T>(r1) + (lanes<T>(r2) + lanes<T>(r3));
    }
  }
  for (; at < end; at += sizeof<T>()) sum += inline.always(term<T>(squares, at, mean));
  return sum;
}

/** The sum of the lanes, pairwise. */
function lanes<T>(x: v128): T {
  const left = <T>(v128.extract_lane<T>(x, 0) + v128.extract_lane<T>(x, 1));
  if (sizeof<T>() === 8) return left;
  return <T>(left + <T>(v128.extract_lane<T>(x, 2) + v128.extract_lane<T>(x, 3)));
}

function sum<T>(at: usize, count: i32): T {
  if (count <= 128) return inline.always(block<T>(false, at, count, 0));
  const half = (count >> 1) & ~7;
  return <T>(sum<T>(at, half) + sum<T>(at + <usize>half * sizeof<T>(), count - half));
}

function squares<T>(at: usize, count: i32, mean: T): T {
  if (count <= 128) return inline.always(block<T>(true, at, count, mean));
  const half = (count >> 1) & ~7;
  const rest = at + <usize>half * sizeof<T>();
  return <T>(squares<T>(at, half, mean) + squares<T>(rest, count - half, mean));
}

export function sum64(at: usize, count: i32): f64 {
  return sum<f64>(at, count);
}

export function sum32(at: usize, count: i32): f32 {
  return sum<f32>(at, count);
}

/** The sum of (x - mean)². */
export function squares64(at: usize, count: i32, mean: f64): f64 {
  return squares<f64>(at, count, mean);
}

export function squares32(at: usize, count: i32, mean: f32): f32 {
  return squares<f32>(at, count, mean);
}

/** The sum of each of `rows` rows, one behind the other in memory. */
function sumRows<T>(at: usize, rows: i32, count: i32, out: usize): void {
  const width = <usize>count * sizeof<T>();
  for (; rows > 0; rows--, at += width, out += sizeof<T>()) store<T>(out, sum<T>(at, count));
}

export function sumRows64(at: usize, rows: i32, count: i32, out: usize): void {
  sumRows<f64>(at, rows, count, out);
}

export function sumRows32(at: usize, rows: i32, count: i32, out: usize): void {
  sumRows<f32>(at, rows, count, out);
}

const ADD = 0;
const MAX = 1;
const MIN = 2;

/** Which of two zeros it is does not count, and neither does NaN. */
function better<T>(op: i32, best: v128, x: v128): v128 {
  return op === MAX ? v128.pmax<T>(best, x) : v128.pmin<T>(best, x);
}

/** The largest or smallest of at least 64 bytes; NaN wins. */
function extreme<T>(op: i32, at: usize, count: i32): T {
  const last = at + <usize>count * sizeof<T>() - 64;
  let a = v128.load(at);
  let b = v128.load(at, 16);
  let c = v128.load(at, 32);
  let d = v128.load(at, 48);
  let odd = v128.xor(a, a);
  for (;;) {
    const p = v128.load(at);
    const q = v128.load(at, 16);
    const r = v128.load(at, 32);
    const s = v128.load(at, 48);
    a = inline.always(better<T>(op, a, p));
    b = inline.always(better<T>(op, b, q));
    c = inline.always(better<T>(op, c, r));
    d = inline.always(better<T>(op, d, s));
    odd = v128.or(odd, v128.or(v128.ne<T>(p, p), v128.ne<T>(q, q)));
    odd = v128.or(odd, v128.or(v128.ne<T>(r, r), v128.ne<T>(s, s)));
    if (at === last) break;
    at += 64;
    // The last 64 bytes may begin among those before.
    if (at > last) at = last;
  }
  if (v128.any_true(odd)) return <T>NaN;
  a = inline.always(better<T>(op, a, b));
  a = inline.always(better<T>(op, a, inline.always(better<T>(op, c, d))));
  let best = v128.extract_lane<T>(a, 0);
  best = inline.always(best1<T>(op, best, v128.extract_lane<T>(a, 1)));
  if (sizeof<T>() === 8) return best;
  best = inline.always(best1<T>(op, best, v128.extract_lane<T>(a, 2)));
  return inline.always(best1<T>(op, best, v128.extract_lane<T>(a, 3)));
}

function best1<T>(op: i32, x: T, y: T): T {
  return op === MAX ? max<T>(x, y) : min<T>(x, y);
}

function largest<T>(at: usize, count: i32): T {
  return inline.always(extreme<T>(MAX, at, count));
}

function smallest<T>(at: usize, count: i32): T {
  return inline.always(extreme<T>(MIN, at, count));
}

export function max64(at: usize, count: i32): f64 {
  return largest<f64>(at, count);
}

export function max32(at: usize, count: i32): f32 {
  return largest<f32>(at, count);
}

export function min64(at: usize, count: i32): f64 {
  return smallest<f64>(at, count);
}

export function min32(at: usize, count: i32): f32 {
  return smallest<f32>(at, count);
}

/** The largest or smallest of each of `rows` rows of at least 64 bytes. */
function extremeRows<T>(op: i32, at: usize, rows: i32, count: i32, out: usize): void {
  const width = <usize>count * sizeof<T>();
  for (; rows > 0; rows--, at += width, out += sizeof<T>())
    store<T>(out, op === MAX ? largest<T>(at, count) : smallest<T>(at, count));
}

export function largestRows64(at: usize, rows: i32, count: i32, out: usize): void {
  inline.always(extremeRows<f64>(MAX, at, rows, count, out));
}

export function largestRows32(at: usize, rows: i32, count: i32, out: usize): void {
  inline.always(extremeRows<f32>(MAX, at, rows, count, out));
}

export function smallestRows64(at: usize, rows: i32, count: i32, out: usize): void {
  inline.always(extremeRows<f64>(MIN, at, rows, count, out));
}

export function smallestRows32(at: usize, rows: i32, count: i32, out: usize): void {
  inline.always(extremeRows<f32>(MIN, at, rows, count, out));
}

/** Where `best` stands first; it stands somewhere. NaN is looked for as any other number. */
function placeOf<T>(at: usize, best: T): i32 {
  const b = v128.splat<T>(best);
  const start = at;
  if (best === best) while (!v128.any_true(v128.eq<T>(v128.load(at), b))) at += 16;
  else while (!v128.any_true(v128.ne<T>(v128.load(at), v128.load(at)))) at += 16;
  for (;;) {
    const x = load<T>(at);
    if (x === best || (best !== best && x !== x)) break;
    at += sizeof<T>();
  }
  return <i32>((at - start) / sizeof<T>());
}

/** Where the largest or smallest of each of `rows` rows of at least 64 bytes stands first, as i32. */
function placeRows<T>(op: i32, at: usize, rows: i32, count: i32, out: usize): void {
  const width = <usize>count * sizeof<T>();
  for (; rows > 0; rows--, at += width, out += 4)
    store<i32>(out, placeOf<T>(at, op === MAX ? largest<T>(at, count) : smallest<T>(at, count)));
}

export function argmaxRows64(at: usize, rows: i32, count: i32, out: usize): void {
  inline.always(placeRows<f64>(MAX, at, rows, count, out));
}

export function argmaxRows32(at: usize, rows: i32, count: i32, out: usize): void {
  inline.always(placeRows<f32>(MAX, at, rows, count, out));
}

export function argminRows64(at: usize, rows: i32, count: i32, out: usize): void {
  inline.always(placeRows<f64>(MIN, at, rows, count, out));
}

export function argminRows32(at: usize, rows: i32, count: i32, out: usize): void {
  inline.always(placeRows<f32>(MIN, at, rows, count, out));
}

/** One row into another; the first of two equal numbers stays, and NaN wins. */
function join<T>(op: i32, x: v128, y: v128): v128 {
  if (op === ADD) return v128.add<T>(x, y);
  const first = op === MAX ? v128.ge<T>(x, y) : v128.le<T>(x, y);
  return v128.bitselect(x, y, v128.or(first, v128.ne<T>(x, x)));
}

/** Joins `rows` rows of `count` numbers, one below the other, to those at `out`, first row first. */
function joinRows<T>(op: i32, at: usize, rows: i32, count: i32, out: usize): void {
  const width = <usize>count * sizeof<T>();
  let o: usize = 0;
  // A line of the cache at a time.
  for (; o + 64 <= width; o += 64) {
    let a = v128.load(out + o);
    let b = v128.load(out + o, 16);
    let c = v128.load(out + o, 32);
    let d = v128.load(out + o, 48);
    let from = at + o;
    for (let r = 0; r < rows; r++, from += width) {
      a = inline.always(join<T>(op, a, v128.load(from)));
      b = inline.always(join<T>(op, b, v128.load(from, 16)));
      c = inline.always(join<T>(op, c, v128.load(from, 32)));
      d = inline.always(join<T>(op, d, v128.load(from, 48)));
    }
    v128.store(out + o, a);
    v128.store(out + o, b, 16);
    v128.store(out + o, c, 32);
    v128.store(out + o, d, 48);
  }
  for (; o < width; o += 16) {
    let a = v128.load(out + o);
    let from = at + o;
    for (let r = 0; r < rows; r++, from += width)
      a = inline.always(join<T>(op, a, v128.load(from)));
    v128.store(out + o, a);
  }
}

export function addRows64(at: usize, rows: i32, count: i32, out: usize): void {
  inline.always(joinRows<f64>(ADD, at, rows, count, out));
}

export function addRows32(at: usize, rows: i32, count: i32, out: usize): void {
  inline.always(joinRows<f32>(ADD, at, rows, count, out));
}

export function maxRows64(at: usize, rows: i32, count: i32, out: usize): void {
  inline.always(joinRows<f64>(MAX, at, rows, count, out));
}

export function maxRows32(at: usize, rows: i32, count: i32, out: usize): void {
  inline.always(joinRows<f32>(MAX, at, rows, count, out));
}

export function minRows64(at: usize, rows: i32, count: i32, out: usize): void {
  inline.always(joinRows<f64>(MIN, at, rows, count, out));
}

export function minRows32(at: usize, rows: i32, count: i32, out: usize): void {
  inline.always(joinRows<f32>(MIN, at, rows, count, out));
}
