import { type Step, withSlider } from '../animate.js';
import type { Figure, Trace } from '../figure.js';
import { panels } from '../panels.js';
import { colour, faded } from '../theme.js';

type Point = readonly [w1: number, w2: number];

/** One way of feeding the two weights, and the path that they took. */
export interface WeightPath {
  readonly title: string;
  /** (w1, w2) after 0, 1, 2, … updates. */
  readonly path: readonly Point[];
  /** The loss as a bowl around the target: mean of x1², x1 x2 and x2². */
  readonly bowl: readonly [a: number, b: number, c: number];
}

const round = (v: number) => Number(v.toPrecision(5));

/** The points where (w - target) · bowl · (w - target) = level. */
function ring([a, b, c]: WeightPath['bowl'], [t1, t2]: Point, level: number): Trace {
  const angles = [...Array(61).keys()].map((i) => (i * Math.PI) / 30);
  const radius = (u: number, v: number) =>
    Math.sqrt(level / (a * u * u + 2 * b * u * v + c * v * v));
  const points = angles.map((angle) => {
    const [u, v] = [Math.cos(angle), Math.sin(angle)];
    const r = radius(u, v);
    return [round(t1 + r * u), round(t2 + r * v)] as const;
  });
  return {
    type: 'scatter',
    mode: 'lines',
    name: 'equal loss',
    hoverinfo: 'skip',
    x: points.map(([p]) => p),
    y: points.map(([, q]) => q),
    line: { color: faded('#999999', 0.6), width: 1 },
  };
}

/**
 * Two weights on their way to a target, fed in two ways, with a slider over the updates (lecture L1,
 * "gradients are either all positive, or all negative").
 *
 * @param options.paths side by side
 * @param options.target where the loss is least
 * @param options.shown the numbers of updates at which the slider stops
 */
export function zigzag(options: {
  readonly paths: readonly WeightPath[];
  readonly target: Point;
  readonly shown: readonly number[];
  readonly title?: string;
  readonly caption?: string;
}): Figure {
  const { paths, target, shown } = options;
  const traces = (way: WeightPath, updates: number): Trace[] => {
    const walked = way.path.slice(0, updates + 1);
    return [
      ...[0.03, 0.2, 0.6, 1.3].map((level) => ring(way.bowl, target, level)),
      {
        type: 'scatter',
        mode: 'lines+markers',
        name: 'weights',
        x: walked.map(([p]) => round(p)),
        y: walked.map(([, q]) => round(q)),
        line: { color: colour(0), width: 2 },
        marker: { size: 6 },
      },
      {
        type: 'scatter',
        mode: 'markers',
        name: 'target',
        x: [target[0]],
        y: [target[1]],
        marker: { color: colour(1), size: 15, symbol: 'star' },
      },
    ];
  };
  const last = Math.max(...shown);
  const figure = panels({
    title: options.title ?? 'Inputs of one sign make the weights zig-zag',
    caption:
      options.caption ?? 'Lecture L1, “gradients all positive, or all negative”; star: target',
    panels: paths.map((way) => ({
      title: way.title,
      x: 'w1',
      y: 'w2',
      traces: traces(way, last),
      rangeX: [-2.4, 3.4] as const,
      rangeY: [-2.9, 2.9] as const,
    })),
    height: 460,
  });
  const steps: Step[] = shown.map((updates) => ({
    label: String(updates),
    data: paths.flatMap((way, i) => {
      const axes =
        i === 0 ? { xaxis: 'x', yaxis: 'y' } : { xaxis: `x${i + 1}`, yaxis: `y${i + 1}` };
      return traces(way, updates).map((trace) => ({ ...trace, ...axes }));
    }),
  }));
  return withSlider(figure, {
    name: 'updates',
    steps,
    play: true,
    duration: 350,
    active: shown.indexOf(last),
  });
}
