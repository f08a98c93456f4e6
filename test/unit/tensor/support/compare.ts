import { Tensor } from 'kernel-lib/tensor';
import type { Answer } from './oracle.js';

/** How far a result may be off: units in the last place, or |a - b| ≤ atol + rtol·|b|. */
export interface Tolerance {
  readonly ulp?: number;
  readonly rtol?: number;
  readonly atol?: number;
  /** 0 and -0 count as equal. */
  readonly anyZero?: boolean;
}

export type Result = Tensor | number | boolean | string | readonly Result[];

/** Why `ours` is not what NumPy answered; undefined if it is. */
export function difference(ours: Result, theirs: Answer, tolerance: Tolerance): string | undefined {
  if ('error' in theirs) return `NumPy refuses (${theirs.error}), but this gives ${show(ours)}`;
  if ('text' in theirs)
    return ours === theirs.text ? undefined : `got\n${String(ours)}\nexpected\n${theirs.text}`;
  if ('list' in theirs) {
    if (!Array.isArray(ours)) return `expected a list, got ${show(ours)}`;
    if (ours.length !== theirs.list.length)
      return `expected ${theirs.list.length} results, got ${ours.length}`;
    for (let i = 0; i < ours.length; i++) {
      const found = difference(ours[i], theirs.list[i]!, tolerance);
      if (found) return `result ${i}: ${found}`;
    }
    return undefined;
  }
  return arrays(ours, theirs, tolerance);
}

function arrays(ours: Result, theirs: Extract<Answer, { shape: unknown }>, tolerance: Tolerance) {
  const bytes = Buffer.from(theirs.data, 'base64');
  const want = Array.from({ length: bytes.length / 8 }, (_, i) => bytes.readDoubleLE(8 * i));
  if (typeof ours === 'number' || typeof ours === 'boolean') {
    if (theirs.shape.length !== 0) return `expected shape [${theirs.shape}], got the plain ${ours}`;
    return close(Number(ours), want[0]!, theirs.dtype, tolerance)
      ? undefined
      : `got ${ours}, expected ${want[0]}`;
  }
  if (!(ours instanceof Tensor)) return `expected an array, got ${show(ours)}`;
  const kind = ours.dtype === 'int32' ? 'int' : ours.dtype;
  if (kind !== theirs.dtype) return `dtype is ${kind}, expected ${theirs.dtype}`;
  if (String(ours.shape) !== String(theirs.shape) || ours.ndim !== theirs.shape.length)
    return `shape is [${ours.shape}], expected [${theirs.shape}]`;
  for (let i = 0; i < want.length; i++)
    if (!close(ours.data[i]!, want[i]!, theirs.dtype, tolerance))
      return `element ${i} is ${ours.data[i]}, expected ${want[i]}`;
  return undefined;
}

function close(a: number, b: number, dtype: string, t: Tolerance): boolean {
  if (Object.is(a, b)) return true;
  if (a === 0 && b === 0) return t.anyZero === true || dtype === 'int' || dtype === 'bool';
  if (dtype === 'int' || dtype === 'bool' || !Number.isFinite(a) || !Number.isFinite(b))
    return a === b;
  const gap = Math.abs(a - b);
  if (t.rtol !== undefined && gap <= t.rtol * Math.abs(b) + (t.atol ?? 0)) return true;
  return gap <= (t.ulp ?? 0) * spacing(b, dtype);
}

function spacing(x: number, dtype: string): number {
  const [digits, least] = dtype === 'float32' ? [23, -149] : [52, -1074];
  const exponent = Math.floor(Math.log2(Math.abs(x)));
  return Math.max(2 ** (exponent - digits!), 2 ** least!);
}

export function show(value: unknown): string {
  if (value instanceof Tensor)
    return `${value.dtype} (${value.shape}) [${Array.from(value.data, (v) => (Object.is(v, -0) ? '-0' : v))}]`;
  return Array.isArray(value) ? `[${value.map(show).join(', ')}]` : String(value);
}
