import {
  affine_forward,
  eval_numerical_gradient,
  eval_numerical_gradient_array,
  grad_check_sparse,
  rel_error,
  stepSweep,
} from 'kernel-lib';
import { RandomState, seed } from 'kernel-lib/random';
import { ones, type Tensor, tensor } from 'kernel-lib/tensor';
import { describe, expect, it, vi } from 'vitest';

const sumOfCubes = (x: Tensor) => x.pow(3).sum();

describe('rel_error', () => {
  it('is max |x - y| / max(1e-8, |x| + |y|)', () => {
    expect(rel_error(tensor([1, 2]), tensor([1, 3]))).toBe(1 / 5);
    expect(rel_error(0, 1e-9)).toBeCloseTo(0.1, 12);
    expect(rel_error(1, -1)).toBe(1);
    expect(rel_error(tensor([[0, 0]]), tensor([[0, 0]]))).toBe(0);
  });

  it('lets no NaN and no infinity pass', () => {
    expect(rel_error(tensor([Number.NaN, 1]), tensor([1, 1]))).toBeNaN();
    expect(rel_error(tensor([Infinity]), tensor([Infinity]))).toBeNaN();
    expect(rel_error(Infinity, 1)).toBeNaN();
  });

  it('refuses shapes that would broadcast', () => {
    expect(() => rel_error(tensor([[1], [2]]), tensor([1, 2]))).toThrow(/\(2, 1\).*\(2\)|\(2,\)/);
    expect(() => rel_error([1] as never, 1)).toThrow(/x must be a Tensor or a number/);
  });
});

describe('eval_numerical_gradient', () => {
  it('is centred by default and one-sided, as on the slide, on request', () => {
    const x = tensor([
      [1, -2],
      [0.5, 3],
    ]);
    const exact = x.pow(2).mul(3);
    expect(rel_error(eval_numerical_gradient(sumOfCubes, x), exact)).toBeLessThan(1e-9);
    // The one-sided error is h f''/2 = 3 x h: visible, and of the right size.
    const slide = eval_numerical_gradient(sumOfCubes, x, false, 1e-5, 'one-sided');
    expect(slide.at(1, 1) - 27).toBeCloseTo(9e-5, 7);
    const fine = eval_numerical_gradient(sumOfCubes, x, false, 1e-3, 'five-point');
    expect(rel_error(fine, exact)).toBeLessThan(1e-11);
  });

  it('gives the first slope of the lecture', () => {
    // (1.25322 - 1.25347) / 0.0001 = -2.5
    const loss = (w: Tensor) => (w.at(0) > 0.34 ? 1.25322 : 1.25347);
    const w = tensor([0.34]);
    expect(eval_numerical_gradient(loss, w, false, 0.0001, 'one-sided').at(0)).toBeCloseTo(-2.5, 9);
  });

  it('restores x to the last bit, also when f throws', () => {
    const x = new RandomState(0).randn(3, 2);
    const before = x.copy();
    eval_numerical_gradient(sumOfCubes, x);
    expect(x.data).toEqual(before.data);
    let calls = 0;
    const broken = () => {
      if (++calls === 2) throw new Error('broken');
      return 0;
    };
    expect(() => eval_numerical_gradient(broken, x)).toThrow('broken');
    expect(x.data).toEqual(before.data);
  });

  it('moves x itself, so that f may read it through a model', () => {
    const model = { W1: tensor([2, 3]) };
    const grad = eval_numerical_gradient(() => model.W1.pow(2).sum(), model.W1);
    expect(rel_error(grad, tensor([4, 6]))).toBeLessThan(1e-9);
  });

  it('prints each slope when verbose', () => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => {});
    eval_numerical_gradient(sumOfCubes, tensor([[1, 2]]), true);
    expect(log.mock.calls.map(([line]) => line.split(' ').slice(0, 2))).toEqual([
      ['(0,', '0)'],
      ['(0,', '1)'],
    ]);
    log.mockRestore();
  });

  it('says what is wrong with its arguments', () => {
    const x = tensor([1, 2]);
    expect(() => eval_numerical_gradient(() => [1, x] as never, x)).toThrow(
      /Did you mean f\(x\)\[0\]/,
    );
    expect(() => eval_numerical_gradient(() => x as never, x)).toThrow(
      /eval_numerical_gradient_array/,
    );
    expect(() => eval_numerical_gradient(sumOfCubes, x.astype('int32'))).toThrow(/float64/);
    expect(() => eval_numerical_gradient(sumOfCubes, [1, 2] as never)).toThrow(
      /Did you mean tensor\(x\)/,
    );
    expect(() => eval_numerical_gradient(sumOfCubes, x, false, 0)).toThrow(/h must be a positive/);
    expect(() => eval_numerical_gradient(sumOfCubes, x, false, 1e-5, 'central' as never)).toThrow(
      /'centred', 'one-sided', 'five-point'; got 'central'/,
    );
  });
});

