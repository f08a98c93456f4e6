import { SCRATCH, wasm } from './engine.js';
import { thinProduct } from './vectors.js';

type Floats = Float64Array | Float32Array;

// Blocks of the operands: a panel of the left one stays in the first-level cache, a block of the
// right one in the second.
const BLOCK_M = 96;
const BLOCK_K = 256;
const BLOCK_N = 512;

// Where they lie in scratch memory, in bytes: for each operand as it comes, then packed. An operand
// that fits is copied as a whole, at once; of others a block at a time.
const LEFT_BYTES = 8 << 20;
const RIGHT_BYTES = 4 << 20;
const RESULT_BYTES = 4 << 20;
const LEFT = SCRATCH;
const RIGHT = LEFT + LEFT_BYTES;
const RESULT = RIGHT + RIGHT_BYTES;
const LEFT_PACKED = RESULT + RESULT_BYTES;
const RIGHT_PACKED = LEFT_PACKED + BLOCK_M * BLOCK_K * 16;
const RIGHT_PACKED_BYTES = BLOCK_K * BLOCK_N * 8;
const EDGE_TILE = RIGHT_PACKED + RIGHT_PACKED_BYTES;

/** Products with fewer multiplications than this are left to the plain loops. */
const LEAST = 512;

/**
 * Whether {@link product} would pay for these sizes. Of float32 a product with a vector does not, unless
 * an operand had to be transposed for the plain loops first; of two vectors one number is left to them.
 */
export function wantsProduct(
  double: boolean,
  m: number,
  k: number,
  n: number,
  transposed: boolean,
): boolean {
  return m * k * n >= LEAST && ((m > 1 && n > 1) || (double ? m * n > 1 : transposed));
}

/**
 * out = a · b in WebAssembly, a (m, k) or with `aT` stored as (k, m), b (k, n) or with `bT` stored as
 * (n, k), out (m, n). float64 results are those of the plain loops, bit for bit: every element is
 * summed from k = 0 on. float32 is rounded at every step, like NumPy's.
 * Only the rows of `out` from `first` up to `end` are written.
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
  first = 0,
  end: number = m,
): boolean {
  const engine = wasm();
  if (engine === undefined) return false;
  const double = out instanceof Float64Array;
  if (double && first === 0 && end === m) {
    const [x, y] = [a as Float64Array, b as Float64Array];
    if (thinProduct(engine, x, aT, y, bT, out, m, k, n)) return true;
  }
  const heap = double ? engine.f64 : engine.f32;
  const { run } = engine;
  const size = double ? 8 : 4;
  const packLeft = double ? run.packLeft64 : run.packLeft32;
  const packRight = double ? run.packRight64 : run.packRight32;
  const block = double ? run.block64 : run.block32;
  const left = { heap, at: LEFT, x: a, rows: aT ? k : m, columns: aT ? m : k };
  const right = { heap, at: RIGHT, x: b, rows: bT ? n : k, columns: bT ? k : n };
  const result = { heap, at: RESULT, x: out, rows: m, columns: n };
  const allLeft = copyWhole(left, LEFT_BYTES);
  const allRight = copyWhole(right, RIGHT_BYTES);
  const fits = n * size <= 32 && k * 32 <= RIGHT_PACKED_BYTES && m * n * size <= RESULT_BYTES;
  if (fits && allLeft && allRight) {
    packRight(RIGHT_PACKED, RIGHT, bT ? size : n * size, bT ? k * size : size, k, n);
    const [rowStep, stepK] = aT ? [size, m * size] : [k * size, size];
    const narrow = double ? run.narrow64 : run.narrow32;
    const from = LEFT + first * rowStep;
    narrow(from, rowStep, stepK, RIGHT_PACKED, RESULT, end - first, k, n, EDGE_TILE);
    copyOut(result, first, end - first, 0, n);
    return true;
  }
  const { rows, columns } = partOfResult(end - first, n, size);
  for (let i0 = first; i0 < end; i0 += rows) {
    const ms = Math.min(rows, end - i0);
    for (let j0 = 0; j0 < n; j0 += columns) {
      const ns = Math.min(columns, n - j0);
      for (let p = 0; p < k; p += BLOCK_K) {
        const kb = Math.min(BLOCK_K, k - p);
        const slab = allRight || bT ? 0 : copyIn(right, p, kb, j0, ns);
        for (let j = j0; j < j0 + ns; j += BLOCK_N) {
          const nb = Math.min(BLOCK_N, j0 + ns - j);
          if (bT) {
            const width = allRight ? k : kb;
            const from = allRight ? RIGHT + (j * k + p) * size : copyIn(right, j, nb, p, kb);
            packRight(RIGHT_PACKED, from, size, width * size, kb, nb);
          } else {
            const width = allRight ? n : ns;
            const from = allRight ? RIGHT + (p * n + j) * size : slab + (j - j0) * size;
            packRight(RIGHT_PACKED, from, width * size, size, kb, nb);
          }
          for (let i = i0; i < i0 + ms; i += BLOCK_M) {
            const mb = Math.min(BLOCK_M, i0 + ms - i);
            if (aT) {
              const width = allLeft ? m : mb;
              const from = allLeft ? LEFT + (p * m + i) * size : copyIn(left, p, kb, i, mb);
              packLeft(LEFT_PACKED, from, size, width * size, mb, kb);
            } else {
              const width = allLeft ? k : kb;
              const from = allLeft ? LEFT + (i * k + p) * size : copyIn(left, i, mb, p, kb);
              packLeft(LEFT_PACKED, from, width * size, size, mb, kb);
            }
            const to = RESULT + ((i - i0) * ns + j - j0) * size;
            block(LEFT_PACKED, RIGHT_PACKED, to, mb, kb, nb, ns * size, p === 0, EDGE_TILE);
          }
        }
      }
      if (k > 0) copyOut(result, i0, ms, j0, ns);
    }
  }
  return true;
}

/**
 * How much of the result is computed at once. It stays in scratch memory until it is whole, and is
 * as wide as the room allows, so that long pieces of b's rows are copied.
 */
