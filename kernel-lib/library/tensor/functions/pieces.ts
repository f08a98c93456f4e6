import { describe, ShapeError, ValueError } from '../core/errors.js';
import { allocateFor } from '../core/memory.js';
import type { TensorLike } from '../core/ndarray.js';
import { toNdArray } from '../core/nested.js';
import { checkShape, formatShape, normalizeAxes, normalizeAxis } from '../core/shape.js';
import { read } from '../core/stored.js';
import { spread } from '../kernels/indexing.js';
import { Tensor, tensorOf, wrap } from '../Tensor.js';

const asTensor = (fn: string, x: TensorLike): Tensor => tensorOf(toNdArray(fn, x, 'x'));

/** `count` rows of x along an axis, row i from `source(i)`, which must be right. */
function gather(
  fn: string,
  x: Tensor,
  count: number,
  source: (i: number) => number,
  axis: number,
): Tensor {
  const n = x.shape[axis]!;
  const inner = x.shape.slice(axis + 1).reduce((p, s) => p * s, 1);
  const outer = x.shape.slice(0, axis).reduce((p, s) => p * s, 1);
  const shape = x.shape.with(axis, count);
  const out = allocateFor(fn, x.dtype, shape, [x.shape]);
  const data = read(x);
  let at = 0;
  for (let o = 0; o < outer; o++)
    for (let i = 0; i < count; i++) {
      const from = (o * n + source(i)) * inner;
      out.set(data.subarray(from, from + inner), at);
      at += inner;
    }
  return wrap({ data: out, shape, dtype: x.dtype });
}

const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

/** Cuts x into `parts` equal parts along an axis, or before each of the listed positions. */
export function split(x: TensorLike, parts: number | readonly number[], axis = 0): Tensor[] {
  const t = asTensor('split', x);
  const at = normalizeAxis('split', axis, t.ndim, t.shape);
  const n = t.shape[at]!;
  let cuts: readonly number[];
  if (typeof parts !== 'number' && !Array.isArray(parts))
    throw new ValueError(
      `split: parts is ${describe(parts)}; expected a number of equal parts, or positions such as [2, 5].`,
    );
  if (typeof parts === 'number') {
    if (!Number.isInteger(parts) || parts < 1 || n % parts !== 0)
      throw new ValueError(
        `split: axis ${at} of ${formatShape(t.shape)} has ${n} elements, which do not divide into ${parts} equal parts. Give positions instead, such as [2, 5].`,
      );
    cuts = range(parts - 1).map((i) => ((i + 1) * n) / parts);
  } else cuts = parts;
  const clamp = (p: number): number => Math.min(Math.max(p < 0 ? p + n : p, 0), n);
  return [...cuts, n].map((end, i) => {
    const from = i === 0 ? 0 : clamp(cuts[i - 1]!);
    return gather('split', t, Math.max(0, clamp(end) - from), (p) => p + from, at);
  });
}

/** x repeated side by side: `tile([1, 2], 3)` is [1, 2, 1, 2, 1, 2]; one count per axis. */
export function tile(x: TensorLike, reps: number | readonly number[]): Tensor {
  if (typeof reps !== 'number' && !Array.isArray(reps))
    throw new ValueError(
      `tile: reps is ${describe(reps)}; expected how often to repeat x: 3, or [2, 3] by axis.`,
    );
  const counts = checkShape('tile', reps);
  let t = asTensor('tile', x);
  while (t.ndim < counts.length) t = t.expandDims(0);
  const full = [...new Array<number>(t.ndim - counts.length).fill(1), ...counts];
  full.forEach((count, axis) => {
    const n = t.shape[axis]!;
    if (count !== 1) t = gather('tile', t, count * n, (i) => i % n, axis);
  });
  return t.copy();
}

/** Each element repeated: `repeat([1, 2], 2)` is [1, 1, 2, 2]; along an axis, or flattened. */
export function repeat(
  x: TensorLike,
  counts: number | readonly number[],
  axis?: number | null,
): Tensor {
  const whole = asTensor('repeat', x);
  const flat = axis === undefined || axis === null;
  const t = flat ? whole.flatten() : whole;
  const at = flat ? 0 : normalizeAxis('repeat', axis, t.ndim, t.shape);
  const n = t.shape[at]!;
  const each = typeof counts === 'number' ? new Array<number>(n).fill(counts) : counts;
  if (each.length !== n || each.some((c) => !Number.isInteger(c) || c < 0))
    throw new ValueError(
      `repeat: counts is ${describe(counts)}; expected one whole number, or one for each of the ${n} elements.`,
    );
  const total = each.reduce((sum, c) => sum + c, 0);
  const from = allocateFor('repeat', 'int32', [total], [whole.shape]);
  let end = 0;
  each.forEach((c, i) => {
    from.fill(i, end, end + c);
    end += c;
  });
  return gather('repeat', t, total, (i) => from[i]!, at);
}

