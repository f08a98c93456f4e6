import type { Figure } from '../figure.js';
import { lineTrace } from '../line.js';
import { panels } from '../panels.js';

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
