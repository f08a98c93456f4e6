import { dropout_forward, type UniformSource } from '../../layers/index.js';
import { onesLike, type Tensor } from '../../tensor/index.js';
import { AutogradError } from '../core/errors.js';
import type { Variable } from '../Variable.js';
import { input, Module } from './Module.js';
import { assertOptions } from './sizes.js';

/** Settings of dropout modules. */
export interface DropoutOptions {
  /** The probability of keeping a unit, as in `dropout_forward`. */
  keep?: number;
  /** Where the masks come from (the default generator). */
  rng?: UniformSource;
  /** Draw the same mask at every call, as gradient checks need it. */
  seed?: number;
}

/**
 * Inverted dropout: in training each unit is dropped with probability p and the others are scaled by
 * 1/(1 - p); eval() leaves x alone.
 *
 * As in PyTorch, and on L2's slide `nn.Dropout(p=0.2)`, p is the probability of DROPPING. The layer
 * `dropout_forward` counts what is kept: `new Dropout({ keep: 0.8 })` says it that way.
 */
export class Dropout extends Module {
  /** The probability of keeping a unit. */
  readonly keep: number;
  readonly #options: DropoutOptions;

  constructor(p: number | DropoutOptions = 0.5, options: DropoutOptions = {}) {
    super();
    this.#options = typeof p === 'number' ? options : p;
    if (Object.hasOwn(Object(this.#options), 'p'))
      throw new AutogradError(
        'Dropout: p, the probability of dropping, is the first argument: new Dropout(0.2, { seed: 1 }).',
      );
    assertOptions('Dropout', this.#options, ['keep', 'rng', 'seed']);
    this.keep = typeof p === 'number' ? 1 - p : (p.keep ?? 0.5);
    if (!(this.keep > 0 && this.keep <= 1))
      throw new AutogradError(
        `Dropout: p, the probability of dropping, must be in [0, 1), got ${1 - this.keep}.`,
      );
  }

  override forward(x: Variable | Tensor): Variable {
    const v = input(x);
    if (!this.training || this.keep === 1) return v;
    const { rng, seed } = this.#options;
    const [mask] = dropout_forward(onesLike(v.value), { mode: 'train', p: this.keep, rng, seed });
    return v.mul(mask);
  }

  protected override describe(): string {
    return `keep ${Number(this.keep.toPrecision(6))}`;
  }
}
