import { loopTake } from '../../blas/internal.js';
import type { Floats } from '../../wasm/internal.js';
import { castData, type DType, dtypeOf, isFloat, type TypedArray } from '../core/dtype.js';
import { DTypeError, describe, IndexError, ShapeError } from '../core/errors.js';
import { allocate, allocateFor, allocateUnset, copyOf, needRoom, overlap } from '../core/memory.js';
import { isNdArray, type NdArray, type NestedArray, type TensorLike } from '../core/ndarray.js';
import { fromNested, toNdArray } from '../core/nested.js';
import { broadcastShapes, formatShape, sameShape, sizeOf, stridesOf } from '../core/shape.js';
import { read, write } from '../core/stored.js';
import * as bool from '../loops/generated/positions/bool.js';
import * as float32 from '../loops/generated/positions/float32.js';
import * as int32 from '../loops/generated/positions/int32.js';
import * as float64 from '../loops/positions/float64.js';
import { choose } from './choose.js';
import { copyStrided } from './layout.js';
import { placesOf, slicesOf } from './places.js';
import { parseSlice } from './sliceText.js';

/**
 * One part of an index: a number (that axis goes), a slice `'1:5'`, `':'`, `'::-1'`, `'...'`,
 * `null` (a new axis), a list or int tensor of positions, or a bool mask.
 */
export type SliceSpec = number | string | null | NdArray | readonly number[] | readonly boolean[];

/** What an index selects: positions in memory, in the order and shape of the result. */
interface Selection {
  readonly shape: number[];
  readonly offsets: Int32Array;
}

/** One output axis: a walk along memory, or listed offsets that several axes may share. */
interface Walk {
  readonly size: number;
  readonly step: number;
}

interface Plan {
  /** Offset that comes from plain numbers and from where slices start. */
  start: number;
  readonly walks: Walk[];
  /** Listed positions, already times their axis's stride, and where they stand. */
  readonly lists: { readonly index: NdArray; readonly stride: number; readonly axis: number }[];
  /** Position among the walks where the listed axes go. */
  listsAt: number;
}

/** NumPy's `x[specs]`, as a new tensor. */
export function select(fn: string, x: NdArray, specs: readonly SliceSpec[]): NdArray {
  const at = usualPlaces(fn, x.shape, specs);
  if (at === undefined) return selectPlainly(fn, x, specs);
  const data = allocateFor(fn, x.dtype, at.shape, [x.shape], allocateUnset);
  const { shape, starts, places, run } = at;
  const from = read(x);
  const done = isFloat(x.dtype) && loopTake(from as Floats, starts, places, run, data as Floats);
  if (!done) LOOPS[x.dtype].takeAt(from, starts, places, run, data);
  return { data, shape: [...shape], dtype: x.dtype };
}

/** The same for every index there is, one element after the other. */
export function selectPlainly(fn: string, x: NdArray, specs: readonly SliceSpec[]): NdArray {
  const plan = planOf(fn, x.shape, specs);
  if (plan.lists.length === 0) {
    const shape = plan.walks.map((w) => w.size);
    const data = allocateFor(fn, x.dtype, shape, [x.shape], allocateUnset);
    copyStrided(
      read(x),
      plan.start,
      plan.walks.map((w) => w.step),
      shape,
      data,
    );
    return { data, shape, dtype: x.dtype };
  }
  const { shape, offsets } = resolve(fn, plan);
  const data = allocateFor(fn, x.dtype, shape, [x.shape], allocateUnset);
  const from = read(x);
  for (let i = 0; i < offsets.length; i++) data[i] = from[offsets[i]!]!;
  return { data, shape, dtype: x.dtype };
}

/** NumPy's `x[specs] = value`, in place; `value` broadcasts. */
export function assign(
  fn: string,
  x: NdArray,
  specs: readonly SliceSpec[],
  value: TensorLike,
): void {
  const mask = specs.length === 1 ? specs[0] : undefined;
  if (isNdArray(mask) && mask.dtype === 'bool' && sameShape(mask.shape, x.shape)) {
    const data = read(castForStore(fn, x, toNdArray(fn, value, 'value')));
    if (data.length === 1) {
      const own = write(x);
      choose(read(mask), castData(data, x.dtype), own, own);
      return;
    }
  }
  const at = usualPlaces(fn, x.shape, specs);
  if (at === undefined) {
    assignPlainly(fn, x, specs, value);
    return;
  }
  const source = valuesFor(fn, x, value, at.shape);
  const { starts, places, run } = at;
  const values = castData(source, x.dtype);
  LOOPS[x.dtype].putAt(write(x), starts, places, run, values, values.length === 1 ? 0 : 1);
}

