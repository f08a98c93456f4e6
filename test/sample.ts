import { fnv1a } from 'kernel-lib/random';

/** Set by `npm test`, which has a quarter of an hour; a run of named files takes all. */
const SAMPLED = process.env.CHAINRULE_SAMPLED === '1';

/**
 * Of a large family of tests one in `every`, where everything is run; and all of it where files are
 * named, or with CHAINRULE_TESTS=all. The same ones for the same `text`, and others once it changes.
 */
export function sampled<T>(
  all: readonly T[],
  every: number,
  nameOf: (item: T) => string,
  text = '',
): T[] {
  return all.filter((item) => !SAMPLED || fnv1a(`${nameOf(item)} ${text}`) % every === 0);
}
