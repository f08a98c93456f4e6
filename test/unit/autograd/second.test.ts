import { readFileSync } from 'node:fs';
import { grad, gradients, hessian, hvp, Variable } from 'kernel-lib/autograd';
import { RandomState } from 'kernel-lib/random';
import { diag, ones, type Tensor, tensor, zeros } from 'kernel-lib/tensor';
import { describe, expect, it } from 'vitest';

const close = (a: Tensor, b: Tensor, tolerance = 1e-12) => {
  expect(a.shape).toEqual(b.shape);
  for (const [i, v] of a.data.entries())
    expect(Math.abs(v - b.data[i]!), `element ${i}`).toBeLessThan(tolerance);
};

describe('grad', () => {
  it('is the derivative, of the kind of its argument', () => {
    expect(grad((x) => x.pow(3))(2)).toBe(12);
    expect(grad((x) => x.square().sum())(tensor([1, 2])).toArray()).toEqual([2, 4]);
    expect(grad((x) => x.mul(2))(new Variable(5)).item()).toBe(2);
  });

  it('can be nested to any order', () => {
    const f = (x: Variable) => x.sin();
    const third = grad((x) => grad((x) => grad(f)(x))(x));
    expect(third(0.3)).toBeCloseTo(-Math.cos(0.3), 14);
    expect(grad((x) => grad((y) => y.pow(3))(x))(2)).toBe(12);
    expect(grad((x) => grad((y) => y.mul(2))(x).add(x))(1)).toBe(1);
  });

  it('leaves grad fields alone', () => {
    const w = new Variable(2);
    expect(grad((x) => x.mul(w))(3)).toBe(2);
    expect(w.grad).toBeUndefined();
  });

  it('says what f must return', () => {
    expect(() => grad((x) => x)(ones(2))).toThrow(/grad: f must return .*one element.*\(2,\)/);
    expect(() => grad((() => 3) as never)(1)).toThrow(/returned 3/);
  });
});

describe('gradients', () => {
  it('asks only for what is wanted, and for results of operations too', () => {
    const [a, b] = [new Variable(2), new Variable(3)];
    const c = a.mul(b);
    const [dc, da] = gradients(c.square(), [c, a]);
    expect([dc?.item(), da?.item(), b.grad]).toEqual([12, 36, undefined]);
  });

  it('names an x that y does not depend on', () => {
    const [a, b] = [new Variable(2), new Variable([3, 4], { name: 'b' })];
    expect(() => gradients(a.exp(), [a, b])).toThrow(/does not depend on x number 2 \('b'\)/);
    const [, db] = gradients(a.exp(), [a, b], { allowUnused: true });
    expect(db?.toArray()).toEqual([0, 0]);
  });
});

describe('hvp and hessian', () => {
  const A = tensor([
    [4, 1, 0],
    [1, 3, -1],
    [0, -1, 2],
  ]);
  const quadratic = (x: Variable) => x.dot(A).dot(x).mul(0.5);

  it('are A v and A for xᵀAx / 2', () => {
    const x = tensor([0.3, -2, 5]);
    const v = tensor([1, 2, 3]);
    close(hvp(quadratic, x, v), A.dot(v));
    close(hessian(quadratic, x), A);
  });

  it('are zero for what is straight', () => {
    const x = tensor([1, 2]);
    close(
      hvp((w) => w.sum(), x, x),
      zeros(2),
    );
    close(
      hessian((w) => w.mul(3).sum(), x),
      zeros(2, 2),
    );
    close(
      hessian((w) => w.relu().sum(), x),
      zeros(2, 2),
    );
  });

  it('are diagonal where every element is alone, with the second derivative there', () => {
    const x = tensor([0.5, 1.5, 2]);
    close(
      hessian((w) => w.log().sum(), x),
      diag(x.pow(-2).neg()),
    );
  });

  it('take several arguments, flattened one after the other', () => {
    const [W, b] = [tensor([[1, 2]]), tensor([3])];
    const f = (w: Variable, c: Variable) => w.sum().mul(c.sum()).add(c.pow(2).sum());
    close(
      hessian(f, [W, b]),
      tensor([
        [0, 0, 1],
        [0, 0, 1],
        [1, 1, 2],
      ]),
    );
    const [HW, Hb] = hvp(f, [W, b], [ones(1, 2), ones(1)]);
    close(HW as Tensor, tensor([[1, 1]]));
    close(Hb as Tensor, tensor([4]));
  });

  it("are PyTorch's for a small net", () => {
    const { second } = JSON.parse(
      readFileSync(new URL('../../reference/autograd.json', import.meta.url), 'utf8'),
    ).programs;
    const loss = (w: Variable) =>
      new Variable(second.x, { requiresGrad: false })
        .dot(w)
        .tanh()
        .mul(2)
        .crossEntropy(second.y)
        .add(w.square().sum().mul(0.05));
    close(hessian(loss, tensor(second.w)), tensor(second.hessian), 1e-13);
    close(hvp(loss, tensor(second.w), tensor(second.v)), tensor(second.hvp), 1e-13);
  });

  it('agree with each other: column by column, and H is symmetric', () => {
    const rng = new RandomState(5);
    const [x, y] = [rng.randn(6, 2), [0, 1, 2, 0, 1, 2]];
    const data = new Variable(x, { requiresGrad: false });
    const f = (w1: Variable, w2: Variable) => data.dot(w1).gelu().dot(w2).crossEntropy(y);
    const at = [rng.randn(2, 4), rng.randn(4, 3)];
    const H = hessian(f, at);
    close(H, H.T, 1e-13);
    const v = [rng.randn(2, 4), rng.randn(4, 3)];
    const flat = tensor([...(v[0] as Tensor).data, ...(v[1] as Tensor).data]);
    const Hv = hvp(f, at, v);
    close(tensor([...(Hv[0] as Tensor).data, ...(Hv[1] as Tensor).data]), H.dot(flat), 1e-13);
  });

  it('refuse a direction of another shape', () => {
    expect(() => hvp(quadratic, ones(3), ones(2))).toThrow(
      /hvp: v \(2,\) must be shaped like x \(3,\)/,
    );
  });
});
