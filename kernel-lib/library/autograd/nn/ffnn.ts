import type { RandomState } from '../../random/index.js';
import type { Tensor } from '../../tensor/index.js';
import type { Optimizer } from '../optim/index.js';
import type { Variable } from '../Variable.js';
import { Softmax, Tanh } from './activations.js';
import { Linear } from './linear.js';
import { Module } from './Module.js';
import { assertOptions } from './sizes.js';

/**
 * The feed-forward net of lecture L3, P(y|x) = softmax(W g(V x)) with g = tanh, as printed there:
 * `FFNN(inp, hid, out)`. The softmax is along the last axis, which is the slide's dim=0 for one
 * example (D,) and right for a batch (N, D) as well.
 */
export class FFNN extends Module {
  /** The hidden layer, V in the slide. */
  readonly v: Linear;
  /** The activation of the hidden layer. */
  readonly g: Tanh;
  /** The output layer, W in the slide. */
  readonly w: Linear;
  /** Scores to probabilities, along the last axis. */
  readonly softmax: Softmax;

  constructor(inp: number, hid: number, out: number, options: { rng?: RandomState } = {}) {
    super();
    assertOptions('FFNN', options, ['rng']);
    this.v = new Linear(inp, hid, options);
    this.g = new Tanh();
    this.w = new Linear(hid, out, options);
    this.softmax = new Softmax(-1);
  }

  override forward(x: Variable | Tensor): Variable {
    return this.softmax.forward(this.w.forward(this.g.forward(this.v.forward(x))));
  }
}

/**
 * One update of L3's slide: the loss -log P(gold) of one example, or of a batch added up, its
 * gradients, and a step.
 *
 *     ffnn.zero_grad(); probs = ffnn.forward(input)
 *     loss = torch.neg(torch.log(probs)).dot(gold_label)
 *     loss.backward(); optimizer.step()
 *
 * @param input (D,), or a batch (N, D)
 * @param gold_label one-hot (C,), or (N, C)
 * @returns the loss before the step
 *
 * Source: L3 "Computation Graphs in Pytorch", "Batching".
 */
export function make_update(
  ffnn: Module,
  optimizer: Optimizer,
  input: Tensor,
  gold_label: Tensor,
): number {
  ffnn.zero_grad(); // clear gradient variables
  const probs = ffnn.forward(input);
  // For a batch the slide's dot cannot be: (N, C) against (N, C). Products, summed, are meant.
  const loss = probs.log().neg().mul(gold_label).sum();
  loss.backward();
  optimizer.step();
  return loss.item();
}
