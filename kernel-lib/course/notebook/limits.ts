import { processorTime } from 'kernel-lib/platform';

/** A student's function asks for more work than its task has. */
export class TooMuchWork extends Error {
  override name = 'TooMuchWork';
}

/**
 * The function, until it has been called so often; then a {@link TooMuchWork}, which {@link attempt} shows
 * as one sentence, so that a loop without an end costs a moment and the lab goes on.
 *
 * @param who the student's function that calls it, for the sentence
 * @param most calls that are more than enough
 */
export function atMost<A extends unknown[], R>(
  who: string,
  most: number,
  f: (...args: A) => R,
): (...args: A) => R {
  let calls = 0;
  return (...args) => {
    calls += 1;
    if (calls > most) {
      throw new TooMuchWork(
        `Your ${who} has asked for more than ${most} trainings or steps, and a few would do: when does its loop end? Run its check, which says more.`,
      );
    }
    return f(...args);
  };
}

/**
 * The student's function, until its calls have computed so long together; then a {@link TooMuchWork}, so that an
 * answer that is a hundred times too slow does not hold up the lab. What else the machine is busy with does not
 * count.
 *
 * @typeParam F - the function's own type
 * @param who its name, for the sentence
 * @param seconds of computing that are more than enough for all calls together
 * @param clock milliseconds that have been computed
 */
export function within<F extends (...args: never[]) => unknown>(
  who: string,
  seconds: number,
  f: F,
  clock: () => number = processorTime,
): F {
  let spent = 0;
  const limited = (...args: Parameters<F>) => {
    if (spent > 1000 * seconds) {
      throw new TooMuchWork(
        `Your ${who} has taken more than ${seconds} seconds here, and one would do: is there a loop where a product of matrices does the same? Run its check, which says more.`,
      );
    }
    const began = clock();
    const result = f(...args);
    spent += clock() - began;
    return result;
  };
  return limited as F;
}
