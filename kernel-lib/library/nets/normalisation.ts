import type { BnParam } from '../layers/index.js';
import { RandomState, type RandomStateState } from '../random/index.js';
import { ones, type Tensor, zeros } from '../tensor/index.js';

/** What stands between an affine layer and its activation. */
export type Normalization = 'none' | 'batchnorm' | 'layernorm';

/** What a net remembers besides its weights: running averages and the dropout generator. */
export interface NetState {
  /** Of each batch normalisation its averages, the first layer first. */
  running: { mean: Tensor; var: Tensor }[];
  /** Where the generator of the masks stands. */
  dropout: RandomStateState;
}

/** Running averages of batch-normalisation layers and the generator of dropout masks. */
export class Extras {
  readonly bn: BnParam[] = [];
  readonly dropoutRng: RandomState;

  constructor(seed: number) {
    // A generator of its own: the masks do not depend on how many weights were drawn.
    this.dropoutRng = new RandomState(seed + 1_000_003);
  }

  /** Adds a layer of D features; mean 0 and variance 1 until training has seen data, as PyTorch. */
  addBatchnorm(D: number, dtype: 'float64' | 'float32'): void {
    const running_mean = zeros([D], dtype);
    this.bn.push({ mode: 'test', running_mean, running_var: ones([D], dtype) });
  }

  setMode(mode: 'train' | 'test'): void {
    for (const param of this.bn) param.mode = mode;
  }

  get state(): NetState {
    return {
      running: this.bn.map((p) => ({ mean: p.running_mean!.copy(), var: p.running_var!.copy() })),
      dropout: this.dropoutRng.getState(),
    };
  }

  set state(state: NetState) {
    state.running.forEach((r, i) => {
      this.bn[i]!.running_mean = r.mean.copy();
      this.bn[i]!.running_var = r.var.copy();
    });
    this.dropoutRng.setState(state.dropout);
  }
}
