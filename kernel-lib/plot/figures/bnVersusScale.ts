import type { Figure, Trace } from '../figure.js';
import { type Numbers, sameLength, values } from '../numbers.js';
import { panels } from '../panels.js';
import { colour } from '../theme.js';

/** How one kind of net has ended, at each weight scale; NaN where it diverged. */
export interface ScaleRun {
  readonly name: string;
  readonly loss: Numbers;
  readonly accuracy: Numbers;
}

/**
 * What a net has learned, by the size of its initial weights: with and without batch normalisation
 * (lecture L1, property 1).
 *
 * @param options.scales standard deviations of the initial weights
 * @param options.chance the accuracy of guessing
 */
export function bnVersusScale(options: {
  readonly scales: readonly number[];
  readonly runs: readonly ScaleRun[];
  readonly chance: number;
  readonly title?: string;
  readonly caption?: string;
}): Figure {
  const { scales, runs, chance } = options;
  const curve = (run: ScaleRun, y: Numbers, position: number, legend: boolean): Trace => {
    sameLength('bnVersusScale', `"${run.name}"`, scales, values(y));
    return {
      type: 'scatter',
      mode: 'lines+markers',
      name: run.name,
      showlegend: legend,
      x: [...scales],
      y: values(y),
      line: { color: colour(position), width: 2.5 },
      marker: { size: 8, symbol: position === 0 ? 'circle' : 'square' },
    };
  };
  const guessing: Trace = {
    type: 'scatter',
    mode: 'lines',
    name: 'guessing',
    x: [Math.min(...scales), Math.max(...scales)],
    y: [chance, chance],
    line: { color: colour(7), width: 1.5, dash: 'dot' },
  };
  const scale = 'std of the initial weights';
  return panels({
    title: options.title ?? 'Batch normalisation forgives the wrong initialisation',
    caption: options.caption ?? 'Lecture L1, property 1; a missing point: the loss became infinite',
    legend: true,
    panels: [
      {
        title: 'after training: accuracy',
        x: scale,
        y: 'validation accuracy (share right)',
        logX: true,
        rangeY: [0, 1],
        traces: [...runs.map((run, i) => curve(run, run.accuracy, i, true)), guessing],
      },
      {
        title: 'after training: loss',
        x: scale,
        y: 'training loss',
        logX: true,
        traces: runs.map((run, i) => curve(run, run.loss, i, false)),
      },
    ],
  });
}
