import { type Step, withSlider } from '../animate.js';
import type { Figure } from '../figure.js';
import type { Numbers, Table } from '../numbers.js';
import { type HiddenSpace, xorPanels, xorTraces } from './xorSpace.js';

const HIDDEN = [-1.15, 1.15] as const;

/** The net at one moment of its training. */
export interface XorMoment {
  readonly label: string;
  readonly hidden: Pick<HiddenSpace, 'points' | 'line'>;
  readonly score: (x1: number, x2: number) => number;
}

/**
 * A net with two tanh units while it learns XOR: its decision on the left, where its hidden units
 * put the four inputs on the right (lecture L3). Slider and play button run through the training.
 *
 * @param options.X (4, 2)
 * @param options.y (4,) 0 or 1
 */
export function xorTraining(options: {
  readonly X: Table;
  readonly y: Numbers;
  readonly moments: readonly XorMoment[];
  readonly name?: string;
  readonly title?: string;
}): Figure {
  const steps: Step[] = options.moments.map((moment) => {
    const hidden: HiddenSpace = { ...moment.hidden, x: 'h1', y: 'h2' };
    const traces = xorTraces({ ...options, hidden, score: moment.score, hiddenRange: HIDDEN });
    const right = { xaxis: 'x2', yaxis: 'y2' };
    return {
      label: moment.label,
      data: [
        ...traces.input.map((trace) => ({ ...trace, xaxis: 'x', yaxis: 'y' })),
        ...traces.hidden.map((trace) => ({ ...trace, ...right })),
      ],
    };
  });
  const first = options.moments[0];
  const start = first
    ? xorTraces({
        ...options,
        hidden: { ...first.hidden, x: 'h1', y: 'h2' },
        score: first.score,
        hiddenRange: HIDDEN,
      })
    : { input: [], hidden: [] };
  const figure = xorPanels(start, {
    title: options.title ?? 'Training moves the points until a line will do',
    inputs: 'what the net says',
    hidden: { x: 'first hidden unit, tanh', y: 'second hidden unit, tanh' },
    hiddenRange: HIDDEN,
  });
  return withSlider(figure, {
    name: options.name ?? 'step',
    steps,
    play: true,
    duration: 350,
  });
}
