import type { Goal } from './goal.js';
import { listOf, RecipeError, whole } from './settings.js';

/** One line of a tape: the two lines before it that are multiplied. */
export type Product = number[];

const POWER = 63;
const MOST = 100;

/** Lab 11: a power on a tape with few lines, for each of which the backward pass has work to do. */
export const short_tape: Goal<Product[]> = {
  measure: `lines on the tape of x to the power ${POWER}`,
  curve: { y: 'power of x on the line', x: 'line', log: true },
  better: 'lower',
  bars: [10, 8],
  floor: MOST,
  noise: 0,
  show: String,
  read(value) {
    const tape = listOf(listOf(whole(0, MOST), 2, 2), 1, MOST)('tape', value);
    for (const [k, inputs] of tape.entries()) {
      // Line 0 is x, so the first of the list is line 1.
      if (Math.max(...inputs) <= k) continue;
      throw new RecipeError(
        `line ${k + 1} of the tape takes line ${Math.max(...inputs)}, which is not written yet`,
        'a line can only name earlier ones: 0 is x, 1 is the first of your list',
      );
    }
    const last = powersOn(tape).at(-1);
    if (last === POWER) return tape;
    throw new RecipeError(
      `the last line of the tape holds x to the power ${last}; expected ${POWER}`,
      'where two lines are multiplied, their powers add up',
    );
  },
  run: (tape) => ({ result: tape.length, curve: powersOn(tape) }),
};

/** Which power of x stands on each line. */
function powersOn(tape: readonly Product[]): number[] {
  const powers = [1];
  for (const [left = 0, right = 0] of tape) {
    powers.push((powers[left] as number) + (powers[right] as number));
  }
  return powers;
}
