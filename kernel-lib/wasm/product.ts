import { SCRATCH, wasm } from './engine.js';

type Floats = Float64Array | Float32Array;

// Blocks of the operands: a panel of the left one stays in the first-level cache, a block of the
// right one in the second.
const BLOCK_M = 96;
const BLOCK_K = 256;
const BLOCK_N = 512;

// Where they lie in scratch memory, in bytes: for each operand as it comes, then packed.
const LEFT = SCRATCH;
const LEFT_PACKED = LEFT + BLOCK_M * BLOCK_K * 8;
const RIGHT = LEFT_PACKED + BLOCK_M * BLOCK_K * 16;
const RIGHT_PACKED = RIGHT + BLOCK_K * BLOCK_N * 8;
const RESULT = RIGHT_PACKED + BLOCK_K * BLOCK_N * 8;
const SPARE = RESULT + BLOCK_M * BLOCK_N * 8;

/** Products with fewer multiplications than this are left to the plain loops. */
const LEAST = 512;

/**
 * Whether {@link product} would pay for these sizes. A product with a vector reads each number once,
 * which the plain loops do as well, unless an operand had to be transposed for them first.
 */
export function wantsProduct(m: number, k: number, n: number, transposed: boolean): boolean {
  return m * k * n >= LEAST && (transposed || (m > 1 && n > 1));
}

/**
 * out = a · b in WebAssembly, a (m, k) or with `aT` stored as (k, m), b (k, n) or with `bT` stored as
 * (n, k), out (m, n). float64 results are those of the plain loops, bit for bit: every element is
 * summed from k = 0 on. float32 is rounded at every step, like NumPy's.
 * @returns false if it has done nothing, since WebAssembly is not there
 */
export function product<A extends Floats>(
  a: A,
  aT: boolean,
  b: A,
  bT: boolean,
  out: A,
  m: number,
  k: number,
  n: number,
): boolean {
  const engine = wasm();
  if (engine === undefined) return false;
  const double = out instanceof Float64Array;
  const heap = double ? engine.f64 : engine.f32;
  const { run } = engine;
  const size = double ? 8 : 4;
  const packLeft = double ? run.packLeft64 : run.packLeft32;
  const packRight = double ? run.packRight64 : run.packRight32;
  const block = double ? run.block64 : run.block32;
  for (let j = 0; j < n; j += BLOCK_N) {
    const nb = Math.min(BLOCK_N, n - j);
    for (let p = 0; p < k; p += BLOCK_K) {
      const kb = Math.min(BLOCK_K, k - p);
      if (bT) {
        copyIn(heap, RIGHT / size, b, k, j, nb, p, kb);
        packRight(RIGHT_PACKED, RIGHT, size, kb * size, kb, nb);
      } else {
        copyIn(heap, RIGHT / size, b, n, p, kb, j, nb);
        packRight(RIGHT_PACKED, RIGHT, nb * size, size, kb, nb);
      }
      for (let i = 0; i < m; i += BLOCK_M) {
        const mb = Math.min(BLOCK_M, m - i);
        if (aT) {
          copyIn(heap, LEFT / size, a, m, p, kb, i, mb);
          packLeft(LEFT_PACKED, LEFT, size, mb * size, mb, kb);
        } else {
          copyIn(heap, LEFT / size, a, k, i, mb, p, kb);
          packLeft(LEFT_PACKED, LEFT, kb * size, size, mb, kb);
        }
        if (p > 0) copyIn(heap, RESULT / size, out, n, i, mb, j, nb);
        block(LEFT_PACKED, RIGHT_PACKED, RESULT, mb, kb, nb, nb * size, p === 0, SPARE);
        copyOut(heap, RESULT / size, out, n, i, mb, j, nb);
      }
    }
  }
  return true;
}

/** Copies a block of a matrix with rows of length `width` into scratch memory, row after row. */
function copyIn(
  heap: Floats,
  to: number,
  x: Floats,
  width: number,
  row: number,
  rows: number,
  column: number,
  columns: number,
): void {
  if (columns === width) {
    const whole = row === 0 && rows * width === x.length;
    heap.set(whole ? x : x.subarray(row * width, (row + rows) * width), to);
    return;
  }
  for (let r = 0; r < rows; r++) {
    const from = (row + r) * width + column;
    heap.set(x.subarray(from, from + columns), to + r * columns);
  }
}

/** The way back. */
function copyOut(
  heap: Floats,
  from: number,
  x: Floats,
  width: number,
  row: number,
  rows: number,
  column: number,
  columns: number,
): void {
  if (columns === width) {
    x.set(heap.subarray(from, from + rows * columns), row * width);
    return;
  }
  for (let r = 0; r < rows; r++) {
    const start = from + r * columns;
    x.set(heap.subarray(start, start + columns), (row + r) * width + column);
  }
}

/** How much of scratch memory a product takes, for the test that it fits. */
export const PRODUCT_END: number = SPARE + 128;
