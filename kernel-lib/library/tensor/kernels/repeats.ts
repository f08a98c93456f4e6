import type { Shape } from '../core/shape.js';

// How broadcasting repeats an operand, where one number says it: a row in every row, a column along every
// column, a number per channel of images. What is left is a grid whose middle axis is repeated.

/**
 * How often each element of an operand stands side by side in a result of shape `to`, if element i of the
 * result is its (i / that)-th, from the start again at its end; undefined where that is not so.
 */
export function repeatsOf(from: Shape, to: Shape): number | undefined {
  let each = 1;
  let [f, t] = [from.length - 1, to.length - 1];
  // Axes of one element at the end: as often as the result has places there.
  for (; f >= 0 && from[f] === 1; f--) each *= to[t--]!;
  // Then axes as they are; before them it begins again.
  for (; f >= 0 && from[f] === to[t]; f--) t--;
  for (; f >= 0; f--) if (from[f] !== 1) return undefined;
  return f < 0 && from.every((n) => n === 1) ? to.reduce((n, m) => n * m, 1) : each;
}
