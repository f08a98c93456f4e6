/** What FNV-1a begins with. */
export const FNV_START = 0x811c9dc5;

/** What a hash becomes with one more number. */
export function fnvStep(hash: number, value: number): number {
  return Math.imul(hash ^ value, 0x01000193);
}

/**
 * FNV-1a (Fowler, Noll, Vo), one step for each number instead of each byte: from a text, or from
 * whole numbers, one of 32 bits that looks drawn. A seed that belongs to a name; no protection.
 *
 * @param values a text, or whole numbers of 32 bits
 * @param from the first that counts
 * @param to behind the last that counts
 * @returns a whole number from 0 to 2³² - 1
 */
export function fnv1a(
  values: string | ArrayLike<number>,
  from = 0,
  to: number = values.length,
): number {
  let hash = FNV_START;
  if (typeof values === 'string') {
    for (let i = from; i < to; i++) hash = fnvStep(hash, values.charCodeAt(i));
  } else {
    for (let i = from; i < to; i++) hash = fnvStep(hash, values[i] as number);
  }
  return hash >>> 0;
}
