// Batch normalisation of columns, in few passes over the rows. Rows follow each other without a gap,
// so what a vector writes behind the end of one is overwritten by the next; sums of columns have
// room behind them. Every number takes the steps of the tensor form in layers/batchnorm.ts.

/** sums += (x - mean)², row by row. */
export function squareRows(x: usize, rows: i32, count: i32, mean: usize, sums: usize): void {
  const width = (<usize>count) << 3;
  for (let o: usize = 0; o < width; o += 16) {
    const m = v128.load(mean + o);
    let sum = v128.load(sums + o);
    let at = x + o;
    for (let r = 0; r < rows; r++, at += width) {
      const d = f64x2.sub(v128.load(at), m);
      sum = f64x2.add(sum, f64x2.mul(d, d));
    }
    v128.store(sums + o, sum);
  }
}

/** xmu = x - mean, xhat = xmu · ivar, out = gamma · xhat + beta; `row` are the four, `step` apart. */
export function normaliseRows(
  x: usize,
  rows: i32,
  count: i32,
  row: usize,
  step: usize,
  xmu: usize,
  xhat: usize,
  out: usize,
): void {
  const width = (<usize>count) << 3;
  for (let r = 0; r < rows; r++) {
    for (let o: usize = 0; o < width; o += 16) {
      const at = row + o;
      const d = f64x2.sub(v128.load(x + o), v128.load(at));
      const h = f64x2.mul(d, v128.load(at + step));
      v128.store(xmu + o, d);
      v128.store(xhat + o, h);
      v128.store(
        out + o,
        f64x2.add(f64x2.mul(h, v128.load(at + 2 * step)), v128.load(at + 3 * step)),
      );
    }
    x += width;
    xmu += width;
    xhat += width;
    out += width;
  }
}

/** Three sums of columns, of d, d · xhat and d · gamma · xmu; `row` are gamma and the three. */
export function normaliseSums(
  d: usize,
  rows: i32,
  count: i32,
  row: usize,
  step: usize,
  xmu: usize,
  xhat: usize,
): void {
  const width = (<usize>count) << 3;
  for (let o: usize = 0; o < width; o += 16) {
    const at = row + o;
    const g = v128.load(at);
    let first = v128.load(at + step);
    let second = v128.load(at + 2 * step);
    let third = v128.load(at + 3 * step);
    let from = o;
    for (let r = 0; r < rows; r++, from += width) {
      const v = v128.load(d + from);
      first = f64x2.add(first, v);
      second = f64x2.add(second, f64x2.mul(v, v128.load(xhat + from)));
      third = f64x2.add(third, f64x2.mul(f64x2.mul(v, g), v128.load(xmu + from)));
    }
    v128.store(at + step, first);
    v128.store(at + 2 * step, second);
    v128.store(at + 3 * step, third);
  }
}

/** out = d · gamma · ivar + xmu · slope, and its sums of columns; `row` are the three and the sums. */
export function normaliseBack(
  d: usize,
  rows: i32,
  count: i32,
  row: usize,
  step: usize,
  xmu: usize,
  out: usize,
): void {
  const width = (<usize>count) << 3;
  for (let r = 0; r < rows; r++) {
    for (let o: usize = 0; o < width; o += 16) {
      const at = row + o;
      const total = f64x2.add(
        f64x2.mul(f64x2.mul(v128.load(d + o), v128.load(at)), v128.load(at + step)),
        f64x2.mul(v128.load(xmu + o), v128.load(at + 2 * step)),
      );
      v128.store(out + o, total);
      v128.store(at + 3 * step, f64x2.add(v128.load(at + 3 * step), total));
    }
    d += width;
    xmu += width;
    out += width;
  }
}

/** out = x + row, for every row. */
export function addToRows(x: usize, rows: i32, count: i32, row: usize, out: usize): void {
  const width = (<usize>count) << 3;
  for (let r = 0; r < rows; r++, x += width, out += width)
    for (let o: usize = 0; o < width; o += 16)
      v128.store(out + o, f64x2.add(v128.load(x + o), v128.load(row + o)));
}
