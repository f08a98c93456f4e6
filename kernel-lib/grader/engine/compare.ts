import { formatShape, Tensor } from 'kernel-lib/tensor';
import { isTypedArray, typedArrayKinds } from '../protocol/tensors.js';
import { Handle, Opaque } from '../protocol/values.js';

/** How close a number must be: |got - want| <= atol * scale + rtol * |want|. */
export interface Tolerance {
  /** Relative part. Measured: reordered float64 sums differ by less than 1e-12. */
  rtol: number;
  /** Absolute floor, in units of the largest expected magnitude (at least 1). */
  atol: number;
}

export const DEFAULT_TOLERANCE: Tolerance = { rtol: 1e-8, atol: 1e-10 };

/** The first difference between two tensors of the same shape, and how many there are. */
export interface Mismatch {
  index: number[];
  got: number;
  want: number;
  count: number;
  total: number;
}

/** Same NaN, same infinity, or close enough. */
export function closeEnough(
  got: number,
  want: number,
  scale: number,
  tolerance: Tolerance,
): boolean {
  if (Object.is(got, want) || got === want) return true;
  if (!Number.isFinite(got) || !Number.isFinite(want)) {
    return Number.isNaN(got) && Number.isNaN(want);
  }
  return Math.abs(got - want) <= tolerance.atol * scale + tolerance.rtol * Math.abs(want);
}

/** The largest finite magnitude, at least 1e-6: what the absolute floor is measured in. */
export function scaleOf(want: Tensor): number {
  let largest = 1e-6;
  for (const value of want.data) {
    const size = Math.abs(value);
    if (size > largest && size < Number.POSITIVE_INFINITY) largest = size;
  }
  return largest;
}

/** `undefined` when every element agrees; the worst element otherwise. */
export function compareTensors(
  got: Tensor,
  want: Tensor,
  tolerance: Tolerance = DEFAULT_TOLERANCE,
): Mismatch | undefined {
  const scale = scaleOf(want);
  let worst = -1;
  let worstSize = -1;
  let count = 0;
  for (let i = 0; i < want.size; i++) {
    const [a, b] = [got.data[i] as number, want.data[i] as number];
    if (closeEnough(a, b, scale, tolerance)) continue;
    count += 1;
    const size = Number.isFinite(a) ? Math.abs(a - b) : Number.POSITIVE_INFINITY;
    if (size > worstSize) [worst, worstSize] = [i, size];
  }
  if (count === 0) return undefined;
  return {
    index: unravel(worst, want.shape),
    got: got.data[worst] as number,
    want: want.data[worst] as number,
    count,
    total: want.size,
  };
}

function unravel(flat: number, shape: readonly number[]): number[] {
  const index: number[] = [];
  let rest = flat;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const extent = shape[axis] as number;
    index.unshift(rest % extent);
    rest = Math.floor(rest / extent);
  }
  return index;
}

/** A number as people read it, with enough digits to see a difference. */
export function showNumber(value: number, digits = 7): string {
  if (!Number.isFinite(value) || Number.isInteger(value)) return String(value);
  return String(Number(value.toPrecision(digits)));
}

/** Two numbers with as many digits as it takes to see that they differ. */
export function showPair(a: number, b: number): [string, string] {
  for (let digits = 7; digits < 17; digits++) {
    const [x, y] = [showNumber(a, digits), showNumber(b, digits)];
    if (x !== y) return [x, y];
  }
  return [String(a), String(b)];
}

function kindOf(value: object): string {
  return typedArrayKinds.find(({ type }) => value instanceof type)?.name ?? 'typed array';
}

/** What a value is, in a few words. */
export function describeValue(value: unknown): string {
  if (value === undefined) return 'undefined (is a return missing?)';
  if (value === null) return 'null';
  if (value instanceof Tensor) return `a Tensor of shape ${formatShape(value.shape)}`;
  if (value instanceof Opaque || value instanceof Handle) return value.description;
  if (typeof value === 'number') return `the number ${showNumber(value)}`;
  if (Array.isArray(value)) {
    const lists =
      value.length > 0 && value.every((item) => Array.isArray(item) || isTypedArray(item));
    return `a list of ${value.length}${lists ? ' lists' : ''}`;
  }
  if (isTypedArray(value)) return `a ${kindOf(value)} of ${value.length} numbers`;
  if (typeof value === 'string') return `the text ${JSON.stringify(value.slice(0, 40))}`;
  return typeof value === 'object' ? 'a plain object' : `a ${typeof value}`;
}
