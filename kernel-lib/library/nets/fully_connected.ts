import type { Tensor } from '../tensor/index.js';
import { NetError } from './model.js';
import { checkSizes, Net, type NetOptions } from './net.js';
import type { Normalization } from './normalisation.js';
import type { Pass } from './pass.js';

export interface FullyConnectedOptions extends NetOptions {
  /** Units of each hidden layer, first to last; empty for a linear classifier. */
  hiddenDims: readonly number[];
  /** D, numbers per example (3072). */
  inputDim?: number;
  /** Between affine and activation of each hidden layer ('none'). */
  normalization?: Normalization;
  /** Probability of KEEPING a unit after each activation; 1 is no dropout (1). */
  dropoutKeep?: number;
  /** Draw the same dropout mask at every call, as gradient checks need it. */
  dropoutSeed?: number;
  /** Add the input of a hidden layer to its output where both are of one size (false). */
  residual?: boolean;
}

const OPTIONS = [
  'hiddenDims',
  'inputDim',
  'normalization',
  'dropoutKeep',
  'dropoutSeed',
  'residual',
] as const satisfies (keyof FullyConnectedOptions)[];

/**
 * A fully connected net of any depth, L = hiddenDims.length + 1 layers:
 * {affine - [normalization] - activation - [dropout]} x (L - 1) - affine - loss.
 * Weights W1 (D, H1), b1 (H1,) … WL, bL, gamma1, beta1 … with normalization, alpha1 … with prelu.
 * X is (N, D) or (N, d_1, …). Source: L1 code01; CS231n FullyConnectedNet.
 */
export class FullyConnectedNet extends Net {
  /** Affine layers: the hidden ones and the last. */
  readonly numLayers: number;
  protected readonly title: string;
  readonly #options: FullyConnectedOptions;

  constructor(options: FullyConnectedOptions) {
    super('FullyConnectedNet', options, OPTIONS);
    const { hiddenDims, inputDim = 3072, numClasses = 10, normalization = 'none' } = options;
    checkOptions(options);
    const dims = [inputDim, ...hiddenDims, numClasses];
    this.#options = options;
    this.numLayers = dims.length - 1;
    this.title = titleOf(options);
    for (let l = 1; l <= this.numLayers; l++) {
      const hidden = l < this.numLayers;
      const [D, M] = [dims[l - 1]!, dims[l]! * (hidden ? this.pieces : 1)];
      this.addLayer(l, [D, M], M, hidden ? normalization : 'none');
      if (hidden) this.addActivation(l);
    }
  }

  protected forward(pass: Pass, X: Tensor, mode: 'train' | 'test'): Tensor {
    const { residual = false } = this.#options;
    let out = X;
    for (let l = 1; l < this.numLayers; l++) {
      const layer = (x: Tensor) => this.#hidden(pass, x, l, mode);
      // No skip over the first layer: the data need no gradient.
      out = residual && l > 1 ? pass.residual(out, layer) : layer(out);
      out = pass.watch(out, `hidden${l}`);
    }
    out = pass.affine(out, this.numLayers, { input: this.numLayers === 1 });
    return pass.watch(out, 'scores');
  }

  #hidden(pass: Pass, x: Tensor, l: number, mode: 'train' | 'test'): Tensor {
    const { normalization = 'none', dropoutKeep = 1, dropoutSeed } = this.#options;
    let out = pass.watch(pass.affine(x, l, { input: l === 1 }), `affine${l}`);
    if (normalization === 'batchnorm') out = pass.batchnorm(out, l, this.extras.bn[l - 1]!);
    if (normalization === 'layernorm') out = pass.layernorm(out, l);
    out = this.activate(pass, out, l);
    if (dropoutKeep === 1) return out;
    const seed = dropoutSeed === undefined ? undefined : dropoutSeed + l;
    return pass.dropout(out, { mode, p: dropoutKeep, seed, rng: this.extras.dropoutRng });
  }
}

function titleOf(options: FullyConnectedOptions): string {
  const { hiddenDims, activation = 'relu', normalization = 'none', dropoutKeep = 1 } = options;
  const name = typeof activation === 'string' ? activation : (activation.name ?? 'activation');
  const parts = ['affine', normalization, name, dropoutKeep < 1 ? 'dropout' : 'none'];
  const hidden = parts.filter((p) => p !== 'none').join(' - ');
  const layers = hiddenDims.length > 0 ? `{${hidden}} x ${hiddenDims.length} - affine` : 'affine';
  return `FullyConnectedNet: ${layers}`;
}

function checkOptions(options: FullyConnectedOptions): void {
  const name = 'FullyConnectedNet';
  const { hiddenDims, inputDim = 3072, numClasses = 10, dropoutKeep = 1 } = options;
  if (!Array.isArray(hiddenDims)) {
    throw new NetError(
      `${name}: hiddenDims must be a list of whole numbers, such as [100, 50]; ` +
        `got ${JSON.stringify(hiddenDims) ?? 'undefined'}.`,
    );
  }
  checkSizes(name, { hiddenDims, inputDim, numClasses });
  const { normalization = 'none' } = options;
  if (!['none', 'batchnorm', 'layernorm'].includes(normalization)) {
    throw new NetError(
      `${name}: normalization '${normalization}' is not 'none', 'batchnorm' or 'layernorm'.`,
    );
  }
  if (!(dropoutKeep > 0 && dropoutKeep <= 1)) {
    throw new NetError(
      `${name}: dropoutKeep is the probability of keeping a unit, in (0, 1]; got ${dropoutKeep}.`,
    );
  }
}
