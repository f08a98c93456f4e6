import {
  affine_backward,
  affine_forward,
  checkLayer,
  DISPLAY,
  directionChecks,
  gradCheck,
  relu_backward,
  relu_forward,
} from 'kernel-lib';
import { RandomState } from 'kernel-lib/random';
import { tensor } from 'kernel-lib/tensor';
import { describe, expect, it } from 'vitest';

const square = () => {
  const x = new RandomState(0).randn(3, 4);
  return { x, f: () => x.pow(2).sum(), grad: x.mul(2) };
};

describe('gradCheck', () => {
  it('passes a right gradient and reports a row per parameter', () => {
    const random = new RandomState(1);
    const [w, b] = [random.randn(3, 2), random.randn(2)];
    const f = () => w.pow(3).sum() + b.exp().sum();
    const report = gradCheck(f, { w, b }, { w: w.pow(2).mul(3), b: b.exp() });
    expect(report.passed).toBe(true);
    expect(report.worst).toBeLessThan(1e-7);
    expect(report.checks.map((c) => [c.name, c.shape, c.checked])).toEqual([
      ['w', [3, 2], 6],
      ['b', [2], 2],
    ]);
    expect(report.checks[0]?.sweep).toHaveLength(11);
  });

  it('finds one wrong element and says where, what was computed and what was measured', () => {
    const { x, f, grad } = square();
    grad.set(grad.at(2, 1) + 0.01, 2, 1);
    const report = gradCheck(f, { x }, { x: grad });
    const [check] = report.checks;
    expect(report.passed).toBe(false);
    expect(check).toMatchObject({ index: [2, 1], failures: 1, kink: false, factor: undefined });
    expect(check?.analytic).toBe(grad.at(2, 1));
    expect(check?.numeric).toBeCloseTo(2 * x.at(2, 1), 8);
    expect(String(report)).toMatch(
      /FAILED[\s\S]*BAD x \(3, 4\).*\[2, 1\].*1 of 12 elements are wrong/,
    );
  });

  it.each([
    [-1, 'the sign is wrong everywhere'],
    [0.5, 'analytic is 0.5000 times numeric everywhere'],
    [0, 'the analytic gradient is zero'],
  ])('names the slip of a factor %s', (factor, words) => {
    const { x, f, grad } = square();
    const report = gradCheck(f, { x }, { x: grad.mul(factor) });
    expect(report.passed).toBe(false);
    expect(String(report)).toContain(words);
    expect(report[DISPLAY]()['text/html']).toContain(words);
  });

  it('fails NaN and infinite gradients', () => {
    for (const bad of [Number.NaN, Infinity]) {
      const { x, f, grad } = square();
      expect(gradCheck(f, { x }, { x: grad.set(bad, 0, 0) }).passed).toBe(false);
    }
  });

  it.each([
    ['at the element', 0],
    ['a third of h beside it', 1 / 3],
    ['0.9 h beside it', 0.9],
  ])('accepts either one-sided slope at a kink %s, and says that it is one', (_, share) => {
    const h = 1e-5;
    const x = tensor([share * h, 1]);
    const f = () => Math.abs(x.at(0)) + x.at(1) ** 2;
    const report = gradCheck(f, { x }, { x: tensor([1, 2]) });
    expect(report.passed).toBe(true);
    expect(report.checks[0]).toMatchObject({ kink: true, kinks: 1, index: [0] });
    expect(String(report)).toContain('f has a kink within h of 1 of 2 elements');
    // No excuse for a value that is no slope on either side.
    expect(gradCheck(f, { x }, { x: tensor([1.5, 2]) }).passed).toBe(false);
  });

  it('does not take a sharp bend of a smooth function for a kink', () => {
    const x = tensor([0.3]);
    const f = () => Math.sin(300 * x.at(0));
    const report = gradCheck(f, { x }, { x: tensor([300 * Math.cos(90) + 0.1]) });
    expect(report.checks[0]).toMatchObject({ kink: false, passed: false });
  });

  it('does not blame a gradient for the rounding of a large loss', () => {
    const x = tensor([1e-4]);
    const f = () => 1e6 + x.at(0) ** 2;
    const right = gradCheck(f, { x }, { x: tensor([2e-4]) });
    expect(right.passed).toBe(true);
    expect(right.worst).toBeLessThanOrEqual(1e-7);
    // And does not take the rounding for a kink.
    const wrong = gradCheck(f, { x }, { x: tensor([2]) });
    expect(wrong.checks[0]).toMatchObject({ passed: false, kink: false });
  });

  it('refuses float32, and says why', () => {
    const { x, f, grad } = square();
    expect(() => gradCheck(f, { W1: x.astype('float32') }, { W1: grad })).toThrow(
      /parameter 'W1' is float32.*W1\.astype\('float64'\)/,
    );
    expect(() => gradCheck(f, { W1: x }, { W1: grad.astype('float32') })).toThrow(
      /gradient 'W1' is float32/,
    );
  });

  it('refuses a missing gradient, a wrong shape, a loss that is not finite or not repeatable', () => {
    const { x, f, grad } = square();
    expect(() => gradCheck(f, { x }, {})).toThrow(/no gradient 'x'/);
    expect(() => gradCheck(f, { x }, { x: grad.T })).toThrow(
      /shape \(4, 3\), the parameter \(3, 4\)/,
    );
    expect(() => gradCheck(() => Number.NaN, { x }, { x: grad })).toThrow(/the loss is NaN/);
    const random = new RandomState(3);
    const noisy = () => (random.rand(1).at(0) as number) + f();
    expect(() => gradCheck(noisy, { x }, { x: grad })).toThrow(/changes from call to call.*seed/);
  });

  it('checks large parameters along random directions and at some elements', () => {
    const x = new RandomState(4).randn(80, 70);
    let calls = 0;
    const f = () => {
      calls++;
      return x.pow(2).sum();
    };
    const right = gradCheck(f, { x }, { x: x.mul(2) }, { tolerance: 1e-6 });
    expect(right.passed).toBe(true);
    expect(right.checks[0]).toMatchObject({ checked: 32 });
    expect(right.checks[0]?.directions).toHaveLength(8);
    expect(calls).toBeLessThan(300);
    const wrong = x.mul(2);
    for (let j = 0; j < 70; j++) wrong.set(0, 5, j); // one row forgotten
    expect(gradCheck(f, { x }, { x: wrong }, { tolerance: 1e-6, samples: 0 }).passed).toBe(false);
  });
});

