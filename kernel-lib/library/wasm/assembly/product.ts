// The matrix product of one block, float64 and float32. Operands are read through strides (in
// bytes), so a transposed one costs nothing extra; they are packed into panels first: A four rows
// high, every number as often as a vector holds, B two vectors wide; beyond the edge are zeros. Every
// element of the result is summed from k = 0 on, one product after the other, as in the plain loops.

const ROWS: i32 = 4;

/** A block (m, k) into panels of four rows: for each k four vectors, each one number repeated. */
function packLeft<T>(to: usize, from: usize, rowStep: usize, stepK: usize, m: i32, k: i32): void {
  const two = rowStep * 2;
  const three = rowStep * 3;
  for (let i = 0; i < m; i += ROWS) {
    const left = m - i;
    let source = from + <usize>i * rowStep;
    if (left >= ROWS) {
      for (let p = 0; p < k; p++) {
        v128.store(to, v128.load_splat<T>(source));
        v128.store(to, v128.load_splat<T>(source + rowStep), 16);
        v128.store(to, v128.load_splat<T>(source + two), 32);
        v128.store(to, v128.load_splat<T>(source + three), 48);
        to += 64;
        source += stepK;
      }
    } else {
      const zero = i64x2.splat(0);
      for (let p = 0; p < k; p++) {
        for (let r = 0; r < ROWS; r++) {
          v128.store(to, r < left ? v128.load_splat<T>(source + <usize>r * rowStep) : zero);
          to += 16;
        }
        source += stepK;
      }
    }
  }
}

/** A block (k, n) into panels of two vectors: for each k their numbers side by side. */
function packRight<T>(
  to: usize,
  from: usize,
  stepK: usize,
  columnStep: usize,
  k: i32,
  n: i32,
): void {
  const WIDE: i32 = 32 / sizeof<T>();
  let j = 0;
  if (columnStep === sizeof<T>()) {
    // Four panels at once, so that whole cache lines are read.
    const panel = <usize>k * 32;
    for (; n - j >= 4 * WIDE; j += 4 * WIDE) {
      let source = from + <usize>j * columnStep;
      for (let p = 0; p < k; p++) {
        for (let q: usize = 0; q < 4; q++) {
          v128.store(to + q * panel, v128.load(source + q * 32));
          v128.store(to + q * panel, v128.load(source + q * 32, 16), 16);
        }
        to += 32;
        source += stepK;
      }
      to += 3 * panel;
    }
  }
  for (; j < n; j += WIDE) {
    const left = n - j;
    let source = from + <usize>j * columnStep;
    if (left >= WIDE && columnStep === sizeof<T>()) {
      for (let p = 0; p < k; p++) {
        v128.store(to, v128.load(source));
        v128.store(to, v128.load(source, 16), 16);
        to += 32;
        source += stepK;
      }
    } else {
      for (let p = 0; p < k; p++) {
        for (let c = 0; c < WIDE; c++) {
          store<T>(to, c < left ? load<T>(source + <usize>c * columnStep) : <T>0);
          to += sizeof<T>();
        }
        source += stepK;
      }
    }
  }
}

