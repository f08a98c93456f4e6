export { Optimizer } from './Optimizer.js';
export {
  Adafactor,
  type AdafactorOptions,
  Adagrad,
  Adam,
  type AdamOptions,
  AdamW,
  type LearningRate,
  Lion,
  type LionOptions,
  Momentum,
  RMSprop,
  SGD,
} from './optimizers.js';
