import { toBase64 } from '../platform/bytes.js';
import { PlotError } from './text.js';

/** A tensor, as far as a figure needs to know. */
export interface TensorLike {
  /** All elements, row by row. */
  readonly data: ArrayLike<number>;
  /** The sizes of the axes. */
  readonly shape: readonly number[];
}

/** A list of numbers: an array, a typed array or a tensor (flattened). */
export type Numbers = ArrayLike<number> | TensorLike;
/** A table of numbers: rows, or an (R, C) tensor. */
export type Table = readonly Numbers[] | TensorLike;

export function isTensorLike(value: unknown): value is TensorLike {
  return typeof value === 'object' && value !== null && 'shape' in value && 'data' in value;
}

/**
 * Six digits are more than a screen shows, and keep saved notebooks small. What is not finite
 * becomes a gap.
 */
function compact(x: number): number | null {
  return Number.isFinite(x) ? Number(x.toPrecision(6)) : null;
}

/** Plain JSON numbers, with `null` (a gap) for NaN and infinities. */
export function values(numbers: Numbers): (number | null)[] {
  return Array.from(isTensorLike(numbers) ? numbers.data : numbers, compact);
}

/** Rows of plain JSON numbers. */
export function rows(fn: string, table: Table): (number | null)[][] {
  if (!isTensorLike(table)) return table.map(values);
  const [R = 0, C = 0] = table.shape;
  if (table.shape.length !== 2) {
    throw new PlotError(`${fn}: expected a table (R, C), got a tensor (${table.shape.join(', ')})`);
  }
  return Array.from({ length: R }, (_, r) =>
    Array.from({ length: C }, (_, c) => compact(table.data[r * C + c] ?? Number.NaN)),
  );
}

/** Column `c` of an (N, D) table. */
export function column(fn: string, table: Table, c: number): (number | null)[] {
  return rows(fn, table).map((row) => row[c] ?? null);
}

/** The kinds of whole numbers that {@link packed} knows, by Plotly's names for them. */
const KINDS = { u1: Uint8Array, i2: Int16Array };

/**
 * A table of whole numbers in Plotly's compact form. A saved notebook gives each number of a plain
 * table a line of its own, which makes megabytes of a few maps.
 */
export function packed(kind: keyof typeof KINDS, table: readonly (readonly number[])[]) {
  const list = KINDS[kind].from(table.flat());
  const bdata = toBase64(new Uint8Array(list.buffer));
  return { dtype: kind, bdata, shape: `${table.length}, ${table[0]?.length ?? 0}` };
}

/** 0, 1, …, n - 1. */
export function count(n: number): number[] {
  return Array.from({ length: n }, (_, i) => i);
}

/** Complains when two lists that belong together differ in length. */
export function sameLength(
  fn: string,
  what: string,
  x: ArrayLike<unknown>,
  y: ArrayLike<unknown>,
): void {
  if (x.length !== y.length) {
    throw new PlotError(`${fn}: ${what} has ${x.length} x values and ${y.length} y values`);
  }
}

/** The smallest and largest of a list, for axis ranges. */
export function extent(numbers: Numbers): [low: number, high: number] {
  const list = isTensorLike(numbers) ? numbers.data : numbers;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < list.length; i++) {
    const x = list[i] ?? Number.NaN;
    if (x < low) low = x;
    if (x > high) high = x;
  }
  return [low, high];
}
