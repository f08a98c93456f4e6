import { affine_backward, affine_forward, relu_backward, relu_forward } from 'kernel-lib/layers';
import { softmax_loss } from 'kernel-lib/losses';
import type { Model, Params } from 'kernel-lib/nets';
import { RandomState } from 'kernel-lib/random';
import { type Tensor, zeros } from 'kernel-lib/tensor';

/** How large a net of blocks is, and how it begins. */
export interface ResidualOptions {
  /** Blocks of two affine layers each. */
  readonly blocks: number;
  /** M, units between the blocks. */
  readonly width: number;
  /** H, units inside a block; as many as between them when left out. */
  readonly inner?: number;
  /** D, numbers per example. */
  readonly inputs: number;
  /** C, scores per example. */
  readonly classes: number;
  /** What each block's input is multiplied by before it is added: 1 a residual net, 0 a plain one (1). */
  readonly skip?: number;
  /** The first weights of a branch are gain / √M times normal numbers (√2, Kaiming). */
  readonly gain?: number;
  /** The second ones last / √H times (1). */
  readonly last?: number;
  /** Of all weights (0). */
  readonly seed?: number;
}

/**
 * The net of lab 8, x ← skip · x + relu(x A + a) B + b in every block, with an affine layer at each end:
 * weights W_in, b_in, A1, a1, B1, b1, …, W_out, b_out. A model for the Solver.
 */
export class ResidualNet implements Model {
  readonly params: Params = {};
  private readonly skip: number;
  /** K, how many blocks it has. */
  readonly blocks: number;

  constructor(options: ResidualOptions) {
    const { blocks, width, inner = width, inputs, classes, seed = 0 } = options;
    const { skip = 1, gain = Math.SQRT2, last = 1 } = options;
    this.skip = skip;
    this.blocks = blocks;
    const rng = new RandomState(seed);
    const draw = (rows: number, columns: number, size: number) =>
      (rng.randn(rows, columns) as Tensor).mul_(size / Math.sqrt(rows));
    const weights: Params = { W_in: draw(inputs, width, 1), b_in: zeros(width) };
    for (let k = 1; k <= blocks; k++) {
      weights[`A${k}`] = draw(width, inner, gain);
      weights[`a${k}`] = zeros(inner);
      weights[`B${k}`] = draw(inner, width, last);
      weights[`b${k}`] = zeros(width);
    }
    weights.W_out = draw(width, classes, 1);
    weights.b_out = zeros(classes);
    this.params = weights;
  }

  private weight(name: string): Tensor {
    return this.params[name] as Tensor;
  }

  /** What comes out of the first affine layer, and out of each block. */
  stream(X: Tensor): Tensor[] {
    const stream = [affine_forward(X, this.weight('W_in'), this.weight('b_in'))[0]];
    for (let k = 1; k <= this.blocks; k++)
      stream.push(this.forward(stream[k - 1] as Tensor, k).out);
    return stream;
  }

  private forward(x: Tensor, k: number) {
    const [s, first] = affine_forward(x, this.weight(`A${k}`), this.weight(`a${k}`));
    const [h, relu] = relu_forward(s);
    const [branch, second] = affine_forward(h, this.weight(`B${k}`), this.weight(`b${k}`));
    const past = this.skip === 1 ? x : x.mul(this.skip);
    return { out: this.skip === 0 ? branch : branch.add(past), first, relu, second };
  }

  /** The scores (N, C). */
  loss(X: Tensor): Tensor;
  /** The softmax loss, and the gradient of each weight. */
  loss(X: Tensor, y: Tensor): [number, Params];
  loss(X: Tensor, y?: Tensor): Tensor | [number, Params] {
    const [entered, entry] = affine_forward(X, this.weight('W_in'), this.weight('b_in'));
    const passes: ReturnType<ResidualNet['forward']>[] = [];
    let x = entered;
    for (let k = 1; k <= this.blocks; k++) {
      const pass = this.forward(x, k);
      passes.push(pass);
      x = pass.out;
    }
    const [scores, exit] = affine_forward(x, this.weight('W_out'), this.weight('b_out'));
    if (y === undefined) return scores;
    const [loss, dscores] = softmax_loss(scores, y);
    const grads: Params = {};
    let dx: Tensor;
    [dx, grads.W_out, grads.b_out] = affine_backward(dscores, exit);
    for (let k = this.blocks; k >= 1; k--) {
      const { first, relu, second } = passes[k - 1] as ReturnType<ResidualNet['forward']>;
      const [dh, dB, db] = affine_backward(dx, second);
      const [dbranch, dA, da] = affine_backward(relu_backward(dh, relu), first);
      Object.assign(grads, { [`A${k}`]: dA, [`a${k}`]: da, [`B${k}`]: dB, [`b${k}`]: db });
      dx = this.skip === 0 ? dbranch : dbranch.add(dx.mul(this.skip));
    }
    [, grads.W_in, grads.b_in] = affine_backward(dx, entry);
    return [loss, grads];
  }
}
