import {
  assertNumber,
  formatShape,
  ones,
  ShapeError,
  type Tensor,
  zeros,
} from '../../tensor/index.js';
import { AutogradError } from '../core/errors.js';
import type { Variable } from '../Variable.js';
import { alike, type FloatType, floatTypeOf, input, Module, Parameter } from './Module.js';
import { assertOptions, assertSize } from './sizes.js';
import { needImages } from './windows.js';

/** What all normalisations can be told. */
export interface NormOptions {
  /** Added to the variance (1e-5). */
  eps?: number;
  /** Of γ, β and the running averages ('float64'); the result has the type of x. */
  dtype?: FloatType;
}

/** Settings of batch normalisation. */
export interface BatchNormOptions extends NormOptions {
  /**
   * Share of the batch in the running averages, running = (1 - momentum) running + momentum batch,
   * as in PyTorch (0.1). `batchnorm_forward` counts the other share: 0.9 there is 0.1 here.
   */
  momentum?: number;
}

/** What normalisations share: a scale γ and a shift β for each of D features, 1 and 0 at first. */
abstract class Normalisation extends Module {
  /** The scale γ (D,), 1 at first. */
  readonly gamma: Parameter;
  /** The shift β (D,), 0 at first. */
  readonly beta: Parameter;
  /** Added to the variance (1e-5). */
  readonly eps: number;

  constructor(module: string, D: number, options: NormOptions, ...others: string[]) {
    super();
    assertSize(module, 'D', D);
    assertOptions(module, options, ['eps', 'dtype', ...others]);
    const { eps = 1e-5, dtype = 'float64' } = options;
    assertNumber(module, 'eps', eps, { min: 0, max: 1 });
    this.gamma = new Parameter(ones([D], dtype), { name: 'gamma' });
    this.beta = new Parameter(zeros([D], dtype), { name: 'beta' });
    this.eps = eps;
  }

  /** γx̂ + β in the type of x̂, one γ and β for each index along an axis of x̂. */
  protected scaled(xhat: Variable, axis: number): Variable {
    const shape = perFeature(xhat, axis);
    const [gamma, beta] = [this.gamma, this.beta].map((p) => alike(p, xhat).reshape(shape));
    return xhat.mul(gamma!).add(beta!);
  }

  /** The number of features. */
  protected override describe(): string {
    return String(this.gamma.size);
  }
}

/** A shape that lines one number per index of `axis` up with x. */
const perFeature = (x: Variable, axis: number): number[] =>
  x.shape.slice(axis).map((n, k) => (k === 0 ? n : 1));

/** (x - mean) / √(var + eps), mean and variance over the given axes. */
function standardised(x: Variable, axes: readonly number[], eps: number) {
  const mean = x.mean(axes, true);
  const centred = x.sub(mean);
  const variance = centred.square().mean(axes, true);
  return { mean, variance, xhat: centred.mul(variance.add(eps).pow(-0.5)) };
}

/** Batch normalisation of (N, D, …) over all axes but that of the features. */
abstract class BatchNorm extends Normalisation {
  /** The running average of the means (D,), 0 at first; what eval mode uses. */
  runningMean: Tensor;
  /** The running average of the variances (D,), 1 at first; what eval mode uses. */
  runningVar: Tensor;
  /** Share of each batch in the running averages (0.1). */
  readonly momentum: number;

  constructor(module: string, D: number, options: BatchNormOptions) {
    super(module, D, options, 'momentum');
    const { dtype = 'float64', momentum = 0.1 } = options;
    assertNumber(module, 'momentum', momentum, { min: 0, max: 1 });
    this.runningMean = zeros([D], dtype);
    this.runningVar = ones([D], dtype);
    this.momentum = momentum;
  }

  /** x normalised, all sizes checked. */
  protected normalise(x: Variable): Variable {
    if (!this.training) {
      const [mean, variance] = [this.runningMean, this.runningVar].map((running) =>
        running.astype(floatTypeOf(x)).reshape(perFeature(x, 1)),
      );
      return this.scaled(x.sub(mean!).mul(variance!.add(this.eps).pow(-0.5)), 1);
    }
    const N = x.size / this.gamma.size;
    if (N < 2)
      throw new AutogradError(
        `${this.constructor.name}: a batch of ${N} has no variance to divide by. Give at least 2 examples, or call eval() first.`,
      );
    const axes = [...x.shape.keys()].filter((k) => k !== 1);
    const { mean, variance, xhat } = standardised(x, axes, this.eps);
    this.runningMean = this.#moved(this.runningMean, mean.value);
    this.runningVar = this.#moved(this.runningVar, variance.value.mul(N / (N - 1)));
    return this.scaled(xhat, 1);
  }

