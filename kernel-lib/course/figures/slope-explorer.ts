import {
  colour,
  extent,
  type Figure,
  type Numbers,
  panels,
  pointTrace,
  type Step,
  sameLength,
  type Trace,
  withSlider,
} from 'kernel-lib/plot';
import { RandomState } from 'kernel-lib/random';
import type { Tensor } from 'kernel-lib/tensor';

/** Thirty points (30, 1) near a line of slope 1.4 through the origin, some slopes, and the mean squared error of each. */
export function slopeExplorerData(): { x: Tensor; y: Tensor; slopes: number[]; losses: number[] } {
  const rng = new RandomState(4);
  const x = rng.uniform(-1, 1, [30, 1]) as Tensor;
  const y = x.mul(1.4).add((rng.randn(30, 1) as Tensor).mul(0.25));
  const slopes = [-1, -0.5, 0, 0.5, 1, 1.25, 1.5, 1.75, 2, 2.5, 3];
  return { x, y, slopes, losses: slopes.map((slope) => x.mul(slope).sub(y).pow(2).mean()) };
}

/**
 * A line through the origin turned by a slider, and the loss of each slope beside it: the smallest
 * picture of training.
 *
 * @param options.x the points' first coordinates
 * @param options.y their second coordinates
 * @param options.slopes the positions of the slider
 * @param options.losses the loss at each slope
 */
export function slopeExplorer(options: {
  readonly x: Numbers;
  readonly y: Numbers;
  readonly slopes: readonly number[];
  readonly losses: readonly number[];
}): Figure {
  const { slopes, losses } = options;
  sameLength('slopeExplorer', 'the list of losses', slopes, losses);
  const [low, high] = extent(options.x);
  const [, top] = extent(losses);
  const points = pointTrace('slopeExplorer', { name: 'points', x: options.x, y: options.y }, 0);
  const valley: Trace = {
    type: 'scatter',
    mode: 'lines+markers',
    name: 'loss',
    x: [...slopes],
    y: losses.map((loss) => Number(loss.toPrecision(5))),
    line: { color: colour(0), width: 2 },
    marker: { size: 6 },
  };
  const at = (i: number): { left: Trace[]; right: Trace[] } => {
    const slope = slopes[i] ?? 0;
    const here = Number((losses[i] ?? 0).toPrecision(5));
    return {
      left: [
        points,
        {
          type: 'scatter',
          mode: 'lines',
          name: 'line',
          x: [low, high],
          y: [low * slope, high * slope],
          line: { color: colour(1), width: 3 },
        },
      ],
      right: [
        valley,
        {
          type: 'scatter',
          mode: 'markers',
          name: 'here',
          x: [slope],
          y: [here],
          marker: { color: colour(1), size: 15 },
        },
      ],
    };
  };
  const first = at(0);
  const figure = panels({
    title: 'Turn the line, watch the loss',
    caption: 'Lecture L1: training minimises a loss; here it has one weight, so one can see it all',
    panels: [
      { title: 'the line', x: 'x', y: 'y', traces: first.left, rangeY: [-3, 3] },
      {
        title: 'its loss',
        x: 'slope',
        y: 'mean squared error',
        traces: first.right,
        rangeY: [-0.05 * top, 1.05 * top],
      },
    ],
  });
  const steps: Step[] = slopes.map((slope, i) => {
    const { left, right } = at(i);
    return {
      label: String(slope),
      data: [
        ...left.map((trace) => ({ ...trace, xaxis: 'x', yaxis: 'y' })),
        ...right.map((trace) => ({ ...trace, xaxis: 'x2', yaxis: 'y2' })),
      ],
    };
  });
  return withSlider(figure, { name: 'slope', steps });
}
