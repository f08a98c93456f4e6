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
    // BEGIN SOLUTION: compute z, and keep what backward will need.
    const z = x * y;
    this.x = x; // must keep these around!
    this.y = y;
    return z;
    // END SOLUTION
  }

  /**
   * @param dz ∂L/∂z, a number
   * @returns [dx, dy]: how L changes with x and with y
   */
  backward(dz: number): [dx: number, dy: number] {
    // BEGIN SOLUTION
    const dx = this.y * dz; // dz/dx * dL/dz
    const dy = this.x * dz; // dz/dy * dL/dz
    return [dx, dy];
    // END SOLUTION
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
  // BEGIN SOLUTION: forward with one name per gate; then backward, from the last gate to the first.
  const [w0, w1, w2] = [w.at(0), w.at(1), w.at(2)];
  const [x0, x1] = [x.at(0), x.at(1)];
  // forward
  const s = w0 * x0 + w1 * x1 + w2;
  const n = -1 * s;
  const e = Math.exp(n);
  const d = 1 + e;
  const f = 1 / d;
  // backward
  const df = 1;
  const dd = (-1 / (d * d)) * df; // 1/x
  const de = 1 * dd; // c + x
  const dn = e * de; // exp
  const ds = -1 * dn; // a·x
  // the sums hand ds to all of their inputs; each product swaps its factors
  const dw = tensor([x0 * ds, x1 * ds, ds]);
  const dx = tensor([w0 * ds, w1 * ds]);
  return [f, dw, dx];
  // END SOLUTION
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
  // BEGIN SOLUTION: one line per stage going forward, one or two per stage going back.
  // forward
  const p = x.mul(y);
  const e = exp(p);
  const q = x.sub(y);
  const s = q.mul(q);
  const t = e.add(s);
  const r = sqrt(t);
  const f = q.div(r);
  // backward, df = 1 everywhere
  const dr = q.div(r.mul(r)).neg(); // f = q / r, its lower part
  const dt = dr.div(r).div(2);
  const ds = dt;
  const de = dt;
  const dq = r.pow(-1).add(q.mul(2).mul(ds)); // q in f, and q in s
  const dp = e.mul(de);
  const dx = y.mul(dp).add(dq);
  const dy = x.mul(dp).sub(dq);
  const stages = { p, e, q, s, t, r };
  const back = { p: dp, e: de, q: dq, s: ds, t: dt, r: dr };
  return [f, dx, dy, stages, back];
  // END SOLUTION
}
