/**
 * Losses of scores against labels or targets, each with its gradient.
 *
 * ```ts
 * import { softmax_loss } from 'kernel-lib/losses';
 * import { tensor } from 'kernel-lib/tensor';
 * const [loss, dscores] = softmax_loss(tensor([[2, 1, 0]]), tensor([0]));
 * ```
 *
 * @module
 */

export {
  hierarchical_softmax_loss,
  hierarchical_softmax_loss_sparse,
  hierarchical_softmax_probabilities,
  type SparseGradients,
} from './hierarchical.js';
export { logistic_loss, softplus } from './logistic.js';
export { softmax, softmax_loss } from './softmax.js';
export { squared_error_loss } from './squared.js';
export type { Labels } from './support.js';
export { svm_loss } from './svm.js';
export { type ClassTree, classTree, meanDepth, type NestedTree } from './tree.js';
export { classMeans, frequencyTree, learnedTree, randomTree } from './trees.js';
