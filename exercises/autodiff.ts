// Lab 11, automatic differentiation: the parts of a machine that differentiates any computation
// (lectures L1, L2 and L3).
//
// A name that begins with d stands for a gradient of the loss: dw = ∂loss/∂w.

import type { Tensor } from 'kernel-lib/tensor';

/**
 * An order in which a computation can be run: every node after all that it is made of.
 *
 * Only nodes that the output needs are in it, each of them once; the output is the last. Read
 * backwards it is the order of the backward pass.
 *
 * @param graph for each node the names of its inputs: { x: [], y: [], q: ['x', 'y'] }
 * @param output the name of the last node
 * @returns the names, inputs before what is made of them
 *
 * Source: L2, "Backprop in General Computation Graph"; L1, nodes_topologically_sorted.
 */
export function topological_order(graph: Record<string, string[]>, output: string): string[] {
  // TODO(topological_order): write your answer here, then run its check again.
  throw new Error(
    'topological_order is not written yet: open exercises/autodiff.ts and replace this line',
  );
}

/** The operations that `local_gradients` knows. */
export type Op = 'add' | 'sub' | 'mul' | 'div' | 'exp' | 'log' | 'tanh' | 'relu';

/**
 * How fast the output of one operation moves with each of its inputs:
 *
 *   add  a + b      sub  a - b      mul  a · b      div  a / b
 *   exp  eᵃ         log  log a      tanh tanh a     relu max(0, a), slope 0 at a = 0
 *
 * @param op the operation
 * @param inputs its input numbers, [a] or [a, b]
 * @param output its result, computed already (useful for exp, tanh and div)
 * @returns one number for each input: ∂output/∂input
 *
 * Source: L1, "Local Rule" and "An Example".
 */
export function local_gradients(op: Op, inputs: number[], output: number): number[] {
  const [a, b] = inputs;
  // TODO(local_gradients): one line for each operation.
  throw new Error(
    'local_gradients is not written yet: open exercises/autodiff.ts and replace this line',
  );
}

/** One line of a tape: an input of the computation, or an operation on earlier lines. */
export interface Line {
  /** 'input', or the name of the operation. */
  op: 'input' | Op;
  /** The numbers of the lines that it was made of; [] for an input. */
  inputs: number[];
  /** What it gave. */
  value: number;
}

/**
 * The backward pass over a tape. The tape was written while the computation ran, so every line comes
 * after the lines that it was made of, and the last line is the result.
 *
 * Two facts give the rest: the last value moves with itself by 1; and when a line moves a little, every
 * line that was made of it moves, by its local gradient. One that is used nowhere has 0.
 *
 * @param tape the lines
 * @returns for each line the derivative of the last value with respect to it
 *
 * Source: L1, "Backpropagation"; L2, "Backprop in General Computation Graph".
 */
export function backward_pass(tape: Line[]): number[] {
  // TODO(backward_pass): write your answer here, then run its check again.
  throw new Error(
    'backward_pass is not written yet: open exercises/autodiff.ts and replace this line',
  );
}

/** What a Num was made of: one of its inputs, and how fast it moves with that input. */
export type Part = readonly [input: Num, slope: number];

/**
 * A number that remembers what it was made of. Each operation gives a new Num, with its value and its
 * parts; inputs have no parts. No tape is needed: the memory is in the numbers themselves.
 *
 *   const f = x.mul(y).add(x);   f.backward();   x.grad is ∂f/∂x
 *
 * Source: L2, "Backprop in PyTorch"; A. Karpathy, micrograd.
 */
export class Num {
  value = 0;
  /** ∂f/∂(this number), after f.backward(). */
  grad = 0;
  made_of: readonly Part[] = [];

  /**
   * @param value the number
   * @param made_of its inputs, each with a slope; none for an input of the whole computation
   */
  constructor(value: number, made_of: readonly Part[] = []) {
    // TODO(Num.constructor): write your answer here, then run its check again.
    throw new Error(
      'Num.constructor is not written yet: open exercises/autodiff.ts and replace this line',
    );
  }

  /** @returns this + other */
  add(other: Num): Num {
    // TODO(Num.add): write your answer here, then run its check again.
    throw new Error('Num.add is not written yet: open exercises/autodiff.ts and replace this line');
  }

  /** @returns this · other */
  mul(other: Num): Num {
    // TODO(Num.mul): write your answer here, then run its check again.
    throw new Error('Num.mul is not written yet: open exercises/autodiff.ts and replace this line');
  }

