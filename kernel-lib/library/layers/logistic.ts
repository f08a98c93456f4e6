import type { Tensor } from '../tensor/index.js';
import { floatUnary, logistic1, wrap } from '../tensor/internal.js';

/** 1 / (1 + e⁻ˣ) of a number. Only ever takes exp of something negative, so it cannot overflow. */
export const logistic: (x: number) => number = logistic1;

/** σ of every element. */
export function logisticOf(x: Tensor): Tensor {
  return wrap(floatUnary('logistic', x));
}