function partOfResult(m: number, n: number, size: number): { rows: number; columns: number } {
  const room = RESULT_BYTES / size;
  const rows = Math.min(m, roundDown(room / Math.min(n, BLOCK_N), 4));
  if (n <= BLOCK_N) return { rows, columns: n };
  const widest = Math.min(room / rows, RIGHT_BYTES / size / BLOCK_K);
  return { rows, columns: Math.min(n, roundDown(widest, BLOCK_N)) };
}

function roundDown(x: number, step: number): number {
  return Math.floor(x / step) * step;
}

/** A matrix, and where a block of it is kept in scratch memory. */
interface Place {
  readonly heap: Floats;
  readonly at: number;
  readonly x: Floats;
  readonly rows: number;
  readonly columns: number;
}

/** Copies a matrix into scratch memory if there is room. */
function copyWhole({ heap, at, x }: Place, room: number): boolean {
  if (x.byteLength > room) return false;
  heap.set(x, at / x.BYTES_PER_ELEMENT);
  return true;
}

/** Copies a block of a matrix into scratch memory, row after row; gives the place. */
function copyIn(
  { heap, at, x, columns: width }: Place,
  row: number,
  rows: number,
  column: number,
  columns: number,
): number {
  const to = at / x.BYTES_PER_ELEMENT;
  if (columns === width) {
    heap.set(x.subarray(row * width, (row + rows) * width), to);
    return at;
  }
  for (let r = 0; r < rows; r++) {
    const from = (row + r) * width + column;
    heap.set(x.subarray(from, from + columns), to + r * columns);
  }
  return at;
}

/** The way back. */
function copyOut(
  { heap, at, x, columns: width }: Place,
  row: number,
  rows: number,
  column: number,
  columns: number,
): void {
  const from = at / x.BYTES_PER_ELEMENT;
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
export const PRODUCT_END: number = EDGE_TILE + 128;