  /** @returns tanh of this */
  tanh(): Num {
    // TODO(Num.tanh): write your answer here, then run its check again.
    throw new Error(
      'Num.tanh is not written yet: open exercises/autodiff.ts and replace this line',
    );
  }

  /**
   * Fills in the grad of this number and of all that it was made of, anew at each call: what an earlier
   * call has left in them does not count. Each number is visited once, after all that were made of it.
   */
  backward(): void {
    // TODO(Num.backward): an order, as in topological_order; then the walk, as in backward_pass.
    throw new Error(
      'Num.backward is not written yet: open exercises/autodiff.ts and replace this line',
    );
  }

  /**
   * Runs a program on inputs of its own; written already, checks and the lab use it.
   *
   * @param program from Nums to one Num
   * @param numbers the values of the inputs
   * @returns its value, and its slope along each input
   */
  slopes(
    program: (...inputs: Num[]) => Num,
    numbers: readonly number[],
  ): [value: number, grads: number[]] {
    const inputs = numbers.map((number) => new Num(number));
    const result = program(...inputs);
    result.backward();
    return [result.value, inputs.map(({ grad }) => grad)];
  }
}

/**
 * Undoes broadcasting: where a small tensor was repeated to fit a large one, what do all its copies
 * together give back? NumPy's rule adds axes in front and stretches axes of size 1.
 *
 * @param dout the gradient at the result, for example (N, D)
 * @param shape the shape of the operand that was broadcast, for example (D,), (N, 1) or ()
 * @returns the gradient of the operand, of that shape
 *
 * Source: HIPS autograd calls it unbroadcast; L3's bias needs it.
 */
export function unbroadcast(dout: Tensor, shape: readonly number[]): Tensor {
  // TODO(unbroadcast): write your answer here, then run its check again.
  throw new Error(
    'unbroadcast is not written yet: open exercises/autodiff.ts and replace this line',
  );
}

/**
 * The gradient through softmax, without its Jacobian: s = softmax(x), row by row, so dx_j collects from
 * every s_i of its row. Derive ∂s_i/∂x_j, put it in, and simplify until no (C, C) matrix is left.
 *
 * @param ds (N, C) the gradient at the probabilities
 * @param s (N, C) the probabilities, each row adds up to 1
 * @returns dx (N, C) the gradient at the scores
 *
 * Source: L1, "Gradient with Vectorized Code"; L3, nn.Softmax.
 */
export function softmax_vjp(ds: Tensor, s: Tensor): Tensor {
  // TODO(softmax_vjp): write your answer here, then run its check again.
  throw new Error(
    'softmax_vjp is not written yet: open exercises/autodiff.ts and replace this line',
  );
}

/** The weights of L3's FFNN: P(y|x) = softmax(tanh(x V + b) W + c). */
export interface FFNN {
  /** (D, H) */
  V: Tensor;
  /** (H,) */
  b: Tensor;
  /** (H, C) */
  W: Tensor;
  /** (C,) */
  c: Tensor;
}

/**
 * One update of L3's feed-forward net on a batch, with all that `loss.backward()` does written out:
 *
 *   h = tanh(x V + b)      p = softmax(h W + c)      loss = Σ_n Σ_c -log(p_nc) gold_nc
 *   then every weight w becomes w - learning_rate · dw
 *
 * The loss is the slide's: added up over the batch, not averaged.
 *
 * @param net the weights; they are left as they are
 * @param x (N, D)
 * @param gold (N, C) one-hot: 1 at the right class, 0 elsewhere
 * @param learning_rate of plain gradient descent
 * @returns [loss, next_net]: the loss before the step, and the weights after it
 *
 * Source: L3, "Computation Graphs in Pytorch" and "Batching".
 */
export function make_update(
  net: FFNN,
  x: Tensor,
  gold: Tensor,
  learning_rate: number,
): [loss: number, next_net: FFNN] {
  const { V, b, W, c } = net;
  // forward, line by line
  const h = x.dot(V).add(b).tanh();
  const scores = h.dot(W).add(c);
  const powers = scores.sub(scores.max(1, true)).exp();
  const p = powers.div(powers.sum(1, true));
  // TODO(make_update): the loss; then backward, the last line first; then the step.
  throw new Error(
    'make_update is not written yet: open exercises/autodiff.ts and replace this line',
  );
}
