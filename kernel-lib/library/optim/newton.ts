import { solve, Tensor, ValueError, zeros, zerosLike } from '../tensor/index.js';
import { checkUpdate, type OptimConfig, OptimError, setting } from './config.js';

/** The second derivatives at w as a matrix (P, P), P = w.size, or a function that gives them. */
export type Hessian = Tensor | ((w: Tensor) => Tensor);

/**
 * Newton's step `w -= lr H^-1 dw` for small problems: with lr = 1 the minimum of a quadratic in one
 * step, whatever its condition number. With `damping` > 0 the step is `(H + damping I)^-1 dw`:
 * between Newton (0) and gradient descent with step 1/damping (large), and safe where H is singular.
 * L4 prints the Taylor expansion without its factor 1/2; the step here is that of the right one.
 *
 * Shapes: w and dw alike, P values; hessian (P, P). Settings: hessian (needed), learning_rate (1),
 * damping (0). @throws OptimError when H is missing, misshapen or singular.
 */
export function newton(w: Tensor, dw: Tensor, config: OptimConfig = {}): [Tensor, OptimConfig] {
  checkUpdate('newton', w, dw, config);
  const learning_rate = setting('newton', config, 'learning_rate', 1);
  const damping = setting('newton', config, 'damping', 0);
  const next_w = newtonStep('newton', w, dw, config, learning_rate, damping);
  return [next_w, { ...config, learning_rate, damping }];
}

/**
 * Damped Newton (Levenberg-Marquardt): the step `(H + damping I)^-1 dw` is taken only if it lowers
 * the loss. If so damping is divided by `damping_factor` for the next call, else it is multiplied
 * and the step tried again, up to `max_tries` times; then w stays where it is.
 *
 * Settings: hessian and loss `(w) => number` (both needed), learning_rate (1), damping (1e-3),
 * damping_factor (10), max_tries (20). Memory: damping, accepted (did the last call move?).
 * Source: L4 "Newton's method"; Marquardt 1963.
 */
export function damped_newton(
  w: Tensor,
  dw: Tensor,
  config: OptimConfig = {},
): [Tensor, OptimConfig] {
  checkUpdate('damped_newton', w, dw, config);
  const learning_rate = setting('damped_newton', config, 'learning_rate', 1);
  const factor = setting('damped_newton', config, 'damping_factor', 10, 1);
  const tries = setting('damped_newton', config, 'max_tries', 20, 1);
  const loss = config.loss;
  if (typeof loss !== 'function') {
    throw new OptimError('damped_newton: config.loss must be a function (w: Tensor) => number.');
  }
  const before = setting('damped_newton', config, 'damping', 1e-3);
  let damping = before;
  const fixed = { ...config, hessian: hessianAt('damped_newton', w, config) };
  const here = Number(loss(w));
  for (let k = 0; k < tries; k++) {
    const next_w = attempt(w, dw, fixed, learning_rate, damping);
    if (next_w && Number(loss(next_w)) < here) {
      return [next_w, { ...config, learning_rate, damping: damping / factor, accepted: true }];
    }
    damping = Math.max(damping, 1e-12) * factor;
  }
  return [w.copy(), { ...config, learning_rate, damping: before, accepted: false }];
}

/** A step, or nothing where H + damping I is singular. */
function attempt(
  w: Tensor,
  dw: Tensor,
  config: OptimConfig,
  learning_rate: number,
  damping: number,
): Tensor | undefined {
  try {
    return newtonStep('damped_newton', w, dw, config, learning_rate, damping);
  } catch (error) {
    if (error instanceof OptimError && error.cause instanceof ValueError) return undefined;
    throw error;
  }
}

function hessianAt(rule: string, w: Tensor, config: OptimConfig): Tensor {
  const given = config.hessian as Hessian | undefined;
  const H = typeof given === 'function' ? given(w) : given;
  const P = w.data.length;
  if (!(H instanceof Tensor) || H.shape.length !== 2 || H.shape[0] !== P || H.shape[1] !== P) {
    const got = H instanceof Tensor ? `(${H.shape.join(', ')})` : String(H);
    throw new OptimError(
      `${rule}: config.hessian must be a Tensor (${P}, ${P}) for the ${P} values of w, or a ` +
        `function (w) => Tensor; got ${got}. Try numericHessian.`,
    );
  }
  return H;
}

function newtonStep(
  rule: string,
  w: Tensor,
  dw: Tensor,
  config: OptimConfig,
  learning_rate: number,
  damping: number,
): Tensor {
  const H = hessianAt(rule, w, config).copy();
  const P = w.data.length;
  for (let i = 0; i < P; i++) H.data[i * P + i]! += damping;
  let step: Tensor['data'];
  try {
    step = solve(H, dw.flatten()).data;
  } catch (cause) {
    if (!(cause instanceof ValueError)) throw cause;
    throw new OptimError(
      `${rule}: the Hessian${damping > 0 ? ' with its damping' : ''} is singular, there is no step. ` +
        'Try damping, such as 1e-3.',
      { cause },
    );
  }
  const next_w = zerosLike(w);
  for (let i = 0; i < P; i++) next_w.data[i] = w.data[i]! - learning_rate * step[i]!;
  return next_w;
}

/**
 * The Hessian (P, P) of a loss by centred differences of its gradient: column j is
 * {@link hessianVectorProduct} with e_j, then made symmetric. 2 P gradients; error O(h^2).
 */
export function numericHessian(grad: (w: Tensor) => Tensor, w: Tensor, h = 1e-5): Tensor {
  const P = w.data.length;
  const H = zeros([P, P]);
  for (let j = 0; j < P; j++) {
    const e = zerosLike(w);
    e.data[j] = 1;
    const column = hessianVectorProduct(grad, w, e, h).data;
    for (let i = 0; i < P; i++) {
      H.data[i * P + j]! += column[i]! / 2;
      H.data[j * P + i]! += column[i]! / 2;
    }
  }
  return H;
}

/** `H v` without H: `(grad(w + h v) - grad(w - h v)) / 2h`, two gradients. Shapes: w and v alike. */
export function hessianVectorProduct(
  grad: (w: Tensor) => Tensor,
  w: Tensor,
  v: Tensor,
  h = 1e-5,
): Tensor {
  const moved = (sign: number) => {
    const at = w.copy();
    for (let i = 0; i < at.data.length; i++) at.data[i]! += sign * h * v.data[i]!;
    return at;
  };
  const out = grad(moved(1)).copy();
  const minus = grad(moved(-1));
  for (let i = 0; i < out.data.length; i++) {
    out.data[i] = (out.data[i]! - minus.data[i]!) / (2 * h);
  }
  return out;
}