/** The same for every index there is, one element after the other. */
export function assignPlainly(
  fn: string,
  x: NdArray,
  specs: readonly SliceSpec[],
  value: TensorLike,
): void {
  const { shape, offsets } = resolve(fn, planOf(fn, x.shape, specs));
  const values = valuesFor(fn, x, value, shape);
  const one = values.length === 1;
  const own = write(x);
  for (let i = 0; i < offsets.length; i++) own[offsets[i]!] = values[one ? 0 : i]!;
}

/** NumPy's `np.add.at(x, specs, value)`, in place: a position named twice is added to twice. */
export function addAt(
  fn: string,
  x: NdArray,
  specs: readonly SliceSpec[],
  value: TensorLike,
): void {
  const at = usualPlaces(fn, x.shape, specs);
  const source = at && valuesFor(fn, x, value, at.shape);
  // Of another type every sum is rounded once, from the value as it came; bools are not added.
  if (!at || !source || dtypeOf(source) !== x.dtype || x.dtype === 'bool') {
    addAtPlainly(fn, x, specs, value);
    return;
  }
  const { starts, places, run } = at;
  LOOPS[x.dtype].addTo(write(x), starts, places, run, source, source.length === 1 ? 0 : 1);
}

/** The same for every index there is, one element after the other. */
export function addAtPlainly(
  fn: string,
  x: NdArray,
  specs: readonly SliceSpec[],
  value: TensorLike,
): void {
  const { shape, offsets } = resolve(fn, planOf(fn, x.shape, specs));
  const values = valuesFor(fn, x, value, shape);
  const one = values.length === 1;
  const own = write(x);
  for (let i = 0; i < offsets.length; i++) {
    const sum = own[offsets[i]!]! + values[one ? 0 : i]!;
    // Of two bools the sum is their or.
    own[offsets[i]!] = x.dtype === 'bool' ? Number(sum !== 0) : sum;
  }
}

/** The loops of a type. What they read is decided by the dtype, at run time. */
interface PlaceLoops {
  takeAt(x: TypedArray, starts: Int32Array, places: Int32Array, run: number, out: TypedArray): void;
  putAt: Write;
  addTo: Write;
}

type Write = (
  x: TypedArray,
  starts: Int32Array,
  places: Int32Array,
  run: number,
  values: TypedArray,
  step: number,
) => void;

const LOOPS = { float64, float32, int32, bool } as unknown as Record<DType, PlaceLoops>;

/** The places of the usual indices; undefined for all others. */
function usualPlaces(fn: string, shape: readonly number[], specs: readonly SliceSpec[]) {
  for (const spec of specs)
    if (typeof spec === 'object' && spec !== null) return placesOf(fn, shape, specs);
  return slicesOf(fn, shape, specs);
}

/** The values for a part of x that has a shape: one for all of it, or one for each element. */
function valuesFor(
  fn: string,
  x: NdArray,
  value: TensorLike,
  shape: readonly number[],
): TypedArray {
  const source = castForStore(fn, x, toNdArray(fn, value, 'value'));
  const one = read(source);
  if (one.length === 1) return one;
  const data = read(spread(fn, source, shape));
  // What is read must not change while x is written.
  return overlap(data, read(x)) ? copyOf(data) : data;
}

/** A value that is to be stored in x: whole for int32, 0 or 1 for bool. */
function castForStore(fn: string, x: NdArray, value: NdArray): NdArray {
  if (x.dtype === 'bool')
    return { data: castData(read(value), 'bool'), shape: value.shape, dtype: 'bool' };
  if (x.dtype === 'int32' && isFloat(value.dtype)) {
    const bad = read(value).find((v) => (v | 0) !== v);
    if (bad !== undefined)
      throw new DTypeError(
        `${fn}: x is int32 and cannot hold ${bad}. Use x.astype('float64') first.`,
      );
  }
  return value;
}

/** `x` repeated to `shape`. */
export function spread(fn: string, x: NdArray, shape: readonly number[]): NdArray {
  if (sameShape(x.shape, shape)) return x;
  const trimmed = x.shape.slice(Math.max(0, x.shape.length - shape.length));
  const extra = x.shape.slice(0, x.shape.length - trimmed.length);
  const fits = extra.every((n) => n === 1);
  if (!fits || !sameShape(broadcastShapes(fn, trimmed, shape), shape))
    throw new ShapeError(
      `${fn}: a value of shape ${formatShape(x.shape)} does not broadcast to ${formatShape(shape)}.`,
    );
  const strides = stridesOf(trimmed).map((s, i) => (trimmed[i] === 1 ? 0 : s));
  const full = [...new Array<number>(shape.length - trimmed.length).fill(0), ...strides];
  const data = allocateFor(fn, x.dtype, shape, [x.shape], allocateUnset);
  copyStrided(read(x), 0, full, shape, data);
  return { data, shape: [...shape], dtype: x.dtype };
}

