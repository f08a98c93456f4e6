import {
  Figure,
  groupsByLabel,
  layoutOf,
  pointTrace,
  type Step,
  type Trace,
  withSlider,
} from 'kernel-lib/plot';
import { regionTrace } from './shared/regions.js';

const X = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
];

const NAMES = ['XOR = 0', 'XOR = 1'];

const RANGE = [-0.5, 1.5] as const;

/**
 * Where y = -x1 - x2 + a·tanh(x1 + x2) exceeds 0.25, with a slider for a (lecture L3, "XOR").
 *
 * @param amounts the values of a, in order
 */
export function xorBend(amounts: readonly number[]): Figure {
  const points = groupsByLabel('xorBend', X, [0, 1, 1, 0], NAMES).map((group, i) =>
    pointTrace('xorBend', { ...group, size: 16 }, i),
  );
  const steps: Step[] = amounts.map((a) => {
    const score = (x1: number, x2: number) => -x1 - x2 + a * Math.tanh(x1 + x2) - 0.25;
    const region: Trace = regionTrace(score, RANGE, RANGE, 51);
    const right = X.filter(([x1 = 0, x2 = 0]) => score(x1, x2) > 0 === (x1 !== x2)).length;
    return { label: `${a} (${right} of 4 right)`, data: [region, ...points] };
  });
  const figure = new Figure(steps[0]?.data ?? [], {
    ...layoutOf(
      'xorBend',
      {
        title: 'How much bend does XOR need?',
        caption: 'Lecture L3: y = −x1 − x2 + a·tanh(x1 + x2); orange: y > 0.25',
        x: 'x1',
        y: 'x2',
      },
      { rangeX: RANGE, rangeY: RANGE, height: 460 },
    ),
    showlegend: true,
  });
  return withSlider(figure, { name: 'a', steps });
}
