import { RandomState, type RandomStateState } from '../random/index.js';
import { type Tensor, zeros } from '../tensor/index.js';

/** Data that does not fit: shapes, labels, files. */
export class DataError extends Error {
  override name = 'DataError';
}

/** The rows `indices` of x along axis 0: (N, …) to (indices.length, …). */
export function takeRows(x: Tensor, indices: ArrayLike<number>): Tensor {
  const N = x.shape[0] ?? 0;
  const size = N === 0 ? 0 : x.data.length / N;
  const out = zeros([indices.length, ...x.shape.slice(1)], x.dtype);
  for (let k = 0; k < indices.length; k++) {
    const i = indices[k]!;
    if (!(Number.isInteger(i) && i >= 0 && i < N)) {
      throw new DataError(`takeRows: row ${i} does not exist; x has rows 0 to ${N - 1}.`);
    }
    out.data.set(x.data.subarray(i * size, (i + 1) * size), k * size);
  }
  return out;
}

/**
 * How a batch is drawn. `'shuffle'`: each epoch visits every example once, in a fresh random order.
 * `'uniform'`: each batch is drawn with replacement, so that after an epoch about 1/e = 37 % of the
 * examples have not been seen. `'full'`: the whole data set, in order.
 */
export type Sampling = 'shuffle' | 'uniform' | 'full';

/** Where a sampler is in its epoch; plain data, for checkpoints. */
export interface SamplerState {
  /** The row numbers of this epoch, as they were shuffled. */
  order: Int32Array;
  /** How many of them have been handed out. */
  position: number;
  /** Where the generator stands. */
  rng: RandomStateState;
}

/**
 * Draws the indices of batches. With `'shuffle'`, the last batch of an epoch is smaller when the
 * batch size does not divide N. Uses a `RandomState` of its own.
 */
export class BatchSampler {
  /** Examples in a batch, at most N. */
  readonly batchSize: number;
  /** Batches until every example has had its chance. */
  readonly batchesPerEpoch: number;
  readonly #N: number;
  readonly #sampling: Sampling;
  readonly #rng: RandomState;
  #order: Int32Array = new Int32Array(0);
  #position = 0;

  constructor(N: number, batchSize: number, sampling: Sampling = 'shuffle', seed = 0) {
    if (!(Number.isInteger(N) && N > 0)) {
      throw new DataError(`BatchSampler: there are no examples (N = ${N}).`);
    }
    if (!(Number.isInteger(batchSize) && batchSize > 0)) {
      throw new DataError(`BatchSampler: batchSize must be a whole number > 0, got ${batchSize}.`);
    }
    if (!['shuffle', 'uniform', 'full'].includes(sampling)) {
      throw new DataError(
        `BatchSampler: sampling '${sampling}' is not 'shuffle', 'uniform' or 'full'.`,
      );
    }
    this.#N = N;
    this.#sampling = sampling;
    this.#rng = new RandomState(seed);
    this.batchSize = sampling === 'full' ? N : Math.min(batchSize, N);
    this.batchesPerEpoch = Math.ceil(N / this.batchSize);
  }

  /** The indices of the next batch. */
  next(): Int32Array {
    const { batchSize } = this;
    if (this.#sampling === 'uniform') {
      return Int32Array.from(this.#rng.randint(0, this.#N, [batchSize]).data);
    }
    if (this.#sampling === 'full') return Int32Array.from({ length: this.#N }, (_, i) => i);
    if (this.#position >= this.#order.length) {
      this.#order = Int32Array.from(this.#rng.permutation(this.#N).data);
      this.#position = 0;
    }
    const batch = this.#order.slice(this.#position, this.#position + batchSize);
    this.#position += batchSize;
    return batch;
  }

  /** Where it stands; setting it goes on from there. */
  get state(): SamplerState {
    return { order: this.#order.slice(), position: this.#position, rng: this.#rng.getState() };
  }

  set state(state: SamplerState) {
    this.#order = state.order.slice();
    this.#position = state.position;
    this.#rng.setState(state.rng);
  }
}
