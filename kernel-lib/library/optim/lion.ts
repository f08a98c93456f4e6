import type { Tensor } from '../tensor/index.js';
import { unsetLike } from '../tensor/internal.js';
import { checkUpdate, memory, type OptimConfig, setting } from './config.js';

/**
 * Lion ("only considers the sign of the gradient", L0):
 * `c = b1 m + (1 - b1) dw; w -= lr (sign(c) + weight_decay w); m = b2 m + (1 - b2) dw`.
 * Every weight moves by exactly lr (sign(0) = 0), so lr is 3 to 10 times smaller than for adamw, and
 * one moment is all its memory.
 *
 * Shapes: w, dw, m alike. Settings: learning_rate (1e-4), beta1 (0.9), beta2 (0.99),
 * weight_decay (0). Memory: m. Source: Chen et al. 2023, algorithm 2.
 */
export function lion(w: Tensor, dw: Tensor, config: OptimConfig = {}): [Tensor, OptimConfig] {
  checkUpdate('lion', w, dw, config);
  const learning_rate = setting('lion', config, 'learning_rate', 1e-4);
  const beta1 = setting('lion', config, 'beta1', 0.9, 0, 1);
  const beta2 = setting('lion', config, 'beta2', 0.99, 0, 1);
  const weight_decay = setting('lion', config, 'weight_decay', 0);
  const { old, next: m } = memory('lion', config, 'm', w);
  const next_w = unsetLike(w);
  const x = w.data;
  const g = dw.data;
  const m0 = old.data;
  const out = next_w.data;
  for (let i = 0; i < out.length; i++) {
    const before = m0[i]!;
    const direction = Math.sign(beta1 * before + (1 - beta1) * g[i]!);
    m.data[i] = beta2 * before + (1 - beta2) * g[i]!;
    out[i] = x[i]! - learning_rate * (direction + weight_decay * x[i]!);
  }
  return [next_w, { ...config, learning_rate, beta1, beta2, weight_decay, m }];
}
