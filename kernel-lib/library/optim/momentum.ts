import { type Tensor, zerosLike } from '../tensor/index.js';
import { unsetLike } from '../tensor/internal.js';
import { type Floats, momentumInto } from '../wasm/internal.js';
import { checkUpdate, choice, memory, type OptimConfig, setting } from './config.js';

/** The forms in which momentum is published; see {@link sgd_momentum}. */
export const MOMENTUM_CONVENTIONS = ['velocity', 'gradient', 'ascent', 'average'] as const;

/**
 * SGD with momentum (Polyak 1964). With mu = momentum, the lectures print three conventions:
 *
 * - `'velocity'` (default; L1, L4, CS231n): `v = mu v - lr dw; w += v`. v is a step, in units of w.
 * - `'gradient'` (L0, PyTorch): `v = mu v + dw; w -= lr v`. v is a sum of gradients. The same path
 *   as `'velocity'` (v here is -v/lr there) as long as lr stays put; after a change of lr the old
 *   steps of `'velocity'` keep their length, those of `'gradient'` are rescaled at once.
 * - `'ascent'` (L3 as printed): `v = mu v + dw; w += lr v`. A slip of the sign: this climbs. Kept so
 *   that a lab can show it.
 *
 * and one more is common elsewhere:
 * - `'average'` (PyTorch dampening = mu, Adam's first moment): `v = mu v + (1 - mu) dw; w -= lr v`.
 *   Equals `'gradient'` with lr (1 - mu), from v = 0.
 *
 * Shapes: w, dw, velocity alike. Settings: learning_rate (1e-2), momentum (0.9), convention.
 * Memory: velocity.
 */
export function sgd_momentum(
  w: Tensor,
  dw: Tensor,
  config: OptimConfig = {},
): [Tensor, OptimConfig] {
  checkUpdate('sgd_momentum', w, dw, config);
  const learning_rate = setting('sgd_momentum', config, 'learning_rate', 1e-2);
  const momentum = setting('sgd_momentum', config, 'momentum', 0.9, 0, 1);
  const convention = choice('sgd_momentum', config, 'convention', MOMENTUM_CONVENTIONS);
  const { old, next: velocity } = memory('sgd_momentum', config, 'velocity', w);
  const next_w = unsetLike(w);
  // All four are v = mu v + gain dw; w += step v.
  const gain = { velocity: -learning_rate, gradient: 1, ascent: 1, average: 1 - momentum };
  const step = {
    velocity: 1,
    gradient: -learning_rate,
    ascent: learning_rate,
    average: -learning_rate,
  };
  const a = gain[convention];
  const b = step[convention];
  const x = w.data;
  const g = dw.data;
  const v0 = old.data;
  const v = velocity.data;
  const out = next_w.data;
  const alike = [dw, old].every((t) => t.dtype === w.dtype);
  const args = [x, g, v0, out, v] as [Floats, Floats, Floats, Floats, Floats];
  if (!alike || !momentumInto(...args, momentum, a, b)) {
    for (let i = 0; i < out.length; i++) {
      const vi = momentum * v0[i]! + a * g[i]!;
      v[i] = vi;
      out[i] = x[i]! + b * vi;
    }
  }
  return [next_w, { ...config, learning_rate, momentum, velocity }];
}

/** The forms of {@link nesterov}. */
export const NESTEROV_CONVENTIONS = ['velocity', 'gradient'] as const;

/**
 * Nesterov momentum, in the form that needs only the gradient at w. L1 writes
 * `v' = mu v - lr grad f(x + mu v); x' = x + v'`. Store the look-ahead point w = x + mu v instead of
 * x, and the gradient is needed at w only:
 *
 * - `'velocity'` (default; CS231n): `v' = mu v - lr dw; w' = w - mu v + (1 + mu) v'`
 * - `'gradient'` (PyTorch nesterov=True): `v' = mu v + dw; w' = w - lr (dw + mu v')`; the same path
 *   while lr stays put.
 *
 * The weights are the look-ahead point; {@link nesterov_position} gives the lecture's x back.
 * Shapes: w, dw, velocity alike. Settings: learning_rate (1e-2), momentum (0.9), convention.
 * Memory: velocity. Source: L1 "Nesterov Momentum"; Sutskever et al. 2013.
 */
export function nesterov(w: Tensor, dw: Tensor, config: OptimConfig = {}): [Tensor, OptimConfig] {
  checkUpdate('nesterov', w, dw, config);
  const learning_rate = setting('nesterov', config, 'learning_rate', 1e-2);
  const momentum = setting('nesterov', config, 'momentum', 0.9, 0, 1);
  const convention = choice('nesterov', config, 'convention', NESTEROV_CONVENTIONS);
  const { old, next: velocity } = memory('nesterov', config, 'velocity', w);
  const next_w = unsetLike(w);
  const x = w.data;
  const g = dw.data;
  const v0 = old.data;
  const v = velocity.data;
  const out = next_w.data;
  const bySteps = convention === 'velocity';
  for (let i = 0; i < out.length; i++) {
    const before = v0[i]!;
    const after = momentum * before + (bySteps ? -learning_rate : 1) * g[i]!;
    v[i] = after;
    out[i] =
      x[i]! +
      (bySteps
        ? (1 + momentum) * after - momentum * before
        : -learning_rate * (g[i]! + momentum * after));
  }
  return [next_w, { ...config, learning_rate, momentum, velocity }];
}

/**
 * The lecture's x behind the look-ahead weights of {@link nesterov}: `x = w - mu v` (`'velocity'`)
 * or `x = w + lr mu v` (`'gradient'`).
 */
export function nesterov_position(w: Tensor, config: OptimConfig): Tensor {
  const { velocity, momentum = 0.9, learning_rate = 1e-2 } = config;
  const x = zerosLike(w);
  const scale = config.convention === 'gradient' ? learning_rate * momentum : -momentum;
  for (let i = 0; i < x.data.length; i++) {
    x.data[i] = w.data[i]! + (velocity ? scale * velocity.data[i]! : 0);
  }
  return x;
}
