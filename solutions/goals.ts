// The open goals: one in each lab. There is no right answer here, only good ones. A recipe is plain
// settings; the check trains with it, from several seeds.

import { type Tensor, zeros } from 'kernel-lib/tensor';

/**
 * Lab 0: a stencil that tells a 3 from an 8. It is laid on a picture, each pixel's ink (0 to 1) is
 * multiplied by the stencil's number there, and all of it is added up. The sums of 3s and of 8s should
 * lie apart; the line between them, halfway between the means of the given ones, is found for you.
 *
 * Paint it by hand, or let the pictures tell you.
 *
 * @param threes (100, 8, 8) pictures of a 3
 * @param eights (100, 8, 8) pictures of an 8
 * @returns (8, 8), numbers up to a million to both sides; a tensor, or a list of eight rows
 */
export function digit_stencil(threes: Tensor, eights: Tensor): Tensor | number[][] {
  // BEGIN SOLUTION
  const left = zeros(8, 8).set(1, ':', '0:4'); // on the right the two are much alike
  return eights.mean(0).sub(threes.mean(0)).mul(left);
  // END SOLUTION
}

/** Lab 1: how 2,000 looks at examples are spent. */
export interface BudgetRecipe {
  /** From 1e-8 to 1000. */
  learning_rate: number;
  /** Examples per update, from 1 to 2000: 2000 / batch_size updates. */
  batch_size: number;
  /** Share of the rate that is gone at the end, from 0 (constant) to 1; it falls in a straight line. */
  decay: number;
}

/**
 * Three clouds, a straight classifier with softmax loss, and 2,000 looks at examples. How near does it
 * come to the best classifier there is?
 */
export function budget_recipe(): BudgetRecipe {
  // BEGIN SOLUTION
  return { learning_rate: 1, batch_size: 10, decay: 1 };
  // END SOLUTION
}

/** Lab 2: a net of relu layers, and its training. */
export interface DigitsRecipe {
  /** Units of each hidden layer: up to 3 layers of up to 64. */
  hidden: number[];
  /** Standard deviation of the first weights, from 0 to 10. */
  weight_scale: number;
  /** From 1e-8 to 1000. */
  learning_rate: number;
  /** Examples per update, from 1 to 32. */
  batch_size: number;
  /** L2 strength, from 0 to 10. */
  reg: number;
}

/**
 * Real digits, 8 × 8 pixels from 0 to 1: a thousand to learn from, the others unseen. 300 updates of
 * plain gradient descent. How many unseen ones does it read?
 */
export function digits_recipe(): DigitsRecipe {
  // BEGIN SOLUTION
  return { hidden: [64], weight_scale: 0.2, learning_rate: 1, batch_size: 32, reg: 0 };
  // END SOLUTION
}

/** Lab 3: how a deep net bends. */
export interface DeepRecipe {
  activation: 'sigmoid' | 'tanh' | 'relu' | 'leaky_relu' | 'elu' | 'gelu' | 'swish';
  /** The first weights are gain / √fan_in times normal numbers; from 0 to 100. */
  gain: number;
  /** From 1e-8 to 1000. */
  learning_rate: number;
}

/**
 * The digits again, through eight hidden layers of 24 units without any normalisation, with 150 updates
 * of plain gradient descent (20 examples each).
 */
export function deep_recipe(): DeepRecipe {
  // BEGIN SOLUTION
  return { activation: 'elu', gain: 1.2, learning_rate: 0.1 };
  // END SOLUTION
}

/**
 * Lab 4: the standard deviation of the weights of each layer of a deep relu net without biases, such that neither the signal on its
 * way up nor the gradient on its way down grows or shrinks much anywhere. What counts is the root
 * of the mean square, on each layer beside the one where it began.
 *
 * @param widths units of the input and of each layer: layer l has weights (widths[l], widths[l + 1])
 * @returns one number per layer, so one less than there are widths
 */
export function layer_scales(widths: number[]): number[] {
  // BEGIN SOLUTION
  return widths.slice(1).map((fan_out, l) => Math.sqrt(2 / Math.sqrt(widths[l] * fan_out)));
  // END SOLUTION
}

/** Lab 5: for a net that has little time. */
export interface FastRecipe {
  normalization: 'none' | 'batchnorm' | 'layernorm';
  /** From 1e-8 to 1000. */
  learning_rate: number;
  /** Examples per update, from 1 to 64. */
  batch_size: number;
}

/**
 * The digits through three hidden layers of 32 relu units in 60 updates of plain gradient descent. The
 * scale of the first weights is not yours to choose: each seed draws it, from 0.01 to 1.
 */
export function fast_recipe(): FastRecipe {
  // BEGIN SOLUTION
  return { normalization: 'batchnorm', learning_rate: 0.5, batch_size: 64 };
  // END SOLUTION
}

/** Lab 6: a rule, its memory, and what becomes of its rate. */
export interface ValleyRecipe {
  rule: 'sgd' | 'sgd_momentum' | 'nesterov' | 'adagrad' | 'rmsprop' | 'adam';
  /** From 1e-12 to 1000. */
  learning_rate: number;
  /** momentum, rmsprop's decay rate, or Adam's β₁: from 0 to 0.9999. */
  memory: number;
  /** Updates, from 0 to 299, in which the rate rises from 0. */
  warmup: number;
  /** Whether the rate stays, or falls to 0 along a cosine. */
  schedule: 'constant' | 'cosine';
}

