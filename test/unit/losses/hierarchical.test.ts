import * as cr from 'kernel-lib';
import { RandomState } from 'kernel-lib/random';
import { type Tensor, tensor, zeros } from 'kernel-lib/tensor';
import { describe, expect, it } from 'vitest';
import { expectClose, golden, named, tensors } from '../layers/golden.js';

const random = new RandomState(0);
const setup = (tree: cr.ClassTree, N = 5, D = 3) => ({
  h: random.randn(N, D),
  w: random.randn(tree.classes - 1, D),
  b: random.randn(tree.classes - 1),
  y: random.randint(0, tree.classes, [N]),
});

describe('trees', () => {
  it('classTree numbers the nodes from the root, left branches first', () => {
    const tree = cr.classTree([
      [0, [1, 2]],
      [3, 4],
    ]);
    expect(tree.classes).toBe(5);
    expect(tree.path.map((p) => [...p])).toEqual([
      [0, 1],
      [0, 1, 2],
      [0, 1, 2],
      [0, 3],
      [0, 3],
    ]);
    expect(tree.turn.map((t) => [...t])).toEqual([
      [0, 0],
      [0, 1, 0],
      [0, 1, 1],
      [1, 0],
      [1, 1],
    ]);
  });

  it.each([
    ['random', (C: number) => cr.randomTree(C, 3)],
    ['frequency', (C: number) => cr.frequencyTree(new RandomState(C).rand(C))],
    ['learned', (C: number) => cr.learnedTree(new RandomState(C).randn(C, 4))],
    [
      'learned, unbalanced',
      (C: number) => cr.learnedTree(new RandomState(C).randn(C, 4), { balanced: false }),
    ],
  ])('%s: every class once, C - 1 nodes', (_, make) => {
    for (const C of [1, 2, 3, 7, 64, 101]) {
      const tree = make(C);
      const nodes = new Set(tree.path.flatMap((p) => [...p]));
      const codes = new Set(tree.path.map((p, c) => `${p.join()}:${tree.turn[c]!.join('')}`));
      expect(tree.classes).toBe(C);
      expect(nodes.size).toBe(C - 1);
      expect(codes.size).toBe(C);
    }
  });

  it('random: ⌈log2 C⌉ deep, another one for another seed', () => {
    const tree = cr.randomTree(1000, 1);
    expect(Math.max(...tree.path.map((p) => p.length))).toBe(10);
    expect(cr.randomTree(1000, 1)).toEqual(tree);
    expect(cr.randomTree(1000, 2)).not.toEqual(tree);
  });

  it("frequency: Huffman's mean depth, classes without examples included", () => {
    // The textbook example: 224 bits per 100 letters.
    const letters = [5, 9, 12, 13, 16, 45];
    const textbook = cr.frequencyTree(letters);
    expect(cr.meanDepth(textbook, letters)).toBeCloseTo(2.24, 12);
    expect(textbook.path.map((p) => p.length)).toEqual([4, 4, 3, 3, 3, 1]);
    // An empty class is the neighbour of the rarest one, which moves down by one.
    const counts = [...letters, 0];
    const tree = cr.frequencyTree(counts);
    expect(cr.meanDepth(tree, counts)).toBeCloseTo(2.29, 12);
    expect(cr.meanDepth(cr.randomTree(7), counts)).toBeGreaterThan(2.29);
    expect(cr.frequencyTree(tensor([0, 0, 0])).classes).toBe(3);
  });

  it('frequency: a tree as deep as it has classes', () => {
    const counts = Array.from({ length: 900 }, (_, c) => 2 ** c);
    expect(cr.frequencyTree(counts).path[0]!.length).toBe(899);
  });

  it('learned: like classes are under one node', () => {
    // Three heaps of four classes, far from each other.
    const features = zeros([12, 2]);
    const centres = [
      [0, 0],
      [10, 0],
      [0, 40],
    ] as const;
    for (let c = 0; c < 12; c++) {
      const [a, b] = centres[c % 3]!;
      features.set(a + 0.1 * c, c, 0).set(b, c, 1);
    }
    const tree = cr.learnedTree(features, { balanced: false });
    const shared = (p: number, q: number) => {
      const [a, b] = [tree.path[p]!, tree.path[q]!];
      return a.filter((k) => b.includes(k)).length;
    };
    for (let c = 3; c < 12; c++) {
      for (let other = 0; other < 3; other++) {
        if (other !== c % 3) expect(shared(c, c % 3)).toBeGreaterThan(shared(c, other));
      }
    }
    expect(cr.learnedTree(zeros([6, 2])).classes).toBe(6); // nothing to tell them apart
  });

  it('say what is wrong', () => {
    expect(() => cr.classTree([0, 2])).toThrow(/class 1 is at no leaf/);
    expect(() => cr.classTree([0, 0])).toThrow(/class 0 is at two leaves/);
    expect(() => cr.classTree([0, 1.5])).toThrow(/got 1.5/);
    expect(() => cr.classTree([0, [1]] as never)).toThrow(/exactly two branches/);
    expect(() => cr.randomTree(0)).toThrow(/classes must be a whole number/);
    expect(() => cr.frequencyTree([1, -1])).toThrow(/counts\[1\] is -1/);
    expect(() => cr.frequencyTree([])).toThrow(/empty/);
    expect(() => cr.learnedTree(zeros([3]))).toThrow(/\(C, F\)/);
    expect(() => cr.learnedTree(tensor([[Number.NaN], [1]]))).toThrow(/NaN/);
  });
});

