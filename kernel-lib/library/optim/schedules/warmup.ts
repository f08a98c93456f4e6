import { checkOptions, checkSetting, type Schedule } from './schedule.js';

/**
 * Linear warm-up, then any schedule: for t < steps
 * `lr(t) = schedule(0) (start + (1 - start) t / steps)`, afterwards `schedule(t - steps)`.
 * With the default `start` the first update uses `schedule(0) / steps` instead of nothing at all.
 */
export function withWarmup(
  schedule: Schedule,
  options: { steps: number; start?: number },
): Schedule {
  checkOptions('withWarmup', options, ['steps', 'start']);
  const { steps, start = 1 / steps } = options;
  checkSetting('withWarmup', 'steps', steps, Number.MIN_VALUE);
  checkSetting('withWarmup', 'start', start, 0, 1);
  const top = schedule(0);
  return (t) => (t < steps ? top * (start + ((1 - start) * t) / steps) : schedule(t - steps));
}
