export { ACTIVATIONS, type Activation, type ActivationName, activationOf } from './activations.js';
export { FullyConnectedNet, type FullyConnectedOptions } from './fully_connected.js';
export {
  functionModel,
  type LossFunction,
  lossAndGrads,
  type Model,
  NetError,
  type Params,
  scoresOf,
} from './model.js';
export { TwoLayerNet, type TwoLayerOptions, type TwoLayerParams } from './two_layer.js';