describe('classMeans', () => {
  it('is the mean of each class; an empty class gets the mean of all', () => {
    const h = tensor([
      [1, 0],
      [3, 0],
      [0, 8],
    ]);
    const means = cr.classMeans(h, [2, 2, 0], 3);
    expect(means.toArray()).toEqual([
      [0, 8],
      [4 / 3, 8 / 3],
      [2, 0],
    ]);
    expect(() => cr.classMeans(h, [0, 1, 3], 3)).toThrow(/classMeans: y\[2\] is 3/);
  });
});

it('a learned tree fits better than a random one, as L1 says', () => {
  // 16 classes on a circle: a linear decision splits neighbours from neighbours, not odd from even.
  const C = 16;
  const labels = Array.from({ length: 320 }, (_, n) => n % C);
  const angle = (c: number) => (2 * Math.PI * c) / C;
  const noise = new RandomState(5).randn(320, 2).mul(0.05);
  const circle = tensor(labels.map((c) => [Math.cos(angle(c)), Math.sin(angle(c))]));
  const h = circle.add(noise);
  const lossOn = (tree: cr.ClassTree): number => {
    let [w, b] = [zeros([C - 1, 2]), zeros([C - 1])];
    let last = 0;
    for (let step = 0; step < 200; step++) {
      const [loss, , dw, db] = cr.hierarchical_softmax_loss(h, w, b, labels, tree);
      [w, b, last] = [w.sub(dw.mul(5)), b.sub(db.mul(5)), loss];
    }
    return last;
  };
  const learned = lossOn(cr.learnedTree(cr.classMeans(h, labels, C)));
  const shuffled = [1, 2, 3].map((seed) => lossOn(cr.randomTree(C, seed)));
  expect(learned).toBeLessThan(0.7 * Math.min(...shuffled));
});