  /** A running value and the batch's, mixed, in the type that it has. */
  #moved(running: Tensor, batch: Tensor): Tensor {
    const kept = running.mul(1 - this.momentum);
    return kept.add(batch.flatten().mul(this.momentum)).astype(running.dtype);
  }
}

/**
 * Batch normalisation of each column of (N, D): mean 0 and variance 1 over the batch, then γx̂ + β.
 * eval() uses the running averages instead. As in PyTorch the running variance is the unbiased one,
 * over N - 1; the batch itself is normalised with the biased one.
 *
 * Source: L1 "Batch Normalization"; Ioffe and Szegedy 2015.
 */
export class BatchNorm1d extends BatchNorm {
  constructor(D: number, options: BatchNormOptions = {}) {
    super('BatchNorm1d', D, options);
  }

  override forward(x: Variable | Tensor): Variable {
    const rows = input(x);
    needColumns('BatchNorm1d', rows, this.gamma.size, 2);
    return this.normalise(rows);
  }
}

/**
 * Batch normalisation of each channel of images (N, C, H, W), over the examples and all positions:
 * otherwise as {@link BatchNorm1d}, with N H W numbers per channel in place of N.
 *
 * Source: Ioffe and Szegedy 2015, section 3.2; torch.nn.BatchNorm2d.
 */
export class BatchNorm2d extends BatchNorm {
  constructor(C: number, options: BatchNormOptions = {}) {
    super('BatchNorm2d', C, options);
  }

  override forward(x: Variable | Tensor): Variable {
    const images = input(x);
    needImages(`BatchNorm2d(${this.gamma.size})`, images, this.gamma.size);
    return this.normalise(images);
  }
}

/** Layer normalisation of each row of (…, D): mean 0 and variance 1 over its D numbers, then γx̂ + β. */
export class LayerNorm extends Normalisation {
  constructor(D: number, options: NormOptions = {}) {
    super('LayerNorm', D, options);
  }

  override forward(x: Variable | Tensor): Variable {
    const rows = input(x);
    needColumns('LayerNorm', rows, this.gamma.size, 1);
    return this.scaled(standardised(rows, [-1], this.eps).xhat, -1);
  }
}

/**
 * Group normalisation of (N, C, …): the C channels are cut into G groups of neighbours, each group of
 * each example gets mean 0 and variance 1 over its channels and positions, then γx̂ + β per channel.
 * G = 1 normalises whole examples, G = C every channel by itself.
 *
 *     new GroupNorm(2, 8)    // 2 groups of 4 channels
 *
 * @throws AutogradError if G does not divide C
 *
 * Source: Wu and He 2018; torch.nn.GroupNorm.
 */
export class GroupNorm extends Normalisation {
  /** How many groups the channels are cut into. */
  readonly groups: number;

  constructor(G: number, C: number, options: NormOptions = {}) {
    super('GroupNorm', C, options);
    assertSize('GroupNorm', 'G', G);
    if (C % G !== 0)
      throw new AutogradError(
        `GroupNorm: the groups must divide the channels, got ${G} groups of ${C} channels. The groups come first: new GroupNorm(G, C).`,
      );
    this.groups = G;
  }

  override forward(x: Variable | Tensor): Variable {
    const v = input(x);
    const [N, C] = [v.shape[0]!, this.gamma.size];
    if (v.ndim < 2 || v.shape[1] !== C)
      throw new ShapeError(
        `GroupNorm(${this.describe()}): x must have shape (N, ${C}, …), got ${formatShape(v.shape)}.`,
      );
    const rows = v.reshape(N, this.groups, v.size / Math.max(1, N * this.groups));
    return this.scaled(standardised(rows, [-1], this.eps).xhat.reshape(v.shape), 1);
  }

  protected override describe(): string {
    return `${this.groups}, ${this.gamma.size}`;
  }
}

function needColumns(name: string, x: Variable, D: number, least: number): void {
  if (x.ndim >= least && x.shape.at(-1) === D && (least === 1 || x.ndim === 2)) return;
  const want = least === 2 ? `(N, ${D})` : `(…, ${D})`;
  throw new ShapeError(`${name}(${D}): x must have shape ${want}, got ${formatShape(x.shape)}.`);
}
