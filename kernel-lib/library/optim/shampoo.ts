import { type Tensor, zeros, zerosLike } from '../tensor/index.js';
import { unsetLike } from '../tensor/internal.js';
import { checkUpdate, type OptimConfig, OptimError, setting } from './config.js';
import { symmetricFunction } from './linalg.js';

/**
 * Shampoo: a preconditioner matrix per dimension of the weight. For a matrix dw (R, C):
 * `L += dw dw.T` (R, R), `P += dw.T dw` (C, C), both starting at epsilon I, and
 * `w -= lr L^(-1/4) dw P^(-1/4)`. In general, for k dimensions, each is raised to -1/(2k); for a
 * vector that is full-matrix AdaGrad.
 *
 * Dimensions longer than `max_dim` use the diagonal of their preconditioner only (the paper's
 * diagonal variant). The roots are recomputed every `update_every` steps.
 *
 * Shapes: w and dw alike. Settings: learning_rate (1e-1), epsilon (1e-4), max_dim (128),
 * update_every (1). Memory: preconditioners and roots, one (n, n) or (n,) per dimension; t.
 * Source: L0 "second-order method"; Gupta, Koren and Singer 2018, algorithm 2.
 */
export function shampoo(w: Tensor, dw: Tensor, config: OptimConfig = {}): [Tensor, OptimConfig] {
  checkUpdate('shampoo', w, dw, config);
  const learning_rate = setting('shampoo', config, 'learning_rate', 1e-1);
  const epsilon = setting('shampoo', config, 'epsilon', 1e-4);
  const max_dim = setting('shampoo', config, 'max_dim', 128);
  const update_every = setting('shampoo', config, 'update_every', 1, 1);
  const t = setting('shampoo', config, 't', 0) + 1;
  const shape = w.shape.length === 0 ? [1] : w.shape;
  const before = config.preconditioners as Tensor[] | undefined;
  const oldRoots = config.roots as Tensor[] | undefined;
  if (before && before.length !== shape.length) {
    throw new OptimError(
      `shampoo: config.preconditioners has ${before.length} matrices, w has ${shape.length} dimensions.`,
    );
  }
  const power = -1 / (2 * shape.length);
  const preconditioners: Tensor[] = [];
  const roots: Tensor[] = [];
  let update: Float64Array = Float64Array.from(dw.data);
  shape.forEach((n, k) => {
    const p = accumulate(dw, shape, k, before?.[k] ?? start(n, epsilon, n > max_dim));
    const stale = oldRoots?.[k] && (t - 1) % update_every !== 0;
    const root = stale ? oldRoots[k]! : inverseRoot(p, power);
    preconditioners.push(p);
    roots.push(root);
    update = along(update, shape, k, root);
  });
  const next_w = unsetLike(w);
  for (let i = 0; i < next_w.data.length; i++) {
    next_w.data[i] = w.data[i]! - learning_rate * update[i]!;
  }
  const state = { preconditioners, roots, t };
  return [next_w, { ...config, learning_rate, epsilon, max_dim, update_every, ...state }];
}

function start(n: number, epsilon: number, diagonal: boolean): Tensor {
  const p = zeros(diagonal ? [n] : [n, n]);
  for (let i = 0; i < n; i++) p.data[diagonal ? i : i * n + i] = epsilon;
  return p;
}

function inverseRoot(p: Tensor, power: number): Tensor {
  // Rounding can push the smallest eigenvalues of a sum of squares below zero.
  if (p.shape.length === 2) {
    let largest = 0;
    for (let i = 0, n = p.shape[0]!; i < n; i++) largest = Math.max(largest, p.data[i * n + i]!);
    return symmetricFunction(p, (x) => Math.max(x, 1e-16 * largest) ** power);
  }
  const root = zerosLike(p);
  for (let i = 0; i < root.data.length; i++) root.data[i] = p.data[i]! ** power;
  return root;
}

/** A tensor seen as (before, n, after) around dimension k. */
function around(shape: readonly number[], k: number): [number, number, number] {
  const product = (part: readonly number[]) => part.reduce((a, b) => a * b, 1);
  return [product(shape.slice(0, k)), shape[k]!, product(shape.slice(k + 1))];
}

/** `p + G_k G_k.T`, G_k being dw unfolded along dimension k; or the diagonal of it. */
function accumulate(dw: Tensor, shape: readonly number[], k: number, p: Tensor): Tensor {
  const [before, n, after] = around(shape, k);
  const g = dw.data;
  const out = p.copy();
  const diagonal = p.shape.length === 1;
  for (let b = 0; b < before; b++) {
    for (let i = 0; i < n; i++) {
      const row = (b * n + i) * after;
      for (let j = diagonal ? i : 0; j < (diagonal ? i + 1 : n); j++) {
        const other = (b * n + j) * after;
        let sum = 0;
        for (let a = 0; a < after; a++) sum += g[row + a]! * g[other + a]!;
        out.data[diagonal ? i : i * n + j]! += sum;
      }
    }
  }
  return out;
}

/** Multiplies dimension k by a symmetric matrix (n, n), or scales it by a vector (n,). */
function along(x: Float64Array, shape: readonly number[], k: number, root: Tensor): Float64Array {
  const [before, n, after] = around(shape, k);
  const out = new Float64Array(x.length);
  const diagonal = root.shape.length === 1;
  for (let b = 0; b < before; b++) {
    for (let i = 0; i < n; i++) {
      const to = (b * n + i) * after;
      for (let j = diagonal ? i : 0; j < (diagonal ? i + 1 : n); j++) {
        const r = root.data[diagonal ? i : i * n + j]!;
        const from = (b * n + j) * after;
        for (let a = 0; a < after; a++) out[to + a]! += r * x[from + a]!;
      }
    }
  }
  return out;
}
