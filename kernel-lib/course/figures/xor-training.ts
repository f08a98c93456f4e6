import { FullyConnectedNet } from 'kernel-lib/nets';
import { type Figure, type Numbers, type Step, type Table, withSlider } from 'kernel-lib/plot';
import { type Tensor, tanh } from 'kernel-lib/tensor';
import { LECTURE, type LectureEntry } from './shared/lectureFigure.js';
import { type HiddenSpace, xorCorners, xorPanels, xorTraces } from './shared/xor.js';

export const lectureFigure: LectureEntry = {
  order: 310,
  lecture: LECTURE.L3,
  caption:
    'Two tanh units learn XOR by gradient descent. Press play: training moves the four points until a straight line can part them.',
  seed: 0,
  still: '400',
  draw: () => xorTraining(xorTrainingData()),
};

/** A net with two tanh units, seen while it learns XOR by gradient descent with rate 0.5. */
export function xorTrainingData(
  seed = 0,
  shown: readonly number[] = [0, 10, 20, 30, 40, 50, 60, 80, 100, 150, 200, 300, 400],
) {
  const { X, y } = xorCorners();
  const net = new FullyConnectedNet({
    hiddenDims: [2],
    inputDim: 2,
    numClasses: 2,
    activation: 'tanh',
    weightScale: 1,
    seed,
  });
  const moments: ReturnType<typeof momentOf>[] = [];
  for (let step = 0; step <= Math.max(...shown); step++) {
    if (shown.includes(step)) moments.push(momentOf(step, net, X));
    const [, grads] = net.loss(X, y);
    for (const [name, grad] of Object.entries(grads)) {
      net.params[name] = (net.params[name] as Tensor).sub(grad.mul(0.5));
    }
  }
  return { X, y, moments };
}

function momentOf(step: number, net: FullyConnectedNet, X: Tensor) {
  const { W1, b1, W2, b2 } = net.params as { [name in 'W1' | 'b1' | 'W2' | 'b2']: Tensor };
  const weight = (unit: number) => W2.at(unit, 1) - W2.at(unit, 0);
  const line = [weight(0), weight(1), b2.at(1) - b2.at(0)] as const;
  const unit = (h: number, x1: number, x2: number) =>
    Math.tanh(x1 * W1.at(0, h) + x2 * W1.at(1, h) + b1.at(h));
  return {
    label: String(step),
    hidden: { points: tanh(X.dot(W1).add(b1)), line },
    /** Positive where the net says 1. */
    score: (x1: number, x2: number) =>
      line[0] * unit(0, x1, x2) + line[1] * unit(1, x1, x2) + line[2],
  };
}

const HIDDEN = [-1.15, 1.15] as const;

/** The net at one moment of its training. */
export interface XorMoment {
  /** At the slider: the moment. */
  readonly label: string;
  /** Where the hidden units put the four inputs, and the line that parts them. */
  readonly hidden: Pick<HiddenSpace, 'points' | 'line'>;
  /** Positive where the net says 1. */
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
