import { ACTIVATION_PAIRS, type ActivationPairName } from 'kernel-lib/layers';
import { type Figure, lineTrace, panels } from 'kernel-lib/plot';
import { RandomState } from 'kernel-lib/random';
import type { Tensor } from 'kernel-lib/tensor';
import { LECTURE, type LectureEntry } from './shared/lectureFigure.js';
import { lengthOf } from './shared/lengthOf.js';

export const lectureFigure: LectureEntry = {
  order: 220,
  lecture: LECTURE.L2,
  caption:
    'How much of the gradient reaches each of 30 layers of 100 units, right after initialisation. Each layer multiplies it: below 1 it vanishes, above 1 it explodes; Xavier, Kaiming and skips keep it near 1.',
  seed: 0,
  draw: () => vanishingGradient({ nets: gradientByDepth({ seed: 0 }) }),
};

/** A net of equal layers, as far as its gradients go. */
export interface DeepKind {
  /** In the legend. */
  readonly name: string;
  /** What bends after each layer. */
  readonly activation: ActivationPairName;
  /** Standard deviation of the weights times √width. */
  readonly gain: number;
  /** Adds each layer's input to its output (false). */
  readonly residual?: boolean;
}

/** The nets that the lectures compare. */
export const DEEP_KINDS: readonly DeepKind[] = [
  { name: 'sigmoid, Xavier', activation: 'sigmoid', gain: 1 },
  { name: 'tanh, half of Xavier', activation: 'tanh', gain: 0.5 },
  { name: 'tanh, Xavier', activation: 'tanh', gain: 1 },
  { name: 'relu, Kaiming', activation: 'relu', gain: Math.SQRT2 },
  { name: 'relu, twice Kaiming', activation: 'relu', gain: 2 * Math.SQRT2 },
  { name: 'relu residual, small', activation: 'relu', gain: 0.2, residual: true },
];

/**
 * The norm of dL/dh at every layer of a deep net just after initialisation, L = sum(h_last · r) with
 * a random r: how much of the gradient arrives (lectures L1, L2).
 *
 * @returns by kind, the norms from the first hidden layer to the last, divided by the last
 */
export function gradientByDepth(
  options: { layers?: number; width?: number; batch?: number; seed?: number } = {},
): { name: string; norms: number[] }[] {
  const { layers = 30, width = 100, batch = 32, seed = 0 } = options;
  return DEEP_KINDS.map(({ name, activation, gain, residual = false }) => {
    const rng = new RandomState(seed);
    let h = rng.randn(batch, width);
    const { forward, backward } = ACTIVATION_PAIRS[activation];
    const caches: unknown[] = [];
    const weights: Tensor[] = [];
    for (let l = 0; l < layers; l++) {
      const w = rng.randn(width, width).mul(gain / Math.sqrt(width));
      const s = h.dot(w);
      const [out, cache] = forward(s);
      weights.push(w);
      caches.push(cache);
      h = residual ? h.add(out) : out;
    }
    let d = rng.randn(batch, width);
    const norms = [lengthOf(d)];
    for (let l = layers - 1; l > 0; l--) {
      const through = backward(d, caches[l]).dot((weights[l] as Tensor).T);
      d = residual ? d.add(through) : through;
      norms.unshift(lengthOf(d));
    }
    const last = norms.at(-1) ?? 1;
    return { name, norms: norms.map((value) => Number((value / last).toPrecision(5))) };
  });
}

/**
 * The norm of the gradient at every layer, as a multiple of what the last layer gets: all nets on a
 * logarithmic axis, and those that keep it near 1 once more on a linear one (lectures L1 and L2).
 *
 * @param options.nets the norms from the first layer to the last
 */
export function vanishingGradient(options: {
  readonly nets: readonly { readonly name: string; readonly norms: readonly number[] }[];
  readonly title?: string;
  readonly caption?: string;
}): Figure {
  const { nets } = options;
  const series = nets.map(({ name, norms }, i) => {
    const x = norms.map((_, layer) => layer + 1);
    return { trace: lineTrace('vanishingGradient', { name, x, y: norms }, i), norms };
  });
  // Within a factor of ten at all layers.
  const steady = series.filter(({ norms }) => norms.every((v) => v > 0.1 && v < 10));
  const top = Math.max(2, ...steady.flatMap(({ norms }) => norms)) * 1.05;
  const depth = nets[0]?.norms.length ?? 0;
  return panels({
    title: options.title ?? `Gradients on their way back through ${depth} layers`,
    caption:
      options.caption ?? 'Lecture L2: norm of dL/dh, as a multiple of what the last layer gets',
    legend: true,
    height: 500,
    layout: { margin: { t: 164 } },
    panels: [
      {
        title: 'all of them',
        x: 'layer',
        y: 'gradient norm / that of the last layer',
        logY: true,
        traces: series.map(({ trace }) => trace),
      },
      {
        title: 'those that stay near 1',
        x: 'layer',
        y: 'the same, on a linear axis',
        rangeY: [0, top],
        traces: steady.map(({ trace }) => ({ ...trace, showlegend: false })),
      },
    ],
  });
}
