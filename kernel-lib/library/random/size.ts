import { describe, ShapeError } from '../tensor/index.js';

/** The shape of a sample: `5`, `[2, 3]`, or nothing for a single number. */
export type Size = number | readonly number[] | null | undefined;

/** The sizes in a `size` argument, checked; `undefined` for a single number. */
export function sampleShape(fn: string, size: Size): number[] | undefined {
  if (size === undefined || size === null) return undefined;
  const dims: readonly unknown[] = typeof size === 'number' ? [size] : size;
  if (!Array.isArray(dims))
    throw new ShapeError(
      `${fn}: size is ${describe(size)}; expected sizes such as 3 or [2, 3].${hint(size)}`,
    );
  for (const n of dims)
    if (typeof n !== 'number' || !Number.isInteger(n) || n < 0)
      throw new ShapeError(
        `${fn}: size has ${describe(n)} in it; every size must be a whole number, 0 or more.${hint(n)}`,
      );
  return dims.slice() as number[];
}

/** How many numbers a shape takes. */
export function countOf(shape: readonly number[]): number {
  return shape.reduce((p, n) => p * n, 1);
}

const hint = (value: unknown): string =>
  (value as { shape?: unknown } | null)?.shape ? ' Did you mean x.shape?' : '';
