import { type Model, NetError, type Params } from '../nets/index.js';
import { type Tensor, zerosLike } from '../tensor/index.js';

/** How weights are averaged while they are trained. */
export interface AveragingOptions {
  /**
   * 'ema': after each update `avg = decay avg + (1 - decay) w`, starting at the first weights seen.
   * 'mean': the plain mean of the weights at the ends of epochs (stochastic weight averaging).
   */
  kind: 'ema' | 'mean';
  /** For 'ema' (0.999). */
  decay?: number;
  /** First epoch that counts (0 for 'ema', 1 for 'mean'). */
  startEpoch?: number;
}

/**
 * A running average of weights. Running statistics of normalisation layers are not averaged: they
 * belong to the weights they were measured with.
 * Source: Polyak and Juditsky 1992; Izmailov et al. 2018.
 */
export class WeightAverage {
  readonly #options: AveragingOptions;
  #count = 0;
  #params: Params | undefined;

  constructor(options: AveragingOptions) {
    if (options.kind !== 'ema' && options.kind !== 'mean') {
      throw new NetError(`averaging: kind must be 'ema' or 'mean', got ${String(options.kind)}.`);
    }
    this.#options = options;
  }

  /** How many sets of weights went in. */
  get count(): number {
    return this.#count;
  }

  /** The average, or undefined before the first weights. */
  get params(): Params | undefined {
    return this.#params;
  }

  /** All that a checkpoint has to keep of it. */
  get state(): { count: number; params: Params | undefined } {
    return { count: this.#count, params: this.#params };
  }

  set state(state: { count: number; params: Params | undefined }) {
    this.#count = state.count;
    this.#params = state.params;
  }

  /** Takes in the weights after an update: does something for `ema` only, from `startEpoch` on. */
  afterStep(params: Params, epoch: number): void {
    if (this.#options.kind === 'ema' && epoch >= (this.#options.startEpoch ?? 0)) this.#add(params);
  }

  /**
   * Takes in the weights at an epoch's end: does something for `mean` only, from `startEpoch` on.
   */
  afterEpoch(params: Params, epoch: number): void {
    if (this.#options.kind === 'mean' && epoch >= (this.#options.startEpoch ?? 1))
      this.#add(params);
  }

  #add(params: Params): void {
    this.#count += 1;
    const keep =
      this.#options.kind === 'ema' ? (this.#options.decay ?? 0.999) : 1 - 1 / this.#count;
    const old = this.#params;
    this.#params = Object.fromEntries(
      Object.entries(params).map(([name, w]) => [name, old ? mix(old[name]!, w, keep) : w.copy()]),
    );
  }
}

function mix(a: Tensor, b: Tensor, keep: number): Tensor {
  const out = zerosLike(a);
  for (let i = 0; i < out.data.length; i++) {
    out.data[i] = keep * a.data[i]! + (1 - keep) * b.data[i]!;
  }
  return out;
}

/** Runs `work` with other weights in the model, and puts the model's own back, whatever happens. */
export function withParams<T>(model: Model, params: Params, work: () => T): T {
  const own = { ...model.params };
  Object.assign(model.params, params);
  try {
    return work();
  } finally {
    Object.assign(model.params, own);
  }
}
