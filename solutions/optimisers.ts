// Lab 6, optimisers: how a gradient becomes a step (lectures L0, L1 code03, L3, L4).
//
//   const [next_w, config] = rule(w, dw, config);
//
// w, dw and next_w have the same shape, any shape. config is a plain object with the rule's settings
// (learning_rate, …) and its memory (velocity, cache, m, v, t). A rule returns the config for the
// next call: the same settings, the new memory. It changes nothing that it was given:
// not w, not dw, not the config and what is in it.
// Each weight of a net has a config of its own.

import { sqrt, type Tensor, zerosLike } from 'kernel-lib/tensor';

/** Settings and memory of an update rule. Each rule says below which of these it uses. */
export type OptimConfig = {
  /** Step size. */
  learning_rate?: number;
  /** Share of the velocity that is kept, from 0 to 1 (lectures: mu, rho, alpha). */
  momentum?: number;
  /** Share of the average of squares that is kept, from 0 to 1. */
  decay_rate?: number;
  /** Share of Adam's first moment that is kept. */
  beta1?: number;
  /** Share of Adam's second moment that is kept. */
  beta2?: number;
  /** Keeps a division finite. */
  epsilon?: number;
  /** Strength of the pull to zero. */
  weight_decay?: number;
  velocity?: Tensor;
  cache?: Tensor;
  m?: Tensor;
  v?: Tensor;
  /** Number of updates so far. */
  t?: number;
};

/**
 * SGD with momentum, in the convention of lectures L1 and L4: the velocity is a step, and the weights
 * move by the new one. Two facts give the rule; velocity and dw enter it without powers or products:
 *
 *   1. From rest (velocity 0) the first update is that of plain SGD.
 *   2. Where the gradient is 0, friction leaves of the velocity the share `momentum`.
 *
 * @param w weights, any shape
 * @param dw gradient of the loss, in the shape of w
 * @param config learning_rate, momentum; velocity (zeros at first)
 * @returns next_w, and the config with the new velocity
 */
export function sgd_momentum(
  w: Tensor,
  dw: Tensor,
  config: OptimConfig = {},
): [next_w: Tensor, config: OptimConfig] {
  const { learning_rate = 1e-2, momentum = 0.9, velocity = zerosLike(w) } = config;
  // BEGIN SOLUTION
  const next_velocity = velocity.mul(momentum).sub(dw.mul(learning_rate));
  const next_w = w.add(next_velocity);
  return [next_w, { ...config, velocity: next_velocity }];
  // END SOLUTION
}

/**
 * Nesterov momentum (lecture L1), written for the look-ahead point: w here is the lecture's
 * x + momentum · velocity, so that dw is the gradient at w itself. Two facts give the rule:
 *
 *   1. The velocity changes as in sgd_momentum, and the lecture's x moves by the new velocity.
 *   2. Before and after the update the weights are the look-ahead point, each time of the x and with
 *      the velocity of that moment.
 *
 * @param w weights (the look-ahead point), any shape
 * @param dw gradient of the loss at w, in the shape of w
 * @param config learning_rate, momentum; velocity (zeros at first)
 * @returns next_w, and the config with the new velocity
 */
export function nesterov(
  w: Tensor,
  dw: Tensor,
  config: OptimConfig = {},
): [next_w: Tensor, config: OptimConfig] {
  const { learning_rate = 1e-2, momentum = 0.9, velocity = zerosLike(w) } = config;
  // BEGIN SOLUTION
  const next_velocity = velocity.mul(momentum).sub(dw.mul(learning_rate));
  const back = velocity.mul(-momentum); // from the old look-ahead point to the lecture's x
  const next_w = w.add(back).add(next_velocity.mul(1 + momentum));
  return [next_w, { ...config, velocity: next_velocity }];
  // END SOLUTION
}

/**
 * AdaGrad (lectures L0, L1, L3): a step size for each weight by itself, smaller where gradients have
 * been large. Two facts give the rule:
 *
 *   1. The cache holds, for each weight, the squares of all its gradients so far, this one too, added up.
 *   2. Plain SGD's step is divided by something that grows with the gradients: were all gradients of a
 *      weight ten times as large, its steps would be the same. Beside it stands epsilon, added last,
 *      so that a weight without any gradient is not 0 / 0.
 *
 * @param w weights, any shape
 * @param dw gradient of the loss, in the shape of w
 * @param config learning_rate, epsilon; cache (zeros at first)
 * @returns next_w, and the config with the new cache
 */
