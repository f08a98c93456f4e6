import type { TypedArray } from '../core/dtype.js';
import type { Loop } from './operations.js';

/** Steps of one operand along every axis of the result; 0 where it is repeated. */
function broadcastStrides(from: readonly number[], to: readonly number[]): number[] {
  const strides = new Array<number>(to.length).fill(0);
  let step = 1;
  for (let i = from.length - 1, o = to.length - 1; i >= 0; i--, o--) {
    if (from[i] !== 1) strides[o] = step;
    step *= from[i]!;
  }
  return strides;
}

/**
 * Runs `loop` over all rows of `shape`, reading a and b with broadcasting. Neighbouring axes that
 * both operands walk through evenly are joined first, so that rows are as long as they can be.
 */
export function rows(
  loop: Loop,
  a: TypedArray,
  aShape: readonly number[],
  b: TypedArray,
  bShape: readonly number[],
  out: TypedArray,
  shape: readonly number[],
): void {
  if (out.length === 0) return;
  const sa = broadcastStrides(aShape, shape);
  const sb = broadcastStrides(bShape, shape);
  const dims: number[] = [];
  const as: number[] = [];
  const bs: number[] = [];
  for (let k = 0; k < shape.length; k++) {
    const n = shape[k]!;
    if (n === 1) continue;
    const last = dims.length - 1;
    if (last >= 0 && as[last] === sa[k]! * n && bs[last] === sb[k]! * n) {
      dims[last]! *= n;
      as[last] = sa[k]!;
      bs[last] = sb[k]!;
    } else {
      dims.push(n);
      as.push(sa[k]!);
      bs.push(sb[k]!);
    }
  }
  if (dims.length === 0) {
    loop(a, 0, 0, b, 0, 0, out, 0, 1);
    return;
  }
  const inner = dims.length - 1;
  const n = dims[inner]!;
  if (inner === 1) {
    const [ra, rb] = [as[0]!, bs[0]!];
    const di = as[1]!;
    const dj = bs[1]!;
    const steps = di < 2 && dj < 2 && di + dj > 0;
    // A row at a time: `out` may be an operand, but then it is walked through as that is.
    if (steps && loop.inRows?.(a, ra, di, b, rb, dj, out, n)) return;
    if (isWhole(as, n) && isRow(bs)) {
      if (loop.withRow?.(a, b, n, out)) return;
      if (isShort(n, out)) {
        tiled(loop, a, b, n, out, fillWithRow);
        return;
      }
    }
    if (isRow(as) && isWhole(bs, n) && loop.commutes && loop.withRow?.(b, a, n, out)) return;
    if (isWhole(as, n) && isColumn(bs) && isShort(n, out)) {
      tiled(loop, a, b, n, out, fillWithColumn);
      return;
    }
  }
  const di = as[inner]!;
  const dj = bs[inner]!;
  const count = new Array<number>(inner).fill(0);
  let i = 0;
  let j = 0;
  for (let o = 0; o < out.length; o += n) {
    loop(a, i, di, b, j, dj, out, o, n);
    for (let k = inner - 1; k >= 0; k--) {
      i += as[k]!;
      j += bs[k]!;
      if (++count[k]! < dims[k]!) break;
      i -= as[k]! * dims[k]!;
      j -= bs[k]! * dims[k]!;
      count[k] = 0;
    }
  }
}

const isWhole = (steps: readonly number[], n: number): boolean => steps[0] === n && steps[1] === 1;
const isRow = (steps: readonly number[]): boolean => steps[0] === 0 && steps[1] === 1;
const isColumn = (steps: readonly number[]): boolean => steps[0] === 1 && steps[1] === 0;

/** Elements that are worked on at once where rows are short. */
const TILE = 2048;
/** Rows that are, where there are many. */
const isShort = (n: number, out: TypedArray): boolean => n < TILE / 4 && out.length >= TILE / 4;

type Fill = (tile: TypedArray, b: TypedArray, n: number, row: number) => void;

const fillWithRow: Fill = (tile, b, n, row) => {
  if (row === 0) for (let i = 0; i < tile.length; i += n) tile.set(b, i);
};

const fillWithColumn: Fill = (tile, b, n, row) => {
  const last = Math.min(b.length, row + tile.length / n);
  for (let i = 0, r = row; r < last; r++) {
    const value = b[r]!;
    for (const end = i + n; i < end; i++) tile[i] = value;
  }
};

/** Several short rows at once, with what each meets of b written out in a tile. */
function tiled(
  loop: Loop,
  a: TypedArray,
  b: TypedArray,
  n: number,
  out: TypedArray,
  fill: Fill,
): void {
  const most = Math.min(Math.floor(TILE / n) * n, out.length);
  const tile = new (b.constructor as new (size: number) => TypedArray)(most);
  for (let i = 0; i < out.length; i += most) {
    fill(tile, b, n, i / n);
    loop(a, i, 1, tile, 0, 1, out, i, Math.min(most, out.length - i));
  }
}
