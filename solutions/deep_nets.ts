// Lab 8, deep nets: what happens to a gradient on its way through many layers (lectures L1, L2), and what
// one plus sign changes (residual blocks, lecture L2).
//
// N examples in a batch, D numbers in, M units wide, C classes.

import { dot, greater, type Tensor } from 'kernel-lib/tensor';
import { affine_backward, affine_forward, relu_backward, relu_forward } from './layers.js';
import { softmax_loss } from './losses.js';
import { layernorm_backward, layernorm_forward } from './normalisation.js';

/** Weights by name, or gradients under the names of their weights. */
export type Params = Record<string, Tensor>;

/** The length of a vector, or of all the numbers of a matrix: √Σ v². */
function length_of(v: Tensor): number {
  return Math.sqrt(v.mul(v).sum());
}

/**
 * How long the gradient is at each layer of a net. h₀ goes through layer 1, 2, …, L; the Jacobian of
 * layer l says how h_l changes with h_(l-1). Begin with dout, the gradient of the loss with respect to
 * h_L, and follow it down.
 *
 * Source: lecture L2, "Exploding/Vanishing Gradients".
 *
 * @param jacobians those of the layers 1 to L, (M_l, M_(l-1)) each; entry [i, j] is ∂h_l[i] / ∂h_(l-1)[j]
 * @param dout (M_L,)
 * @returns L + 1 numbers: the lengths √Σ g² of the gradients with respect to h₀, h₁, …, h_L
 */
export function jacobian_product_norms(jacobians: Tensor[], dout: Tensor): number[] {
  // BEGIN SOLUTION
  let g = dout;
  const norms = [length_of(g)];
  for (let l = jacobians.length - 1; l >= 0; l--) {
    g = dot(jacobians[l].T, g);
    norms.unshift(length_of(g));
  }
  return norms;
  // END SOLUTION
}

/**
 * The eigenvalue of A that is largest in absolute value, by power iteration: A is applied to a vector
 * again and again, and in the end it can do nothing but stretch it. Numbers must neither overflow
 * nor vanish on the way, however many steps there are.
 *
 * Source: lecture L2, "Exploding/Vanishing Gradients", its homework for extra credit.
 *
 * @param A (M, M), with one eigenvalue that is larger in absolute value than all others
 * @param v (M,) where to begin, of any length but 0
 * @param steps how often A is applied, at least once
 * @returns the eigenvalue with its sign, and the vector (M,) after the last step, of length 1
 */
export function largest_eigenvalue(
  A: Tensor,
  v: Tensor,
  steps: number,
): [value: number, vector: Tensor] {
  // BEGIN SOLUTION
  let u = v;
  for (let step = 0; step < steps; step++) {
    const w = dot(A, u);
    u = w.div(length_of(w));
  }
  return [u.mul(dot(A, u)).sum(), u];
  // END SOLUTION
}

/**
 * A residual block, forward: its branch is affine, relu, affine, and what came in is added to what
 * comes out of it.
 *
 *   out = x + relu(x · A + a) · B + b
 *
 * Build it from your own layers.
 *
 * Source: lecture L2, "Residual Connections/Blocks"; He, Zhang, Ren and Sun 2015, without normalisation.
 *
 * @param x (N, M)
 * @param A (M, H)
 * @param a (H,)
 * @param B (H, M)
 * @param b (M,)
 * @returns out (N, M), and the caches of the three layers
 */
export function residual_forward(
  x: Tensor,
  A: Tensor,
  a: Tensor,
  B: Tensor,
  b: Tensor,
): [out: Tensor, cache: [first: Tensor[], relu: Tensor[], second: Tensor[]]] {
  // BEGIN SOLUTION
  const [s, first] = affine_forward(x, A, a);
  const [h, relu] = relu_forward(s);
  const [branch, second] = affine_forward(h, B, b);
  return [x.add(branch), [first, relu, second]];
  // END SOLUTION
}

/**
 * A residual block, backward. In how many ways does x reach out?
 *
 * @param dout (N, M)
 * @param cache what residual_forward returned
 * @returns dx (N, M), dA (M, H), da (H,), dB (H, M), db (M,)
 */
export function residual_backward(
  dout: Tensor,
  cache: [first: Tensor[], relu: Tensor[], second: Tensor[]],
): [dx: Tensor, dA: Tensor, da: Tensor, dB: Tensor, db: Tensor] {
  // BEGIN SOLUTION
  const [first, relu, second] = cache;
  const [dh, dB, db] = affine_backward(dout, second);
  const ds = relu_backward(dh, relu);
  const [dbranch, dA, da] = affine_backward(ds, first);
  return [dout.add(dbranch), dA, da, dB, db];
  // END SOLUTION
}

/**
 * A block in pre-activation, forward and backward in one: the branch is layer normalisation, relu,
 * affine, in this order, and nothing at all stands on the way past it.
 *
 *   out = x + relu(layernorm(x, gamma, beta)) · W + b
 *
 * Use your layernorm_forward and layernorm_backward of lab 5, with their own eps.
 *
 * Source: He, Zhang, Ren and Sun 2016, "Identity Mappings in Deep Residual Networks", with layer
 * normalisation in place of batch normalisation.
 *
 * @param x (N, M)
 * @param params gamma (M,), beta (M,), W (M, M), b (M,)
 * @param dout (N, M) gradient of the loss with respect to out
 * @returns out (N, M), dx (N, M), and the gradients { gamma, beta, W, b }
 */
