import { formatShape } from 'kernel-lib/tensor';

/*
 * What a value may hold. Checks compute with what a student's function returns, in the process that
 * makes the verdict: what takes its time grows with these numbers and with no others. The largest
 * right answer has 72,000 numbers, four axes and 82 parts.
 */

export const MAX_RANK = 16;
/** Numbers of a tensor; of an empty one the product of its other extents, which loops may run over. */
export const MAX_NUMBERS = 1_000_000;
/** Lists, records and what is in them, all together. */
export const MAX_PARTS = 200_000;
export const MAX_DEPTH = 32;
/** Characters of a text, of the name of a field or of a description. */
export const MAX_TEXT = 100_000;
export const MAX_NAME = 1_000;

/** Why a tensor of this shape cannot travel, in words that follow "a Tensor"; `undefined` if it can. */
export function whyTooMuch(shape: readonly number[]): string | undefined {
  if (shape.length > MAX_RANK) return `with ${shape.length} axes, more than any answer has`;
  if (!shape.every((extent) => Number.isSafeInteger(extent) && extent >= 0)) {
    return `of shape ${formatShape(shape)}, which is not made of whole numbers`;
  }
  const extents = shape.filter((extent) => extent > 0);
  const numbers = extents.reduce((product, extent) => product * extent, 1);
  if (numbers <= MAX_NUMBERS) return undefined;
  return `of shape ${formatShape(shape)}, larger than any answer`;
}
