import {
  type Figure,
  groupsByLabel,
  INK,
  lineTrace,
  type Numbers,
  panels,
  pointTrace,
  type Table,
  type Trace,
  withSlider,
} from 'kernel-lib/plot';
import { MOON_X, MOON_Y } from './shared/moonFits.js';
import { classTrace } from './shared/regions.js';

/** One strength of the penalty, and what the net became with it. */
export interface DecayFit {
  /** Strength of the L2 penalty, above 0. */
  readonly reg: number;
  /** Accuracy on the training points, 0 to 1. */
  readonly train: number;
  /** Accuracy on new points, 0 to 1. */
  readonly val: number;
  /** The class of each point. */
  readonly classify: (points: [number, number][]) => ArrayLike<number>;
}

/**
 * The boundary of a net as the L2 penalty grows, with a slider, and the accuracies beside it
 * (lectures L1, "big gap = overfitting", and L2).
 *
 * @param options.fits from the weakest penalty to the strongest, all above 0
 */
export function decayBoundary(options: {
  readonly X: Table;
  readonly y: Numbers;
  readonly fits: readonly DecayFit[];
  readonly active?: number;
}): Figure {
  const { fits } = options;
  const points = groupsByLabel('decayBoundary', options.X, options.y).map((group, i) => ({
    ...pointTrace('decayBoundary', { ...group, size: 7 }, i),
    showlegend: false,
  }));
  const x = fits.map(({ reg }) => reg);
  const curves = [
    { name: 'training points', y: fits.map(({ train }) => train), colour: 4 },
    { name: 'new points', y: fits.map(({ val }) => val), colour: 2 },
  ].map((series, i) => lineTrace('decayBoundary', { ...series, x }, i));
  const here = (reg: number): Trace => ({
    type: 'scatter',
    mode: 'lines',
    x: [reg, reg],
    y: [0.4, 1.02],
    line: { color: INK, width: 1.5, dash: 'dot' },
    showlegend: false,
    hoverinfo: 'skip',
  });
  const left = (fit: DecayFit): Trace[] => [
    classTrace({ title: '', classify: fit.classify }, 2, MOON_X, MOON_Y, 71),
    ...points,
  ];
  const active = options.active ?? 0;
  const first = fits[active] ?? fits[0];
  if (!first) throw new RangeError('decayBoundary: no fit to show');
  const figure = panels({
    title: 'From a map of every accident to no map at all',
    caption: 'Lectures L1 and L2: the gap between the two curves is the overfitting',
    legend: true,
    height: 460,
    panels: [
      {
        title: 'what the net says',
        x: 'x1',
        y: 'x2',
        traces: left(first),
        rangeX: MOON_X,
        rangeY: MOON_Y,
      },
      {
        title: 'how often it is right',
        x: 'strength λ of the penalty',
        y: 'accuracy (share right)',
        traces: [...curves, here(first.reg)],
        logX: true,
        rangeX: [Math.min(...x) / 1.5, Math.max(...x) * 1.5],
        rangeY: [0.4, 1.02],
      },
    ],
  });
  // The panels' traces know their axes: keep them in every step.
  const axesOf = figure.data.map(({ xaxis, yaxis }) => ({ xaxis, yaxis }));
  const steps = fits.map((fit) => ({
    label: String(fit.reg),
    data: [...left(fit), ...curves, here(fit.reg)].map((trace, i) => ({ ...trace, ...axesOf[i] })),
  }));
  return withSlider(figure, { name: 'λ', steps, active });
}
