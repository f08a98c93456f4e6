import * as lib from 'kernel-lib';
import { RandomState } from 'kernel-lib/random';
import { type Tensor, tensor } from 'kernel-lib/tensor';
import { describe, expect, it } from 'vitest';
import {
  activation_statistics,
  distinct_units,
  fan_in_and_fan_out,
  init_weights,
  init_weights_uniform,
  lsuv,
} from '../../../../solutions/initialisation.js';

function agree(ours: Tensor, theirs: Tensor): void {
  expect(ours.shape).toEqual(theirs.shape);
  expect(ours.sub(theirs).abs().max()).toBeLessThanOrEqual(1e-12);
}

const shape = [30, 20] as const;

describe('solutions and library agree to 1e-12', () => {
  it.each([
    ['constant', lib.constantInit(0.3)],
    ['normal', lib.normalInit(0.3)],
    ['xavier', lib.xavierNormal()],
    ['kaiming', lib.kaimingNormal()],
  ] as const)('init_weights, %s', (kind, initialiser) => {
    agree(init_weights(...shape, kind, 5, 0.3), initialiser(shape, new RandomState(5)));
  });

  it.each([
    ['xavier', lib.xavierUniform()],
    ['glorot', lib.glorotUniform()],
    ['kaiming', lib.kaimingUniform()],
  ] as const)('init_weights_uniform, %s', (kind, initialiser) => {
    agree(init_weights_uniform(...shape, kind, 5), initialiser(shape, new RandomState(5)));
  });

  it.each([[[7, 4]], [[8, 3, 5, 5]], [[6, 2, 3]], [[5, 4, 3, 2, 2]]])('fans of %j', (weights) => {
    const { fanIn, fanOut } = lib.fans(weights);
    expect(fan_in_and_fan_out(weights)).toEqual([fanIn, fanOut]);
  });

  it('lsuv: every product has the standard deviation 1, whatever bends between', () => {
    const rng = new RandomState(8);
    const weights = [rng.randn(4, 9).mul(7), rng.randn(9, 3).mul(0.01), rng.randn(3, 5)];
    for (const f of [lib.tanh, (z: Tensor) => z.mul(z).add(1)]) {
      let h: Tensor = rng.randn(20, 4).add(2);
      for (const [l, W] of lsuv(h, weights, f).entries()) {
        const z = h.dot(W);
        expect(z.std()).toBeCloseTo(1, 12);
        // One number for the whole layer.
        const factors = W.div(weights[l] as Tensor);
        expect(factors.max() / factors.min()).toBeCloseTo(1, 12);
        h = f(z);
      }
    }
  });

  it('activation_statistics', () => {
    const h = new RandomState(3).randn(40, 12).mul(2).tanh();
    for (let n = 0; n < 40; n++) h.set(0, n, 4);
    const [ours] = activation_statistics([h]);
    const [theirs] = lib.layerStatistics(
      { activations: { hidden1: h }, gradients: {} } as unknown as Parameters<
        typeof lib.layerStatistics
      >[0],
      { range: [-1, 1] },
    ).layers;
    for (const field of ['mean', 'std', 'saturated', 'dead'] as const)
      expect(ours![field]).toBeCloseTo(theirs![field], 12);
  });
});

describe('distinct_units', () => {
  it('counts the columns that no earlier column repeats', () => {
    const W = tensor([
      [1, 2, 1, 2, 3],
      [4, 5, 4, 5, 4],
    ]);
    expect(distinct_units(W)).toBe(3);
    expect(distinct_units(W.add(1e-12))).toBe(3);
    expect(distinct_units(lib.full([4, 6], 0.5))).toBe(1);
    expect(distinct_units(new RandomState(0).randn(4, 6))).toBe(6);
  });
});
