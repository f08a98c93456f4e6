import {
  deepNet,
  initHistogramData,
  initHistograms,
  layerHistogramTrace,
  STARTS,
  statisticsByDepth,
  symmetry,
  symmetryData,
  weightScale,
  weightScaleData,
} from 'chainrule-course/figures';
import type { Figure } from 'kernel-lib/plot';
import { RandomState } from 'kernel-lib/random';
import type { Tensor } from 'kernel-lib/tensor';
import { describe, expect, it } from 'vitest';

const SMALL = { width: 20, depth: 3, examples: 15 };

function axes(figure: Figure): string[] {
  return Object.keys(figure.layout).filter((key) => /^[xy]axis\d*$/.test(key));
}

describe('deepNet', () => {
  it('draws x, W1, W2, … in the order of the slide', () => {
    const { input, activations } = deepNet(STARTS[0]!, { ...SMALL, seed: 5 });
    const rng = new RandomState(5);
    let x = rng.randn(15, 20);
    expect(input.data).toEqual(x.data);
    for (const h of activations) {
      x = x.dot(rng.randn(20, 20).mul(0.01)).tanh();
      expect(h.sub(x).abs().max()).toBeLessThan(1e-14);
    }
  });

  it.each(STARTS)('$name: gradients fit finite differences', (start) => {
    const options = { ...SMALL, gradients: true, seed: 2 };
    const { input, gradients } = deepNet(start, options);
    // The same draws again: the weights, and then the gradient at the last layer.
    const rng = new RandomState(2);
    rng.randn(15, 20);
    const weights = [0, 1, 2].map(() => rng.randn(20, 20).mul(start.std(20)));
    const dout = rng.randn(15, 20).div(15);
    const loss = () => {
      let h = input;
      for (const W of weights)
        h = start.activation === 'tanh' ? h.dot(W).tanh() : h.dot(W).maximum(0);
      return h.mul(dout).sum();
    };
    for (const [layer, i, j] of [
      [0, 3, 4],
      [1, 7, 2],
      [2, 11, 19],
    ] as const) {
      const W = weights[layer]!;
      const at = W.at(i, j);
      const ends = [1e-5, -1e-5].map((h) => {
        W.set(at + h, i, j);
        return loss();
      });
      W.set(at, i, j);
      const numeric = (ends[0]! - ends[1]!) / 2e-5;
      const scale = Math.max(1e-7, gradients[layer]!.std());
      expect(Math.abs(gradients[layer]!.at(i, j) - numeric) / scale).toBeLessThan(1e-3);
    }
  });
});

describe('figures of initialisation', () => {
  it('init-hist has a column per start, and a histogram per layer in every panel', () => {
    const runs = initHistogramData(SMALL);
    const figure = initHistograms({ runs });
    expect(figure.data).toHaveLength(10);
    expect(axes(figure)).toHaveLength(20);
    expect(figure.title).toContain('Five ways');
    for (const { activations, gradients } of runs) {
      expect(activations.layers).toHaveLength(3);
      expect(gradients.layers).toHaveLength(3);
    }
    expect(JSON.stringify(figure).length).toBeLessThan(200_000);
    expect(() => initHistograms({ runs: [] })).toThrow('no run to show');
  });

  it('a layer whose values are all the same is one flat bar', () => {
    const { x, y } = layerHistogramTrace({ low: -1, high: 1, layers: [[0, 9, 0]] });
    expect(x).toEqual([0.56, 1.44, 1.44, 0.56, null]);
    expect(y).toEqual([-0.333, -0.333, 0.333, 0.333, null]);
  });

  it('the slider over the scale shows every step, and lets nothing fall off the logarithm', () => {
    const steps = weightScaleData('tanh', [0, 1, 20], SMALL);
    const figure = weightScale({ steps, title: 't', active: 1 });
    expect(figure.frames.map(({ name }) => name)).toEqual(['0', '1', '20']);
    for (const { data } of figure.frames) {
      for (const { y } of data.slice(1)) {
        expect((y as number[]).every((v) => v >= 1e-12)).toBe(true);
      }
    }
    expect(() => weightScale({ steps: [], title: 't' })).toThrow('no step to show');
  });

  it('statistics by depth puts the printed numbers on the curve, a printed 0 nowhere', () => {
    const figure = statisticsByDepth({
      title: 't',
      series: [{ name: 'a', std: [0.1, 0.01], printed: [0.1, 0] }],
    });
    expect(figure.data.map(({ name }) => name)).toEqual(['a', 'a, printed']);
    expect(figure.data[1]?.y).toEqual([0.1, null]);
  });

  it('a constant start has equal gradients along the hidden axis, and only along it', () => {
    const [constant, random] = symmetryData();
    const spread = (x: Tensor, axis: number) => x.std(axis).max();
    expect(spread(constant!.dW1, 1)).toBeLessThan(1e-12);
    expect(spread(constant!.dW2, 0)).toBeLessThan(1e-12);
    for (const [x, axis] of [
      [constant!.dW1, 0],
      [constant!.dW2, 1],
      [random!.dW1, 1],
      [random!.dW2, 0],
    ] as const) {
      expect(spread(x, axis)).toBeGreaterThan(0.01);
    }
  });

  it('symmetry scales each matrix by its own largest entry', () => {
    const figure = symmetry({ runs: [{ name: 'n', dW1: [[2, -4]], dW2: [[0], [0]] }] });
    expect(figure.data.map(({ z }) => z)).toEqual([[[0.5, -1]], [[0], [0]]]);
  });
});
