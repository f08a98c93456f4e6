export { BatchSampler, DataError, type SamplerState, type Sampling, takeRows } from './batches.js';
