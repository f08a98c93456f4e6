export {
  Activation,
  ELU,
  Flatten,
  GELU,
  LeakyReLU,
  LogSoftmax,
  PReLU,
  ReLU,
  Sigmoid,
  Softmax,
  Swish,
  Tanh,
} from './activations.js';
export { Residual, Sequential } from './containers.js';
export { Conv2d, type Conv2dOptions, type ConvOptions, conv2d } from './conv.js';
export { Dropout, type DropoutOptions } from './dropout.js';
export { FFNN, make_update } from './ffnn.js';
export { clip_grad_norm, clip_grad_value } from './gradients.js';
export { Embedding, Linear, type LinearOptions } from './linear.js';
export { binaryCrossEntropy, crossEntropy, mseLoss, nllLoss, svmLoss } from './losses.js';
export { type FloatType, Module, Parameter, type StateDict } from './Module.js';
export { type ModelOptions, solverModel } from './model.js';
export {
  BatchNorm1d,
  BatchNorm2d,
  type BatchNormOptions,
  GroupNorm,
  LayerNorm,
  type NormOptions,
} from './normalisation.js';
export { MaxPool2d, maxPool2d, type PoolOptions } from './pool.js';
export type { Pair } from './windows.js';
