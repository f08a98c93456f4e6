import type { Tensor } from '../tensor/index.js';
import { unsetLike } from '../tensor/internal.js';
import { adamInto, type Floats } from '../wasm/internal.js';
import { checkUpdate, choice, memory, type OptimConfig, setting } from './config.js';

/**
 * One Adam step. `l2` is added to the gradient as l2 * w before the moments see it; `shrink`
 * multiplies the weights before the step. Exactly one of the two is weight decay's way in.
 */
function step(
  rule: string,
  w: Tensor,
  dw: Tensor,
  config: OptimConfig,
  l2: number,
  shrink: number,
): [Tensor, OptimConfig] {
  const learning_rate = setting(rule, config, 'learning_rate', 1e-3);
  const beta1 = setting(rule, config, 'beta1', 0.9, 0, 1);
  const beta2 = setting(rule, config, 'beta2', 0.999, 0, 1);
  const epsilon = setting(rule, config, 'epsilon', 1e-8);
  const t = setting(rule, config, 't', 0) + 1;
  const bias_correction = config.bias_correction ?? true;
  const first = memory(rule, config, 'm', w);
  const second = memory(rule, config, 'v', w);
  const next_w = unsetLike(w);
  const mScale = bias_correction ? 1 - beta1 ** t : 1;
  const vScale = bias_correction ? 1 - beta2 ** t : 1;
  const x = w.data;
  const g = dw.data;
  const m0 = first.old.data;
  const m = first.next.data;
  const v0 = second.old.data;
  const v = second.next.data;
  const out = next_w.data;
  const alike = [dw, first.old, second.old].every((t) => t.dtype === w.dtype);
  const weights = [beta1, 1 - beta1, beta2, 1 - beta2];
  const settings = [...weights, l2, shrink, learning_rate, epsilon, mScale, vScale];
  type Seven = [Floats, Floats, Floats, Floats, Floats, Floats, Floats];
  const fast = alike && adamInto(...([x, g, m0, v0, out, m, v] as Seven), settings);
  for (let i = 0; !fast && i < out.length; i++) {
    const gi = g[i]! + l2 * x[i]!;
    const mi = beta1 * m0[i]! + (1 - beta1) * gi;
    const vi = beta2 * v0[i]! + (1 - beta2) * gi * gi;
    m[i] = mi;
    v[i] = vi;
    out[i] = shrink * x[i]! - (learning_rate * (mi / mScale)) / (Math.sqrt(vi / vScale) + epsilon);
  }
  const state = { m: first.next, v: second.next, t };
  return [next_w, { ...config, learning_rate, beta1, beta2, epsilon, bias_correction, ...state }];
}

/**
 * Adam: `m = b1 m + (1 - b1) dw; v = b2 v + (1 - b2) dw^2`, then with bias correction (default)
 * `w -= lr (m / (1 - b1^t)) / (sqrt(v / (1 - b2^t)) + eps)`, t = 1 at the first step.
 *
 * `bias_correction: false` gives what L0 and L1 print: `w -= lr m / (sqrt(v) + eps)`. Its first step
 * is lr (1 - b1)/sqrt(1 - b2) = 3.2 lr, instead of lr. (L1 also prints b2 = 0.9; Kingma and Ba, and
 * most since, use 0.999; language models 0.95 to 0.99.)
 *
 * Shapes: w, dw, m, v alike. Settings: learning_rate (1e-3), beta1 (0.9), beta2 (0.999), epsilon
 * (1e-8; the lectures print 1e-7), bias_correction (true). Memory: m, v, t.
 * Source: L0, L1; Kingma and Ba 2015.
 */
export function adam(w: Tensor, dw: Tensor, config: OptimConfig = {}): [Tensor, OptimConfig] {
  checkUpdate('adam', w, dw, config);
  return step('adam', w, dw, config, 0, 1);
}

/**
 * Adam with L2 regularisation: `dw + weight_decay w` goes through {@link adam}. The pull to zero is
 * divided by sqrt(v) like the rest, so weights with large gradients are decayed less: the "biased
 * update" that L0 names as an issue, and why adamw exists. PyTorch: `Adam(weight_decay=…)`.
 *
 * Settings: those of adam, weight_decay (1e-2).
 */
export function adam_l2(w: Tensor, dw: Tensor, config: OptimConfig = {}): [Tensor, OptimConfig] {
  checkUpdate('adam_l2', w, dw, config);
  const weight_decay = setting('adam_l2', config, 'weight_decay', 1e-2);
  return step('adam_l2', w, dw, { ...config, weight_decay }, weight_decay, 1);
}

/** What {@link adamw} multiplies its weight decay by. */
export const ADAMW_CONVENTIONS = ['scaled', 'independent'] as const;

/**
 * AdamW: Adam on dw alone, and the weights decay on the side:
 *
 * - `'scaled'` (default; PyTorch): `w -= lr weight_decay w`, then Adam's step
 * - `'independent'` (the paper, with its schedule multiplier 1): `w -= weight_decay w`, whatever lr
 *
 * Settings: those of adam, weight_decay (1e-2), convention.
 * Source: Loshchilov and Hutter 2019.
 */
export function adamw(w: Tensor, dw: Tensor, config: OptimConfig = {}): [Tensor, OptimConfig] {
  checkUpdate('adamw', w, dw, config);
  const weight_decay = setting('adamw', config, 'weight_decay', 1e-2);
  const learning_rate = setting('adamw', config, 'learning_rate', 1e-3);
  const scaled = choice('adamw', config, 'convention', ADAMW_CONVENTIONS) === 'scaled';
  const shrink = 1 - (scaled ? learning_rate : 1) * weight_decay;
  return step('adamw', w, dw, { ...config, weight_decay }, 0, shrink);
}
