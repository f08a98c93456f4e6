import { assertOptions, describe } from '../../tensor/index.js';

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
  if (typeof value === 'number' && value >= low && value <= high) return;
  const got = typeof value === 'number' ? value : describe(value);
  const text = `${schedule}: ${name} must be a number in [${low}, ${high}], got ${got}.`;
  const torch = name === 'rate' && Object.hasOwn(Object(value), 'gamma');
  throw new ScheduleError(
    torch ? `${text} For PyTorch's gamma write -Math.log(gamma) in its place.` : text,
  );
}

/** Names from PyTorch, TensorFlow and CS231n, as the schedules call them. */
const MEANT: Readonly<Record<string, string>> = {
  step_size: 'every',
  steps_per_decay: 'every',
  decay_steps: 'every or total',
  gamma: 'factor',
  decay_rate: 'factor',
  T_max: 'total',
  t_total: 'total',
  num_training_steps: 'total',
  eta_min: 'min',
  min_lr: 'min',
  num_warmup_steps: 'steps',
  warmup_steps: 'steps',
  warmup: 'steps',
  total_iters: 'steps',
  start_factor: 'start',
  min_delta: 'threshold',
};

/** @throws ScheduleError unless `options` is an object with these names only. */
export function checkOptions(schedule: string, options: object, known: readonly string[]): void {
  try {
    assertOptions(schedule, options, known, MEANT);
  } catch (cause) {
    throw new ScheduleError((cause as Error).message, { cause });
  }
}
