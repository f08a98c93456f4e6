import { isNdArray, type NdArray } from '../core/ndarray.js';
import { sameShape, sizeOf, stridesOf } from '../core/shape.js';
import { read } from '../core/stored.js';
import type { SliceSpec } from './indexing.js';
import { parseSlice } from './sliceText.js';

/**
 * What an index selects, where that is listed positions on neighbouring axes, with slices before
 * and whole axes behind them: `run` elements side by side from every start plus every place on.
 */
export interface Places {
  /** Of the result. */
  readonly shape: number[];
  readonly starts: Int32Array;
  readonly places: Int32Array;
  readonly run: number;
}

/** Listed positions of one or more axes, in elements of memory. */
interface Listed {
  readonly places: Int32Array;
  readonly shape: readonly number[];
  readonly axes: number;
}

const ORIGIN: Int32Array = Int32Array.of(0);
const NOTHING: Int32Array = new Int32Array(0);

/**
 * The places of the usual indices: masks, lists and pairs of lists, with slices in front of them.
 * Undefined for all others, and for whatever is wrong, since `select` knows how to say it.
 */
export function placesOf(
  fn: string,
  shape: readonly number[],
  specs: readonly SliceSpec[],
): Places | undefined {
  const strides = stridesOf(shape);
  let starts: Int32Array = ORIGIN;
  let found: Listed | undefined;
  let axis = 0;
  const before: number[] = [];
  for (const spec of specs) {
    if (axis >= shape.length || spec === null || typeof spec === 'number') return undefined;
    if (typeof spec === 'string') {
      if (!spec.includes(':') || spec.includes(',')) return undefined;
      const { start, size, step } = parseSlice(fn, spec.trim(), shape[axis]!);
      if (found === undefined) {
        starts = spreadStarts(starts, start * strides[axis]!, size, step * strides[axis]!);
        before.push(size);
      } else if (start !== 0 || step !== 1 || size !== shape[axis]) return undefined;
      axis++;
      continue;
    }
    const end = found === undefined ? axis : before.length + found.axes;
    const next = end === axis ? listedBy(spec, shape, strides, axis) : undefined;
    if (next === undefined || (found && !sameShape(found.shape, next.shape))) return undefined;
    if (found) for (let i = 0; i < next.places.length; i++) next.places[i]! += found.places[i]!;
    found = found ? { ...next, axes: found.axes + next.axes } : next;
    axis += next.axes;
  }
  if (found === undefined) return undefined;
  const after = shape.slice(before.length + found.axes);
  return {
    shape: [...before, ...found.shape, ...after],
    starts,
    places: found.places,
    run: sizeOf(after),
  };
}

/** Slices that have been looked up of late: a loop takes the same parts of arrays of one shape again and again. */
const LATELY: { shape: readonly number[]; specs: readonly SliceSpec[]; found: Places }[] = [];
const MOST_LATELY = 16;
let oldest = 0;

/**
 * The same for numbers and slices alone: the elements that stand side by side are one run, however
 * many axes they fill. Undefined for `'...'`, new axes and whatever is wrong. What it gives is not to be
 * written.
 */
export function slicesOf(
  fn: string,
  shape: readonly number[],
  specs: readonly SliceSpec[],
): Places | undefined {
  if (specs.length > shape.length) return undefined;
  for (const known of LATELY)
    if (sameItems(known.specs, specs) && sameItems(known.shape, shape)) return known.found;
  const found = lookUp(fn, shape, specs);
  // To keep a long list of places would take more memory than to list them again takes time.
  if (found !== undefined && found.starts.length + found.places.length <= MOST_PLACES) {
    LATELY[oldest] = { shape: [...shape], specs: [...specs], found };
    oldest = (oldest + 1) % MOST_LATELY;
  }
  return found;
}

const MOST_PLACES = 1024;

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

