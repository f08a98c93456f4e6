import { type Step, withSlider } from '../animate.js';
import { Figure, type Trace } from '../figure.js';
import { lineTrace } from '../line.js';
import type { Numbers } from '../numbers.js';
import { pointTrace } from '../scatter.js';
import { layoutOf } from '../text.js';
import { colour, faded } from '../theme.js';

/**
 * What single masks of a dropout net say, and what the whole net says, with a slider for p
 * (lecture L2, "each dropout mask would lead to a slightly different outcome").
 *
 * @param options.x where the curves are taken
 * @param options.points the training data
 * @param options.steps per position of the slider: one curve per mask, and that of the whole net
 */
export function dropoutSpread(options: {
  readonly x: Numbers;
  readonly points: { readonly x: Numbers; readonly y: Numbers };
  readonly steps: readonly {
    readonly p: number;
    readonly masked: readonly Numbers[];
    readonly whole: Numbers;
  }[];
  readonly active?: number;
}): Figure {
  const { x, points } = options;
  const steps: Step[] = options.steps.map(({ p, masked, whole }) => ({
    label: String(p),
    data: [
      ...masked.map(
        (y, i): Trace => ({
          ...lineTrace('dropoutSpread', { name: 'one mask each', x, y }, 5),
          line: { color: faded(colour(5), 0.65), width: 1.2 },
          showlegend: i === 0,
          legendgroup: 'masks',
        }),
      ),
      lineTrace('dropoutSpread', { name: 'the whole net', x, y: whole, colour: 1, width: 4 }, 0),
      pointTrace('dropoutSpread', { name: 'training data', ...points, size: 7 }, 0),
    ],
  }));
  const figure = new Figure(steps[0]?.data ?? [], {
    ...layoutOf(
      'dropoutSpread',
      {
        title: 'A crowd of thinned nets, and the net that stands for them all',
        caption: 'Lecture L2: each mask leads to a slightly different outcome',
        x: 'x',
        y: 'y',
      },
      { rangeX: [-1.1, 1.1], rangeY: [-1.6, 1.6], height: 440 },
    ),
    showlegend: true,
  });
  return withSlider(figure, {
    name: 'probability p of keeping a unit',
    steps,
    active: options.active ?? 0,
  });
}