/**
 * A valley in 20 dimensions, curved by 1 along its floor and by 1000 across, turned in an unknown
 * direction, with noise on every gradient. How low is the loss after 300 updates?
 */
export function valley_recipe(): ValleyRecipe {
  // BEGIN SOLUTION
  return { rule: 'nesterov', learning_rate: 0.001, memory: 0.9, warmup: 0, schedule: 'cosine' };
  // END SOLUTION
}

/** Lab 7: what keeps a net from learning by heart. */
export interface FewRecipe {
  /** L2 strength, from 0 to 10. */
  reg: number;
  /** Probability of keeping a hidden unit, from 0.05 to 1 (no dropout). */
  keep: number;
  /** Standard deviation of noise on the pixels, which go from 0 to 1; from 0 to 10. */
  noise: number;
  /** Pixels by which a picture may be moved at random: 0, 1 or 2. */
  shift: number;
  /** From 1 to 300. */
  updates: number;
}

/**
 * Two hundred digits to learn from, and 60 of them carry a wrong label. One hidden layer of 64 relu
 * units, momentum. How many unseen digits does it read?
 */
export function few_recipe(): FewRecipe {
  // BEGIN SOLUTION
  return { reg: 0.01, keep: 0.5, noise: 0, shift: 0, updates: 300 };
  // END SOLUTION
}

/** Lab 8: how a net of residual blocks begins. */
export interface ResidualRecipe {
  /** What each block's input is multiplied by before it is added: 1 a residual net, 0 a plain one; from 0 to 2. */
  skip: number;
  /** The first weights of a branch are gain / √fan_in times normal numbers; from 0 to 100. */
  gain: number;
  /** The second ones are last / √fan_in times normal numbers; from 0 to 100. */
  last: number;
  /** In a net of K blocks they are divided by this power of K; from 0 (not at all) to 2. */
  shrink: number;
  /** From 1e-8 to 1000. */
  learning_rate: number;
}

/**
 * The digits through K residual blocks of 16 units, with 100 updates of plain gradient descent (25
 * examples each). How deep the net is is not yours to choose: each seed draws K, from 2 to 12.
 */
export function residual_recipe(): ResidualRecipe {
  // BEGIN SOLUTION
  return { skip: 1, gain: 0.5, last: 0.5, shrink: 0.5, learning_rate: 0.1 };
  // END SOLUTION
}

/** Lab 9: stochastic Newton, and how it spends its looks. */
export interface NewtonRecipe {
  /** Pictures for each gradient, from 10 to 1000. */
  gradient_batch: number;
  /** Pictures for the products with H, from 10 to 1000. */
  curvature_batch: number;
  /** Rounds of conjugate gradients in each update, from 0 (plain SGD) to 50. */
  cg_steps: number;
  /** What is added to every curvature, from 0 to 1e6. */
  damping: number;
  /** What the step is multiplied by, from 1e-8 to 1000. */
  learning_rate: number;
}

/**
 * Softmax regression on a thousand digits from weights of 0, with a small L2 penalty, and 20,000 looks at
 * a picture. An update costs gradient_batch + 2 · cg_steps · curvature_batch of them. How near does the
 * loss come to the lowest that there is?
 */
export function newton_recipe(): NewtonRecipe {
  // BEGIN SOLUTION
  return {
    gradient_batch: 1000,
    curvature_batch: 90,
    cg_steps: 10,
    damping: 0.01,
    learning_rate: 1,
  };
  // END SOLUTION
}

/** Lab 10: a search for a learning rate, written down before anything is known. */
export interface SearchRecipe {
  /** The lowest learning rate that may be drawn, from 1e-8 to 1e4. */
  low: number;
  /** The highest one. */
  high: number;
  /** How many rates are drawn, evenly in log space, from 1 to 100. */
  candidates: number;
  /** Updates of each candidate in the first round, from 1 to 600. */
  first: number;
  /** Of n candidates n / eta go on, for eta times as long; from 1.5 to 100. */
  eta: number;
}

/**
 * A net of 24 relu units, 500 digits whose pixels are in an unknown unit, and 600 updates of plain gradient
 * descent for everything. Successive halving looks for a learning rate; what it leaves of the updates goes
 * into the last training, from new. Of all the nets that were trained, the best one on validation digits
 * counts: how many unseen ones does it read?
 *
 * It is done twice, for two units that each seed draws: full ink is 0.3 to 1 in the first, 10 to 30 in the
 * second. The worse of the two results counts.
 */
export function search_recipe(): SearchRecipe {
  // BEGIN SOLUTION
  return { low: 1e-3, high: 1, candidates: 12, first: 8, eta: 4 };
  // END SOLUTION
}

/**
 * Lab 11: x⁶³ on a tape with as few lines as you can. Line 0 is x; each further line multiplies two
 * earlier ones (or one by itself), and is written as their numbers: [[0, 0], [1, 0]] is x³.
 *
 * The backward pass goes through every line once, so a short tape is a cheap gradient.
 *
 * @returns the lines after line 0; the last one is x⁶³
 */
export function short_tape(): [left: number, right: number][] {
  // BEGIN SOLUTION
  return [
    [0, 0],
    [1, 0],
    [2, 2],
    [3, 0],
    [4, 4],
    [5, 5],
    [6, 6],
    [7, 4],
  ];
  // END SOLUTION
}
