import type { Figure, Trace } from '../figure.js';
import { lineTrace } from '../line.js';
import { panels } from '../panels.js';
import { colour } from '../theme.js';
import { levelLines } from './levelLines.js';

/** The ways of several methods over a valley, and the loss along them (figure newton-vs-gd; L4). */
export function newtonPaths(options: {
  /** The valley. */
  readonly f: (x: number, y: number) => number;
  readonly rangeX: readonly [number, number];
  readonly rangeY: readonly [number, number];
  readonly minimum: readonly [number, number];
  /** Points and losses from the start on; the first method takes the small steps. */
  readonly paths: readonly {
    readonly name: string;
    readonly x: readonly number[];
    readonly y: readonly number[];
    readonly loss: readonly number[];
  }[];
  readonly title?: string;
  readonly caption?: string;
}): Figure {
  const { paths, minimum, rangeX, rangeY } = options;
  const ways = paths.map(
    ({ name, x, y }, i): Trace => ({
      type: 'scatter',
      mode: i === 0 ? 'lines' : 'lines+markers',
      name,
      x: [...x],
      y: [...y],
      line: { color: colour(i), width: i === 0 ? 5 : 2 },
      opacity: i === 0 ? 0.6 : 1,
      marker: { color: colour(i), size: 7, symbol: i === 1 ? 'circle' : 'square' },
    }),
  );
  const star: Trace = {
    type: 'scatter',
    mode: 'markers',
    name: 'minimum',
    x: [minimum[0]],
    y: [minimum[1]],
    marker: { symbol: 'star', size: 15, color: colour(3), line: { width: 1, color: 'white' } },
    showlegend: false,
  };
  const losses = paths.map(({ name, loss }, i) => ({
    ...lineTrace(
      'newtonPaths',
      {
        name,
        x: loss.map((_, t) => t + 1),
        y: loss.map((value) => Math.max(value, 1e-16)),
      },
      i,
    ),
    showlegend: false,
  }));
  return panels({
    title: options.title ?? 'Newton’s steps know the curvature',
    caption:
      options.caption ?? 'Lecture L4: w − H⁻¹g against w − ηg, from one start; star: minimum',
    legend: true,
    height: 470,
    panels: [
      {
        title: 'the way',
        x: 'weight x',
        y: 'weight y',
        traces: [levelLines(options.f, rangeX, rangeY, { count: 20 }), ...ways, star],
        rangeX,
        rangeY,
      },
      {
        title: 'the loss',
        x: 'step (the start is 1)',
        y: 'loss',
        traces: losses,
        logX: true,
        logY: true,
        rangeY: [1e-12, 100],
      },
    ],
  });
}
