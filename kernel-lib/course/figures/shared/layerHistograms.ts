import { binCounts, colour, faded, type Trace } from 'kernel-lib/plot';
import type { Tensor } from 'kernel-lib/tensor';
import type { Start } from './deepNet.js';

/** A histogram per layer, over common bins from `low` to `high`. */
export interface LayerHistograms {
  /** Where the first bin begins. */
  readonly low: number;
  /** Where the last bin ends. */
  readonly high: number;
  /** Counts of each layer, first to last. */
  readonly layers: readonly (readonly number[])[];
}

/**
 * Histograms of the activations: -1 to 1 for tanh; 0 to 3 for relu, without the exact zeros, which
 * are half of all and would leave no room for the others.
 *
 * @param clip count what is larger than 3 as 3, so that a net that explodes is seen to
 */
export function activationHistograms(
  activations: readonly Tensor[],
  activation: Start['activation'],
  { bins = 25, clip = false }: { bins?: number; clip?: boolean } = {},
): LayerHistograms {
  const [low, high] = activation === 'tanh' ? [-1, 1] : [0, 3];
  const shown = (h: Tensor) => {
    if (activation === 'tanh') return h.data;
    const positive = h.data.filter((v: number) => v > 0);
    return clip ? positive.map((v: number) => Math.min(v, high)) : positive;
  };
  return { low, high, layers: activations.map((h) => binCounts(shown(h), low, high, bins)) };
}

/**
 * One histogram per layer, standing upright beside each other: the layer's number on the horizontal
 * axis, the value on the vertical one, the count as a width. Each layer's longest bar is as wide as
 * the others', so a layer whose values are all the same is one flat bar.
 */
export function layerHistogramTrace(histograms: LayerHistograms, hue = 0): Trace {
  const { low, high, layers } = histograms;
  const x: (number | null)[] = [];
  const y: (number | null)[] = [];
  layers.forEach((counts, i) => {
    const most = Math.max(...counts);
    const step = (high - low) / counts.length;
    counts.forEach((count, bin) => {
      const half = most > 0 ? (0.44 * count) / most : 0;
      if (half < 0.004) return;
      const [bottom, top] = [low + bin * step, low + (bin + 1) * step].map(round);
      const [left, right] = [i + 1 - half, i + 1 + half].map(round);
      x.push(left!, right!, right!, left!, null);
      y.push(bottom!, bottom!, top!, top!, null);
    });
  });
  return {
    type: 'scatter',
    mode: 'lines',
    x,
    y,
    fill: 'toself',
    fillcolor: faded(colour(hue), 0.85),
    line: { width: 0 },
    hoverinfo: 'skip',
    showlegend: false,
  };
}

function round(v: number): number {
  return Number(v.toFixed(3));
}