function planOf(fn: string, shape: readonly number[], given: readonly SliceSpec[]): Plan {
  const specs = partsOf(fn, shape, given);
  const strides = stridesOf(shape);
  const plan: Plan = { start: 0, walks: [], lists: [], listsAt: -1 };
  const listed = specs.some((s) => isNdArray(s));
  const open = shape.length - specs.reduce<number>((n, spec) => n + axesOf(spec), 0);
  let split = false;
  let lastList = -1;
  let axis = 0;
  specs.forEach((spec, position) => {
    if (spec === null) plan.walks.push({ size: 1, step: 0 });
    else if (spec === '...') {
      // It keeps its place even when it stands for no axis: lists on both sides of it are apart.
      for (let k = 0; k < open; k++, axis++)
        plan.walks.push({ size: shape[axis]!, step: strides[axis]! });
    } else if (typeof spec === 'number') {
      plan.start += checkIndex(fn, spec, axis, shape) * strides[axis]!;
      // Beside a list, a plain number counts as one (NumPy's rule for where the lists' axes go).
      if (listed) markList(position);
      axis++;
    } else if (typeof spec === 'string') {
      const { start, size, step } = parseSlice(fn, spec, shape[axis]!);
      plan.start += start * strides[axis]!;
      plan.walks.push({ size, step: step * strides[axis]! });
      axis++;
    } else {
      markList(position);
      if (spec.dtype === 'bool') checkMask(fn, spec, axis, shape);
      for (const index of positionsOf(spec)) {
        for (const i of index.data) checkIndex(fn, i, axis, shape);
        plan.lists.push({ index, stride: strides[axis] ?? 0, axis });
        axis++;
      }
    }
  });
  for (; axis < shape.length; axis++) plan.walks.push({ size: shape[axis]!, step: strides[axis]! });
  if (split) plan.listsAt = 0;
  for (const { index, stride, axis: a } of plan.lists)
    for (let i = 0; i < index.data.length; i++) {
      const at = index.data[i]!;
      index.data[i] = (at < 0 ? at + shape[a]! : at) * stride;
    }
  return plan;

  function markList(position: number): void {
    if (plan.listsAt < 0) plan.listsAt = plan.walks.length;
    else if (lastList !== position - 1) split = true;
    lastList = position;
  }
}

type Part = number | string | null | NdArray;

/** Splits `'0:5, 1'`, makes arrays of lists; counts axes. */
function partsOf(fn: string, shape: readonly number[], given: readonly SliceSpec[]): Part[] {
  const specs: Part[] = [];
  for (const spec of given) {
    if (typeof spec === 'string') {
      for (const part of spec.split(',')) {
        const text = part.trim();
        specs.push(/^[+-]?\d+$/.test(text) ? Number(text) : text);
      }
    } else if (spec === null || typeof spec === 'number') specs.push(spec);
    else if (isNdArray(spec) || Array.isArray(spec)) specs.push(indexArray(fn, spec));
    else
      throw new DTypeError(
        `${fn}: an index is ${describe(spec)}; expected a number, a slice such as '0:5', null, a list of positions or a mask.${undefinedHint(spec)}`,
      );
  }
  const used = specs.reduce<number>((n, spec) => n + axesOf(spec), 0);
  if (used > shape.length)
    throw new IndexError(
      `${fn}: ${used} indices for x ${formatShape(shape)}, which has ${shape.length} ${shape.length === 1 ? 'axis' : 'axes'}.${commaHint(given)}`,
    );
  if (specs.indexOf('...') !== specs.lastIndexOf('...'))
    throw new IndexError(`${fn}: '...' can stand only once.`);
  return specs;
}

/** How many axes of x a part of an index stands for; what `'...'` does follows from the others. */
function axesOf(spec: Part): number {
  if (spec === null || spec === '...') return 0;
  return isNdArray(spec) && spec.dtype === 'bool' ? spec.shape.length : 1;
}

const undefinedHint = (spec: unknown): string =>
  spec === undefined ? ' Is a variable misspelt, or a loop one step too far?' : '';

/** A comma sets axes apart, which is not what `'0,5'` for a range meant. */
function commaHint(given: readonly SliceSpec[]): string {
  const pair = given.map((s) => /^\s*(-?\d+)\s*,\s*(-?\d+)\s*$/.exec(String(s))).find(Boolean);
  return typeof given[0] === 'string' && pair
    ? ` A comma sets axes apart: for a range write '${pair[1]}:${pair[2]}'.`
    : '';
}

