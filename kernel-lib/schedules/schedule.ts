import { assertOptions } from '../tensor/index.js';

/**
 * A learning-rate schedule: the learning rate at time t >= 0. What t counts (updates or epochs) is
 * for the caller to say; Solver's `schedulePer` does.
 */
export type Schedule = (t: number) => number;

/** A schedule that cannot be right. */
export class ScheduleError extends Error {
  override name = 'ScheduleError';
}

/** @throws ScheduleError unless `value` is a number in [low, high]. */
export function checkSetting(
  schedule: string,
  name: string,
  value: number,
  low = 0,
  high = Number.POSITIVE_INFINITY,
): void {
  if (typeof value !== 'number' || !(value >= low && value <= high)) {
    throw new ScheduleError(
      `${schedule}: ${name} must be a number in [${low}, ${high}], got ${String(value)}.`,
    );
  }
}

/** @throws ScheduleError unless `options` is an object with these names only. */
export function checkOptions(schedule: string, options: object, known: readonly string[]): void {
  try {
    assertOptions(schedule, options, known);
  } catch (cause) {
    throw new ScheduleError((cause as Error).message, { cause });
  }
}
