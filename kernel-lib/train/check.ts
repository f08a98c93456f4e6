import { type Model, NetError } from '../nets/index.js';
import { checkNames } from '../nets/net.js';
import { Tensor } from '../tensor/index.js';
import type { SolverData, SolverOptions } from './options.js';

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
  for (const key of ['lr', 'learning_rate', 'learningRate']) {
    if (!Object.hasOwn(options, key)) continue;
    throw new NetError(
      `Solver: option ${key} is not known. Write optimConfig: {learning_rate: …}.`,
    );
  }
  checkNames('Solver', options, OPTIONS);
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
