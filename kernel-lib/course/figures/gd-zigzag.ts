import {
  colour,
  type Figure,
  faded,
  INK,
  panels,
  type Step,
  type Trace,
  withSlider,
} from 'kernel-lib/plot';
import { RandomState } from 'kernel-lib/random';
import { LECTURE, type LectureEntry } from './shared/lectureFigure.js';

export const lectureFigure: LectureEntry = {
  order: 90,
  lecture: LECTURE.L1,
  caption:
    'Two weights on their way to the star, one example at a time. Inputs between 0 and 1 give both gradients one sign, so the way is a zig-zag four times as long as the straight line; the same inputs centred walk nearly straight.',
  seed: 0,
  draw: () => zigzag(zigzagData()),
};

/** The same inputs, positive and centred. */
export function zigzagData() {
  return {
    paths: [
      { title: 'inputs from 0 to 1', path: zigzagWalk(0).path, bowl: [1 / 3, 1 / 4, 1 / 3] },
      { title: 'the same, centred', path: zigzagWalk(0.5).path, bowl: [1 / 12, 0, 1 / 12] },
    ],
    target: ZIGZAG_TARGET,
    shown: [0, 1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 40, 60],
  } as const;
}

/** Where {@link zigzagWalk} goes. */
export const ZIGZAG_TARGET = [1.5, -1] as const;

/**
 * Two weights on their way to {@link ZIGZAG_TARGET} by stochastic gradient descent with rate 1,
 * on `batch` examples at a time (1).
 *
 * @param shift taken off the inputs, which are uniform in [0, 1): 0.5 centres them
 * @returns the weights after 0, 1, 2, … updates; the share of updates whose two gradients have one
 *   sign; the length of the way
 */
export function zigzagWalk(shift: number, { batch = 1, updates = 60, seed = 0 } = {}) {
  const rng = new RandomState(seed);
  let [w1, w2] = [-1, 1.2];
  const path: [w1: number, w2: number][] = [[w1, w2]];
  let same = 0;
  let length = 0;
  for (let step = 0; step < updates; step++) {
    let [g1, g2] = [0, 0];
    for (let i = 0; i < batch; i++) {
      const [x1, x2] = [rng.uniform() - shift, rng.uniform() - shift];
      const error = (w1 - ZIGZAG_TARGET[0]) * x1 + (w2 - ZIGZAG_TARGET[1]) * x2;
      g1 += (error * x1) / batch;
      g2 += (error * x2) / batch;
    }
    if (g1 * g2 > 0) same += 1;
    length += Math.hypot(g1, g2);
    [w1, w2] = [w1 - g1, w2 - g2];
    path.push([w1, w2]);
  }
  return { path, share: same / updates, length };
}

/** A value of both weights. */
export type WeightPoint = readonly [w1: number, w2: number];

/** One way of feeding the two weights, and the path that they took. */
export interface WeightPath {
  /** Above its panel. */
  readonly title: string;
  /** (w1, w2) after 0, 1, 2, … updates. */
  readonly path: readonly WeightPoint[];
  /** The loss as a bowl around the target: mean of x1², x1 x2 and x2². */
  readonly bowl: readonly [a: number, b: number, c: number];
}

const round = (v: number) => Number(v.toPrecision(5));

/** The points where (w - target) · bowl · (w - target) = level. */
function ring([a, b, c]: WeightPath['bowl'], [t1, t2]: WeightPoint, level: number): Trace {
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
    line: { color: faded(INK, 0.6), width: 1 },
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
  readonly target: WeightPoint;
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
      options.caption ??
      'Lecture L1, “gradients are either all positive, or all negative”; star: target',
    panels: paths.map((way) => ({
      title: way.title,
      x: 'w1',
      y: 'w2',
      traces: traces(way, last),
      rangeX: [-2.4, 3.4] as const,
      rangeY: [-2.9, 2.9] as const,
      square: true,
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
