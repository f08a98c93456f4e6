/**
 * Generated data sets, loaders for files of CIFAR-10 and MNIST, batches, splits and transforms.
 *
 * ```ts
 * import { fitScaler, moons, trainValTest } from 'kernel-lib/data';
 * const { X_train, X_val } = trainValTest(moons({ N: 200, seed: 1 }), { val: 50 });
 * console.log(fitScaler(X_train).apply(X_val).shape);
 * ```
 *
 * @module
 */

export { type AugmentOptions, augmentImages } from './augment.js';
export { BatchSampler, DataError, type SamplerState, type Sampling, takeRows } from './batches.js';
export { CIFAR10_CLASSES, loadCifar10, loadCifarBatch } from './cifar.js';
export { type Dataset, type Split, trainValTest } from './dataset.js';
export { loadDigits } from './digits/index.js';
export { type ShapeImageOptions, shapeImages } from './images.js';
export { loadIdx, loadMnist, type MnistOptions } from './mnist.js';
export { blobs, moons, type PointOptions, spirals, xor } from './points.js';
export { plateletsAndHeight, type Regression } from './regression.js';
export { SHAPE_NAMES } from './shapes.js';
export {
  type Reviews,
  reviews,
  TAGS,
  type TaggedSentences,
  taggedSentences,
  Vocabulary,
} from './text.js';
export { fitScaler, type Scaler } from './transforms.js';
