export { BatchSampler, DataError, type SamplerState, type Sampling, takeRows } from './batches.js';
export { type Dataset, type Split, trainValTest } from './dataset.js';
export { type ShapeImageOptions, shapeImages } from './images.js';
export { SHAPE_NAMES } from './shapes.js';
