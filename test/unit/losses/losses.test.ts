import * as cr from 'kernel-lib';
import { RandomState } from 'kernel-lib/random';
import { type Tensor, tensor, zeros } from 'kernel-lib/tensor';
import { describe, expect, it } from 'vitest';
import { cs231n, expectClose, golden, named, tensors } from '../layers/golden.js';

type Loss = (x: Tensor, y: Tensor) => [number, Tensor];
const losses: [string, Loss][] = [
  ['softmax_loss', cr.softmax_loss],
  ['svm_loss', cr.svm_loss],
  ['squared_error_loss', cr.squared_error_loss],
  ['logistic_loss', cr.logistic_loss],
];

describe.each(losses)('%s agrees with PyTorch and NumPy to 1e-10', (name, loss) => {
  it.each(named(golden, name).map((c, i) => [i, c] as const))('case %s', (_, c) => {
    const { x, y } = tensors(c.inputs);
    const before = x!.copy();
    const [value, dx] = loss(x!, y!);
    expectClose(value, c.expected.loss);
    expectClose(dx, c.expected.dx);
    expect(x!.data).toEqual(before.data);
  });
});

it('softmax_loss and svm_loss agree with the CS231n notebook', () => {
  const [c] = named(cs231n, 'softmax_loss_and_svm_loss');
  const { x, y } = tensors(c!.inputs);
  const [softmax, dsoftmax] = cr.softmax_loss(x!, y!);
  const [svm, dsvm] = cr.svm_loss(x!, y!);
  expectClose(softmax, c!.expected.softmax_loss);
  expectClose(svm, c!.expected.svm_loss);
  expectClose(dsoftmax, c!.expected.softmax_dx);
  expectClose(dsvm, c!.expected.svm_dx);
});

/** Relative error of the gradient against numerical slopes. */
function gradientError(x: Tensor, loss: (x: Tensor) => readonly [number, Tensor]): number {
  const numeric = cr.eval_numerical_gradient((v) => loss(v)[0], x, false, 1e-3, 'five-point');
  return cr.rel_error(loss(x)[1], numeric);
}

describe('gradients, below 1e-7', () => {
  const random = new RandomState(0);
  it.each([
    [4, 3],
    [7, 10],
    [5, 1],
    [1, 4],
  ])('softmax and svm, (%i, %i)', (N, C) => {
    const x = random.randn(N, C);
    const y = random.randint(0, C, [N]);
    expect(gradientError(x, (v) => cr.softmax_loss(v, y))).toBeLessThan(1e-7);
    expect(gradientError(x, (v) => cr.svm_loss(v, y))).toBeLessThan(1e-7);
    expect(gradientError(x, (v) => cr.svm_loss(v, y, 0.5))).toBeLessThan(1e-7);
  });

  it.each([[[4, 3]], [[6]], [[4, 2, 2]]])('squared error, %j', (shape) => {
    const y = random.randn(...shape);
    expect(gradientError(random.randn(...shape), (v) => cr.squared_error_loss(v, y))).toBeLessThan(
      1e-7,
    );
  });

  it.each([[[6]], [[4, 1]]])('logistic, %j', (shape) => {
    const x = random.randn(...shape).mul(2);
    const y = random.randint(0, 2, [x.size]);
    expect(gradientError(x, (v) => cr.logistic_loss(v, y))).toBeLessThan(1e-7);
  });
});

describe('values that one knows', () => {
  it('all scores equal: log C and C - 1', () => {
    const y = [0, 4, 9];
    expect(cr.softmax_loss(zeros([3, 10]), y)[0]).toBeCloseTo(Math.log(10), 14);
    expect(cr.svm_loss(zeros([3, 10]), y)[0]).toBe(9);
    expect(cr.logistic_loss(zeros([3]), [0, 1, 1])[0]).toBeCloseTo(Math.LN2, 15);
  });

  it('one class: no loss, no gradient', () => {
    expect(cr.softmax_loss(tensor([[7], [-2]]), [0, 0])[0]).toBe(0);
    expect(
      cr
        .svm_loss(tensor([[7], [-2]]), [0, 0])[1]
        .abs()
        .max(),
    ).toBe(0);
  });

  it('gradients of a row sum to 0', () => {
    const x = new RandomState(1).randn(5, 4).mul(10);
    for (const loss of [cr.softmax_loss, cr.svm_loss]) {
      expect(loss(x, [0, 1, 2, 3, 3])[1].sum(1).abs().max()).toBeLessThan(1e-15);
    }
  });

  it('svm: at a margin of exactly 0 the slope is 0', () => {
    const [loss, dx] = cr.svm_loss(tensor([[1, 2]]), [1]);
    expect(loss).toBe(0);
    expect(Array.from(dx.data, Math.abs)).toEqual([0, 0]);
  });

  it('softmax rows sum to 1', () => {
    const p = cr.softmax(
      tensor([
        [1e6, 0, -1e6],
        [1, 1, 1],
      ]),
    );
    expect(p.toArray()).toEqual([
      [1, 0, 0],
      [1 / 3, 1 / 3, 1 / 3],
    ]);
  });
});

