import { type Model, NetError } from '../nets/index.js';
import { checkNames } from '../nets/internal.js';
import { Tensor } from '../tensor/index.js';
import type { AveragingOptions } from './averaging.js';
import type { EarlyStoppingOptions } from './best.js';
import type { SolverData, SolverOptions } from './options.js';
import { plateauRule } from './rates.js';

const OPTIONS = [
  'updateRule',
  'optimConfig',
  'lrDecay',
  'schedule',
  'schedulePer',
  'plateau',
  'batchSize',
  'numEpochs',
  'sampling',
  'augment',
  'numTrainSamples',
  'metric',
  'metricName',
  'clipValue',
  'clipNorm',
  'earlyStopping',
  'averaging',
  'callbacks',
  'seed',
  'verbose',
  'printEvery',
  'progress',
  'plot',
  'checkpointFile',
] as const satisfies (keyof SolverOptions)[];

const EARLY_STOPPING = [
  'patience',
  'minDelta',
  'watch',
  'restoreBest',
] as const satisfies (keyof EarlyStoppingOptions)[];

const AVERAGING = ['kind', 'decay', 'startEpoch'] as const satisfies (keyof AveragingOptions)[];

const inConfig = (name: string): string => `optimConfig: {${name}: …}`;

/** Names from CS231n, PyTorch, Keras and scikit-learn, as Solver calls them. */
const MEANT: Readonly<Record<string, string>> = {
  epochs: 'numEpochs',
  max_epochs: 'numEpochs',
  n_epochs: 'numEpochs',
  max_iter: 'numEpochs',
  batch: 'batchSize',
  minibatch: 'batchSize',
  optim: 'updateRule',
  optimizer: 'updateRule',
  optimiser: 'updateRule',
  update: 'updateRule',
  solver: 'updateRule',
  lr: inConfig('learning_rate'),
  learning_rate: inConfig('learning_rate'),
  learning_rate_init: inConfig('learning_rate'),
  momentum: inConfig('momentum'),
  betas: 'optimConfig: {beta1: …, beta2: …}',
  beta1: inConfig('beta1'),
  beta2: inConfig('beta2'),
  weight_decay: inConfig('weight_decay'),
  reg: 'the option reg of the net',
  loss: 'the loss of the model',
  learning_rate_decay: 'lrDecay',
  gamma: 'lrDecay',
  scheduler: 'schedule',
  lr_scheduler: 'schedule',
  shuffle: "sampling: 'shuffle'",
  sample_batches: "sampling: 'uniform'",
  metrics: 'metric',
  max_norm: 'clipNorm',
  clip_grad_norm: 'clipNorm',
  clip_grad_value: 'clipValue',
  gradient_clip_val: 'clipNorm',
  patience: 'earlyStopping: {patience: …}',
  ema: "averaging: {kind: 'ema'}",
  swa: "averaging: {kind: 'mean'}",
  callback: 'callbacks',
  random_state: 'seed',
  rng: 'seed',
  checkpoint: 'checkpointFile',
  checkpoint_name: 'checkpointFile',
};

/** Checks what a Solver is made of, so that the first complaint names the cause. */
export function checkData(model: Model, data: SolverData, options: SolverOptions): void {
  if (typeof model?.loss !== 'function' || typeof model?.params !== 'object') {
    throw new NetError(
      'Solver: model needs params and loss(X, y). A lecture-style function? ' +
        'Try functionModel(two_layer_net, params, {reg}).',
    );
  }
  pair(data, 'train');
  if (data.X_val !== undefined || data.y_val !== undefined) pair(data, 'val');
  checkNames('Solver', options, OPTIONS, MEANT);
  const { earlyStopping, averaging, plateau } = options;
  if (earlyStopping)
    checkNames('Solver: earlyStopping', earlyStopping, EARLY_STOPPING, { mode: 'watch' });
  if (averaging) checkNames('Solver: averaging', averaging, AVERAGING, { beta: 'decay' });
  // Its rule says what is wrong with it, now rather than after the first epoch.
  if (plateau) plateauRule(0, plateau);
  const { numEpochs = 10, batchSize = 100 } = options;
  for (const [name, value] of Object.entries({ numEpochs, batchSize })) {
    if (!(Number.isInteger(value) && value > 0)) {
      throw new NetError(`Solver: ${name} must be a whole number > 0, got ${value}.`);
    }
  }
  if (options.earlyStopping?.watch?.startsWith('val') && !data.X_val) {
    throw new NetError('Solver: earlyStopping watches validation data, but X_val is missing.');
  }
}

function pair(data: SolverData, part: 'train' | 'val'): void {
  const X = data?.[`X_${part}`];
  const y = data?.[`y_${part}`];
  if (!(X instanceof Tensor) || !(y instanceof Tensor)) {
    const missing = X instanceof Tensor ? 'y' : 'X';
    throw new NetError(
      `Solver: data.${missing}_${part} must be a Tensor. ` +
        'Call new Solver(model, {X_train, y_train, X_val, y_val}, options).',
    );
  }
  if (X.shape[0] !== y.shape[0]) {
    throw new NetError(
      `Solver: X_${part} has N=${X.shape[0]} examples, y_${part} has ${y.shape[0]} labels.`,
    );
  }
  if (X.shape[0] === 0) throw new NetError(`Solver: X_${part} has no examples.`);
}
