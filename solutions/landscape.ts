// Lab 9, the landscape: what the loss looks like around a point, and steps that know it (lectures L0
// and L4).
//
// All the weights of a net stand in one vector w (P,). Near a point the loss is a quadratic, and its
// Hessian H (P, P), the symmetric matrix of second derivatives, says how it curves. Along the
// eigenvector u of H the curvature is its eigenvalue λ. What is given is the gradient, as a function:
//
//   grad(w) gives a Tensor (P,)
//
// Nothing that comes in is changed.

import {
  eigh,
  eigvalsh,
  maximum,
  solve,
  stack,
  type Tensor,
  tensor,
  zerosLike,
} from 'kernel-lib/tensor';

/** The gradient of a loss, as a function of the weights. */
export type Gradient = (w: Tensor) => Tensor;

/** The loss and its gradient. */
export type LossAndGradient = (w: Tensor) => [loss: number, dw: Tensor];

/**
 * The Hessian times a vector, H v (P,), without H: no matrix is built, however many weights there are.
 * Two facts give it:
 *
 *   1. Walk away from w along v: H v is how fast the gradient changes.
 *   2. Measured as in lab 1, centred: one gradient from each side, h times v away from w.
 *
 * @param grad the gradient, as a function; it is called twice
 * @param w the point (P,)
 * @param v the direction (P,), of any length
 * @param h the step
 * @returns H v (P,)
 */
export function hessian_vector_product(grad: Gradient, w: Tensor, v: Tensor, h = 1e-5): Tensor {
  // BEGIN SOLUTION
  const ahead = grad(w.add(v.mul(h))).copy();
  const behind = grad(w.sub(v.mul(h)));
  return ahead.sub(behind).div(2 * h);
  // END SOLUTION
}

/**
 * The Hessian of a loss, as a matrix, for few weights: 2P gradients. Two facts give it:
 *
 *   1. Any matrix times the vector (0, …, 1, …, 0) is one of its columns.
 *   2. The order of two derivatives does not matter, so H is symmetric. What was measured differs
 *      from its transpose by rounding: what is returned is half way between the two.
 *
 * @param grad the gradient, as a function
 * @param w the point (P,)
 * @param h the step
 * @returns H (P, P), symmetric to the last bit
 */
export function hessian(grad: Gradient, w: Tensor, h = 1e-5): Tensor {
  // BEGIN SOLUTION: your hessian_vector_product, once for each weight; stack(list) makes a matrix of vectors.
  const columns: Tensor[] = [];
  for (let i = 0; i < w.size; i++) {
    const unit = zerosLike(w);
    unit.data[i] = 1;
    columns.push(hessian_vector_product(grad, w, unit, h));
  }
  const H = stack(columns);
  return H.add(H.T).div(2);
  // END SOLUTION
}

/**
 * Gradient descent on the bowl ½ (w - w*)ᵀ H (w - w*), seen along the eigenvectors of H. Take w - w*
 * apart along them: its part along the i-th is α_i. Two facts give what becomes of each:
 *
 *   1. Along its own eigenvector the bowl is a parabola with the curvature λ_i, and no other part
 *      enters it: α_i walks downhill there as a single weight would.
 *   2. Its share of the loss is the height of that parabola at α_i.
 *
 * `eigh(H)` gives [λ, U]: the curvatures (P,), ascending, and a matrix with the eigenvectors as columns.
 *
 * @param H the Hessian (P, P)
 * @param away w - w* at the start (P,)
 * @param learning_rate the step size η
 * @param steps how many updates
 * @returns the curvatures (P,), and the shares of the loss (steps + 1, P): row s after s updates
 */
export function quadratic_modes(
  H: Tensor,
  away: Tensor,
  learning_rate: number,
  steps: number,
): [curvatures: Tensor, shares: Tensor] {
  // BEGIN SOLUTION
  const [curvatures, U] = eigh(H);
  let alpha = U.T.dot(away);
  const shares: Tensor[] = [];
  for (let s = 0; s <= steps; s++) {
    shares.push(curvatures.mul(alpha).mul(alpha).div(2));
    const slope = curvatures.mul(alpha);
    alpha = alpha.sub(slope.mul(learning_rate));
  }
  return [curvatures, stack(shares)];
  // END SOLUTION
}

/**
 * The largest learning rate with which gradient descent does not leave the bowl: with any larger one,
 * some direction grows from step to step. (At the limit itself it goes from wall to wall for ever.)
 *
 * Where the loss curves downwards in some direction, every step leads farther away: the answer is 0.
 * Rounding makes small negative numbers of curvatures that are 0, so negative are those below -1e-9
 * times the largest. Where nothing is curved at all, it is Infinity.
 *
 * @param H the Hessian (P, P)
 * @returns one number
 */