describe('eval_numerical_gradient_array', () => {
  it('is the gradient of Σ f(x) · df', () => {
    const random = new RandomState(1);
    const [x, w, b] = [random.randn(4, 3), random.randn(3, 2), random.randn(2)];
    const dout = random.randn(4, 2);
    const f = (v: Tensor) => affine_forward(v, w, b)[0];
    for (const form of ['centred', 'one-sided', 'five-point'] as const) {
      const dx = eval_numerical_gradient_array(f, x, dout, 1e-5, form);
      expect(rel_error(dx, dout.dot(w.T))).toBeLessThan(1e-7);
    }
  });

  it('works when f returns the same tensor every time', () => {
    const out = tensor([0]);
    const f = (x: Tensor) => out.set(x.at(0) ** 2, 0);
    expect(eval_numerical_gradient_array(f, tensor([3]), ones([1])).at(0)).toBeCloseTo(6, 8);
  });

  it('says what is wrong with its arguments', () => {
    const x = tensor([1, 2]);
    const pair = ((v: Tensor) => [v, null]) as never;
    expect(() => eval_numerical_gradient_array(pair, x, x)).toThrow(/Did you mean f\(x\)\[0\]/);
    expect(() => eval_numerical_gradient_array((v) => v, x, tensor([[1, 2]]))).toThrow(
      /df has shape \(1, 2\)/,
    );
  });
});

describe('grad_check_sparse', () => {
  it('visits random elements, the same ones under the same seed, and tells right from wrong', () => {
    const x = new RandomState(2).randn(5, 4);
    const grad = x.pow(2).mul(3);
    seed(7);
    const first = grad_check_sparse(sumOfCubes, x, grad, 5, 1e-5, false);
    seed(7);
    const again = grad_check_sparse(sumOfCubes, x, grad, 5, 1e-5, false);
    expect(again).toEqual(first);
    expect(first).toHaveLength(5);
    for (const c of first) {
      expect(c.analytic).toBe(grad.at(...c.index));
      expect(c.relError).toBeLessThan(1e-6);
    }
    for (const c of grad_check_sparse(sumOfCubes, x, grad.mul(1.01), 5, 1e-5, false)) {
      expect(c.relError).toBeGreaterThan(1e-3);
    }
  });

  it('prints the lines of CS231n', () => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => {});
    grad_check_sparse(sumOfCubes, tensor([1]), tensor([3]), 1);
    expect(log.mock.calls[0]?.[0]).toMatch(
      /^numerical: 3\.000000 analytic: 3\.000000, relative error: \d\.\d{6}e-\d+$/,
    );
    log.mockRestore();
  });
});

describe('stepSweep', () => {
  it('is a V: truncation falls with h, rounding rises', () => {
    const x = tensor([1.3]);
    const sweep = stepSweep(() => Math.exp(x.at(0)), x, tensor([Math.exp(1.3)]));
    const at = (h: number) => sweep.find((p) => Math.abs(p.h / h - 1) < 1e-9)!.relError;
    expect(at(1e-1) / at(1e-2)).toBeCloseTo(100, 0);
    expect(at(1e-5)).toBeLessThan(1e-9);
    expect(at(1e-11)).toBeGreaterThan(1e-8);
    const slide = stepSweep(() => Math.exp(x.at(0)), x, tensor([Math.exp(1.3)]), {
      form: 'one-sided',
    });
    expect(slide[1]!.relError / slide[2]!.relError).toBeCloseTo(10, 0);
  });

  it('is flat for a wrong gradient', () => {
    const x = tensor([1.3]);
    const sweep = stepSweep(() => x.at(0) ** 2, x, tensor([2.7]), { steps: [1e-3, 1e-5, 1e-7] });
    for (const { relError } of sweep) expect(relError).toBeCloseTo(0.1 / 5.3, 5);
  });
});