/** x in reverse order along the named axes, or along all. */
export function flip(x: TensorLike, axis?: number | readonly number[] | null): Tensor {
  let t = asTensor('flip', x).copy();
  for (const at of normalizeAxes('flip', axis, t.shape))
    t = gather('flip', t, t.shape[at]!, (i) => t.shape[at]! - 1 - i, at);
  return t;
}

/** x moved on by `shift` along an axis; what falls off the end comes back at the start. */
export function roll(
  x: TensorLike,
  shift: number | readonly number[],
  axis?: number | readonly number[] | null,
): Tensor {
  const t = asTensor('roll', x);
  if (axis === undefined || axis === null) {
    const total = [shift].flat().reduce<number>((a, b) => a + (b as number), 0);
    return roll(t.flatten(), total, 0).reshape(t.shape);
  }
  const axes = [axis].flat() as number[];
  const shifts = [shift].flat() as number[];
  if (shifts.length !== 1 && axes.length !== 1 && shifts.length !== axes.length)
    throw new ValueError(`roll: ${shifts.length} shifts for ${axes.length} axes.`);
  let out = t.copy();
  for (let i = 0; i < Math.max(axes.length, shifts.length); i++) {
    const at = normalizeAxis('roll', axes[axes.length === 1 ? 0 : i]!, t.ndim, t.shape);
    const by = shifts[shifts.length === 1 ? 0 : i]!;
    if (!Number.isInteger(by))
      throw new ValueError(`roll: shift is ${describe(by)}; expected a whole number.`);
    const n = t.shape[at]!;
    out = gather('roll', out, n, (p) => (((p - by) % n) + n) % n, at);
  }
  return out;
}

/** What pad adds: a value, the edge again, the mirrored inside, or the other end. */
export type PadMode = 'constant' | 'edge' | 'reflect' | 'wrap';

/**
 * x with elements added around it: `pad(x, 1)` on all sides, `pad(x, [1, 2])` before and after on
 * every axis, `pad(x, [[0, 0], [1, 1]])` by axis. Modes: 'constant' (value), 'edge', 'reflect'
 * (mirrored, without the edge itself), 'wrap'.
 */
export function pad(
  x: TensorLike,
  width: number | readonly number[] | readonly (readonly number[])[],
  mode: PadMode = 'constant',
  value = 0,
): Tensor {
  let t = asTensor('pad', x);
  const widths = padWidths(width, t.ndim);
  if (!['constant', 'edge', 'reflect', 'wrap'].includes(mode))
    throw new ValueError(
      `pad: mode is ${describe(mode)}; expected 'constant', 'edge', 'reflect' or 'wrap'.`,
    );
  if (mode === 'constant') {
    const shape = t.shape.map((n, k) => n + widths[k]![0] + widths[k]![1]);
    const out = new Tensor(allocateFor('pad', t.dtype, shape, [t.shape]), shape, t.dtype);
    if (value !== 0) out.fill_(value);
    return out.set(t, ...t.shape.map((n, k) => `${widths[k]![0]}:${widths[k]![0] + n}`));
  }
  t = t.copy();
  for (let k = 0; k < t.ndim; k++) {
    const n = t.shape[k]!;
    const [before, after] = widths[k]!;
    if (n === 0 && before + after > 0)
      throw new ValueError(`pad: axis ${k} is empty, so mode '${mode}' has nothing to repeat.`);
    t = gather('pad', t, before + n + after, (p) => source(p - before, n, mode), k);
  }
  return t;
}

function source(p: number, n: number, mode: PadMode): number {
  if (mode === 'edge' || n === 1) return Math.min(Math.max(p, 0), n - 1);
  if (mode === 'wrap') return ((p % n) + n) % n;
  const period = 2 * (n - 1);
  const q = ((p % period) + period) % period;
  return q < n ? q : period - q;
}

function padWidths(width: unknown, ndim: number): [number, number][] {
  const ok = (v: unknown): v is number => Number.isInteger(v) && (v as number) >= 0;
  const list = [width].flat() as unknown[];
  if (list.every(ok) && list.length <= 2) {
    const both = [list[0], list[list.length - 1]] as [number, number];
    return Array.from({ length: ndim }, () => both);
  }
  const pairs = list.map((p) => [p].flat()) as number[][];
  if (
    pairs.every((p) => p.length <= 2 && p.length > 0 && p.every(ok)) &&
    (pairs.length === ndim || pairs.length === 1)
  )
    return Array.from({ length: ndim }, (_, k) => {
      const p = pairs[pairs.length === 1 ? 0 : k]!;
      return [p[0]!, p[p.length - 1]!];
    });
  throw new ShapeError(
    `pad: width ${JSON.stringify(width)} does not fit ${ndim} axes; expected 1, [before, after], or one such pair for each axis.`,
  );
}

/** x repeated to `shape` by the broadcasting rules (a copy). */
export function broadcastTo(x: TensorLike, shape: readonly number[]): Tensor {
  return wrap(
    spread('broadcastTo', toNdArray('broadcastTo', x, 'x'), checkShape('broadcastTo', shape)),
  ).copy();
}
