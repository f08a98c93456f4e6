import { formatShape, ones, ShapeError, type Tensor, zeros } from '../../tensor/index.js';
import { AutogradError } from '../core/errors.js';
import type { Variable } from '../Variable.js';
import { input, Module, Parameter } from './Module.js';
import { assertSize } from './sizes.js';

export interface BatchNormOptions {
  /** Added to the variance (1e-5). */
  eps?: number;
  /**
   * Share of the batch in the running averages, running = (1 - momentum) running + momentum batch,
   * as in PyTorch (0.1). `batchnorm_forward` counts the other share: 0.9 there is 0.1 here.
   */
  momentum?: number;
}

/**
 * Batch normalisation of each column of (N, D): mean 0 and variance 1 over the batch, then γx̂ + β.
 * eval() uses the running averages instead. As in PyTorch the running variance is the unbiased one,
 * over N - 1; the batch itself is normalised with the biased one.
 *
 * Source: L1 "Batch Normalization"; Ioffe and Szegedy 2015.
 */
export class BatchNorm1d extends Module {
  readonly gamma: Parameter;
  readonly beta: Parameter;
  runningMean: Tensor;
  runningVar: Tensor;
  readonly eps: number;
  readonly momentum: number;

  constructor(D: number, { eps = 1e-5, momentum = 0.1 }: BatchNormOptions = {}) {
    super();
    assertSize('BatchNorm1d', 'D', D);
    this.gamma = new Parameter(ones(D), { name: 'gamma' });
    this.beta = new Parameter(zeros(D), { name: 'beta' });
    this.runningMean = zeros(D);
    this.runningVar = ones(D);
    this.eps = eps;
    this.momentum = momentum;
  }

  override forward(x: Variable | Tensor): Variable {
    const rows = input(x);
    needColumns('BatchNorm1d', rows, this.gamma.size, 2);
    if (!this.training) {
      const ivar = this.runningVar.add(this.eps).pow(-0.5);
      return rows.sub(this.runningMean).mul(ivar).mul(this.gamma).add(this.beta);
    }
    const N = rows.shape[0]!;
    if (N < 2)
      throw new AutogradError(
        `BatchNorm1d: a batch of ${N} has no variance to divide by. Give at least 2 examples, or call eval() first.`,
      );
    const mean = rows.mean(0);
    const centred = rows.sub(mean);
    const variance = centred.square().mean(0);
    this.#remember(mean.value, variance.value.mul(N / (N - 1)));
    const xhat = centred.mul(variance.add(this.eps).pow(-0.5));
    return xhat.mul(this.gamma).add(this.beta);
  }

  #remember(mean: Tensor, variance: Tensor): void {
    const kept = 1 - this.momentum;
    this.runningMean = this.runningMean.mul(kept).add(mean.mul(this.momentum));
    this.runningVar = this.runningVar.mul(kept).add(variance.mul(this.momentum));
  }

  protected override describe(): string {
    return String(this.gamma.size);
  }
}

/** Layer normalisation of each row of (…, D): mean 0 and variance 1 over its D numbers, then γx̂ + β. */
export class LayerNorm extends Module {
  readonly gamma: Parameter;
  readonly beta: Parameter;
  readonly eps: number;

  constructor(D: number, { eps = 1e-5 }: { eps?: number } = {}) {
    super();
    assertSize('LayerNorm', 'D', D);
    this.gamma = new Parameter(ones(D), { name: 'gamma' });
    this.beta = new Parameter(zeros(D), { name: 'beta' });
    this.eps = eps;
  }

  override forward(x: Variable | Tensor): Variable {
    const rows = input(x);
    needColumns('LayerNorm', rows, this.gamma.size, 1);
    const centred = rows.sub(rows.mean(-1, true));
    const variance = centred.square().mean(-1, true);
    return centred.mul(variance.add(this.eps).pow(-0.5)).mul(this.gamma).add(this.beta);
  }

  protected override describe(): string {
    return String(this.gamma.size);
  }
}

function needColumns(name: string, x: Variable, D: number, least: number): void {
  if (x.ndim >= least && x.shape.at(-1) === D && (least === 1 || x.ndim === 2)) return;
  const want = least === 2 ? `(N, ${D})` : `(…, ${D})`;
  throw new ShapeError(`${name}(${D}): x must have shape ${want}, got ${formatShape(x.shape)}.`);
}
