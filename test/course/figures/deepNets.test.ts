import {
  highwaySwitchboard,
  netSlopes,
  ResidualNet,
  sickNet,
  spiralLayers,
} from 'chainrule-course/figures';
import { eval_numerical_gradient, rel_error } from 'kernel-lib/gradcheck';
import { RandomState } from 'kernel-lib/random';
import { type Tensor, tensor } from 'kernel-lib/tensor';
import { describe, expect, test } from 'vitest';
import { NormedNet } from '../../../kernel-lib/course/figures/warm-up.js';

describe('gradients of the nets that figures train', () => {
  const rng = new RandomState(0);
  const y = tensor([0, 2, 1], 'int32');

  test.each([0, 0.7, 1])('of blocks, with a skip of %d', (skip) => {
    const net = new ResidualNet({ blocks: 3, width: 4, inner: 5, inputs: 2, classes: 3, skip });
    const X = rng.randn(3, 2) as Tensor;
    for (const name of ['b_in', 'A1', 'a2', 'B3', 'W_out']) {
      net.params.a1 = net.params.a1?.add(0.1) as Tensor;
      const [, grads] = net.loss(X, y);
      const at = net.params[name] as Tensor;
      const numeric = eval_numerical_gradient(() => net.loss(X, y)[0], at);
      expect(rel_error(grads[name] as Tensor, numeric), name).toBeLessThan(1e-6);
    }
  });

  test.each(['pre', 'post'] as const)('of %s-normalised blocks', (place) => {
    const net = new NormedNet(place, 2, 5, 1);
    const X = rng.rand(3, 64) as Tensor;
    const { grads } = net.pass(X, y);
    for (const name of ['b0', 'gamma1', 'W2', 'beta2', 'bout']) {
      const at = net.params[name] as Tensor;
      const numeric = eval_numerical_gradient(() => net.pass(X, y).loss, at);
      expect(rel_error(grads[name] as Tensor, numeric), name).toBeLessThan(1e-5);
    }
  });
});

test('the slope of a fresh net is that of its output', () => {
  const [net] = netSlopes([{ name: 'n', layers: 3 }], { width: 8, points: 41, draws: 2 });
  expect(net?.correlation[0]).toBeCloseTo(1, 12);
  expect(Math.hypot(...(net?.slope ?? []))).toBeCloseTo(Math.sqrt(41), 9);
});

test('five nets, five illnesses', () => {
  const worst = (name: Parameters<typeof sickNet>[0]) => {
    const layer = sickNet(name)[3];
    if (!layer) throw new Error('eight layers');
    const { h, W, dW } = layer;
    const length = (x: Tensor) => Math.sqrt(x.mul(x).sum());
    return { ratio: length(dW) / length(W), ends: h.abs().greater(0.99).mean(), most: h.max() };
  };
  expect(worst('A').ratio).toBeGreaterThan(150);
  expect(worst('B').ends).toBeGreaterThan(0.55);
  expect(worst('C').most).toBe(0);
  expect(worst('D').ratio).toBeNaN();
  expect(worst('E').ratio).toBeLessThan(2e-9);
});

test('the switchboard has every combination, and says which places a switch can change', () => {
  const seen: string[] = [];
  const norms = (open: readonly boolean[]) => {
    seen.push(open.map(Number).join(''));
    return [0, 1, 2, 3].map((place) => 1 + open.slice(place).filter(Boolean).length);
  };
  const { meta } = highwaySwitchboard({ layers: 3, norms }).layout as {
    meta: { switches: { tables: number[][]; curve: number } };
  };
  expect(new Set(seen).size).toBe(8);
  expect(meta.switches.tables.map((table) => table.length)).toEqual([8, 4, 2, 1]);
  // Switches 2 and 3 open, bits 1 and 2.
  expect(meta.switches.tables.map((table, place) => table[0b110 >> place])).toEqual([3, 3, 2, 1]);
  expect(() => highwaySwitchboard({ layers: 3, norms: () => [1] })).toThrow(/need 4 heights/);
});

test('spirals are drawn in one frame, whatever their size', () => {
  const stream = [
    tensor([
      [3, 0],
      [0, -1],
    ]),
    tensor([
      [30, 0],
      [0, 60],
    ]),
  ];
  const figure = spiralLayers({ stream, y: [0, 1] });
  expect(figure.frames.map(({ name }) => name)).toEqual(['input', 'affine']);
  expect(figure.frames.flatMap(({ data }) => data.map(({ x }) => x))).toEqual([
    [1],
    [0],
    [0.5],
    [0],
  ]);
});