describe('scores of 1e6', () => {
  it('softmax and svm stay finite, right and wrong', () => {
    const x = tensor([
      [1e6, -1e6, 0],
      [1e6, -1e6, 0],
    ]);
    const [loss, dx] = cr.softmax_loss(x, [0, 1]);
    expect(loss).toBe(1e6);
    expect(dx.toArray()).toEqual([
      [-0, 0, 0],
      [0.5, -0.5, 0],
    ]);
    expect(cr.svm_loss(x, [0, 1])[0]).toBe((2e6 + 1 + (1e6 + 1)) / 2);
  });

  it('logistic keeps the digits of a tiny loss and of a huge one', () => {
    expect(cr.logistic_loss(tensor([1e6]), [0])[0]).toBe(1e6);
    expect(cr.logistic_loss(tensor([-1e6]), [0])[0]).toBe(0);
    const [loss, dx] = cr.logistic_loss(tensor([40]), [1]);
    expect(loss / Math.exp(-40)).toBeCloseTo(1, 12);
    expect(dx.item() / -Math.exp(-40)).toBeCloseTo(1, 12);
  });

  it('softmax keeps the digits of a tiny gradient', () => {
    const [, dx] = cr.softmax_loss(tensor([[40, 0]]), [0]);
    expect(dx.at(0, 0) / -Math.exp(-40)).toBeCloseTo(1, 12);
  });
});

describe('errors', () => {
  const x = zeros([4, 3]);
  it.each([cr.softmax_loss, cr.svm_loss])('labels, %o', (loss) => {
    const call =
      (y: unknown, scores = x) =>
      () =>
        loss(scores, y as Tensor);
    expect(call([0, 1, 2, 3])).toThrow(
      /y\[3\] is 3; labels must be whole numbers from 0 to C-1=2.*start at 1/,
    );
    expect(call([0, 1, 2, -1])).toThrow(/y\[3\] is -1/);
    expect(call([0, 1, 2, 0.5])).toThrow(/y\[3\] is 0.5; labels must be whole numbers/);
    expect(call(tensor([0, 1, Number.NaN, 0]))).toThrow(/y\[2\] is NaN/);
    expect(call([0, 1])).toThrow(
      'y must have shape (4,), one label for each of the N=4 rows; got (2,)',
    );
    expect(call(zeros([4, 3]))).toThrow(/One-hot rows\? Try y.argmax\(1\)/);
    expect(call(zeros([4, 1]))).toThrow(/Try y.flatten\(\)/);
    expect(call(undefined)).toThrow(/y must be a Tensor, got undefined/);
    expect(call([], zeros([0, 3]))).toThrow(/empty/);
    expect(call([0], zeros([3]))).toThrow(/x must have shape \(N, C\)/);
  });

  it.each([Number.NaN, Infinity, -Infinity])('scores of %s', (bad) => {
    const scores = x.copy().set(bad, 2, 1);
    const words = `x[2, 1] is ${bad}`;
    expect(() => cr.softmax_loss(scores, [0, 0, 0, 0])).toThrow(words);
    expect(() => cr.svm_loss(scores, [0, 0, 0, 0])).toThrow(words);
    expect(() => cr.squared_error_loss(scores, x)).toThrow(words);
    expect(() => cr.squared_error_loss(x, scores)).toThrow(`y[2, 1] is ${bad}`);
    expect(() => cr.logistic_loss(tensor([bad]), [0])).toThrow(`x[0] is ${bad}`);
  });

  it('squared error refuses what would broadcast', () => {
    expect(() => cr.squared_error_loss(zeros([4, 1]), zeros([4]))).toThrow(
      /y must have shape \(4, 1\), as x/,
    );
  });

  it('logistic wants 0 and 1, and one score per example', () => {
    expect(() => cr.logistic_loss(zeros([2]), [1, -1])).toThrow(
      /labels are 0 and 1. Try y.add\(1\).div\(2\)/,
    );
    expect(() => cr.logistic_loss(zeros([2]), [1, 2])).toThrow(/y\[1\] is 2/);
    expect(() => cr.logistic_loss(zeros([2, 3]), [1, 0])).toThrow(
      /For several classes use softmax_loss/,
    );
  });
});
