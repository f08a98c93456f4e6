import type { Trace } from '../figure.js';
import type { LayerHistograms } from '../studies/initialisation.js';
import { colour, faded } from '../theme.js';

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