export function max_step(H: Tensor): number {
  // BEGIN SOLUTION: eigvalsh(H) gives the curvatures alone.
  const curvatures = eigvalsh(H);
  const steepest = curvatures.max();
  if (curvatures.min() < -1e-9 * steepest) return 0;
  return 2 / steepest;
  // END SOLUTION
}

/**
 * The learning rate with which the slowest direction of a bowl is as fast as can be. One update
 * multiplies the distance along each eigenvector by a number of its own; without its sign, the largest
 * of these numbers says how fast the whole is. Two facts give the best rate:
 *
 *   1. With a small rate the flattest direction is the slowest, with a large one the steepest, which
 *      then jumps from wall to wall.
 *   2. Where the one becomes better as the other becomes worse, the best is where both are as good.
 *
 * @param H the Hessian (P, P), with curvatures above 0
 * @returns the rate, and what is left of the slowest direction's distance after one update, from 0 to 1
 */
export function best_step(H: Tensor): [rate: number, left: number] {
  // BEGIN SOLUTION
  const curvatures = eigvalsh(H);
  const rate = 2 / (curvatures.min() + curvatures.max());
  return [rate, 1 - rate * curvatures.min()];
  // END SOLUTION
}

/**
 * Momentum on the parabola ½ λ w² is a matrix: one update takes the pair (w, v) to its next values, and
 * each of them is a sum of a number times w and a number times v. The update is that of lab 6: the
 * velocity keeps the share `momentum` and gets a step of gradient descent on top, then the weight
 * moves by the *new* velocity.
 *
 * @param learning_rate the step size
 * @param curvature λ
 * @param momentum the share of the velocity that is kept
 * @returns the matrix (2, 2) with matrix · (w, v) = (next w, next v)
 */
export function momentum_matrix(
  learning_rate: number,
  curvature: number,
  momentum: number,
): Tensor {
  // BEGIN SOLUTION: the gradient of the parabola is curvature times w. What becomes of (1, 0), and of (0, 1)?
  const pull = learning_rate * curvature;
  return tensor([
    [1 - pull, momentum],
    [-pull, momentum],
  ]);
  // END SOLUTION
}

/**
 * One step of Newton's method. Near w the loss is like a quadratic: its value, its gradient dw and its
 * Hessian H there. The step leads to where the gradient of that quadratic is 0.
 *
 * @param w the weights (P,)
 * @param dw the gradient at w (P,)
 * @param H the Hessian at w (P, P)
 * @returns next_w (P,)
 */
export function newton(w: Tensor, dw: Tensor, H: Tensor): Tensor {
  // BEGIN SOLUTION: no inverse is needed, solve(A, b) finds the x with A x = b.
  return w.sub(solve(H, dw));
  // END SOLUTION
}

/**
 * A step of Newton's method that never leads uphill. Four facts give it:
 *
 *   1. Along each eigenvector of H by itself, Newton's step is the part of dw along it, divided by the
 *      curvature: where the curvature is negative it leads *up*, to the top of the hill. The full step
 *      here is as long, and leads down everywhere.
 *   2. Curvatures smaller than `floor` in size count as `floor`, so that no step is endless.
 *   3. Of the full step the share η = 1 is tried first (lecture L4's damping), then ½, ¼ and so on,
 *      until the loss is lower than at w.
 *   4. After twenty shares in vain w stays, and η is 0.
 *
 * @param loss the loss, as a function of the weights
 * @param w the weights (P,)
 * @param dw the gradient at w (P,)
 * @param H the Hessian at w (P, P)
 * @param floor the smallest size of a curvature that is believed
 * @returns next_w (P,), and η
 */
export function damped_newton(
  loss: (w: Tensor) => number,
  w: Tensor,
  dw: Tensor,
  H: Tensor,
  floor = 1e-3,
): [next_w: Tensor, eta: number] {
  // BEGIN SOLUTION: abs() of a Tensor and maximum(a, b) are there.
  const [curvatures, U] = eigh(H);
  const sizes = maximum(curvatures.abs(), floor);
  const full = U.dot(U.T.dot(dw).div(sizes));
  const here = loss(w);
  let eta = 1;
  for (let tries = 0; tries < 20; tries++) {
    const next_w = w.sub(full.mul(eta));
    if (loss(next_w) < here) return [next_w, eta];
    eta = eta / 2;
  }
  return [w.copy(), 0];
  // END SOLUTION
}

