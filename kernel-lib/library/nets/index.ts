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
