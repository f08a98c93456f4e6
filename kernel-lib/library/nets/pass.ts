import {
  affine_backward,
  affine_forward,
  type BnParam,
  batchnorm_backward_alt,
  batchnorm_forward,
  type ConvParam,
  conv_backward_fast,
  conv_forward_fast,
  type DropoutParam,
  dropout_backward,
  dropout_forward,
  layernorm_backward,
  layernorm_forward,
  max_pool_backward_fast,
  max_pool_forward_fast,
  type PoolParam,
  prelu_backward,
  prelu_forward,
  spatial_batchnorm_backward,
  spatial_batchnorm_forward,
} from '../layers/index.js';
import type { Tensor } from '../tensor/index.js';
import { leftTransposedDot } from '../tensor/internal.js';
import type { Activation } from './activations.js';
import type { Params } from './model.js';

/** Undoes one step of a forward pass: gradient at its output in, gradient at its input out. */
type Backward = (dout: Tensor) => Tensor;

/** What a pass saw on its way: layer outputs, and the gradients of the loss there. */
export interface Trace {
  /** The outputs of the layers that were given a name, by it. */
  activations: Params;
  /** The gradients of the loss at these outputs. */
  gradients: Params;
}

/**
 * One forward and backward pass through layers with caches. Each method runs a layer forward and
 * notes how to go back; {@link backward} then walks the notes in reverse and collects the gradients
 * of the weights under their names.
 */
export class Pass {
  /** The gradients of the weights by their names, after backward. */
  readonly grads: Params = {};
  /** Filled where a layer is given a name to be traced under. */
  readonly trace: Trace = { activations: {}, gradients: {} };
  readonly #params: Params;
  readonly #notes: Backward[] = [];
  readonly #tracing: boolean;

  constructor(params: Params, tracing = false) {
    this.#params = params;
    this.#tracing = tracing;
  }

  /** dx of the first weights is not computed when `input` is set: nobody asks for the data's. */
  affine(x: Tensor, k: number, { input = false }: { input?: boolean } = {}): Tensor {
    const [w, b] = [`W${k}`, `b${k}`];
    const [out, cache] = affine_forward(x, this.#params[w]!, this.#params[b]!);
    this.#notes.push((dout) => {
      if (input) {
        // A third of the work of a wide first layer.
        this.grads[w] = leftTransposedDot(x.ndim === 2 ? x : x.reshape(x.shape[0]!, -1), dout);
        this.grads[b] = dout.sum(0);
        return dout;
      }
      const [dx, dw, db] = affine_backward(dout, cache);
      this.grads[w] = dw;
      this.grads[b] = db;
      return dx;
    });
    return out;
  }

  /** Convolution; `input` as in {@link affine}. */
  conv(
    x: Tensor,
    k: number,
    param: ConvParam,
    { input = false }: { input?: boolean } = {},
  ): Tensor {
    const [w, b] = [`W${k}`, `b${k}`];
    const [out, cache] = conv_forward_fast(x, this.#params[w]!, this.#params[b]!, param);
    this.#notes.push((dout) => {
      const [dx, dw, db] = conv_backward_fast(dout, cache, input);
      this.grads[w] = dw;
      this.grads[b] = db;
      return dx;
    });
    return out;
  }

  /** Max pooling of (N, C, H, W). */
  pool(x: Tensor, param: PoolParam): Tensor {
    const [out, cache] = max_pool_forward_fast(x, param);
    this.#notes.push((dout) => max_pool_backward_fast(dout, cache));
    return out;
  }

  /** Batch normalisation of (N, D), or per channel of (N, C, H, W). */
  batchnorm(x: Tensor, k: number, param: BnParam): Tensor {
    const [gamma, beta] = [this.#params[`gamma${k}`]!, this.#params[`beta${k}`]!];
    if (x.ndim === 4) {
      const [out, cache] = spatial_batchnorm_forward(x, gamma, beta, param);
      return this.#normalised(k, out, (dout) => spatial_batchnorm_backward(dout, cache));
    }
    const [out, cache] = batchnorm_forward(x, gamma, beta, param);
    return this.#normalised(k, out, (dout) => batchnorm_backward_alt(dout, cache));
  }

  /** Layer normalisation of (N, D) with gamma_k and beta_k. */
  layernorm(x: Tensor, k: number): Tensor {
    const [gamma, beta] = [this.#params[`gamma${k}`]!, this.#params[`beta${k}`]!];
    const [out, cache] = layernorm_forward(x, gamma, beta);
    return this.#normalised(k, out, (dout) => layernorm_backward(dout, cache));
  }

  #normalised(
    k: number,
    out: Tensor,
    backward: (dout: Tensor) => [dx: Tensor, dgamma: Tensor, dbeta: Tensor],
  ): Tensor {
    this.#notes.push((dout) => {
      const [dx, dgamma, dbeta] = backward(dout);
      this.grads[`gamma${k}`] = dgamma;
      this.grads[`beta${k}`] = dbeta;
      return dx;
    });
    return out;
  }

  /** An activation, element by element. */
  activate(x: Tensor, activation: Activation): Tensor {
    const [out, cache] = activation.forward(x);
    this.#notes.push((dout) => activation.backward(dout, cache));
    return out;
  }

  /** Parametric relu with the slope alpha_k. */
  prelu(x: Tensor, k: number): Tensor {
    const [out, cache] = prelu_forward(x, this.#params[`alpha${k}`]!);
    this.#notes.push((dout) => {
      const [dx, dalpha] = prelu_backward(dout, cache);
      this.grads[`alpha${k}`] = dalpha;
      return dx;
    });
    return out;
  }

  /** Dropout, whose mode and generator are in `param`. */
  dropout(x: Tensor, param: DropoutParam): Tensor {
    const [out, cache] = dropout_forward(x, param);
    this.#notes.push((dout) => dropout_backward(dout, cache));
    return out;
  }

  /** `x + branch(x)`, or `branch(x)` alone where the shapes differ. */
  residual(x: Tensor, branch: (x: Tensor) => Tensor): Tensor {
    const start = this.#notes.length;
    const out = branch(x);
    if (String(out.shape) !== String(x.shape)) return out;
    const notes = this.#notes.splice(start);
    this.#notes.push((dout) => dout.add(notes.reduceRight((d, note) => note(d), dout)));
    return out.add(x);
  }

  /** Remembers x and, on the way back, the gradient there, if this pass is traced. */
  watch(x: Tensor, name: string): Tensor {
    if (!this.#tracing) return x;
    this.trace.activations[name] = x;
    this.#notes.push((dout) => {
      this.trace.gradients[name] = dout;
      return dout;
    });
    return x;
  }

  /** All gradients, from the gradient at the last output. */
  backward(dout: Tensor): Params {
    this.#notes.reduceRight((d, note) => note(d), dout);
    return this.grads;
  }
}