it('a direction is not blamed for the rounding of a large loss', () => {
  const x = new RandomState(9).randn(5000).mul(1e-3);
  const f = () => 1e9 + x.sum();
  const ones = x.mul(0).add(1);
  expect(gradCheck(f, { x }, { x: ones }, { h: 1e-3 }).passed).toBe(true);
  expect(gradCheck(f, { x }, { x: ones.mul(2) }, { h: 1e-3 }).passed).toBe(false);
});

it('a direction that crosses kinks is tried with smaller steps', () => {
  // 500 of 5000 elements are 5e-8 away from a kink; a direction moves each by about h/70.
  const x = new RandomState(8).randn(5000);
  for (let i = 0; i < 500; i++) x.data[i] = 5e-8;
  const f = () => x.abs().sum();
  const [first] = directionChecks(f, x, x.sign(), { directions: 1 });
  expect(first?.relError).toBeGreaterThan(1e-3);
  const report = gradCheck(f, { x }, { x: x.sign() }, { samples: 0, tolerance: 1e-4 });
  expect(report.passed, String(report)).toBe(true);
  expect(
    gradCheck(f, { x }, { x: x.sign().mul(1.01) }, { samples: 0, tolerance: 1e-4 }).passed,
  ).toBe(false);
});

describe('directionChecks', () => {
  it('measures ⟨grad, v⟩, restores x, and repeats under one seed', () => {
    const { x, f, grad } = square();
    const before = x.copy();
    const checks = directionChecks(f, x, grad, { directions: 3, seed: 5 });
    expect(checks).toHaveLength(3);
    for (const c of checks) expect(c.relError).toBeLessThan(1e-8);
    expect(x.data).toEqual(before.data);
    expect(directionChecks(f, x, grad, { directions: 3, seed: 5 })).toEqual(checks);
    expect(() => directionChecks(f, x, grad.T)).toThrow(/shape \(4, 3\)/);
  });
});

describe('checkLayer', () => {
  it('checks a layer from its two functions', () => {
    const random = new RandomState(6);
    const inputs = { x: random.randn(4, 3), w: random.randn(3, 2), b: random.randn(2) };
    expect(checkLayer(affine_forward, affine_backward, inputs).passed).toBe(true);
    const forgotten = (dout: never, cache: never) => {
      const [dx, dw] = affine_backward(dout, cache);
      return [dx, dw, tensor([0, 0])];
    };
    const report = checkLayer(affine_forward, forgotten as never, inputs);
    expect(report.checks.map((c) => c.passed)).toEqual([true, true, false]);
    expect(checkLayer(relu_forward, relu_backward, { x: random.randn(4, 3) }).passed).toBe(true);
    expect(() => checkLayer(affine_forward, (d) => [d], inputs)).toThrow(
      /1 gradients for the 3 inputs/,
    );
  });
});
