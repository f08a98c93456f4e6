import type { OptimConfig } from '../../optim/index.js';
import { describe } from '../../tensor/index.js';
import { AutogradError } from '../core/errors.js';
import { checkNames } from '../core/options.js';
import type { Variable } from '../Variable.js';
import { checkRate, Optimizer } from './Optimizer.js';

/** Settings, in PyTorch's words; each class says its defaults. */
export interface LearningRate {
  /** The size of a step. */
  lr?: number;
}

export interface AdamOptions extends LearningRate {
  /** Share of the last average of gradients that is kept, in [0, 1) (0.9). */
  beta1?: number;
  /** Share of the last average of squares that is kept, in [0, 1) (0.999). */
  beta2?: number;
  /** Added to the root in the denominator (1e-8). */
  epsilon?: number;
  /** false: the form that L0 and L1 print (true). */
  biasCorrection?: boolean;
  /** Adam: L2 in the gradient (0). AdamW: beside it (0.01). */
  weightDecay?: number;
}

/** w -= lr g (lr 0.01) */
export class SGD extends Optimizer {
  constructor(parameters: readonly Variable[], options: LearningRate = {}) {
    const { lr = 1e-2 } = known('SGD', options);
    super(parameters, 'sgd', { learning_rate: lr });
  }
}

/** v = momentum v + g; w -= lr v (lr 0.01, momentum 0.9), PyTorch's form; optionally Nesterov's */
export class Momentum extends Optimizer {
  constructor(
    parameters: readonly Variable[],
    options: LearningRate & { momentum?: number; nesterov?: boolean } = {},
  ) {
    const { lr = 1e-2, momentum = 0.9, nesterov = false } = known('Momentum', options);
    const config = { learning_rate: lr, momentum, convention: 'gradient' };
    super(parameters, nesterov ? 'nesterov' : 'sgd_momentum', config);
  }
}

/** Per-weight steps lr g / √Σg² (lr 0.01) */
export class Adagrad extends Optimizer {
  constructor(parameters: readonly Variable[], options: LearningRate = {}) {
    const { lr = 1e-2 } = known('Adagrad', options);
    super(parameters, 'adagrad', { learning_rate: lr });
  }
}

/** Per-weight steps lr g / √(average of g²) (lr 0.01) */
export class RMSprop extends Optimizer {
  constructor(
    parameters: readonly Variable[],
    options: LearningRate & { decayRate?: number } = {},
  ) {
    const { lr = 1e-2, decayRate = 0.99 } = known('RMSprop', options);
    super(parameters, 'rmsprop', { learning_rate: lr, decay_rate: decayRate });
  }
}

/** Adam (lr 0.001, beta1 0.9, beta2 0.999, epsilon 1e-8) */
export class Adam extends Optimizer {
  constructor(parameters: readonly Variable[], options: AdamOptions = {}) {
    const { weightDecay = 0 } = known('Adam', options);
    if (weightDecay === 0) super(parameters, 'adam', configOf(options));
    else super(parameters, 'adam_l2', { ...configOf(options), weight_decay: weightDecay });
  }
}

/** Adam with weight decay on the side (lr 0.001, weightDecay 0.01) */
export class AdamW extends Optimizer {
  constructor(parameters: readonly Variable[], options: AdamOptions = {}) {
    const { weightDecay = 1e-2 } = known('AdamW', options);
    super(parameters, 'adamw', { ...configOf(options), weight_decay: weightDecay });
  }
}

/** Settings of {@link Lion}. */
export interface LionOptions extends LearningRate {
  /** Share of the memory in the step, in [0, 1) (0.9). */
  beta1?: number;
  /** Share of the memory that is kept, in [0, 1) (0.99). */
  beta2?: number;
  /** Beside the gradient (0). */
  weightDecay?: number;
}

/** Steps of exactly lr, by the sign of an average gradient (lr 0.0001, beta1 0.9, beta2 0.99); see `lion` */
export class Lion extends Optimizer {
  constructor(parameters: readonly Variable[], options: LionOptions = {}) {
    const { lr = 1e-4, beta1 = 0.9, beta2 = 0.99, weightDecay = 0 } = known('Lion', options);
    super(parameters, 'lion', { learning_rate: lr, beta1, beta2, weight_decay: weightDecay });
  }
}

