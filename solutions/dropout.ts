// Lab 7, dropout (lecture L1, code04; L2; L3; L4).
//
// p is the probability of KEEPING a unit, as in the lecture's code: "higher = less dropout".
// PyTorch counts the other way round: its nn.Dropout(p=0.2) drops 20 % and is p = 0.8 here.

import { RandomState } from 'kernel-lib/random';
import { less, type Tensor } from 'kernel-lib/tensor';

/** Settings of one dropout layer. */
export interface DropoutParam {
  /** 'train': units are dropped. 'test': none is. */
  mode: 'train' | 'test';
  /** The probability of KEEPING a unit, 0 < p <= 1. */
  p: number;
  /** Of the generator that draws the mask: the same seed, the same mask; another seed, another mask. */
  seed: number;
}

/**
 * Vanilla dropout, as the lecture first shows it: units are dropped in training, and the outputs
 * are scaled down in testing.
 *
 *   train:  out = x * U,  U = rand < p (1 or 0, drawn for every element by itself)
 *   test:   out = p * x
 *
 * Source: lecture L1, "Vanilla Dropout: not recommended implementation".
 *
 * @param x any shape
 * @param dropout_param mode, p and seed
 * @returns out in the shape of x
 */
export function dropout_vanilla(x: Tensor, dropout_param: DropoutParam): Tensor {
  // BEGIN SOLUTION
  const { mode, p, seed } = dropout_param;
  if (mode === 'test') return x.mul(p);
  const U = less(new RandomState(seed).rand(...x.shape), p);
  return x.mul(U);
  // END SOLUTION
}

/**
 * Inverted dropout, the form that everybody uses: what is kept is scaled up in training, so that
 * nothing is left to do in testing.
 *
 *   train:  out = x * U / p,  U = rand < p (1 or 0, drawn for every element by itself)
 *   test:   out = x
 *
 * Source: lecture L1, code04; lecture L2, "scaling up in training"; Srivastava et al. 2014.
 *
 * @param x any shape
 * @param dropout_param mode, p and seed
 * @returns out in the shape of x, and the cache: the mask U / p, or null in test mode
 */
export function dropout_forward(
  x: Tensor,
  dropout_param: DropoutParam,
): [out: Tensor, cache: Tensor | null] {
  // BEGIN SOLUTION
  const { mode, p, seed } = dropout_param;
  if (mode === 'test') return [x.copy(), null];
  const U = less(new RandomState(seed).rand(...x.shape), p);
  const mask = U.div(p);
  return [x.mul(mask), mask];
  // END SOLUTION
}

/**
 * Inverted dropout, backward, in both modes: how the loss changes with x, for the units that the
 * forward call has kept.
 *
 * @param dout gradient of the loss with respect to out, any shape
 * @param cache what dropout_forward returned
 * @returns dx in the shape of dout
 */
export function dropout_backward(dout: Tensor, cache: Tensor | null): Tensor {
  // BEGIN SOLUTION
  const mask = cache;
  if (mask === null) return dout.copy();
  return dout.mul(mask);
  // END SOLUTION
}
