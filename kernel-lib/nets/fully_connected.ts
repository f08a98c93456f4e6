import { DISPLAY, type MimeBundle } from '../display/index.js';
import {
  type Initialiser,
  type InitialiserName,
  initialiserOf,
  normalInit,
} from '../init/index.js';
import { RandomState } from '../random/index.js';
import { ones, type Tensor, zeros } from '../tensor/index.js';
import { type Activation, type ActivationName, activationOf } from './activations.js';
import { describeNet } from './describe.js';
import { type LossName, lossOf, penalise, type ScoreLoss } from './loss.js';
import { type Model, NetError, type Params } from './model.js';
import { Extras, type NetState, type Normalization } from './normalisation.js';
import { Pass, type Trace } from './pass.js';

export interface FullyConnectedOptions {
  /** Units of each hidden layer, first to last; empty for a linear classifier. */
  hiddenDims: readonly number[];
  /** D, numbers per example (3072). */
  inputDim?: number;
  /** C (10). */
  numClasses?: number;
  /** Name or {forward, backward} ('relu'). */
  activation?: ActivationName | Activation;
  /** Between affine and activation of each hidden layer ('none'). */
  normalization?: Normalization;
  /** Probability of KEEPING a unit after each activation; 1 is no dropout (1). */
  dropoutKeep?: number;
  /** Draw the same dropout mask at every call, as gradient checks need it. */
  dropoutSeed?: number;
  /** Add the input of a hidden layer to its output where both are of one size (false). */
  residual?: boolean;
  /** 'softmax', 'svm', or (scores, y) => [loss, dscores] ('softmax'). */
  loss?: LossName | ScoreLoss;
  /** L2 strength: the loss gets reg/2 times the sum of all W^2; biases are free (0). */
  reg?: number;
  /** Standard deviation of the normal initial weights (1e-2); not together with `init`. */
  weightScale?: number;
  /** Name or function (shape, rng) => Tensor. */
  init?: InitialiserName | Initialiser;
  dtype?: 'float64' | 'float32';
  /** Of the `RandomState` that draws the weights, first layer first (0). Masks: seed + 1 000 003. */
  seed?: number;
}

/**
 * A fully connected net of any depth, L = hiddenDims.length + 1 layers:
 * {affine - [normalization] - activation - [dropout]} x (L - 1) - affine - loss.
 * Weights W1 (D, H1), b1 (H1,) … WL, bL, and gamma1, beta1 … with normalization.
 * X is (N, D) or (N, d_1, …). Source: L1 code01; CS231n FullyConnectedNet.
 */
export class FullyConnectedNet implements Model {
  readonly params: Params = {};
  readonly numLayers: number;
  readonly dtype: 'float64' | 'float32';
  reg: number;
  readonly #options: FullyConnectedOptions;
  readonly #activation: Activation;
  readonly #loss: ScoreLoss;
  readonly #extras: Extras;

  constructor(options: FullyConnectedOptions) {
    const { hiddenDims, inputDim = 3072, numClasses = 10, reg = 0, seed = 0 } = options;
    const { weightScale, init, dtype = 'float64', normalization = 'none' } = options;
    checkOptions(options);
    const dims = [inputDim, ...hiddenDims, numClasses];
    this.#options = options;
    this.numLayers = dims.length - 1;
    this.dtype = dtype;
    this.reg = reg;
    this.#activation = activationOf(options.activation ?? 'relu');
    this.#loss = lossOf(options.loss ?? 'softmax');
    this.#extras = new Extras(seed);
    const rng = new RandomState(seed);
    const draw = initialiserOf(init ?? normalInit(weightScale ?? 1e-2));
    for (let l = 1; l <= this.numLayers; l++) {
      const [D, M] = [dims[l - 1]!, dims[l]!];
      this.params[`W${l}`] = draw([D, M], rng).astype(dtype);
      this.params[`b${l}`] = zeros([M], dtype);
      if (normalization === 'none' || l === this.numLayers) continue;
      this.params[`gamma${l}`] = ones([M], dtype);
      this.params[`beta${l}`] = zeros([M], dtype);
      if (normalization === 'batchnorm') this.#extras.addBatchnorm(M, dtype);
    }
  }