export interface AdafactorOptions extends LearningRate {
  /** The average of squares forgets 1 - t^decayExponent of itself (-0.8); PyTorch's beta2_decay. */
  decayExponent?: number;
  /** Keeps the division finite (the machine epsilon). */
  epsilon1?: number;
  /** The least size that a step is relative to (0.001). */
  epsilon2?: number;
  /** The largest root mean square of an update (1); PyTorch's d. */
  clipThreshold?: number;
  /** Beside the gradient (0). */
  weightDecay?: number;
}

/**
 * Adam with squares by row and column, steps relative to the size of the weights (lr 0.01), in
 * PyTorch's form; see `adafactor`
 */
export class Adafactor extends Optimizer {
  constructor(parameters: readonly Variable[], options: AdafactorOptions = {}) {
    const {
      lr = 1e-2,
      decayExponent = -0.8,
      epsilon1,
      epsilon2 = 1e-3,
    } = known('Adafactor', options);
    const { clipThreshold = 1, weightDecay = 0 } = options;
    super(parameters, 'adafactor', {
      learning_rate: lr,
      decay_exponent: decayExponent,
      convention: 'pytorch',
      ...(epsilon1 !== undefined && { epsilon1 }),
      epsilon2,
      clip_threshold: clipThreshold,
      weight_decay: weightDecay,
    });
  }
}

function configOf(options: AdamOptions): OptimConfig {
  const { lr = 1e-3, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8, biasCorrection = true } = options;
  return { learning_rate: lr, beta1, beta2, epsilon, bias_correction: biasCorrection };
}

const FROM_0 = [0, Infinity] as const;
const SHARE = [0, 1] as const;

/** The options of each class; of numbers the range, without its upper end. */
const OPTIONS = {
  SGD: { lr: FROM_0 },
  Momentum: { lr: FROM_0, momentum: SHARE, nesterov: 'boolean' },
  Adagrad: { lr: FROM_0 },
  RMSprop: { lr: FROM_0, decayRate: SHARE },
  Adam: adamOptions(),
  AdamW: adamOptions(),
  Lion: { lr: FROM_0, beta1: SHARE, beta2: SHARE, weightDecay: FROM_0 },
  Adafactor: {
    lr: FROM_0,
    decayExponent: [-1, 0],
    epsilon1: FROM_0,
    epsilon2: FROM_0,
    clipThreshold: FROM_0,
    weightDecay: FROM_0,
  },
} as const satisfies Record<string, Record<string, readonly [number, number] | 'boolean'>>;

function adamOptions() {
  return {
    lr: FROM_0,
    beta1: SHARE,
    beta2: SHARE,
    epsilon: FROM_0,
    biasCorrection: 'boolean',
    weightDecay: FROM_0,
  } as const;
}

const NAMES: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(OPTIONS).map(([name, options]) => [name, Object.keys(options)]),
);

/** Names from PyTorch and TensorFlow, as they are called here. */
const MEANT: Readonly<Record<string, readonly string[]>> = {
  learning_rate: ['lr'],
  rate: ['lr'],
  eta: ['lr'],
  alpha: ['decayRate', 'lr'],
  rho: ['decayRate'],
  gamma: ['decayRate', 'momentum'],
  mu: ['momentum'],
  betas: ['beta1', 'beta2'],
  beta_1: ['beta1'],
  beta_2: ['beta2'],
  eps: ['epsilon'],
  wd: ['weightDecay'],
  l2: ['weightDecay'],
  beta2_decay: ['decayExponent'],
  d: ['clipThreshold'],
};

/** The options, once it is clear that each is one that the optimiser has, in its range. */
function known<T extends object>(optimiser: keyof typeof OPTIONS, options: T): T {
  checkNames(optimiser, options, NAMES, MEANT);
  const ranges: Readonly<Record<string, readonly [number, number] | 'boolean'>> =
    OPTIONS[optimiser];
  for (const [name, value] of Object.entries(options)) {
    const range = ranges[name]!;
    if (value === undefined) continue;
    if (range === 'boolean') {
      if (typeof value !== 'boolean')
        throw new AutogradError(
          `${optimiser}: ${name} must be true or false, got ${describe(value)}.`,
        );
    } else if (name === 'lr') checkRate(optimiser, value);
    else if (!(typeof value === 'number' && value >= range[0] && value < range[1]))
      throw new AutogradError(
        `${optimiser}: ${name} must be a number in [${range.join(', ')}), got ${typeof value === 'number' ? value : describe(value)}.`,
      );
  }
  return options;
}
