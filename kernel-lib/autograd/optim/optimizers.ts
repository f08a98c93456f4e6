import type { OptimConfig } from '../../optim/index.js';
import type { Variable } from '../Variable.js';
import { Optimizer } from './Optimizer.js';

/** Settings, in PyTorch's words; each class says its defaults. */
export interface LearningRate {
  lr?: number;
}

export interface AdamOptions extends LearningRate {
  beta1?: number;
  beta2?: number;
  epsilon?: number;
  /** false: the form that L0 and L1 print (true). */
  biasCorrection?: boolean;
  /** Adam: L2 in the gradient (0). AdamW: beside it (0.01). */
  weightDecay?: number;
}

/** w -= lr g (lr 0.01) */
export class SGD extends Optimizer {
  constructor(parameters: readonly Variable[], { lr = 1e-2 }: LearningRate = {}) {
    super(parameters, 'sgd', { learning_rate: lr });
  }
}

/** v = momentum v + g; w -= lr v (lr 0.01, momentum 0.9), PyTorch's form; optionally Nesterov's */
export class Momentum extends Optimizer {
  constructor(
    parameters: readonly Variable[],
    options: LearningRate & { momentum?: number; nesterov?: boolean } = {},
  ) {
    const { lr = 1e-2, momentum = 0.9, nesterov = false } = options;
    const config = { learning_rate: lr, momentum, convention: 'gradient' };
    super(parameters, nesterov ? 'nesterov' : 'sgd_momentum', config);
  }
}

/** Per-weight steps lr g / √Σg² (lr 0.01) */
export class Adagrad extends Optimizer {
  constructor(parameters: readonly Variable[], { lr = 1e-2 }: LearningRate = {}) {
    super(parameters, 'adagrad', { learning_rate: lr });
  }
}

/** Per-weight steps lr g / √(average of g²) (lr 0.01) */
export class RMSprop extends Optimizer {
  constructor(
    parameters: readonly Variable[],
    { lr = 1e-2, decayRate = 0.99 }: LearningRate & { decayRate?: number } = {},
  ) {
    super(parameters, 'rmsprop', { learning_rate: lr, decay_rate: decayRate });
  }
}

/** Adam (lr 0.001, beta1 0.9, beta2 0.999, epsilon 1e-8) */
export class Adam extends Optimizer {
  constructor(parameters: readonly Variable[], options: AdamOptions = {}) {
    const { weightDecay = 0 } = options;
    if (weightDecay === 0) super(parameters, 'adam', configOf(options));
    else super(parameters, 'adam_l2', { ...configOf(options), weight_decay: weightDecay });
  }
}

/** Adam with weight decay on the side (lr 0.001, weightDecay 0.01) */
export class AdamW extends Optimizer {
  constructor(parameters: readonly Variable[], options: AdamOptions = {}) {
    const { weightDecay = 1e-2 } = options;
    super(parameters, 'adamw', { ...configOf(options), weight_decay: weightDecay });
  }
}

function configOf(options: AdamOptions): OptimConfig {
  const { lr = 1e-3, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8, biasCorrection = true } = options;
  return { learning_rate: lr, beta1, beta2, epsilon, bias_correction: biasCorrection };
}
