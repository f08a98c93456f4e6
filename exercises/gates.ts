// Lab 1, gates: backpropagation, one small step at a time (lecture L1).
//
// L is the loss at the very end. A name that begins with d stands for a gradient of L:
// dz = ∂L/∂z, dx = ∂L/∂x. The chain rule at a gate z = f(x): dx = ∂z/∂x · dz.

import { exp, sqrt, type Tensor, tensor } from 'kernel-lib/tensor';

/**
 * The lecture's multiply gate, z = x · y, for numbers:
 *
 *   forward:  z  = x · y
 *   backward: dx = ∂z/∂x · dz      dy = ∂z/∂y · dz
 *
 * backward speaks of the last forward: keep what it needs in this.x and this.y.
 *
 * Source: L1, "Backpropagation Implementation".
 */
export class MultiplyGate {
  x = 0;
  y = 0;

  /**
   * @param x a number
   * @param y a number
   * @returns z, their product
   */
  forward(x: number, y: number): number {
    // TODO(MultiplyGate.forward): compute z, and keep what backward will need.
    throw new Error(
      'MultiplyGate.forward is not written yet: open exercises/gates.ts and replace this line',
    );
  }

  /**
   * @param dz ∂L/∂z, a number
   * @returns [dx, dy]: how L changes with x and with y
   */
  backward(dz: number): [dx: number, dy: number] {
    // TODO(MultiplyGate.backward): write your answer here, then run its check again.
    throw new Error(
      'MultiplyGate.backward is not written yet: open exercises/gates.ts and replace this line',
    );
  }
}

/**
 * The lecture's circuit, forward and backward, gate by gate:
 *
 *   f = 1 / (1 + exp(-(w0·x0 + w1·x1 + w2)))
 *
 * The gates are those of the slide: two products, two sums, times -1, exp, 1 + …, 1 / ….
 *
 * @param w (3,) the weights w0, w1 and the bias w2
 * @param x (2,) the inputs x0, x1
 * @returns [f, dw, dx]: the value, ∂f/∂w (3,) and ∂f/∂x (2,)
 *
 * Source: L1, "An Example".
 */
export function sigmoid_circuit_backward(
  w: Tensor,
  x: Tensor,
): [f: number, dw: Tensor, dx: Tensor] {
  // TODO(sigmoid_circuit_backward): forward with one name per gate; then backward, from the last gate to the first.
  throw new Error(
    'sigmoid_circuit_backward is not written yet: open exercises/gates.ts and replace this line',
  );
}

/** The stages of staged_backward, or what comes back to each of them, under the same names. */
export interface Stages {
  p: Tensor;
  e: Tensor;
  q: Tensor;
  s: Tensor;
  t: Tensor;
  r: Tensor;
}

/**
 * A longer expression, for whole arrays at once:
 *
 *   f = (x - y) / √(exp(x · y) + (x - y)²)
 *
 * cut into stages:
 *
 *   p = x · y     e = exp(p)     q = x - y     s = q²     t = e + s     r = √t     f = q / r
 *
 * Every operation acts on each element by itself, so every Jacobian is diagonal and backward needs
 * only products of elements. x, y and q are used more than once.
 *
 * @param x any shape
 * @param y the shape of x
 * @returns [f, dx, dy, stages, back], all in the shape of x: dx and dy are the gradients of the sum of
 *   all f; stages are the values p to r; back has the gradient of the same sum at each of them
 */
export function staged_backward(
  x: Tensor,
  y: Tensor,
): [f: Tensor, dx: Tensor, dy: Tensor, stages: Stages, back: Stages] {
  // TODO(staged_backward): one line per stage going forward, one or two per stage going back.
  throw new Error(
    'staged_backward is not written yet: open exercises/gates.ts and replace this line',
  );
}
