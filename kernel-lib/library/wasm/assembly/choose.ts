// Comparisons, which give a byte for each element, and choices by such bytes; 64 bytes of numbers a
// time, on to the end of the last 64, as in loops.ts. And matrices turned over.

const GREATER = 0;
const GREATER_EQUAL = 1;
const LESS = 2;
const LESS_EQUAL = 3;
const EQUAL = 4;
const NOT_EQUAL = 5;

function holds<T>(op: i32, x: v128, y: v128): v128 {
  if (op === GREATER) return v128.gt<T>(x, y);
  if (op === GREATER_EQUAL) return v128.ge<T>(x, y);
  if (op === LESS) return v128.lt<T>(x, y);
  if (op === LESS_EQUAL) return v128.le<T>(x, y);
  if (op === EQUAL) return v128.eq<T>(x, y);
  return v128.ne<T>(x, y);
}

/** Two vectors of 64-bit answers as one of 32-bit ones. */
function halves(p: v128, q: v128): v128 {
  return v128.shuffle<i32>(p, q, 0, 2, 4, 6);
}

function compare<T>(
  op: i32,
  a: usize,
  da: usize,
  b: usize,
  db: usize,
  out: usize,
  count: i32,
): void {
  const ones = i8x16.splat(1);
  for (const end = out + <usize>count; out < end; out += 64 / sizeof<T>(), a += da, b += db) {
    const p = inline.always(holds<T>(op, v128.load(a), v128.load(b)));
    const q = inline.always(holds<T>(op, v128.load(a, 16), v128.load(b, 16)));
    const r = inline.always(holds<T>(op, v128.load(a, 32), v128.load(b, 32)));
    const s = inline.always(holds<T>(op, v128.load(a, 48), v128.load(b, 48)));
    if (sizeof<T>() === 8) {
      const words = i16x8.narrow_i32x4_s(halves(p, q), halves(r, s));
      v128.store64_lane(out, v128.and(i8x16.narrow_i16x8_s(words, words), ones), 0);
    } else {
      const low = i16x8.narrow_i32x4_s(p, q);
      const high = i16x8.narrow_i32x4_s(r, s);
      v128.store(out, v128.and(i8x16.narrow_i16x8_s(low, high), ones));
    }
  }
}

export function greater64(a: usize, da: usize, b: usize, db: usize, out: usize, count: i32): void {
  inline.always(compare<f64>(GREATER, a, da, b, db, out, count));
}

export function greater32(a: usize, da: usize, b: usize, db: usize, out: usize, count: i32): void {
  inline.always(compare<f32>(GREATER, a, da, b, db, out, count));
}

export function greaterEqual64(
  a: usize,
  da: usize,
  b: usize,
  db: usize,
  out: usize,
  count: i32,
): void {
  inline.always(compare<f64>(GREATER_EQUAL, a, da, b, db, out, count));
}

export function greaterEqual32(
  a: usize,
  da: usize,
  b: usize,
  db: usize,
  out: usize,
  count: i32,
): void {
  inline.always(compare<f32>(GREATER_EQUAL, a, da, b, db, out, count));
}

export function less64(a: usize, da: usize, b: usize, db: usize, out: usize, count: i32): void {
  inline.always(compare<f64>(LESS, a, da, b, db, out, count));
}

export function less32(a: usize, da: usize, b: usize, db: usize, out: usize, count: i32): void {
  inline.always(compare<f32>(LESS, a, da, b, db, out, count));
}

export function lessEqual64(
  a: usize,
  da: usize,
  b: usize,
  db: usize,
  out: usize,
  count: i32,
): void {
  inline.always(compare<f64>(LESS_EQUAL, a, da, b, db, out, count));
}

export function lessEqual32(
  a: usize,
  da: usize,
  b: usize,
  db: usize,
  out: usize,
  count: i32,
): void {
  inline.always(compare<f32>(LESS_EQUAL, a, da, b, db, out, count));
}

export function equal64(a: usize, da: usize, b: usize, db: usize, out: usize, count: i32): void {
  inline.always(compare<f64>(EQUAL, a, da, b, db, out, count));
}

export function equal32(a: usize, da: usize, b: usize, db: usize, out: usize, count: i32): void {
  inline.always(compare<f32>(EQUAL, a, da, b, db, out, count));
}

export function notEqual64(a: usize, da: usize, b: usize, db: usize, out: usize, count: i32): void {
  inline.always(compare<f64>(NOT_EQUAL, a, da, b, db, out, count));
}

