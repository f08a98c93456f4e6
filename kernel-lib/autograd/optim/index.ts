export { Optimizer } from './Optimizer.js';
export {
  Adagrad,
  Adam,
  type AdamOptions,
  AdamW,
  type LearningRate,
  Momentum,
  RMSprop,
  SGD,
} from './optimizers.js';