export function pre_activation_block(
  x: Tensor,
  params: Params,
  dout: Tensor,
): [out: Tensor, dx: Tensor, grads: Params] {
  // BEGIN SOLUTION
  const [n, normed] = layernorm_forward(x, params.gamma, params.beta);
  const [h, relu] = relu_forward(n);
  const [branch, affine] = affine_forward(h, params.W, params.b);
  const out = x.add(branch);

  const [dh, W, b] = affine_backward(dout, affine);
  const dn = relu_backward(dh, relu);
  const [dbranch, gamma, beta] = layernorm_backward(dn, normed);
  return [out, dout.add(dbranch), { gamma, beta, W, b }];
  // END SOLUTION
}

/** What a layer may suffer from. */
export type Finding = 'NaN' | 'Inf' | 'exploding' | 'zero' | 'saturated' | 'dead';

/**
 * Reads the numbers of one layer after a forward and a backward pass, and names what is wrong.
 *
 *   'NaN'        there is a NaN in h or dW: then nothing else is said
 *   'Inf'        no NaN, but a number in h or dW is infinite: then nothing else is said
 *   'exploding'  dW is more than 100 times as long as W
 *   'zero'       dW is not even 1e-8 times as long as W
 *   'saturated'  tanh: more than half of the numbers in h are beyond ±0.99
 *   'dead'       relu: more than half of the units give 0 for every example of the batch
 *
 * The length of a matrix is √Σ w². A layer may have more than one finding; a healthy one has none.
 *
 * Source: lecture L2, "The Only Time You Want to Overfit".
 *
 * @param h (N, M) what the layer gave
 * @param W (D, M) its weights
 * @param dW (D, M) their gradient
 * @param activation what made h
 * @returns the findings, in any order
 */
export function gradient_doctor(
  h: Tensor,
  W: Tensor,
  dW: Tensor,
  activation: 'tanh' | 'relu',
): Finding[] {
  // BEGIN SOLUTION
  const numbers = [...h.data, ...dW.data];
  if (numbers.some((v) => Number.isNaN(v))) return ['NaN'];
  if (numbers.some((v) => !Number.isFinite(v))) return ['Inf'];
  const found: Finding[] = [];
  const ratio = length_of(dW) / length_of(W);
  if (ratio > 100) found.push('exploding');
  if (ratio < 1e-8) found.push('zero');
  if (activation === 'tanh' && greater(h.abs(), 0.99).mean() > 0.5) found.push('saturated');
  if (activation === 'relu' && greater(h, 0).sum(0).equal(0).mean() > 0.5) found.push('dead');
  return found;
  // END SOLUTION
}

/** K, the number of blocks. */
function blocks_of(params: Params): number {
  let K = 0;
  while (`A${K + 1}` in params) K++;
  return K;
}

/**
 * A residual net of any depth: loss, gradients and scores on one batch.
 *
 *   X → affine (W_in, b_in) → block 1 → … → block K → affine (W_out, b_out) → scores → softmax loss
 *
 * Block k has the weights Ak, ak, Bk, bk and is your residual_forward.
 *
 * @param X (N, D) examples
 * @param params W_in (D, M), b_in (M,), A1, a1, B1, b1, …, AK, aK, BK, bK, W_out (M, C), b_out (C,);
 *   K may be 0
 * @param y (N,) right classes, integers from 0 to C - 1
 * @returns loss, one number; a gradient for each weight, under its name; and the scores (N, C)
 */
export function residual_net(
  X: Tensor,
  params: Params,
  y: Tensor,
): [loss: number, grads: Params, scores: Tensor] {
  // BEGIN SOLUTION
  const K = blocks_of(params);
  const { W_in, b_in, W_out, b_out } = params;

  const [entered, entry] = affine_forward(X, W_in, b_in);
  let x = entered;
  const caches: ReturnType<typeof residual_forward>[1][] = [];
  for (let k = 1; k <= K; k++) {
    const block = [params[`A${k}`], params[`a${k}`], params[`B${k}`], params[`b${k}`]] as const;
    const [out, cache] = residual_forward(x, ...block);
    caches.push(cache);
    x = out;
  }
  const [scores, exit] = affine_forward(x, W_out, b_out);
  const [loss, dscores] = softmax_loss(scores, y);

  const grads: Params = {};
  const [dlast, dW_out, db_out] = affine_backward(dscores, exit);
  let dx = dlast;
  for (let k = K; k >= 1; k--) {
    const [down, dA, da, dB, db] = residual_backward(dx, caches[k - 1]);
    grads[`A${k}`] = dA;
    grads[`a${k}`] = da;
    grads[`B${k}`] = dB;
    grads[`b${k}`] = db;
    dx = down;
  }
  const [, dW_in, db_in] = affine_backward(dx, entry);
  return [loss, { ...grads, W_in: dW_in, b_in: db_in, W_out: dW_out, b_out: db_out }, scores];
  // END SOLUTION
}