export function notEqual32(a: usize, da: usize, b: usize, db: usize, out: usize, count: i32): void {
  inline.always(compare<f32>(NOT_EQUAL, a, da, b, db, out, count));
}

/** out = a where the flag is set, b elsewhere, for four vectors of numbers and their flags. */
function choose<T>(
  flags: usize,
  a: usize,
  da: usize,
  b: usize,
  db: usize,
  out: usize,
  count: i32,
): void {
  const none = i8x16.splat(0);
  for (
    const end = out + <usize>count * sizeof<T>();
    out < end;
    out += 64, a += da, b += db, flags += 64 / sizeof<T>()
  ) {
    let p: v128;
    let q: v128;
    let r: v128;
    let s: v128;
    if (sizeof<T>() === 8) {
      const set = i16x8.extend_low_i8x16_s(i8x16.ne(v128.load64_zero(flags), none));
      const low = i32x4.extend_low_i16x8_s(set);
      const high = i32x4.extend_high_i16x8_s(set);
      p = i64x2.extend_low_i32x4_s(low);
      q = i64x2.extend_high_i32x4_s(low);
      r = i64x2.extend_low_i32x4_s(high);
      s = i64x2.extend_high_i32x4_s(high);
    } else {
      const set = i8x16.ne(v128.load(flags), none);
      const low = i16x8.extend_low_i8x16_s(set);
      const high = i16x8.extend_high_i8x16_s(set);
      p = i32x4.extend_low_i16x8_s(low);
      q = i32x4.extend_high_i16x8_s(low);
      r = i32x4.extend_low_i16x8_s(high);
      s = i32x4.extend_high_i16x8_s(high);
    }
    v128.store(out, v128.bitselect(v128.load(a), v128.load(b), p));
    v128.store(out, v128.bitselect(v128.load(a, 16), v128.load(b, 16), q), 16);
    v128.store(out, v128.bitselect(v128.load(a, 32), v128.load(b, 32), r), 32);
    v128.store(out, v128.bitselect(v128.load(a, 48), v128.load(b, 48), s), 48);
  }
}

export function choose64(
  flags: usize,
  a: usize,
  da: usize,
  b: usize,
  db: usize,
  out: usize,
  count: i32,
): void {
  choose<f64>(flags, a, da, b, db, out, count);
}

export function choose32(
  flags: usize,
  a: usize,
  da: usize,
  b: usize,
  db: usize,
  out: usize,
  count: i32,
): void {
  choose<f32>(flags, a, da, b, db, out, count);
}

/** Elements along each side of a tile, of which source and result fit into the first-level cache. */
const TILE: i32 = 32;

/** out[j, i] = x[i, j], a tile at a time and two by two. */
export function transpose64(x: usize, out: usize, rows: i32, columns: i32): void {
  const across = <usize>columns * 8;
  const down = <usize>rows * 8;
  for (let i0 = 0; i0 < rows; i0 += TILE) {
    const i1 = min(rows, i0 + TILE);
    for (let j0 = 0; j0 < columns; j0 += TILE) {
      const j1 = min(columns, j0 + TILE);
      for (let i = i0; i < i1; i += 2) {
        const both = i + 2 <= i1;
        let from = x + <usize>i * across + <usize>j0 * 8;
        let to = out + <usize>j0 * down + <usize>i * 8;
        let j = j0;
        if (both)
          for (; j + 2 <= j1; j += 2, from += 16, to += 2 * down) {
            const p = v128.load(from);
            const q = v128.load(from + across);
            v128.store(to, v128.shuffle<i64>(p, q, 0, 2));
            v128.store(to + down, v128.shuffle<i64>(p, q, 1, 3));
          }
        for (; j < j1; j++, from += 8, to += down) {
          store<u64>(to, load<u64>(from));
          if (both) store<u64>(to, load<u64>(from + across), 8);
        }
      }
    }
  }
}

/** The same, one by one. */
export function transpose32(x: usize, out: usize, rows: i32, columns: i32): void {
  const across = <usize>columns * 4;
  const down = <usize>rows * 4;
  for (let i0 = 0; i0 < rows; i0 += TILE) {
    const i1 = min(rows, i0 + TILE);
    for (let j0 = 0; j0 < columns; j0 += TILE) {
      const j1 = min(columns, j0 + TILE);
      for (let i = i0; i < i1; i++) {
        let from = x + <usize>i * across + <usize>j0 * 4;
        let to = out + <usize>j0 * down + <usize>i * 4;
        for (let j = j0; j < j1; j++, from += 4, to += down) store<u32>(to, load<u32>(from));
      }
    }
  }
}
