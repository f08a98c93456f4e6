import type { NdArray } from '../core/ndarray.js';
import { read } from '../core/stored.js';

/** Numbers or booleans in nested lists, or just one: what toArray gives. */
export type Nested = number | boolean | Nested[];

/** The elements as nested lists, from `start` on. */
export function nest(x: NdArray, axis = 0, start = 0): Nested {
  if (axis === x.shape.length) return x.dtype === 'bool' ? read(x)[start] === 1 : read(x)[start]!;
  const n = x.shape[axis]!;
  const step = x.shape.slice(axis + 1).reduce((p, s) => p * s, 1);
  return Array.from({ length: n }, (_, i) => nest(x, axis + 1, start + i * step));
}
