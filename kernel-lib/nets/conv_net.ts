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
import { Extras, type NetState } from './normalisation.js';
import { Pass, type Trace } from './pass.js';

export interface ConvNetOptions {
  /** Channels, height and width of an image ([3, 32, 32]). */
  inputDim?: readonly [C: number, H: number, W: number];
  /** Filters of each convolution, first to last ([16]). Each halves height and width by pooling. */
  numFilters?: readonly number[];
  /** Width of the square filters, odd (3). */
  filterSize?: number;
  /** Units of the hidden fully connected layer (100). */
  hiddenDim?: number;
  numClasses?: number;
  activation?: ActivationName | Activation;
  /** Spatial batch normalisation after each convolution (false). */
  batchnorm?: boolean;
  loss?: LossName | ScoreLoss;
  reg?: number;
  /** Standard deviation of the normal initial weights (1e-2); not together with `init`. */
  weightScale?: number;
  init?: InitialiserName | Initialiser;
  dtype?: 'float64' | 'float32';
  /** Of the `RandomState` that draws the weights, first layer first (0). */
  seed?: number;
}

/**
 * A small convolutional net:
 * {conv - [spatial batchnorm] - activation - 2x2 max pool} x K - affine - activation - affine - loss.
 * X (N, C, H, W). Weights W1 (F, C, f, f), b1 (F,), … then two affine layers.
 * Source: CS231n ThreeLayerConvNet (K = 1).
 */
export class ConvNet implements Model {
  readonly params: Params = {};
  readonly dtype: 'float64' | 'float32';
  reg: number;
  readonly #convs: number;
  readonly #pad: number;
  readonly #batchnorm: boolean;
  readonly #activation: Activation;
  readonly #loss: ScoreLoss;
  readonly #extras: Extras;

  constructor(options: ConvNetOptions = {}) {
    const { inputDim = [3, 32, 32], numFilters = [16], filterSize = 3, hiddenDim = 100 } = options;
    const { numClasses = 10, reg = 0, seed = 0, dtype = 'float64', batchnorm = false } = options;
    const [C, H, W] = inputDim;
    const shrink = 2 ** numFilters.length;
    if (filterSize % 2 !== 1 || H % shrink !== 0 || W % shrink !== 0) {
      throw new NetError(
        `ConvNet: filterSize must be odd (got ${filterSize}) and ${H} x ${W} must be divisible by ` +
          `${shrink}, once by 2 for each of the ${numFilters.length} poolings.`,
      );
    }
    this.dtype = dtype;
    this.reg = reg;
    this.#convs = numFilters.length;
    this.#pad = (filterSize - 1) / 2;
    this.#batchnorm = batchnorm;
    this.#activation = activationOf(options.activation ?? 'relu');
    this.#loss = lossOf(options.loss ?? 'softmax');
    this.#extras = new Extras(seed);
    const channels = [C, ...numFilters];
    const flat = (channels.at(-1)! * (H / shrink) * W) / shrink;
    const shapes = numFilters.map((F, i) => [F, channels[i]!, filterSize, filterSize]);
    shapes.push([flat, hiddenDim], [hiddenDim, numClasses]);
    const rng = new RandomState(seed);
    const draw = initialiserOf(options.init ?? normalInit(options.weightScale ?? 1e-2));
    shapes.forEach((shape, i) => {
      const out = shape.length === 4 ? shape[0]! : shape[1]!;
      this.params[`W${i + 1}`] = draw(shape, rng).astype(dtype);
      this.params[`b${i + 1}`] = zeros([out], dtype);
      if (!batchnorm || shape.length !== 4) return;
      this.params[`gamma${i + 1}`] = ones([out], dtype);
      this.params[`beta${i + 1}`] = zeros([out], dtype);
      this.#extras.addBatchnorm(out, dtype);
    });
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

  /** As FullyConnectedNet.trace: 'conv1', 'hidden1', … 'scores'. */
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
    return describeNet(
      `ConvNet: {conv - activation - pool} x ${this.#convs} - 2 affine`,
      this.params,
    );
  }

  #forward(pass: Pass, X: Tensor, mode: 'train' | 'test'): Tensor {
    this.#extras.setMode(mode);
    let out = X.dtype === this.dtype ? X : X.astype(this.dtype);
    for (let k = 1; k <= this.#convs; k++) {
      out = pass.watch(pass.conv(out, k, { stride: 1, pad: this.#pad }), `conv${k}`);
      if (this.#batchnorm) out = pass.batchnorm(out, k, this.#extras.bn[k - 1]!);
      out = pass.watch(pass.activate(out, this.#activation), `hidden${k}`);
      out = pass.pool(out, { pool_height: 2, pool_width: 2, stride: 2 });
    }
    const k = this.#convs + 1;
    out = pass.watch(pass.activate(pass.affine(out, k), this.#activation), `hidden${k}`);
    return pass.watch(pass.affine(out, k + 1), 'scores');
  }

  #backward(pass: Pass, scores: Tensor, y: Tensor): [number, Params] {
    const [dataLoss, dscores] = this.#loss(scores, y);
    const grads = pass.backward(dscores);
    return [dataLoss + penalise(this.params, grads, this.reg), grads];
  }
}