/** Four rows by two vectors of the result. `fresh`: start from 0, not from what is there. */
function tile<T>(a: usize, b: usize, c: usize, rowStep: usize, k: i32, fresh: bool): void {
  const c1 = c + rowStep;
  const c2 = c1 + rowStep;
  const c3 = c2 + rowStep;
  let s00 = v128.splat<T>(<T>0),
    s01 = s00,
    s10 = s00,
    s11 = s00;
  let s20 = s00,
    s21 = s00,
    s30 = s00,
    s31 = s00;
  if (!fresh) {
    s00 = v128.load(c);
    s01 = v128.load(c, 16);
    s10 = v128.load(c1);
    s11 = v128.load(c1, 16);
    s20 = v128.load(c2);
    s21 = v128.load(c2, 16);
    s30 = v128.load(c3);
    s31 = v128.load(c3, 16);
  }
  // Four steps at a time, with a way out after each: without it the compiler of V8 mixes them and
  // runs out of registers.
  let b0 = s00;
  let b1 = s00;
  let x = s00;
  const end = a + <usize>k * 64;
  while (a < end) {
    b0 = v128.load(b, 0);
    b1 = v128.load(b, 16);
    x = v128.load(a, 0);
    s00 = v128.add<T>(s00, v128.mul<T>(x, b0));
    s01 = v128.add<T>(s01, v128.mul<T>(x, b1));
    x = v128.load(a, 16);
    s10 = v128.add<T>(s10, v128.mul<T>(x, b0));
    s11 = v128.add<T>(s11, v128.mul<T>(x, b1));
    x = v128.load(a, 32);
    s20 = v128.add<T>(s20, v128.mul<T>(x, b0));
    s21 = v128.add<T>(s21, v128.mul<T>(x, b1));
    x = v128.load(a, 48);
    s30 = v128.add<T>(s30, v128.mul<T>(x, b0));
    s31 = v128.add<T>(s31, v128.mul<T>(x, b1));
    if (a === end - 64) break;
    b0 = v128.load(b, 32);
    b1 = v128.load(b, 48);
    x = v128.load(a, 64);
    s00 = v128.add<T>(s00, v128.mul<T>(x, b0));
    s01 = v128.add<T>(s01, v128.mul<T>(x, b1));
    x = v128.load(a, 80);
    s10 = v128.add<T>(s10, v128.mul<T>(x, b0));
    s11 = v128.add<T>(s11, v128.mul<T>(x, b1));
    x = v128.load(a, 96);
    s20 = v128.add<T>(s20, v128.mul<T>(x, b0));
    s21 = v128.add<T>(s21, v128.mul<T>(x, b1));
    x = v128.load(a, 112);
    s30 = v128.add<T>(s30, v128.mul<T>(x, b0));
    s31 = v128.add<T>(s31, v128.mul<T>(x, b1));
    if (a === end - 128) break;
    b0 = v128.load(b, 64);
    b1 = v128.load(b, 80);
    x = v128.load(a, 128);
    s00 = v128.add<T>(s00, v128.mul<T>(x, b0));
    s01 = v128.add<T>(s01, v128.mul<T>(x, b1));
    x = v128.load(a, 144);
    s10 = v128.add<T>(s10, v128.mul<T>(x, b0));
    s11 = v128.add<T>(s11, v128.mul<T>(x, b1));
    x = v128.load(a, 160);
    s20 = v128.add<T>(s20, v128.mul<T>(x, b0));
    s21 = v128.add<T>(s21, v128.mul<T>(x, b1));
    x = v128.load(a, 176);
    s30 = v128.add<T>(s30, v128.mul<T>(x, b0));
    s31 = v128.add<T>(s31, v128.mul<T>(x, b1));
    if (a === end - 192) break;
    b0 = v128.load(b, 96);
    b1 = v128.load(b, 112);
    x = v128.load(a, 192);
    s00 = v128.add<T>(s00, v128.mul<T>(x, b0));
    s01 = v128.add<T>(s01, v128.mul<T>(x, b1));
    x = v128.load(a, 208);
    s10 = v128.add<T>(s10, v128.mul<T>(x, b0));
    s11 = v128.add<T>(s11, v128.mul<T>(x, b1));
    x = v128.load(a, 224);
    s20 = v128.add<T>(s20, v128.mul<T>(x, b0));
    s21 = v128.add<T>(s21, v128.mul<T>(x, b1));
    x = v128.load(a, 240);
    s30 = v128.add<T>(s30, v128.mul<T>(x, b0));
    s31 = v128.add<T>(s31, v128.mul<T>(x, b1));
    a += 256;
    b += 128;
  }
  v128.store(c, s00);
  v128.store(c, s01, 16);
  v128.store(c1, s10);
  v128.store(c1, s11, 16);
  v128.store(c2, s20);
  v128.store(c2, s21, 16);
  v128.store(c3, s30);
  v128.store(c3, s31, 16);
}

/** A tile at the edge, of `rows` by `columns`: by way of a whole one. */
function edge<T>(
  a: usize,
  b: usize,
  c: usize,
  rowStep: usize,
  k: i32,
  fresh: bool,
  rows: i32,
  columns: i32,
  scratch: usize,
): void {
  const bytes = <usize>columns * sizeof<T>();
  if (!fresh)
    for (let r = 0; r < rows; r++)
      for (let o: usize = 0; o < bytes; o += sizeof<T>())
        store<T>(scratch + <usize>r * 32 + o, load<T>(c + <usize>r * rowStep + o));
  tile<T>(a, b, scratch, 32, k, fresh);
  for (let r = 0; r < rows; r++)
    for (let o: usize = 0; o < bytes; o += sizeof<T>())
      store<T>(c + <usize>r * rowStep + o, load<T>(scratch + <usize>r * 32 + o));
}

/** The result block c (m, n) from packed panels; `scratch` has room for one tile, 128 bytes. */
function block<T>(
  a: usize,
  b: usize,
  c: usize,
  m: i32,
  k: i32,
  n: i32,
  rowStep: usize,
  fresh: bool,
  scratch: usize,
): void {
  const WIDE: i32 = 32 / sizeof<T>();
  for (let i = 0; i < m; i += ROWS) {
    const rows = min(ROWS, m - i);
    const left = a + <usize>(i * k) * 16;
    for (let j = 0; j < n; j += WIDE) {
      const panel = b + <usize>(j * k) * sizeof<T>();
      const columns = min(WIDE, n - j);
      const to = c + <usize>i * rowStep + <usize>j * sizeof<T>();
      if (rows === ROWS && columns === WIDE) tile<T>(left, panel, to, rowStep, k, fresh);
      else edge<T>(left, panel, to, rowStep, k, fresh, rows, columns, scratch);
    }
  }
}

