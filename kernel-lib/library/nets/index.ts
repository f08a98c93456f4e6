/**
 * Nets of layers that know their loss and its gradients, ready to be trained.
 *
 * ```ts
 * import { FullyConnectedNet, lossAndGrads } from 'kernel-lib/nets';
 * import { randint, randn } from 'kernel-lib/random';
 * const net = new FullyConnectedNet({ inputDim: 4, hiddenDims: [10], numClasses: 3 });
 * const [loss, grads] = lossAndGrads(net, randn(5, 4), randint(0, 3, [5]));
 * ```
 *
 * @module
 */

export { ACTIVATIONS, type Activation, type ActivationName, activationOf } from './activations.js';
export { ConvNet, type ConvNetOptions } from './conv_net.js';
export { FullyConnectedNet, type FullyConnectedOptions } from './fully_connected.js';
export type { LossName, ScoreLoss } from './loss.js';
export {
  functionModel,
  type LossFunction,
  lossAndGrads,
  type Model,
  NetError,
  type Params,
  scoresOf,
} from './model.js';
export { Net, type NetOptions } from './net.js';
export type { NetState, Normalization } from './normalisation.js';
export { Pass, type Trace } from './pass.js';
export { TwoLayerNet, type TwoLayerOptions, type TwoLayerParams } from './two_layer.js';
