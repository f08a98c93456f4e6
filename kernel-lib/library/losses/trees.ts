import { floatLike } from '../layers/internal.js';
import { RandomState } from '../random/index.js';
import { assertAxes, type Tensor, ValueError } from '../tensor/index.js';
import { bipartition } from './bipartition.js';
import { type Labels, needLabels } from './support.js';
import { type ClassTree, classTree, type NestedTree } from './tree.js';

/**
 * A random tree of C classes: shuffled, then halved again and again, so it is ⌈log₂ C⌉ deep.
 * "Average performance" (L1), and the start for a learned tree.
 *
 * @param classes C >= 1
 * @param seed of the shuffle
 */
export function randomTree(classes: number, seed = 0): ClassTree {
  if (!Number.isInteger(classes) || classes < 1) {
    throw new ValueError(`randomTree: classes must be a whole number, 1 or more; got ${classes}.`);
  }
  const order = new RandomState(seed).permutation(classes).data;
  return classTree(split(Array.from(order as ArrayLike<number>), halves));
}

/**
 * The Huffman tree of the class frequencies: frequent classes near the root. No tree has a smaller
 * mean depth; it is within 1 of the entropy of the frequencies in bits.
 *
 * @param counts how often each class occurs; zeros are fine (classes without examples)
 * @throws ValueError for negative counts or NaN
 *
 * Source: Huffman 1952; used for words by Mikolov et al. 2013.
 */
export function frequencyTree(counts: ArrayLike<number> | Tensor): ClassTree {
  const values = Array.from('data' in counts ? (counts.data as ArrayLike<number>) : counts);
  if (values.length === 0) throw new ValueError('frequencyTree: counts is empty.');
  for (const [c, n] of values.entries()) {
    if (!(n >= 0)) throw new ValueError(`frequencyTree: counts[${c}] is ${n}; expected 0 or more.`);
  }
  interface Tree {
    weight: number;
    nested: NestedTree;
  }
  // Two queues, both sorted: the leaves, and the nodes, which are made in order of weight.
  const leaves: Tree[] = values
    .map((weight, c) => ({ weight, nested: c }))
    .sort((a, b) => a.weight - b.weight || a.nested - b.nested);
  const made: Tree[] = [];
  let leaf = 0;
  let node = 0;
  const lightest = (): Tree => {
    const [a, b] = [leaves[leaf], made[node]];
    if (a && (!b || a.weight <= b.weight)) {
      leaf++;
      return a;
    }
    node++;
    return b as Tree;
  };
  for (let k = 1; k < values.length; k++) {
    const [right, left] = [lightest(), lightest()];
    made.push({ weight: left.weight + right.weight, nested: [left.nested, right.nested] });
  }
  return classTree(lightest().nested);
}

/**
 * A tree learned from one feature vector per class: the classes are parted into two clusters, each
 * cluster again, and so on, so that like classes end up under one node. The features come from a
 * model trained with a random tree (say, {@link classMeans} of its hidden vectors).
 *
 * @param features (C, F), finite
 * @param options `balanced` (default true): both halves get equally many classes, which keeps the
 *   tree ⌈log₂ C⌉ deep; otherwise each class goes to the nearer cluster. `seed` of the first guess
 *
 * Source: L1, "Word Hierarchy", 3; Mnih and Hinton 2008.
 */
export function learnedTree(
  features: Tensor,
  options: { balanced?: boolean; seed?: number } = {},
): ClassTree {
  const { balanced = true, seed = 0 } = options;
  if (features.ndim !== 2 || features.size === 0) {
    throw new ValueError(
      `learnedTree: features must have shape (C, F), one row per class; got (${features.shape.join(', ')}).`,
    );
  }
  if (!Array.from(features.data as ArrayLike<number>).every(Number.isFinite)) {
    throw new ValueError('learnedTree: features holds NaN or Infinity.');
  }
  const [C, F] = features.shape;
  const random = new RandomState(seed);
  const rows = Array.from({ length: C }, (_, c) =>
    Float64Array.from(features.data.subarray(c * F, (c + 1) * F)),
  );
  const part = (classes: readonly number[]): [number[], number[]] => {
    const start = Float64Array.from(random.randn(F).data);
    const side = bipartition(
      classes.map((c) => rows[c]),
      start,
      balanced,
    );
    return [classes.filter((_, i) => side[i] === 0), classes.filter((_, i) => side[i] === 1)];
  };
  return classTree(
    split(
      Array.from({ length: C }, (_, c) => c),
      part,
    ),
  );
}

/**
 * The mean hidden vector of the examples of each class: features for {@link learnedTree}. A class
 * without examples gets the mean of all.
 *
 * @param h (N, D) hidden vectors
 * @param y (N,) labels
 * @param classes C
 * @returns (C, D)
 */
export function classMeans(h: Tensor, y: Labels, classes: number): Tensor {
  assertAxes('classMeans', 'h', h, 'N, D');
  const [N, D] = h.shape;
  const labels = needLabels('classMeans', y, N, classes);
  const counts = new Float64Array(classes);
  const means = floatLike(h, [classes, D]);
  for (let n = 0; n < N; n++) {
    counts[labels[n]]++;
    for (let d = 0; d < D; d++) means.data[labels[n] * D + d] += h.data[n * D + d];
  }
  const all = h.mean(0);
  for (let c = 0; c < classes; c++) {
    for (let d = 0; d < D; d++) {
      const i = c * D + d;
      means.data[i] = counts[c] > 0 ? means.data[i] / counts[c] : all.data[d];
    }
  }
  return means;
}

/** Parts `classes` until every part is one class. `part` returns two parts that are not empty. */
function split(
  classes: readonly number[],
  part: (classes: readonly number[]) => [number[], number[]],
): NestedTree {
  if (classes.length === 1) return classes[0];
  const [left, right] = part(classes);
  return [split(left, part), split(right, part)];
}

function halves(classes: readonly number[]): [number[], number[]] {
  const middle = Math.ceil(classes.length / 2);
  return [classes.slice(0, middle), classes.slice(middle)];
}
