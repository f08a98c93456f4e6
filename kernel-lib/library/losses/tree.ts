import { ValueError } from '../tensor/index.js';

/** A binary tree with a class at each leaf: a class number, or [left, right]. */
export type NestedTree = number | readonly [NestedTree, NestedTree];

/**
 * The way from the root to each of C classes through the C - 1 inner nodes of a binary tree. The
 * root is node 0.
 */
export interface ClassTree {
  /** C */
  readonly classes: number;
  /** For each class the inner nodes on its way, the root first. */
  readonly path: readonly Int32Array[];
  /** For each class the turn at each of these nodes: 0 left, 1 right. */
  readonly turn: readonly Uint8Array[];
}

/**
 * The tree that `nested` draws, such as [[0, 1], [2, 3]]. Each class 0 … C - 1 is at one leaf.
 *
 * @throws ValueError if a class is missing, is there twice, or is not a whole number
 */
export function classTree(nested: NestedTree): ClassTree {
  const path: Int32Array[] = [];
  const turn: Uint8Array[] = [];
  let leaves = 0;
  let nodes = 0;
  // A stack of its own: a Huffman tree can be as deep as it has classes.
  const todo: { at: NestedTree; path: number[]; turn: number[] }[] = [
    { at: nested, path: [], turn: [] },
  ];
  for (let next = todo.pop(); next; next = todo.pop()) {
    const { at } = next;
    if (typeof at === 'number') {
      if (!Number.isInteger(at) || at < 0) {
        throw new ValueError(`classTree: leaves are classes 0, 1, 2, …; got ${at}.`);
      }
      if (path[at]) throw new ValueError(`classTree: class ${at} is at two leaves.`);
      path[at] = Int32Array.from(next.path);
      turn[at] = Uint8Array.from(next.turn);
      leaves++;
      continue;
    }
    if (!Array.isArray(at) || at.length !== 2) {
      throw new ValueError('classTree: an inner node is [left, right], with exactly two branches.');
    }
    const node = nodes++;
    const [left, right] = at as readonly [NestedTree, NestedTree];
    todo.push({ at: right, path: [...next.path, node], turn: [...next.turn, 1] });
    todo.push({ at: left, path: [...next.path, node], turn: [...next.turn, 0] });
  }
  if (path.length !== leaves) {
    const missing = Array.from(path).indexOf(undefined as never);
    throw new ValueError(
      `classTree: class ${missing} is at no leaf; with ${leaves} leaves the classes are 0 to ${leaves - 1}.`,
    );
  }
  return { classes: leaves, path, turn };
}

/**
 * The mean number of nodes on the way to a class, weighted by `counts` (default: all classes
 * alike). It is what one example costs; a full softmax costs C.
 */
export function meanDepth(tree: ClassTree, counts?: ArrayLike<number>): number {
  let sum = 0;
  let total = 0;
  for (const [c, path] of tree.path.entries()) {
    const weight = counts ? counts[c] : 1;
    sum += weight * path.length;
    total += weight;
  }
  return total > 0 ? sum / total : 0;
}