/**
 * A result c (m, n) at most two vectors wide, of an operand a as it lies in memory: each of its
 * numbers is needed once, so packing it would cost as much as the product.
 */
function narrow<T>(
  a: usize,
  rowStep: usize,
  stepK: usize,
  b: usize,
  c: usize,
  m: i32,
  k: i32,
  n: i32,
  scratch: usize,
): void {
  const bytes = <usize>n * sizeof<T>();
  for (let i = 0; i < m; i += ROWS) {
    const last = <usize>(min(ROWS, m - i) - 1);
    const r1 = min<usize>(1, last) * rowStep;
    const r2 = min<usize>(2, last) * rowStep;
    const r3 = last * rowStep;
    let s00 = v128.splat<T>(<T>0),
      s01 = s00,
      s10 = s00,
      s11 = s00;
    let s20 = s00,
      s21 = s00,
      s30 = s00,
      s31 = s00;
    let from = a + <usize>i * rowStep;
    let panel = b;
    for (const end = b + <usize>k * 32; panel < end; panel += 32, from += stepK) {
      const b0 = v128.load(panel);
      const b1 = v128.load(panel, 16);
      let x = v128.load_splat<T>(from);
      s00 = v128.add<T>(s00, v128.mul<T>(x, b0));
      s01 = v128.add<T>(s01, v128.mul<T>(x, b1));
      x = v128.load_splat<T>(from + r1);
      s10 = v128.add<T>(s10, v128.mul<T>(x, b0));
      s11 = v128.add<T>(s11, v128.mul<T>(x, b1));
      x = v128.load_splat<T>(from + r2);
      s20 = v128.add<T>(s20, v128.mul<T>(x, b0));
      s21 = v128.add<T>(s21, v128.mul<T>(x, b1));
      x = v128.load_splat<T>(from + r3);
      s30 = v128.add<T>(s30, v128.mul<T>(x, b0));
      s31 = v128.add<T>(s31, v128.mul<T>(x, b1));
    }
    v128.store(scratch, s00);
    v128.store(scratch, s01, 16);
    v128.store(scratch, s10, 32);
    v128.store(scratch, s11, 48);
    v128.store(scratch, s20, 64);
    v128.store(scratch, s21, 80);
    v128.store(scratch, s30, 96);
    v128.store(scratch, s31, 112);
    for (let r: usize = 0; r <= last; r++, c += bytes)
      for (let o: usize = 0; o < bytes; o += sizeof<T>())
        store<T>(c + o, load<T>(scratch + r * 32 + o));
  }
}

export function narrow64(
  a: usize,
  rowStep: usize,
  stepK: usize,
  b: usize,
  c: usize,
  m: i32,
  k: i32,
  n: i32,
  scratch: usize,
): void {
  narrow<f64>(a, rowStep, stepK, b, c, m, k, n, scratch);
}

export function narrow32(
  a: usize,
  rowStep: usize,
  stepK: usize,
  b: usize,
  c: usize,
  m: i32,
  k: i32,
  n: i32,
  scratch: usize,
): void {
  narrow<f32>(a, rowStep, stepK, b, c, m, k, n, scratch);
}

export function packLeft64(
  to: usize,
  from: usize,
  rowStep: usize,
  stepK: usize,
  m: i32,
  k: i32,
): void {
  packLeft<f64>(to, from, rowStep, stepK, m, k);
}

export function packLeft32(
  to: usize,
  from: usize,
  rowStep: usize,
  stepK: usize,
  m: i32,
  k: i32,
): void {
  packLeft<f32>(to, from, rowStep, stepK, m, k);
}

export function packRight64(
  to: usize,
  from: usize,
  stepK: usize,
  columnStep: usize,
  k: i32,
  n: i32,
): void {
  packRight<f64>(to, from, stepK, columnStep, k, n);
}

export function packRight32(
  to: usize,
  from: usize,
  stepK: usize,
  columnStep: usize,
  k: i32,
  n: i32,
): void {
  packRight<f32>(to, from, stepK, columnStep, k, n);
}

export function block64(
  a: usize,
  b: usize,
  c: usize,
  m: i32,
  k: i32,
  n: i32,
  rowStep: usize,
  fresh: bool,
  scratch: usize,
): void {
  block<f64>(a, b, c, m, k, n, rowStep, fresh, scratch);
}

export function block32(
  a: usize,
  b: usize,
  c: usize,
  m: i32,
  k: i32,
  n: i32,
  rowStep: usize,
  fresh: bool,
  scratch: usize,
): void {
  block<f32>(a, b, c, m, k, n, rowStep, fresh, scratch);
}