/** A list or tensor of positions or flags; positions are whole numbers. */
function indexArray(fn: string, spec: NdArray | readonly number[] | readonly boolean[]): NdArray {
  const array = isNdArray(spec)
    ? spec
    : spec.length === 0
      ? fromNested(fn, [], 'int32')
      : fromNested(fn, spec as NestedArray);
  if (isFloat(array.dtype)) {
    const bad = read(array).find((v) => !Number.isInteger(v));
    if (bad !== undefined)
      throw new IndexError(`${fn}: an index is ${bad}; positions must be whole numbers.`);
  }
  return array;
}

/** Lists of int32 positions, to be written over: one for each axis of a mask, one for positions. */
function positionsOf(spec: NdArray): NdArray[] {
  if (spec.dtype !== 'bool')
    return [{ data: castData(read(spec), 'int32').slice(), shape: spec.shape, dtype: 'int32' }];
  return nonzero(spec);
}

/** A mask must cover the axes it stands on, element for element. */
function checkMask(fn: string, mask: NdArray, axis: number, shape: readonly number[]): void {
  if (mask.shape.length === 0)
    throw new IndexError(
      `${fn}: a mask of shape () stands on no axis. For all or nothing use if (mask.item()).`,
    );
  const covered = shape.slice(axis, axis + mask.shape.length);
  if (!sameShape(mask.shape, covered))
    throw new IndexError(
      `${fn}: a mask of shape ${formatShape(mask.shape)} does not cover the axes it stands on, which have shape ${formatShape(covered)}.`,
    );
}

/** The positions of what is not zero: one int32 list per axis. */
export function nonzero(x: NdArray): NdArray[] {
  const flags = read(x);
  const hits = new Int32Array(flags.length + 1);
  let count = 0;
  for (let i = 0; i < flags.length; i++) {
    hits[count] = i;
    count += Number(flags[i] !== 0);
  }
  const strides = stridesOf(x.shape);
  return x.shape.map((n, k) => {
    const data = allocate('int32', count);
    for (let i = 0; i < count; i++) data[i] = Math.floor(hits[i]! / strides[k]!) % n;
    return { data, shape: [count], dtype: 'int32' };
  });
}

/** Flat offsets of everything that the plan selects. */
function resolve(fn: string, plan: Plan): Selection {
  let common: readonly number[] = [];
  for (const { index } of plan.lists) common = broadcastShapes(fn, common, index.shape);
  const before = plan.walks.slice(0, Math.max(plan.listsAt, 0));
  const after = plan.walks.slice(Math.max(plan.listsAt, 0));
  const shape = [...before.map((w) => w.size), ...common, ...after.map((w) => w.size)];
  needRoom(
    fn,
    shape,
    plan.lists.map(({ index }) => index.shape),
  );
  let offsets: Int32Array = Int32Array.of(plan.start);
  for (const { size, step } of before)
    offsets = outer(
      offsets,
      Int32Array.from({ length: size }, (_, i) => i * step),
    );
  if (plan.lists.length > 0) {
    const sum = new Int32Array(sizeOf(common));
    for (const { index } of plan.lists) {
      const wide = spread(fn, index, common).data;
      for (let i = 0; i < sum.length; i++) sum[i]! += wide[i]!;
    }
    offsets = outer(offsets, sum);
  }
  for (const { size, step } of after)
    offsets = outer(
      offsets,
      Int32Array.from({ length: size }, (_, i) => i * step),
    );
  return { shape, offsets };
}

function outer(a: Int32Array, b: Int32Array) {
  const out = new Int32Array(a.length * b.length);
  for (let i = 0, o = 0; i < a.length; i++)
    for (let j = 0; j < b.length; j++) out[o++] = a[i]! + b[j]!;
  return out;
}

/** An index within its axis, counted from the front. */
export function checkIndex(
  fn: string,
  index: number,
  axis: number,
  shape: readonly number[],
): number {
  const size = shape[axis]!;
  const at = index < 0 ? index + size : index;
  if (at >= 0 && at < size && Number.isInteger(at)) return at;
  if (!Number.isInteger(index))
    throw new IndexError(
      `${fn}: index ${typeof index === 'string' ? JSON.stringify(index) : index} on axis ${axis} is no whole number.`,
    );
  const range = size === 0 ? 'that axis is empty' : `valid are 0 to ${size - 1}, or -${size} to -1`;
  throw new IndexError(
    `${fn}: index ${index} is out of range for axis ${axis} of shape ${formatShape(shape)}: ${range}.`,
  );
}
