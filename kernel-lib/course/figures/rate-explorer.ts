import { colour, type Figure, panels, type Step, type Trace, withSlider } from 'kernel-lib/plot';

/** One learning rate and where it leads. */
export interface RatePath {
  /** The learning rate: at the slider. */
  readonly rate: number;
  /** The weight before the first update, after it, after the second, … */
  readonly w: readonly number[];
}

/**
 * Gradient descent on a loss with one weight, and a slider for the learning rate: the hops in the
 * valley on the left, the loss by update on the right (lecture L1, "influence of τ").
 *
 * @param options.loss of one weight
 * @param options.range of the weight that is shown
 */
export function rateExplorer(options: {
  readonly loss: (w: number) => number;
  readonly range: readonly [number, number];
  readonly paths: readonly RatePath[];
  readonly title?: string;
  readonly caption?: string;
}): Figure {
  const [low, high] = options.range;
  const grid = Array.from({ length: 81 }, (_, k) => low + ((high - low) * k) / 80);
  const heights = grid.map(options.loss);
  const top = Math.max(...heights);
  const round = (v: number) => Number(v.toPrecision(5));
  const valley: Trace = {
    type: 'scatter',
    mode: 'lines',
    name: 'loss',
    x: grid.map(round),
    y: heights.map(round),
    line: { color: colour(0), width: 2 },
    hoverinfo: 'skip',
  };
  const at = ({ w }: RatePath): { left: Trace[]; right: Trace[] } => {
    const seen = w.filter((v) => Math.abs(v) < 1e6);
    return {
      left: [
        valley,
        {
          type: 'scatter',
          mode: 'lines+markers',
          name: 'updates',
          x: seen.map(round),
          y: seen.map((v) => round(options.loss(v))),
          line: { color: colour(1), width: 1.5 },
          marker: { size: 8 },
        },
      ],
      right: [
        {
          type: 'scatter',
          mode: 'lines+markers',
          name: 'loss by update',
          x: seen.map((_, k) => k),
          y: seen.map((v) => round(options.loss(v))),
          line: { color: colour(1), width: 2 },
          marker: { size: 6 },
        },
      ],
    };
  };
  const first = at(options.paths[0] as RatePath);
  const figure = panels({
    title: options.title ?? 'One weight, one slope, one knob',
    caption: options.caption ?? 'Lecture L1, “influence of learning rate τ”: move the slider',
    panels: [
      {
        title: 'the walk',
        x: 'weight w',
        y: 'loss',
        traces: first.left,
        rangeX: [low, high],
        rangeY: [-0.05 * top, top],
      },
      {
        title: 'the loss',
        x: 'update',
        y: 'loss',
        traces: first.right,
        rangeX: [-0.5, Math.max(...options.paths.map(({ w }) => w.length)) - 0.5],
        rangeY: [-0.05 * top, top],
      },
    ],
  });
  const steps: Step[] = options.paths.map((path) => {
    const { left, right } = at(path);
    return {
      label: String(path.rate),
      data: [
        ...left.map((trace) => ({ ...trace, xaxis: 'x', yaxis: 'y' })),
        ...right.map((trace) => ({ ...trace, xaxis: 'x2', yaxis: 'y2' })),
      ],
    };
  });
  return withSlider(figure, { name: 'learning rate', steps });
}