export function adagrad(
  w: Tensor,
  dw: Tensor,
  config: OptimConfig = {},
): [next_w: Tensor, config: OptimConfig] {
  const { learning_rate = 1e-2, epsilon = 1e-7, cache = zerosLike(w) } = config;
  // BEGIN SOLUTION
  const next_cache = cache.add(dw.mul(dw));
  const step = dw.mul(learning_rate).div(sqrt(next_cache).add(epsilon));
  return [w.sub(step), { ...config, cache: next_cache }];
  // END SOLUTION
}

/**
 * RMSProp (lectures L0, L1): AdaGrad that forgets. Two facts give the rule:
 *
 *   1. The cache is a running mean of the squares: of the old one the share decay_rate is kept, and
 *      while the square stays what the cache is already, the cache stays, too.
 *   2. The step is AdaGrad's.
 *
 * @param w weights, any shape
 * @param dw gradient of the loss, in the shape of w
 * @param config learning_rate, decay_rate, epsilon; cache (zeros at first)
 * @returns next_w, and the config with the new cache
 */
export function rmsprop(
  w: Tensor,
  dw: Tensor,
  config: OptimConfig = {},
): [next_w: Tensor, config: OptimConfig] {
  const { learning_rate = 1e-2, decay_rate = 0.99, epsilon = 1e-8, cache = zerosLike(w) } = config;
  // BEGIN SOLUTION
  const next_cache = cache.mul(decay_rate).add(dw.mul(dw).mul(1 - decay_rate));
  const step = dw.mul(learning_rate).div(sqrt(next_cache).add(epsilon));
  return [w.sub(step), { ...config, cache: next_cache }];
  // END SOLUTION
}

/**
 * Adam with bias correction (Kingma and Ba 2015; lectures L3 and L4): a mean direction, divided as in
 * RMSProp. Two facts give the rule:
 *
 *   1. m is a running mean of dw and v one of its squares; beta1 and beta2 are the shares of the old
 *      ones. Both begin at 0, and so are too small at first.
 *   2. The correction divides each by one number, which depends on its beta and on how many updates
 *      there were, this one included: had every gradient been the same g, the corrected means would be
 *      g and g² from the first update on. The step is RMSProp's, with the two corrected means.
 *
 * The config keeps m and v themselves, not the corrected ones, and counts the updates in t.
 *
 * @param w weights, any shape
 * @param dw gradient of the loss, in the shape of w
 * @param config learning_rate, beta1, beta2, epsilon; m, v (zeros at first), t (0 at first)
 * @returns next_w, and the config with the new m, v and t
 */
export function adam(
  w: Tensor,
  dw: Tensor,
  config: OptimConfig = {},
): [next_w: Tensor, config: OptimConfig] {
  const { learning_rate = 1e-3, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 } = config;
  const { m = zerosLike(w), v = zerosLike(w), t = 0 } = config;
  // BEGIN SOLUTION
  const next_t = t + 1;
  const next_m = m.mul(beta1).add(dw.mul(1 - beta1));
  const next_v = v.mul(beta2).add(dw.mul(dw).mul(1 - beta2));
  const m_hat = next_m.div(1 - beta1 ** next_t);
  const v_hat = next_v.div(1 - beta2 ** next_t);
  const step = m_hat.mul(learning_rate).div(sqrt(v_hat).add(epsilon));
  return [w.sub(step), { ...config, m: next_m, v: next_v, t: next_t }];
  // END SOLUTION
}

/**
 * AdamW (Loshchilov and Hutter 2019): Adam on dw alone, and beside it the weights shrink a little. Two
 * facts give the rule:
 *
 *   1. Where Adam makes no step, plain SGD on the penalty ½ weight_decay Σ w² is left.
 *   2. The two do not mix: the decay is that of the w that came in, and never enters m and v.
 *
 * Build it from adam.
 *
 * @param w weights, any shape
 * @param dw gradient of the loss without any penalty, in the shape of w
 * @param config those of adam, and weight_decay
 * @returns next_w, and the config with the new m, v and t
 */
export function adamw(
  w: Tensor,
  dw: Tensor,
  config: OptimConfig = {},
): [next_w: Tensor, config: OptimConfig] {
  const { learning_rate = 1e-3, weight_decay = 1e-2 } = config;
  // BEGIN SOLUTION
  const [moved, next_config] = adam(w, dw, config);
  const next_w = moved.sub(w.mul(learning_rate * weight_decay));
  return [next_w, next_config];
  // END SOLUTION
}

