import type { Figure } from '../figure.js';
import { lineTrace } from '../line.js';
import { panels } from '../panels.js';

/**
 * The distance from the minimum along each direction of a bowl, on both sides of the step limit
 * 2/λmax (lecture L4).
 *
 * @param options.runs one per learning rate, `share` of the limit
 */
export function quadraticModesFigure(options: {
  readonly runs: readonly {
    readonly share: number;
    readonly modes: readonly { readonly curvature: number; readonly error: readonly number[] }[];
  }[];
  readonly title?: string;
  readonly caption?: string;
}): Figure {
  return panels({
    title: options.title ?? 'The steepest direction sets the limit, the flattest one the time',
    caption: options.caption ?? 'Lecture L4: η ≤ 2/λmax, seen from both sides',
    legend: true,
    panels: options.runs.map(({ share, modes }, i) => ({
      title: `η = ${share} · 2/λmax`,
      x: 'step',
      y: 'distance from the minimum',
      logY: true,
      rangeY: [1e-9, 100] as const,
      traces: modes.map(({ curvature, error }, k) => ({
        ...lineTrace('quadraticModes', { name: `λ = ${curvature}`, y: error }, k),
        showlegend: i === 0,
      })),
    })),
  });
}
