import type { CheckTools } from 'chainrule-grader/checks';
import { type Tensor, tensor } from 'kernel-lib/tensor';

/** √Σ v². */
export const lengthOf = (v: Tensor): number => Math.sqrt(v.mul(v).sum());

/** What a list is to hold, and what to say to somebody whose list does not. */
export interface WantedList {
  readonly count: number;
  /** Behind the number of entries that are expected. */
  readonly which?: string;
  /** How to fill it. */
  readonly fill: string;
  /** What else may be in it, from earlier calls. */
  readonly leftover?: string;
  /** For another number of entries. */
  readonly advice?: string;
}

/** A list of so many numbers; a failure that says what came instead. */
export function numberList(
  t: CheckTools,
  name: string,
  got: unknown,
  { count, which = '', fill, leftover, advice }: WantedList,
): number[] {
  t.that(
    Array.isArray(got) && got.every((each) => typeof each === 'number'),
    `${name} is not a list of numbers`,
    `begin with const ${name}: number[] = [], and ${fill}`,
  );
  t.that(
    got.length === count,
    `${name} has ${got.length} entries; expected ${count}${which}`,
    leftover && got.length > 2 * count
      ? `${leftover} of earlier calls are still in it: begin with a new list in each call`
      : advice,
  );
  return got;
}

/** The same as a tensor. */
export const numbersOf = (...asked: Parameters<typeof numberList>): Tensor =>
  tensor(numberList(...asked));