/**
 * Conjugate gradients: solves H x = b with nothing but products H p, so for as many weights as you like
 * (Hestenes and Stiefel 1952). x begins at 0. The *residual* r = b - H x is what is still missing, and p
 * is the direction in which to walk next. The first p is b. Three facts give each round:
 *
 *   1. Walk along p as far as the new residual has nothing left along p: that is the lowest point of
 *      ½ xᵀ H x - bᵀ x on this line. (p·r is the same number as r·r.)
 *   2. The residual is kept up to date with the same H p: the product is asked for once in a round.
 *   3. The next direction is the new residual plus that multiple of the old p which makes the two
 *      *conjugate*: the next p times H p is 0. (The new residual is at right angles to the old one,
 *      so this multiple, too, can be had from r·r before and after.)
 *
 * It stops after max_steps rounds, or when the residual is not longer than `tolerance` times b is long
 * (so at once for b = 0), or when p · H p is not above 0: along p, H is no bowl. If that is so in the
 * first round already, the answer is b itself: a Newton step becomes one of gradient descent.
 *
 * @param product gives H p for a p (P,)
 * @param b the right side (P,)
 * @param max_steps at most so many rounds
 * @param tolerance when the residual is short enough
 * @returns x (P,), and the number of rounds that moved x
 */
export function conjugate_gradients(
  product: (p: Tensor) => Tensor,
  b: Tensor,
  max_steps: number,
  tolerance = 1e-10,
): [x: Tensor, steps: number] {
  // BEGIN SOLUTION: a·b is a.mul(b).sum()
  let x = zerosLike(b);
  let r = b;
  let p = b;
  let rr = r.mul(r).sum();
  const enough = tolerance * Math.sqrt(rr);
  let steps = 0;
  while (steps < max_steps && Math.sqrt(rr) > enough) {
    const Hp = product(p);
    const bend = p.mul(Hp).sum();
    if (bend <= 0) return [steps === 0 ? b.copy() : x, steps];
    const far = rr / bend;
    x = x.add(p.mul(far));
    r = r.sub(Hp.mul(far));
    const left = r.mul(r).sum();
    p = r.add(p.mul(left / rr));
    rr = left;
    steps = steps + 1;
  }
  return [x, steps];
  // END SOLUTION
}

/**
 * How sharp a minimum is, as Keskar and others measure it (2017). Around w lies a box: weight i may move
 * by ε (|w_i| + 1), to both sides. In per cent,
 *
 *   sharpness = 100 · (highest loss in the box - loss at w) / (1 + loss at w)
 *
 * The highest loss is looked for like this. The first point is `start`, in units of the box. From there,
 * `steps` times, go to the corner that the gradient points to: every weight to the side of the box to
 * which the loss rises (to the middle where the gradient is 0). Of all the losses on the way, and that
 * at w itself, the highest counts.
 *
 * @param loss_and_grad takes w and gives [loss, dw]
 * @param w the minimum (P,)
 * @param start where to begin (P,), each number from -1 to 1: 1 is one end of the box, -1 the other
 * @param epsilon ε, the size of the box
 * @param steps how many corners are visited
 * @returns the sharpness in per cent, 0 or larger
 */
export function sharpness(
  loss_and_grad: LossAndGradient,
  w: Tensor,
  start: Tensor,
  epsilon = 1e-3,
  steps = 10,
): number {
  // BEGIN SOLUTION: sign() of a Tensor gives -1, 0 or 1.
  const box = w.abs().add(1).mul(epsilon);
  const [here] = loss_and_grad(w);
  let highest = here;
  let place = start;
  for (let step = 0; step <= steps; step++) {
    const [loss, dw] = loss_and_grad(w.add(box.mul(place)));
    highest = Math.max(highest, loss);
    place = dw.sign();
  }
  return (100 * (highest - here)) / (1 + here);
  // END SOLUTION
}

/**
 * The loss along the straight line through two points, and how high a wall stands between them.
 *
 * The *barrier* is how far, at most, the loss rises above the straight slope that joins the losses of
 * the two ends. Only what lies between the ends counts, at the alphas from 0 to 1; it is never below 0.
 *
 * @param loss the loss, as a function of the weights
 * @param a one point (P,), where alpha is 0
 * @param b the other one (P,), where alpha is 1
 * @param alphas where to look; below 0 and above 1 the line goes on
 * @returns the losses, one for each alpha, and the barrier
 */
export function line_between(
  loss: (w: Tensor) => number,
  a: Tensor,
  b: Tensor,
  alphas: number[],
): [losses: number[], barrier: number] {
  // BEGIN SOLUTION
  const [at_a, at_b] = [loss(a), loss(b)];
  const losses: number[] = [];
  let barrier = 0;
  for (const alpha of alphas) {
    const here = loss(a.add(b.sub(a).mul(alpha)));
    losses.push(here);
    const above = here - (at_a + alpha * (at_b - at_a));
    if (alpha >= 0 && alpha <= 1) barrier = Math.max(barrier, above);
  }
  return [losses, barrier];
  // END SOLUTION
}
