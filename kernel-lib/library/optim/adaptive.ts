import type { Tensor } from '../tensor/index.js';
import { unsetLike } from '../tensor/internal.js';
import { checkUpdate, choice, memory, type OptimConfig, setting } from './config.js';

/**
 * AdaGrad: `cache += dw^2; w -= lr dw / (sqrt(cache) + eps)`. Each weight gets its own step, which
 * only ever shrinks.
 *
 * Shapes: w, dw, cache alike. Settings: learning_rate (1e-2), epsilon (1e-7 as in L0 and L1; PyTorch
 * has 1e-10). Memory: cache. Source: L0, L1; Duchi et al. 2011.
 */
export function adagrad(w: Tensor, dw: Tensor, config: OptimConfig = {}): [Tensor, OptimConfig] {
  checkUpdate('adagrad', w, dw, config);
  const learning_rate = setting('adagrad', config, 'learning_rate', 1e-2);
  const epsilon = setting('adagrad', config, 'epsilon', 1e-7);
  const scale = (c: number) => Math.sqrt(c) + epsilon;
  const [next_w, cache] = step('adagrad', w, dw, config, learning_rate, 1, 1, scale);
  return [next_w, { ...config, learning_rate, epsilon, cache }];
}

/** Where {@link rmsprop} adds epsilon. */
export const RMSPROP_CONVENTIONS = ['outside', 'inside'] as const;

/**
 * RMSProp: `cache = d cache + (1 - d) dw^2`, then
 *
 * - `'outside'` (default; L0, L1, CS231n, PyTorch): `w -= lr dw / (sqrt(cache) + eps)`
 * - `'inside'` (TensorFlow 1, Graves 2013): `w -= lr dw / sqrt(cache + eps)`. With tiny gradients
 *   this takes far smaller steps: sqrt(1e-8) is 1e-4.
 *
 * Shapes: w, dw, cache alike. Settings: learning_rate (1e-2), decay_rate d (0.99), epsilon (1e-8;
 * L1 prints 1e-7), convention. Memory: cache. Source: L0, L1; Hinton 2012.
 */
export function rmsprop(w: Tensor, dw: Tensor, config: OptimConfig = {}): [Tensor, OptimConfig] {
  checkUpdate('rmsprop', w, dw, config);
  const learning_rate = setting('rmsprop', config, 'learning_rate', 1e-2);
  const decay_rate = setting('rmsprop', config, 'decay_rate', 0.99, 0, 1);
  const epsilon = setting('rmsprop', config, 'epsilon', 1e-8);
  const inside = choice('rmsprop', config, 'convention', RMSPROP_CONVENTIONS) === 'inside';
  const scale = inside
    ? (c: number) => Math.sqrt(c + epsilon)
    : (c: number) => Math.sqrt(c) + epsilon;
  const d = decay_rate;
  const [next_w, cache] = step('rmsprop', w, dw, config, learning_rate, d, 1 - d, scale);
  return [next_w, { ...config, learning_rate, decay_rate, epsilon, cache }];
}

/** `cache = keep cache + gain dw^2; w -= lr dw / scale(cache)`. */
function step(
  rule: string,
  w: Tensor,
  dw: Tensor,
  config: OptimConfig,
  learning_rate: number,
  keep: number,
  gain: number,
  scale: (c: number) => number,
): [next_w: Tensor, cache: Tensor] {
  const { old, next: cache } = memory(rule, config, 'cache', w);
  const next_w = unsetLike(w);
  const [x, g, c0, c, out] = [w.data, dw.data, old.data, cache.data, next_w.data];
  for (let i = 0; i < out.length; i++) {
    const ci = keep * c0[i]! + gain * g[i]! * g[i]!;
    c[i] = ci;
    out[i] = x[i]! - (learning_rate * g[i]!) / scale(ci);
  }
  return [next_w, cache];
}
