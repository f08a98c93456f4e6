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
