import type { CheckTools } from 'chainrule-grader/checks';
import { type Tensor, tensor } from 'kernel-lib/tensor';

/** √Σ v². */
export const lengthOf = (v: Tensor): number => Math.sqrt(v.mul(v).sum());

/** A list of so many numbers as a tensor; a failure that says what came instead. */
export function numbersOf(
  t: CheckTools,
  name: string,
  got: unknown,
  count: number,
  advice: string,
): Tensor {
  t.that(
    Array.isArray(got) && got.every((each) => typeof each === 'number'),
    `${name} is not a list of numbers`,
    `begin with const ${name}: number[] = [], and put one plain number for each layer in`,
  );
  t.that(
    got.length === count,
    `${name} has ${got.length} entries; expected ${count}`,
    got.length > 2 * count
      ? 'numbers of earlier calls are still in it: begin with a new list in each call'
      : advice,
  );
  return tensor(got as number[]);
}
