import {
  elastic_penalty,
  eval_numerical_gradient,
  l1_penalty,
  l2_penalty,
  rel_error,
} from 'kernel-lib';
import { RandomState } from 'kernel-lib/random';
import { ones, type Tensor, tensor } from 'kernel-lib/tensor';
import { describe, expect, it } from 'vitest';
import { expectClose, golden, named, tensors } from '../../layers/golden.js';

const penalties: [string, (w: Tensor, p: Record<string, number>) => [number, Tensor]][] = [
  ['l2_penalty', (w, p) => l2_penalty(w, p.reg!)],
  ['l1_penalty', (w, p) => l1_penalty(w, p.reg!)],
  ['elastic_penalty', (w, p) => elastic_penalty(w, p.reg!, p.l1_ratio)],
];

describe.each(penalties)('%s', (name, penalty) => {
  it('agrees with PyTorch to 1e-10, sign(0) = 0 included', () => {
    const [c] = named(golden, name);
    const { w } = tensors(c!.inputs);
    const before = w!.copy();
    const [value, dw] = penalty(w!, c!.params);
    expectClose(value, c!.expected.loss);
    expectClose(dw, c!.expected.dw);
    expect(w!.data).toEqual(before.data);
  });

  it.each([[[4, 3]], [[7]], [[2, 3, 2, 2]]])('gradient below 1e-7, %j', (shape) => {
    const w = new RandomState(2).randn(...shape);
    const p = { reg: 0.7, l1_ratio: 0.3 };
    const numeric = eval_numerical_gradient((v) => penalty(v, p)[0], w, false, 1e-4, 'five-point');
    expect(rel_error(penalty(w, p)[1], numeric)).toBeLessThan(1e-7);
  });

  it('refuses a negative or missing strength', () => {
    expect(() => penalty(ones([2]), { reg: -1 })).toThrow(/reg is .*-1.*expected a number from 0/);
    expect(() => penalty(ones([2]), {})).toThrow(/reg is (undefined|NaN|.*nan)/i);
    expect(() => penalty([1] as never, { reg: 1 })).toThrow(/w must be a Tensor/);
  });
});

describe('conventions', () => {
  const w = tensor([3, -4]);

  it("L2 has the lecture code's ½; the slide's ‖W‖² on request", () => {
    expect(l2_penalty(w, 2)[0]).toBe(25);
    expect(l2_penalty(w, 2)[1].toArray()).toEqual([6, -8]);
    expect(l2_penalty(w, 2, false)[0]).toBe(50);
    expect(l2_penalty(w, 2, false)[1].toArray()).toEqual([12, -16]);
  });

  it('the ½ explains the loss that the lecture prints for reg 1e3', () => {
    // 3072-50-10 net, W = 0.0001 randn: Σ W² is 154100 · 1e-8 within 0.4 %.
    const sum = 154100 * 1e-8;
    const printed = 3.06859716482 - 2.30261216167;
    expect(Math.abs((0.5 * 1e3 * sum) / printed - 1)).toBeLessThan(0.02);
  });

  it('elastic is all L1 at ratio 1 and all L2 at ratio 0', () => {
    expect(elastic_penalty(w, 2, 1)[0]).toBe(l1_penalty(w, 2)[0]);
    expect(elastic_penalty(w, 2, 0)[0]).toBe(l2_penalty(w, 2)[0]);
    expect(() => elastic_penalty(w, 2, 1.5)).toThrow(
      /l1_ratio is the number 1.5; expected a number from 0 to 1/,
    );
  });
});