function lookUp(
  fn: string,
  shape: readonly number[],
  specs: readonly SliceSpec[],
): Places | undefined {
  const strides = stridesOf(shape);
  const sizes: number[] = [];
  const steps: number[] = [];
  let first = 0;
  for (let axis = 0; axis < shape.length; axis++) {
    const spec = axis < specs.length ? specs[axis] : ':';
    if (typeof spec === 'number') {
      const at = spec < 0 ? spec + shape[axis]! : spec;
      if (!(at >= 0 && at < shape[axis]!) || (at | 0) !== at) return undefined;
      first += at * strides[axis]!;
    } else if (typeof spec === 'string' && spec.includes(':') && !spec.includes(',')) {
      const { start, size, step } = parseSlice(fn, spec.trim(), shape[axis]!);
      first += start * strides[axis]!;
      sizes.push(size);
      steps.push(step * strides[axis]!);
    } else return undefined;
  }
  const found = [...sizes];
  if (sizeOf(found) === 0) return { shape: found, starts: ORIGIN, places: NOTHING, run: 1 };
  let run = 1;
  while (sizes.length > 0 && (steps.at(-1) === run || sizes.at(-1) === 1)) {
    run *= sizes.pop()!;
    steps.pop();
  }
  let starts: Int32Array = Int32Array.of(first);
  const places = sizes.length > 0 ? spreadStarts(ORIGIN, 0, sizes.pop()!, steps.pop()!) : ORIGIN;
  sizes.forEach((size, k) => {
    starts = spreadStarts(starts, 0, size, steps[k]!);
  });
  return { shape: found, starts, places, run };
}

/** Every start, moved on by each of `size` steps. */
function spreadStarts(starts: Int32Array, first: number, size: number, step: number): Int32Array {
  const out = new Int32Array(starts.length * size);
  let o = 0;
  for (let s = 0; s < starts.length; s++)
    for (let i = 0; i < size; i++) out[o++] = starts[s]! + first + i * step;
  return out;
}

function listedBy(
  spec: NdArray | readonly number[] | readonly boolean[],
  shape: readonly number[],
  strides: readonly number[],
  axis: number,
): Listed | undefined {
  if (!isNdArray(spec)) {
    if (!Array.isArray(spec) || spec.length === 0) return undefined;
    if (typeof spec[0] !== 'boolean')
      return positionsOf(spec as readonly number[], [spec.length], shape[axis]!, strides[axis]!);
    if (spec.length !== shape[axis]) return undefined;
    for (const flag of spec) if (typeof flag !== 'boolean') return undefined;
    const flags = Uint8Array.from(spec as readonly boolean[], Number);
    return maskOf(flags, 1, strides[axis]!);
  }
  if (spec.dtype !== 'bool')
    return positionsOf(read(spec), spec.shape, shape[axis]!, strides[axis]!);
  const axes = spec.shape.length;
  if (axes === 0 || !sameShape(spec.shape, shape.slice(axis, axis + axes))) return undefined;
  return maskOf(read(spec) as Uint8Array, axes, strides[axis + axes - 1]!);
}

/** Positions along an axis of `size`, negative ones from its end. */
function positionsOf(
  list: ArrayLike<number>,
  shape: readonly number[],
  size: number,
  stride: number,
): Listed | undefined {
  const places = new Int32Array(list.length);
  for (let i = 0; i < places.length; i++) {
    const at = list[i]!;
    const whole = at | 0;
    if (whole !== at || whole >= size || whole < -size) return undefined;
    places[i] = (whole < 0 ? whole + size : whole) * stride;
  }
  return { places, shape, axes: 1 };
}

/** Where the mask is set. Nothing is decided for each flag, which a processor would guess wrong. */
function maskOf(flags: Uint8Array, axes: number, stride: number): Listed {
  const all = new Int32Array(flags.length + 1);
  let count = 0;
  for (let i = 0; i < flags.length; i++) {
    all[count] = i * stride;
    count += Number(flags[i] !== 0);
  }
  return { places: all.subarray(0, count), shape: [count], axes };
}
