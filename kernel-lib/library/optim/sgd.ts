import type { Tensor } from '../tensor/index.js';
import { unsetLike } from '../tensor/internal.js';
import { descendInto, type Floats } from '../wasm/internal.js';
import { checkUpdate, type OptimConfig, setting } from './config.js';

/**
 * Stochastic gradient descent: `next_w = w - learning_rate * dw`.
 *
 * Shapes: w, dw and next_w are alike, any shape. Settings: learning_rate (1e-2).
 * Source: L1 "Update Rule"; L3 prints `x += learning_rate * dx`, which climbs (see sgd_momentum).
 */
export function sgd(w: Tensor, dw: Tensor, config: OptimConfig = {}): [Tensor, OptimConfig] {
  checkUpdate('sgd', w, dw, config);
  const learning_rate = setting('sgd', config, 'learning_rate', 1e-2);
  const next_w = unsetLike(w);
  const x = w.data;
  const g = dw.data;
  const out = next_w.data;
  const fast =
    dw.dtype === w.dtype && descendInto(x as Floats, g as Floats, out as Floats, -learning_rate);
  if (!fast) for (let i = 0; i < out.length; i++) out[i] = x[i]! - learning_rate * g[i]!;
  return [next_w, { ...config, learning_rate }];
}
