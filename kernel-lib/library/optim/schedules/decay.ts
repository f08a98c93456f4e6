import { checkOptions, checkSetting, type Schedule } from './schedule.js';

/** `lr(t) = lr0`. */
export function constantSchedule(lr0: number): Schedule {
  checkSetting('constantSchedule', 'lr0', lr0);
  return () => lr0;
}

/** `lr(t) = lr0 e^(-rate t)`; CS231n's lr_decay d is `rate = -ln d`. Source: L1, decay (1). */
export function exponentialDecay(lr0: number, rate: number): Schedule {
  checkSetting('exponentialDecay', 'lr0', lr0);
  checkSetting('exponentialDecay', 'rate', rate);
  return (t) => lr0 * Math.exp(-rate * t);
}

/**
 * `lr(t) = lr0 / (1 + rate t)^power`; power 1 is the lecture's "polynomial" decay, 1/2 the inverse
 * square root. Source: L1, decay (2).
 */
export function polynomialDecay(lr0: number, rate: number, power = 1): Schedule {
  checkSetting('polynomialDecay', 'lr0', lr0);
  checkSetting('polynomialDecay', 'rate', rate);
  checkSetting('polynomialDecay', 'power', power);
  return (t) => lr0 / (1 + rate * t) ** power;
}

/** `lr(t) = lr0 factor^floor(t / every)`: a staircase. PyTorch: StepLR(step_size, gamma). */
export function stepDecay(lr0: number, options: { every: number; factor?: number }): Schedule {
  checkOptions('stepDecay', options, ['every', 'factor']);
  const { every, factor = 0.1 } = options;
  checkSetting('stepDecay', 'lr0', lr0);
  checkSetting('stepDecay', 'every', every, Number.MIN_VALUE);
  checkSetting('stepDecay', 'factor', factor);
  return (t) => lr0 * factor ** Math.floor(t / every);
}

/**
 * `lr(t) = min + (lr0 - min) (1 + cos(pi t / total)) / 2`, and `min` after `total`. No restarts.
 * Source: Loshchilov and Hutter 2017; PyTorch: CosineAnnealingLR(T_max, eta_min).
 */
export function cosineDecay(lr0: number, options: { total: number; min?: number }): Schedule {
  checkOptions('cosineDecay', options, ['total', 'min']);
  const { total, min = 0 } = options;
  checkSetting('cosineDecay', 'lr0', lr0);
  checkSetting('cosineDecay', 'total', total, Number.MIN_VALUE);
  checkSetting('cosineDecay', 'min', min, 0, lr0);
  return (t) => min + ((lr0 - min) * (1 + Math.cos((Math.PI * Math.min(t, total)) / total))) / 2;
}