  /** Scores (N, C), in test mode. */
  loss(X: Tensor): Tensor;
  /** Loss and gradients, y (N,) int32 labels, in training mode. */
  loss(X: Tensor, y: Tensor): [loss: number, grads: Params];
  loss(X: Tensor, y?: Tensor): Tensor | [number, Params] {
    const pass = new Pass(this.params);
    const scores = this.#forward(pass, X, y === undefined ? 'test' : 'train');
    return y === undefined ? scores : this.#backward(pass, scores, y);
  }

  /**
   * Loss and gradients as `loss(X, y)`, and all that the pass saw: the outputs of every layer
   * ('affine1', 'hidden1', … 'scores') and the gradients there. Leaves running averages alone.
   */
  trace(X: Tensor, y: Tensor): Trace & { loss: number; grads: Params } {
    const before = this.extraState();
    const pass = new Pass(this.params, true);
    const [loss, grads] = this.#backward(pass, this.#forward(pass, X, 'train'), y);
    this.setExtraState(before);
    return { ...pass.trace, loss, grads };
  }

  extraState(): NetState {
    return this.#extras.state;
  }

  setExtraState(state: unknown): void {
    this.#extras.state = state as NetState;
  }

  toString(): string {
    return String(this[DISPLAY]()['text/plain']);
  }

  /** Names, shapes and number of the weights. */
  [DISPLAY](): MimeBundle {
    const { activation = 'relu', normalization = 'none', dropoutKeep = 1 } = this.#options;
    const name = typeof activation === 'string' ? activation : (activation.name ?? 'activation');
    const parts = ['affine', normalization, name, dropoutKeep < 1 ? 'dropout' : 'none'];
    const hidden = parts.filter((p) => p !== 'none').join(' - ');
    const layers = this.numLayers > 1 ? `{${hidden}} x ${this.numLayers - 1} - affine` : 'affine';
    return describeNet(`FullyConnectedNet: ${layers}`, this.params);
  }

  #forward(pass: Pass, X: Tensor, mode: 'train' | 'test'): Tensor {
    const { residual = false } = this.#options;
    this.#extras.setMode(mode);
    let out = X.dtype === this.dtype ? X : X.astype(this.dtype);
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
    if (normalization === 'batchnorm') out = pass.batchnorm(out, l, this.#extras.bn[l - 1]!);
    if (normalization === 'layernorm') out = pass.layernorm(out, l);
    out = pass.activate(out, this.#activation);
    if (dropoutKeep === 1) return out;
    const seed = dropoutSeed === undefined ? undefined : dropoutSeed + l;
    return pass.dropout(out, { mode, p: dropoutKeep, seed, rng: this.#extras.dropoutRng });
  }

  #backward(pass: Pass, scores: Tensor, y: Tensor): [number, Params] {
    const [dataLoss, dscores] = this.#loss(scores, y);
    const grads = pass.backward(dscores);
    return [dataLoss + penalise(this.params, grads, this.reg), grads];
  }
}

function checkOptions(options: FullyConnectedOptions): void {
  const { hiddenDims, inputDim = 3072, numClasses = 10, dropoutKeep = 1 } = options;
  const whole = (n: unknown) => Number.isInteger(n) && (n as number) > 0;
  if (!Array.isArray(hiddenDims) || ![inputDim, ...hiddenDims, numClasses].every(whole)) {
    throw new NetError(
      'FullyConnectedNet: hiddenDims must be a list of whole numbers, such as [100, 50], and ' +
        `inputDim and numClasses whole numbers; got ${JSON.stringify({ hiddenDims, inputDim, numClasses })}.`,
    );
  }
  const { normalization = 'none' } = options;
  if (!['none', 'batchnorm', 'layernorm'].includes(normalization)) {
    throw new NetError(
      `FullyConnectedNet: normalization '${normalization}' is not 'none', 'batchnorm' or 'layernorm'.`,
    );
  }
  if (!(dropoutKeep > 0 && dropoutKeep <= 1)) {
    throw new NetError(
      `FullyConnectedNet: dropoutKeep is the probability of keeping a unit, in (0, 1]; got ${dropoutKeep}.`,
    );
  }
  if (options.init !== undefined && options.weightScale !== undefined) {
    throw new NetError('FullyConnectedNet: give init or weightScale, not both.');
  }
}