/**
 * Learning rate at update t: a linear warm-up, then half a cosine (lecture L4).
 *
 *   t < warmup:           top · t / warmup
 *   warmup ≤ t < total:   bottom + (top - bottom) · (1 + cos(π · p)) / 2
 *                         with p = (t - warmup) / (total - warmup), from 0 to 1
 *   t ≥ total:            bottom
 *
 * @param t number of updates so far, 0 or larger
 * @param top the largest learning rate, reached at t = warmup
 * @param total updates in the whole training, warm-up included; larger than warmup
 * @param warmup updates in the warm-up; 0 for none
 * @param bottom the smallest learning rate, reached at t = total
 * @returns the learning rate, a number
 */
export function cosine_schedule(
  t: number,
  top: number,
  total: number,
  warmup = 0,
  bottom = 0,
): number {
  // BEGIN SOLUTION
  if (t < warmup) return (top * t) / warmup;
  if (t >= total) return bottom;
  const p = (t - warmup) / (total - warmup);
  return bottom + ((top - bottom) * (1 + Math.cos(Math.PI * p))) / 2;
  // END SOLUTION
}

/**
 * Clips gradients by their common norm (Pascanu et al. 2013; lecture L3): if all the gradients
 * together, seen as one long vector, are longer than `limit`, all are scaled by one factor.
 *
 * Afterwards that vector has the length `limit`, and its old direction. One that is not longer stays
 * as it is.
 *
 * @param grads gradients by name, each of its own shape
 * @param limit largest norm allowed, above 0
 * @returns the clipped gradients under the same names, and the norm before clipping
 */
export function clip_grad_norm(
  grads: Record<string, Tensor>,
  limit: number,
): [clipped: Record<string, Tensor>, norm: number] {
  // BEGIN SOLUTION
  let squares = 0;
  for (const g of Object.values(grads)) squares += g.mul(g).sum();
  const norm = Math.sqrt(squares);

  const factor = norm > limit ? limit / norm : 1;
  const clipped: Record<string, Tensor> = {};
  for (const [name, g] of Object.entries(grads)) clipped[name] = g.mul(factor);
  return [clipped, norm];
  // END SOLUTION
}

/** Loss and gradients at the given weights; `update` says which update it is, counted from 0. */
export type Gradients = (
  params: Record<string, Tensor>,
  update: number,
) => readonly [loss: number, grads: Record<string, Tensor>];

/** Any of the rules above, or another one of their form. */
export type UpdateRule = (
  w: Tensor,
  dw: Tensor,
  config?: OptimConfig,
) => [next_w: Tensor, config: OptimConfig];

/**
 * The training loop, built whole: all weights of a net, any rule, a plan for the rate, clipped gradients.
 *
 * At each update: loss and gradients of all the weights as they are now, clipped by clip_grad_norm; then
 * one step of the rule for each weight. Each weight has a config of its own, which begins with
 * `settings` and is handed on from update to update. With a schedule, its rate for this update is the
 * learning_rate of every config.
 *
 * @param params weights by name; the object and its tensors stay as they are
 * @param gradients gives loss and gradients
 * @param rule the update rule
 * @param settings what every weight's config begins with
 * @param updates how many, 0 or more
 * @param schedule the learning rate of update 0, 1, …; left out, the rate of the settings stays
 * @param limit largest norm of all gradients together; left out, nothing is clipped
 * @returns the trained weights under the same names, and the loss before each update
 */
export function train_net(
  params: Record<string, Tensor>,
  gradients: Gradients,
  rule: UpdateRule,
  settings: OptimConfig,
  updates: number,
  schedule?: (update: number) => number,
  limit = Number.POSITIVE_INFINITY,
): [trained: Record<string, Tensor>, losses: number[]] {
  // BEGIN SOLUTION
  const trained = { ...params };
  const configs: Record<string, OptimConfig> = {};
  const losses: number[] = [];
  for (let update = 0; update < updates; update++) {
    const [loss, grads] = gradients(trained, update);
    losses.push(loss);
    const [clipped] = clip_grad_norm(grads, limit);
    for (const name of Object.keys(trained)) {
      const config = { ...(configs[name] ?? settings) };
      if (schedule) config.learning_rate = schedule(update);
      [trained[name], configs[name]] = rule(trained[name], clipped[name], config);
    }
  }
  return [trained, losses];
  // END SOLUTION
}
