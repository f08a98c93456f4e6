import { affine_backward, affine_forward } from '../layers/index.js';
import { softmax_loss } from '../losses/index.js';
import { RandomState } from '../random/index.js';
import { type Tensor, zeros } from '../tensor/index.js';
import { type Activation, type ActivationName, activationOf } from './activations.js';
import { type Model, NetError, type Params } from './model.js';
import { addL2Gradient, l2Loss } from './regularise.js';

export interface FullyConnectedOptions {
  /** Units of each hidden layer, first to last; empty for a linear classifier. */
  hiddenDims: readonly number[];
  /** D, numbers per example (3072). */
  inputDim?: number;
  /** C (10). */
  numClasses?: number;
  /** Name or {forward, backward} ('relu'). */
  activation?: ActivationName | Activation;
  /** L2 strength: the loss gets reg/2 times the sum of all W^2; biases are free (0). */
  reg?: number;
  /** Standard deviation of the normal initial weights (1e-2). */
  weightScale?: number;
  dtype?: 'float64' | 'float32';
  /** Of the `RandomState` that draws the weights, first layer first (0). */
  seed?: number;
}

/** Undoes one step of a forward pass: gradient at its output in, gradient at its input out. */
type Backward = (dout: Tensor) => Tensor;

/**
 * A fully connected net of any depth, L = hiddenDims.length + 1 layers:
 * {affine - activation} x (L - 1) - affine - softmax. Weights W1 (D, H1), b1 (H1,) … WL, bL.
 * X is (N, D) or (N, d_1, …). Source: L1 code01; CS231n FullyConnectedNet.
 */
export class FullyConnectedNet implements Model {
  readonly params: Params = {};
  readonly numLayers: number;
  readonly dtype: 'float64' | 'float32';
  reg: number;
  readonly #activation: Activation;

  constructor(options: FullyConnectedOptions) {
    const { hiddenDims, inputDim = 3072, numClasses = 10, reg = 0, seed = 0 } = options;
    const { weightScale = 1e-2, dtype = 'float64', activation = 'relu' } = options;
    const dims = [inputDim, ...(hiddenDims ?? []), numClasses];
    if (!Array.isArray(hiddenDims) || dims.some((d) => !Number.isInteger(d) || d < 1)) {
      throw new NetError(
        'FullyConnectedNet: hiddenDims must be a list of whole numbers, such as [100, 50], and ' +
          `inputDim and numClasses whole numbers; got ${JSON.stringify({ hiddenDims, inputDim, numClasses })}.`,
      );
    }
    this.numLayers = dims.length - 1;
    this.dtype = dtype;
    this.reg = reg;
    this.#activation = activationOf(activation);
    const rng = new RandomState(seed);
    for (let l = 1; l <= this.numLayers; l++) {
      const W = rng.randn(dims[l - 1]!, dims[l]!).mul(weightScale);
      this.params[`W${l}`] = W.astype(dtype);
      this.params[`b${l}`] = zeros([dims[l]!], dtype);
    }
  }

  /** Scores (N, C). */
  loss(X: Tensor): Tensor;
  /** Loss and gradients, y (N,) int32 labels. */
  loss(X: Tensor, y: Tensor): [loss: number, grads: Params];
  loss(X: Tensor, y?: Tensor): Tensor | [number, Params] {
    const grads: Params = {};
    const tape: Backward[] = [];
    let out = X.dtype === this.dtype ? X : X.astype(this.dtype);
    for (let l = 1; l <= this.numLayers; l++) {
      out = this.#affine(out, l, grads, tape);
      if (l < this.numLayers) out = this.#activate(out, tape);
    }
    if (y === undefined) return out;

    let [loss, dout] = softmax_loss(out, y);
    for (const backward of tape.reverse()) dout = backward(dout);
    for (let l = 1; l <= this.numLayers; l++) {
      const W = this.params[`W${l}`]!;
      loss += l2Loss(W, this.reg);
      addL2Gradient(grads[`W${l}`]!, W, this.reg);
    }
    return [loss, grads];
  }

  #affine(x: Tensor, l: number, grads: Params, tape: Backward[]): Tensor {
    const [out, cache] = affine_forward(x, this.params[`W${l}`]!, this.params[`b${l}`]!);
    tape.push((dout) => {
      if (l === 1) {
        // Nobody asks for the gradient of the data, a third of the work of a wide first layer.
        grads.W1 = x.reshape(x.shape[0]!, -1).T.dot(dout);
        grads.b1 = dout.sum(0);
        return dout;
      }
      const [dx, dw, db] = affine_backward(dout, cache);
      grads[`W${l}`] = dw;
      grads[`b${l}`] = db;
      return dx;
    });
    return out;
  }

  #activate(x: Tensor, tape: Backward[]): Tensor {
    const [out, cache] = this.#activation.forward(x);
    tape.push((dout) => this.#activation.backward(dout, cache));
    return out;
  }
}
