import { colour, type Figure, lineTrace, panels, symbol, type Trace } from 'kernel-lib/plot';
import { LECTURE, type LectureEntry } from './shared/lectureFigure.js';
import { levelLines } from './shared/levelLines.js';

export const lectureFigure: LectureEntry = {
  order: 250,
  lecture: LECTURE.L4,
  caption:
    'One start in a bent valley, (1 - x)² + 20 (y - x²)². Gradient descent falls to the floor and creeps along it; Newton uses the curvature and is there in a few steps, some of them uphill, at the price of a Hessian; damping makes every step go downhill.',
  seed: 0,
  draw: () =>
    newtonPaths({
      f: valley,
      rangeX: [-1.6, 1.6],
      rangeY: [-0.8, 2.2],
      minimum: [1, 1],
      paths: newtonAgainstDescent(),
    }),
};

/** A path in the plane and the values along it. */
export interface PlaneDescent {
  /** In the legend: the method and its number of steps. */
  readonly name: string;
  /** First coordinate after 0, 1, 2, … steps. */
  readonly x: number[];
  /** Second coordinate after 0, 1, 2, … steps. */
  readonly y: number[];
  /** {@link valley} at each of these points. */
  readonly loss: number[];
}

/** A valley that is bent and badly scaled: (1 - x)² + 20 (y - x²)² (Rosenbrock, softened). */
export function valley(x: number, y: number): number {
  return (1 - x) ** 2 + 20 * (y - x * x) ** 2;
}

function valleyGradient(x: number, y: number): [number, number] {
  const bend = y - x * x;
  return [-2 * (1 - x) - 80 * x * bend, 40 * bend];
}

function valleyHessian(x: number, y: number): [a: number, b: number, d: number] {
  return [2 - 80 * (y - x * x) + 160 * x * x, -80 * x, 40];
}

/**
 * Gradient descent, Newton's method and damped Newton on {@link valley} from one start (lecture L4).
 * Damped: w - (H + c I)⁻¹ g. The damping c is raised until the step goes downhill and lowered after
 * each success, so that near the minimum only Newton is left (Levenberg, Marquardt).
 */
export function newtonAgainstDescent(
  start: readonly [number, number] = [-1.2, 1.4],
  rate = 0.004,
): PlaneDescent[] {
  const run = (name: string, steps: number, step: (x: number, y: number) => [number, number]) => {
    let [x, y] = start;
    const path: PlaneDescent = { name, x: [x], y: [y], loss: [valley(x, y)] };
    for (let t = 0; t < steps; t++) {
      const [dx, dy] = step(x, y);
      x -= dx;
      y -= dy;
      path.x.push(Number(x.toPrecision(6)));
      path.y.push(Number(y.toPrecision(6)));
      path.loss.push(Number(valley(x, y).toPrecision(6)));
    }
    return path;
  };
  let damping = 10;
  const damped = (x: number, y: number): [number, number] => {
    for (; damping < 1e6; damping *= 4) {
      const [dx, dy] = newtonStep(x, y, damping);
      if (!(valley(x - dx, y - dy) <= valley(x, y))) continue;
      damping /= 4;
      return [dx, dy];
    }
    return [0, 0];
  };
  return [
    run('descent, 2000 steps', 2000, (x, y) => {
      const [gx, gy] = valleyGradient(x, y);
      return [rate * gx, rate * gy];
    }),
    run('Newton, 8 steps', 8, (x, y) => newtonStep(x, y, 0)),
    run('damped, 15 steps', 15, damped),
  ];
}

/** (H + damping · I)⁻¹ g on the valley. */
function newtonStep(x: number, y: number, damping: number): [number, number] {
  const [gx, gy] = valleyGradient(x, y);
  const [a0, b, d0] = valleyHessian(x, y);
  const [a, d] = [a0 + damping, d0 + damping];
  const det = a * d - b * b;
  return [(d * gx - b * gy) / det, (a * gy - b * gx) / det];
}

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
      marker: { color: colour(i), size: 7, symbol: symbol(i) },
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
        square: true,
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
