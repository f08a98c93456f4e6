// Products with a vector, float64: of rows, of columns, and of two vectors. Matrices lie row by row,
// without gaps. Every element is summed from k = 0 on, starting from 0, as in the plain loops.

/** out[i] = a[i, 0] x[0] + a[i, 1] x[1] + … for rows (m, k): eight rows at a time, two in a vector. */
export function rowsByVector(a: usize, x: usize, out: usize, m: i32, k: i32): void {
  const row = <usize>k * 8;
  const end = x + row;
  let i = 0;
  for (; m - i >= 8; i += 8, out += 64) {
    let r0 = a + <usize>i * row;
    let r2 = r0 + 2 * row;
    let r4 = r2 + 2 * row;
    let r6 = r4 + 2 * row;
    let s0 = f64x2.splat(0),
      s1 = s0,
      s2 = s0,
      s3 = s0;
    let p = x;
    for (; p + 8 < end; p += 16) {
      const x0 = v128.load64_splat(p);
      const x1 = v128.load64_splat(p, 8);
      let u = v128.load(r0);
      let w = v128.load(r0 + row);
      s0 = f64x2.add(s0, f64x2.mul(v128.shuffle<f64>(u, w, 0, 2), x0));
      s0 = f64x2.add(s0, f64x2.mul(v128.shuffle<f64>(u, w, 1, 3), x1));
      u = v128.load(r2);
      w = v128.load(r2 + row);
      s1 = f64x2.add(s1, f64x2.mul(v128.shuffle<f64>(u, w, 0, 2), x0));
      s1 = f64x2.add(s1, f64x2.mul(v128.shuffle<f64>(u, w, 1, 3), x1));
      u = v128.load(r4);
      w = v128.load(r4 + row);
      s2 = f64x2.add(s2, f64x2.mul(v128.shuffle<f64>(u, w, 0, 2), x0));
      s2 = f64x2.add(s2, f64x2.mul(v128.shuffle<f64>(u, w, 1, 3), x1));
      u = v128.load(r6);
      w = v128.load(r6 + row);
      s3 = f64x2.add(s3, f64x2.mul(v128.shuffle<f64>(u, w, 0, 2), x0));
      s3 = f64x2.add(s3, f64x2.mul(v128.shuffle<f64>(u, w, 1, 3), x1));
      r0 += 16;
      r2 += 16;
      r4 += 16;
      r6 += 16;
    }
    if (p < end) {
      const x0 = v128.load64_splat(p);
      s0 = f64x2.add(s0, f64x2.mul(v128.load64_lane(r0 + row, v128.load64_zero(r0), 1), x0));
      s1 = f64x2.add(s1, f64x2.mul(v128.load64_lane(r2 + row, v128.load64_zero(r2), 1), x0));
      s2 = f64x2.add(s2, f64x2.mul(v128.load64_lane(r4 + row, v128.load64_zero(r4), 1), x0));
      s3 = f64x2.add(s3, f64x2.mul(v128.load64_lane(r6 + row, v128.load64_zero(r6), 1), x0));
    }
    v128.store(out, s0);
    v128.store(out, s1, 16);
    v128.store(out, s2, 32);
    v128.store(out, s3, 48);
  }
  for (; i < m; i++, out += 8) {
    let at = a + <usize>i * row;
    let sum: f64 = 0;
    for (let p = x; p < end; p += 8, at += 8) sum += load<f64>(at) * load<f64>(p);
    store<f64>(out, sum);
  }
}

/** out[j] += x[0] a[0, j] + x[1] a[1, j] + … for rows (k, n), one row of a after the other. */
export function vectorByRows(a: usize, x: usize, out: usize, k: i32, n: i32): void {
  const row = <usize>n * 8;
  let p = 0;
  for (; k - p >= 4; p += 4, a += 4 * row, x += 32) {
    const x0 = v128.load64_splat(x);
    const x1 = v128.load64_splat(x, 8);
    const x2 = v128.load64_splat(x, 16);
    const x3 = v128.load64_splat(x, 24);
    let at = a;
    let to = out;
    const end = a + row;
    for (; at + 8 < end; at += 16, to += 16) {
      let s = f64x2.add(v128.load(to), f64x2.mul(v128.load(at), x0));
      s = f64x2.add(s, f64x2.mul(v128.load(at + row), x1));
      s = f64x2.add(s, f64x2.mul(v128.load(at + 2 * row), x2));
      v128.store(to, f64x2.add(s, f64x2.mul(v128.load(at + 3 * row), x3)));
    }
    if (at < end) {
      let s = load<f64>(to) + load<f64>(at) * load<f64>(x);
      s += load<f64>(at + row) * load<f64>(x, 8);
      s += load<f64>(at + 2 * row) * load<f64>(x, 16);
      store<f64>(to, s + load<f64>(at + 3 * row) * load<f64>(x, 24));
    }
  }
  for (; p < k; p++, a += row, x += 8) {
    const by = v128.load64_splat(x);
    let o: usize = 0;
    for (; o + 8 < row; o += 16)
      v128.store(out + o, f64x2.add(v128.load(out + o), f64x2.mul(v128.load(a + o), by)));
    if (o < row) store<f64>(out + o, load<f64>(out + o) + load<f64>(a + o) * load<f64>(x));
  }
}

/** out[i, j] = 0 + a[i] b[j] for a (m,), b (n,): a sum of one product, so never -0. */
export function outer(a: usize, b: usize, out: usize, m: i32, n: i32): void {
  const zero = f64x2.splat(0);
  const end = b + <usize>n * 8;
  for (let i = 0; i < m; i++, a += 8) {
    const x = v128.load64_splat(a);
    let at = b;
    for (; at + 24 < end; at += 32, out += 32) {
      v128.store(out, f64x2.add(zero, f64x2.mul(x, v128.load(at))));
      v128.store(out, f64x2.add(zero, f64x2.mul(x, v128.load(at, 16))), 16);
    }
    for (; at < end; at += 8, out += 8) store<f64>(out, 0.0 + load<f64>(a) * load<f64>(at));
  }
}
