import {
  adam,
  adamw,
  lion,
  nesterov,
  nesterov_position,
  type OptimConfig,
  rmsprop,
  sgd,
  sgd_momentum,
} from 'kernel-lib/optim';
import { ones } from 'kernel-lib/tensor';
import { describe, expect, test } from 'vitest';
import { gap, type Nested, reference, T } from './reference.js';

const { w0, grads } = reference.data.matrix!;

function momentumPath(convention: string, lrs: number[]) {
  let w = T(w0);
  let config: OptimConfig = { convention, momentum: 0.9 };
  for (const [i, lr] of lrs.entries()) {
    [w, config] = sgd_momentum(w, T(grads[i]!), { ...config, learning_rate: lr });
  }
  return w;
}

describe('momentum as the lectures print it', () => {
  const steady = [0.1, 0.1, 0.1, 0.1];
  const falling = [0.1, 0.1, 0.01, 0.01];

  test('L1 and L0 walk the same path while the learning rate stays put', () => {
    const a = momentumPath('velocity', steady);
    expect(gap(momentumPath('gradient', steady), a.toArray() as Nested)).toBeLessThan(1e-14);
  });

  test('and part when it changes', () => {
    const a = momentumPath('velocity', falling);
    expect(gap(momentumPath('gradient', falling), a.toArray() as Nested)).toBeGreaterThan(1e-2);
  });

  test('L3 as printed climbs where the others descend', () => {
    const dw = T([1]);
    expect(sgd_momentum(T([0]), dw, { convention: 'ascent' })[0].item()).toBeGreaterThan(0);
    expect(sgd_momentum(T([0]), dw, { convention: 'gradient' })[0].item()).toBeLessThan(0);
  });

  test('the average form is the gradient form with learning rate lr (1 - mu)', () => {
    const small = steady.map((lr) => lr * (1 - 0.9));
    const a = momentumPath('gradient', small);
    expect(gap(momentumPath('average', steady), a.toArray() as Nested)).toBeLessThan(1e-14);
    expect(gap(momentumPath('gradient', steady), a.toArray() as Nested)).toBeGreaterThan(1e-2);
  });
});

test("nesterov's stored look-ahead point hides the lecture's x", () => {
  // L1: v' = mu v - lr grad f(x + mu v); x' = x + v', on f = x^2 (with different curvatures).
  const curvature = [1, 10];
  let x = [3, -2];
  let v = [0, 0];
  let w = T([3, -2]);
  let config: OptimConfig = { learning_rate: 0.02, momentum: 0.9 };
  for (let i = 0; i < 20; i++) {
    v = v.map((vi, k) => 0.9 * vi - 0.02 * curvature[k]! * (x[k]! + 0.9 * vi));
    x = x.map((xi, k) => xi + v[k]!);
    [w, config] = nesterov(w, w.mul(T(curvature)), config);
    expect(gap(nesterov_position(w, config), x)).toBeLessThan(1e-12);
    expect(gap(w, x)).toBeGreaterThan(1e-5);
  }
});

describe('adam at its first step', () => {
  const dw = T([1e-3, -7, 40]);
  const zero = T([0, 0, 0]);

  test('moves by lr with bias correction, whatever the gradient', () => {
    const [w] = adam(zero, dw, { learning_rate: 0.1 });
    expect(gap(w, [-0.1, 0.1, -0.1])).toBeLessThan(1e-5);
  });

  test('moves by 3.16 lr as the lectures print it, without', () => {
    const [w] = adam(zero, dw, { learning_rate: 0.1, bias_correction: false });
    expect(w.at(1)).toBeCloseTo((0.1 * 0.1) / Math.sqrt(0.001), 6);
  });
});

test('adamw decays by lr wd (PyTorch) or by wd (paper)', () => {
  const still = { learning_rate: 0.01, weight_decay: 0.1 };
  expect(adamw(T([2]), T([0]), still)[0].item()).toBeCloseTo(2 * (1 - 0.001), 14);
  const paper = adamw(T([2]), T([0]), { ...still, convention: 'independent' })[0];
  expect(paper.item()).toBeCloseTo(2 * (1 - 0.1), 14);
});

test('rmsprop: epsilon inside the root takes smaller steps at tiny gradients', () => {
  const tiny = T([1e-6]);
  const config = { learning_rate: 1, decay_rate: 0, epsilon: 1e-8 };
  expect(rmsprop(T([0]), tiny, config)[0].item()).toBeCloseTo(-1 / 1.01, 10);
  const inside = rmsprop(T([0]), tiny, { ...config, convention: 'inside' })[0];
  expect(inside.item()).toBeCloseTo(-1e-6 / Math.sqrt(1e-12 + 1e-8), 10);
});

test('lion moves every weight by exactly lr, and not at all without a gradient', () => {
  const [w] = lion(T([1, 1, 1]), T([1e-9, -100, 0]), { learning_rate: 0.25 });
  expect(w.toArray()).toEqual([0.75, 1.25, 1]);
});

describe('mistakes are named', () => {
  const w = T([[1, 2]]);
  test('shapes', () => {
    expect(() => sgd(w, T([1, 2, 3]))).toThrow(/sgd: w \(1, 2\) and dw \(3\) differ in shape/);
  });
  test("another library's spelling", () => {
    expect(() => adam(w, w, { lr: 0.1 })).toThrow(
      /config.lr is not known. Did you mean learning_rate/,
    );
  });
  test('nearly right spellings', () => {
    expect(() => adam(ones([2]), ones([2]), { beta_1: 0.9 })).toThrow(/Did you mean beta1/);
    expect(() => adam(ones([2]), ones([2]), { Learning_Rate: 1 })).toThrow(/mean learning_rate/);
    expect(() => adam(ones([2]), ones([2]), { biasCorrection: true })).toThrow(/bias_correction/);
    expect(() => adam(ones([2]), ones([2]), { own: { mine: 1 } })).not.toThrow();
  });
  test('values out of range', () => {
    expect(() => sgd_momentum(w, w, { momentum: 1 })).toThrow(
      /momentum must be a number in \[0, 1\)/,
    );
    expect(() => sgd(w, w, { learning_rate: Number.NaN })).toThrow(/learning_rate/);
  });
  test('an unknown convention', () => {
    expect(() => sgd_momentum(w, w, { convention: 'L9' })).toThrow(/one of velocity, gradient/);
  });
  test('whole-number weights', () => {
    expect(() => sgd(w.astype('int32'), w)).toThrow(/float64 or float32/);
  });
  test('a config that belongs to another weight', () => {
    const [, config] = adam(T([1, 2, 3]), T([1, 2, 3]));
    expect(() => adam(w, w, config)).toThrow(/config of its own/);
  });
});
