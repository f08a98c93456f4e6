import type { Tensor } from '../tensor/index.js';
import { NetError } from './model.js';
import { checkSizes, Net, type NetOptions } from './net.js';
import type { Pass } from './pass.js';

export interface ConvNetOptions extends NetOptions {
  /** Channels, height and width of an image ([3, 32, 32]). */
  inputDim?: readonly [C: number, H: number, W: number];
  /** Filters of each convolution, first to last ([16]). Each halves height and width by pooling. */
  numFilters?: readonly number[];
  /** Width of the square filters, odd (3). */
  filterSize?: number;
  /** Units of the hidden fully connected layer (100). */
  hiddenDim?: number;
  /** Spatial batch normalisation after each convolution (false). */
  batchnorm?: boolean;
}

const OPTIONS = [
  'inputDim',
  'numFilters',
  'filterSize',
  'hiddenDim',
  'batchnorm',
] as const satisfies (keyof ConvNetOptions)[];

/**
 * A small convolutional net:
 * {conv - [spatial batchnorm] - activation - 2x2 max pool} x K - affine - activation - affine - loss.
 * X (N, C, H, W). Weights W1 (F, C, f, f), b1 (F,), … then two affine layers.
 * Source: CS231n ThreeLayerConvNet (K = 1).
 */
export class ConvNet extends Net {
  protected readonly title: string;
  readonly #convs: number;
  readonly #pad: number;
  readonly #batchnorm: boolean;

  constructor(options: ConvNetOptions = {}) {
    super('ConvNet', options, OPTIONS);
    const { inputDim = [3, 32, 32], numFilters = [16], filterSize = 3, hiddenDim = 100 } = options;
    const { numClasses = 10, batchnorm = false } = options;
    checkSizes('ConvNet', { inputDim, numFilters, filterSize, hiddenDim, numClasses });
    const [C, H, W] = inputDim;
    const K = numFilters.length;
    const shrink = 2 ** K;
    if (filterSize % 2 !== 1 || H % shrink !== 0 || W % shrink !== 0) {
      throw new NetError(
        `ConvNet: filterSize must be odd (got ${filterSize}) and ${H} x ${W} must be divisible by ` +
          `${shrink}, once by 2 for each of the ${K} poolings.`,
      );
    }
    if (this.pieces > 1) {
      throw new NetError('ConvNet: maxout is for fully connected layers; take another activation.');
    }
    this.title = `ConvNet: {conv - ${batchnorm ? 'batchnorm - ' : ''}activation - pool} x ${K} - 2 affine`;
    this.#convs = K;
    this.#pad = (filterSize - 1) / 2;
    this.#batchnorm = batchnorm;
    const channels = [C, ...numFilters];
    for (let k = 1; k <= K; k++) {
      const [from, F] = [channels[k - 1]!, channels[k]!];
      this.addLayer(k, [F, from, filterSize, filterSize], F, batchnorm ? 'batchnorm' : 'none');
      this.addActivation(k);
    }
    const flat = (channels[K]! * (H / shrink) * W) / shrink;
    this.addLayer(K + 1, [flat, hiddenDim], hiddenDim);
    this.addActivation(K + 1);
    this.addLayer(K + 2, [hiddenDim, numClasses], numClasses);
  }

  protected forward(pass: Pass, X: Tensor): Tensor {
    let out = X;
    for (let k = 1; k <= this.#convs; k++) {
      const param = { stride: 1, pad: this.#pad };
      out = pass.watch(pass.conv(out, k, param, { input: k === 1 }), `conv${k}`);
      if (this.#batchnorm) out = pass.batchnorm(out, k, this.extras.bn[k - 1]!);
      out = pass.watch(this.activate(pass, out, k), `hidden${k}`);
      out = pass.pool(out, { pool_height: 2, pool_width: 2, stride: 2 });
    }
    const k = this.#convs + 1;
    out = pass.affine(out, k, { input: k === 1 });
    out = pass.watch(this.activate(pass, out, k), `hidden${k}`);
    return pass.watch(pass.affine(out, k + 1), 'scores');
  }
}
