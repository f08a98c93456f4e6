import { floatLike, logistic } from '../layers/internal.js';
import {
  assertAxes,
  assertFinite,
  assertShape,
  describe,
  formatShape,
  ShapeError,
  type Tensor,
  ValueError,
} from '../tensor/index.js';
import { dotRightTransposed } from '../tensor/internal.js';
import { softplus } from './logistic.js';
import { type Labels, needLabels } from './support.js';
import type { ClassTree } from './tree.js';

/** Gradients of the few nodes that a batch has visited. */
export interface SparseGradients {
  /** The visited nodes, ascending, R of them. */
  rows: Int32Array;
  /** (R, D) gradients of these rows of w. */
  dw: Tensor;
  /** (R,) gradients of these elements of b. */
  db: Tensor;
}

/**
 * Hierarchical softmax loss, mean over the batch, and its gradients. A class is a leaf of a binary
 * tree; each inner node k decides left or right by a logistic unit:
 *
 *     P(left at k) = σ(h·w_k + b_k)      P(class) = Π of the decisions on its way
 *     loss = -1/N Σ_n log P(y_n) = 1/N Σ_n Σ_{k on the way} log(1 + exp(∓(h_n·w_k + b_k)))
 *
 * One example costs as many products as its class is deep, about log₂ C, where softmax costs C.
 *
 * @param h (N, D) hidden vectors, finite
 * @param w (C - 1, D) one row per inner node
 * @param b (C - 1,)
 * @param y (N,) labels, whole numbers in 0 … C - 1
 * @param tree from `randomTree`, `frequencyTree`, `learnedTree` or `classTree`
 * @returns `[loss, dh, dw, db]`, gradients of the shapes of h, w, b
 * @throws ShapeError, ValueError as `softmax_loss`
 *
 * Source: L1, "Learning Large Number of Classes"; Morin and Bengio 2005.
 */
export function hierarchical_softmax_loss(
  h: Tensor,
  w: Tensor,
  b: Tensor,
  y: Labels,
  tree: ClassTree,
): [loss: number, dh: Tensor, dw: Tensor, db: Tensor] {
  const [loss, dh, sparse] = hierarchical_softmax_loss_sparse(h, w, b, y, tree);
  const dw = floatLike(w);
  const db = floatLike(b);
  const D = w.shape[1];
  for (const [r, k] of sparse.rows.entries()) {
    dw.data.set(sparse.dw.data.subarray(r * D, (r + 1) * D), k * D);
    db.data[k] = sparse.db.data[r];
  }
  return [loss, dh, dw, db];
}

/**
 * {@link hierarchical_softmax_loss} with the gradients of w and b as the few rows that are not
 * zero. The cost of a step then does not grow with the number of classes but with its logarithm.
 *
 * @returns `[loss, dh, { rows, dw, db }]`
 */
export function hierarchical_softmax_loss_sparse(
  h: Tensor,
  w: Tensor,
  b: Tensor,
  y: Labels,
  tree: ClassTree,
): [loss: number, dh: Tensor, gradients: SparseGradients] {
  const fn = 'hierarchical_softmax_loss';
  const [N, D] = needFit(fn, h, w, b, tree);
  const labels = needLabels(fn, y, N, tree.classes);

  const visited = new Set<number>();
  for (let n = 0; n < N; n++) {
    for (const k of tree.path[labels[n]]) visited.add(k);
  }
  const rows = Int32Array.from(visited).sort();
  const rowOf = new Map(Array.from(rows, (k, r) => [k, r] as const));

  const dh = floatLike(h);
  const dw = floatLike(w, [rows.length, D]);
  const db = floatLike(b, [rows.length]);
  const [hd, wd, bd] = [h.data, w.data, b.data];
  const [dhd, dwd, dbd] = [dh.data, dw.data, db.data];
  let loss = 0;
  for (let n = 0; n < N; n++) {
    const path = tree.path[labels[n]];
    const turn = tree.turn[labels[n]];
    for (let step = 0; step < path.length; step++) {
      const k = path[step];
      const r = rowOf.get(k) as number;
      let z = bd[k];
      for (let d = 0; d < D; d++) z += hd[n * D + d] * wd[k * D + d];
      const left = turn[step] === 0;
      loss += softplus(left ? -z : z);
      const dz = (left ? -logistic(-z) : logistic(z)) / N;
      for (let d = 0; d < D; d++) {
        dhd[n * D + d] += dz * wd[k * D + d];
        dwd[r * D + d] += dz * hd[n * D + d];
      }
      dbd[r] += dz;
    }
  }
  return [loss / N, dh, { rows, dw, db }];
}

/**
 * The probability of every class, each row summing to 1. This does cost C: use it to predict, not
 * to train.
 *
 * @returns (N, C)
 */
export function hierarchical_softmax_probabilities(
  h: Tensor,
  w: Tensor,
  b: Tensor,
  tree: ClassTree,
): Tensor {
  const [N] = needFit('hierarchical_softmax_probabilities', h, w, b, tree);
  const C = tree.classes;
  const K = C - 1;
  const out = floatLike(h, [N, C], 'hierarchical_softmax_probabilities');
  const z = dotRightTransposed(h, w).add(b).data;
  for (let n = 0; n < N; n++) {
    for (let c = 0; c < C; c++) {
      const turn = tree.turn[c];
      let logP = 0;
      for (const [step, k] of tree.path[c].entries()) {
        const v = z[n * K + k];
        logP -= softplus(turn[step] === 0 ? -v : v);
      }
      out.data[n * C + c] = Math.exp(logP);
    }
  }
  return out;
}

function needFit(fn: string, h: Tensor, w: Tensor, b: Tensor, tree: ClassTree): [number, number] {
  assertAxes(fn, 'h', h, 'N, D');
  if (!tree?.path) {
    throw new ValueError(
      `${fn}: tree must be a ClassTree, got ${describe(tree)}. Try randomTree(C), the number of classes.`,
    );
  }
  const [N, D] = h.shape;
  if (N === 0) {
    throw new ShapeError(`${fn}: h is empty, ${formatShape(h.shape)}: a mean needs an example.`);
  }
  const K = tree.classes - 1;
  assertShape(fn, 'w', w, [K, D], `one row per inner node of a tree of C=${tree.classes} classes`);
  assertShape(fn, 'b', b, [K], 'one per inner node');
  assertFinite(fn, 'h', h);
  return [N, D];
}
