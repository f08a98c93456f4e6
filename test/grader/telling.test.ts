import fc from 'fast-check';
import { tensor } from 'kernel-lib/tensor';
import { expect, test } from 'vitest';
import { telling } from '../../kernel-lib/grader/engine/slips.js';

/** Which mistakes show with each of five draws. */
const draws = fc.integer({ min: 1, max: 8 }).chain((count) =>
  fc.array(fc.array(fc.boolean(), { minLength: count, maxLength: count }), {
    minLength: 5,
    maxLength: 5,
  }),
);

/** The number of the chosen draw, and how many mistakes were worked out. */
function chosen(shows: readonly (readonly boolean[])[]): { at: number; looked: number } {
  let [drawn, looked] = [0, 0];
  const at = telling(
    () => drawn++,
    (number) => [
      {
        want: tensor([1]),
        mistakes: (shows[number] ?? []).map((differs) => ({
          say: '',
          when: () => {
            looked += 1;
            return tensor([differs ? 2 : 1]);
          },
        })),
      },
    ],
  );
  expect(drawn).toBe(5);
  return { at, looked };
}

test('the first of the draws with which most mistakes show is taken', () => {
  fc.assert(
    fc.property(draws, (shows) => {
      const counts = shows.map((list) => list.filter(Boolean).length);
      expect(chosen(shows).at).toBe(counts.indexOf(Math.max(...counts)));
    }),
  );
});

test('a draw with which the same mistakes do not show again is not looked at further', () => {
  const shows = [...Array(9).fill(true), false] as boolean[];
  expect(chosen(Array(5).fill(shows))).toEqual({ at: 0, looked: 10 + 4 });
});