describe('hierarchical_softmax_loss', () => {
  it('agrees with PyTorch to 1e-10', () => {
    const [c] = named(golden, 'hierarchical_softmax_loss');
    const { h, w, b, y } = tensors(c!.inputs);
    const tree = cr.classTree([
      [0, [1, 2]],
      [3, 4],
    ]);
    const [loss, dh, dw, db] = cr.hierarchical_softmax_loss(h!, w!, b!, y!, tree);
    expectClose(loss, c!.expected.loss);
    expectClose(dh, c!.expected.dh);
    expectClose(dw, c!.expected.dw);
    expectClose(db, c!.expected.db);
  });

  it.each([
    ['random', cr.randomTree(6, 1), 4],
    ['frequency', cr.frequencyTree([100, 1, 1, 10, 0, 30]), 7],
    ['learned', cr.learnedTree(new RandomState(1).randn(5, 3)), 5],
    ['two classes', cr.randomTree(2), 4],
  ])('gradients below 1e-7, %s tree', (_, tree, N) => {
    const { h, w, b, y } = setup(tree, N);
    const [, ...grads] = cr.hierarchical_softmax_loss(h, w, b, y, tree);
    for (const [k, x] of [h, w, b].entries()) {
      const f = () => cr.hierarchical_softmax_loss(h, w, b, y, tree)[0];
      const numeric = cr.eval_numerical_gradient(f, x, false, 1e-3, 'five-point');
      expect(cr.rel_error(grads[k] as Tensor, numeric)).toBeLessThan(1e-7);
    }
  });

  it('is -log of the probabilities, which sum to 1', () => {
    const tree = cr.frequencyTree([5, 1, 8, 2, 2, 0, 9]);
    const { h, w, b, y } = setup(tree);
    const p = cr.hierarchical_softmax_probabilities(h, w, b, tree);
    expect(p.sum(1).sub(1).abs().max()).toBeLessThan(1e-14);
    const mean = Array.from(y.data, (c, n) => -Math.log(p.at(n, c))).reduce((a, v) => a + v) / 5;
    expect(cr.hierarchical_softmax_loss(h, w, b, y, tree)[0]).toBeCloseTo(mean, 13);
  });

  it('starts at depth · log 2 for weights of 0', () => {
    const tree = cr.randomTree(8);
    const loss = cr.hierarchical_softmax_loss(
      zeros([2, 3]),
      zeros([7, 3]),
      zeros([7]),
      [0, 5],
      tree,
    )[0];
    expect(loss).toBeCloseTo(Math.log(8), 14);
  });

  it('two classes: the logistic loss', () => {
    const tree = cr.classTree([0, 1]);
    const { h, w, b } = setup(tree, 4);
    const z = h.dot(w.T).add(b);
    // Class 0 is left, where σ(z) goes.
    const [loss, dz] = cr.logistic_loss(z, [1, 0, 0, 1]);
    const [ours, dh, dw, db] = cr.hierarchical_softmax_loss(h, w, b, [0, 1, 1, 0], tree);
    expect(ours).toBeCloseTo(loss, 14);
    expectClose(dh, dz.dot(w), 1e-14);
    expectClose(dw, dz.T.dot(h), 1e-14);
    expectClose(db, dz.sum(0), 1e-14);
  });

  it('the sparse form touches log2 C nodes per example and gives the same gradients', () => {
    const tree = cr.randomTree(256);
    const { h, w, b, y } = setup(tree, 3);
    const [loss, dh, sparse] = cr.hierarchical_softmax_loss_sparse(h, w, b, y, tree);
    const [dense, dh2, dw, db] = cr.hierarchical_softmax_loss(h, w, b, y, tree);
    expect(sparse.rows.length).toBeLessThanOrEqual(3 * 8);
    expect(sparse.dw.shape).toEqual([sparse.rows.length, 3]);
    expect(loss).toBe(dense);
    expect(dh.data).toEqual(dh2.data);
    for (const [r, k] of sparse.rows.entries()) {
      expect(sparse.dw.slice(r).toArray()).toEqual(dw.slice(k).toArray());
      expect(sparse.db.at(r)).toBe(db.at(k));
    }
    const touched = new Set(sparse.rows);
    for (let k = 0; k < 255; k++) if (!touched.has(k)) expect(dw.slice(k).abs().max()).toBe(0);
  });

  it('stays finite for scores of 1e6', () => {
    const tree = cr.classTree([0, 1]);
    const h = tensor([[1e6], [-1e6]]);
    const [loss, dh] = cr.hierarchical_softmax_loss(h, tensor([[1]]), zeros([1]), [0, 0], tree);
    expect(loss).toBe(5e5);
    expect(dh.toArray()).toEqual([[0], [-0.5]]);
  });

  it('says what is wrong', () => {
    const tree = cr.randomTree(4);
    const call = (h: Tensor, w: Tensor, b: Tensor, y: number[]) => () =>
      cr.hierarchical_softmax_loss(h, w, b, y, tree);
    const [h, w, b] = [zeros([2, 3]), zeros([3, 3]), zeros([3])];
    expect(call(h, zeros([4, 3]), b, [0, 1])).toThrow(
      /w must have shape \(3, 3\), one row per inner node/,
    );
    expect(call(h, w, zeros([4]), [0, 1])).toThrow(/b must have shape \(3,\)/);
    expect(call(h, w, b, [0, 4])).toThrow(/y\[1\] is 4/);
    expect(call(h.copy().set(Number.NaN, 0, 0), w, b, [0, 1])).toThrow(/h\[0, 0\] is NaN/);
    expect(call(zeros([0, 3]), w, b, [])).toThrow(/empty/);
  });
});
