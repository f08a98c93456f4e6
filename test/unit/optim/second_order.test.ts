import {
  clip_grad_norm,
  clip_grad_value,
  damped_newton,
  grad_norm,
  hessianVectorProduct,
  newton,
  numericHessian,
  type OptimConfig,
  shampoo,
  symmetricFunction,
} from 'kernel-lib/optim';
import { RandomState } from 'kernel-lib/random';
import type { Tensor } from 'kernel-lib/tensor';
import { describe, expect, test } from 'vitest';
import { gap, type Nested, reference, T } from './reference.js';

const list = (x: Tensor) => x.toArray() as Nested;

describe('powers of symmetric matrices', () => {
  const { a, inverse_fourth_root } = reference.linalg;

  test('the inverse fourth root is that of NumPy', () => {
    const root = symmetricFunction(T(a), (x) => x ** -0.25);
    expect(gap(root, inverse_fourth_root)).toBeLessThan(1e-10);
  });

  test('the first power is the matrix again, the square its product', () => {
    const m = new RandomState(5).randn(40, 40);
    const s = m.add(m.T);
    expect(
      gap(
        symmetricFunction(s, (x) => x),
        list(s),
      ),
    ).toBeLessThan(1e-11);
    expect(
      gap(
        symmetricFunction(s, (x) => x * x),
        list(s.dot(s)),
      ),
    ).toBeLessThan(1e-10);
  });
});

describe('newton', () => {
  // f(w) = 1/2 w.A w - c.w with condition number 1e4, minimum at A^-1 c.
  const A = T([
    [1e4, 3],
    [3, 1],
  ]);
  const c = T([1, 2]);
  const grad = (w: Tensor) => A.dot(w).sub(c);

  test('reaches the minimum of a quadratic in one step', () => {
    const w = T([7, -3]);
    const [next] = newton(w, grad(w), { hessian: A });
    expect(gap(grad(next), [0, 0])).toBeLessThan(1e-9);
  });

  test("agrees with NumPy's solve", () => {
    const { a, b, solution } = reference.linalg;
    const start = T(b).mul(0);
    expect(gap(newton(start, T(b).mul(-1), { hessian: T(a) })[0], solution)).toBeLessThan(1e-10);
  });

  test('damping shortens the step, down to gradient descent', () => {
    const w = T([7, -3]);
    const [next] = newton(w, grad(w), { hessian: A, damping: 1e12 });
    expect(gap(next.sub(w).mul(1e12), list(grad(w).mul(-1)))).toBeLessThan(1e-2);
  });

  test('a wrong or missing Hessian is named', () => {
    expect(() => newton(c, c, {})).toThrow(/hessian must be a Tensor \(2, 2\)/);
    expect(() =>
      newton(c, c, {
        hessian: T([
          [0, 0],
          [0, 0],
        ]),
      }),
    ).toThrow(/newton: the Hessian is singular, there is no step. Try damping/);
  });

  test('damped newton finds the minimum of Rosenbrock, where plain newton first climbs', () => {
    const f = (w: Tensor) => (1 - w.at(0)) ** 2 + 100 * (w.at(1) - w.at(0) ** 2) ** 2;
    const g = (w: Tensor) => {
      const [x, y] = [w.at(0), w.at(1)];
      return T([-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)]);
    };
    const hessian = (w: Tensor) => numericHessian(g, w);
    const start = T([-1.2, 1]);
    const second = newton(
      newton(start, g(start), { hessian })[0],
      g(newton(start, g(start), { hessian })[0]),
      { hessian },
    )[0];
    expect(f(second)).toBeGreaterThan(f(start));
    let w = start;
    let config: OptimConfig = { hessian, loss: f };
    let last = f(w);
    for (let i = 0; i < 60; i++) {
      [w, config] = damped_newton(w, g(w), config);
      expect(f(w)).toBeLessThanOrEqual(last);
      last = f(w);
    }
    expect(gap(w, [1, 1])).toBeLessThan(1e-6);
  });
});

test('numeric Hessian and Hessian-vector product of a known function', () => {
  // f = x^2 y + y^3: H = [[2y, 2x], [2x, 6y]].
  const g = (w: Tensor) => T([2 * w.at(0) * w.at(1), w.at(0) ** 2 + 3 * w.at(1) ** 2]);
  const w = T([2, 3]);
  expect(gap(numericHessian(g, w), [6, 4, 4, 18])).toBeLessThan(1e-8);
  expect(gap(hessianVectorProduct(g, w, T([1, -1])), [2, -14])).toBeLessThan(1e-8);
  expect(list(w)).toEqual([2, 3]);
});

test('shampoo with old roots still steps, and refreshes them in time', () => {
  const { w0, grads } = reference.data.matrix!;
  let w = T(w0);
  let config: OptimConfig = { update_every: 2 };
  const roots: unknown[] = [];
  for (let i = 0; i < 4; i++) {
    [w, config] = shampoo(w, T(grads[i]!), config);
    roots.push((config.roots as Tensor[])[0]);
  }
  expect(roots[0] === roots[1]).toBe(true);
  expect(roots[2] === roots[1]).toBe(false);
  expect(roots[2] === roots[3]).toBe(true);
});

describe('clipping', () => {
  const c = reference.clip;
  const grads = { a: T(c.a), b: T(c.b) };

  test('by norm: the PyTorch values with its epsilon, exactly the limit without', () => {
    const [clipped, norm] = clip_grad_norm(grads, c.limit, { epsilon: 1e-6 });
    expect(norm).toBeCloseTo(c.norm, 12);
    expect(gap(clipped.a!, c.torch_a)).toBeLessThan(1e-12);
    expect(gap(clipped.b!, c.torch_b)).toBeLessThan(1e-12);
    expect(grad_norm(clip_grad_norm(grads, c.limit)[0])).toBeCloseTo(c.limit, 14);
    expect(Math.abs(grad_norm(clipped) - c.limit)).toBeGreaterThan(1e-9);
  });

  test('by norm: small and broken gradients are left alone', () => {
    expect(clip_grad_norm(grads, 1e9)[0].a === grads.a).toBe(true);
    const broken = { a: T([Number.NaN, 1]) };
    expect(clip_grad_norm(broken, 1)[0].a === broken.a).toBe(true);
  });

  test('by value: entries, NaN kept', () => {
    const clipped = clip_grad_value({ a: T([3, -0.5, -9, Number.NaN]) }, 1).a!;
    expect(list(clipped)).toEqual([1, -0.5, -1, Number.NaN]);
  });
});
