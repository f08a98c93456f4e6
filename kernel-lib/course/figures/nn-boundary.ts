import { spirals } from 'kernel-lib/data';
import { percent } from 'kernel-lib/display';
import { FullyConnectedNet } from 'kernel-lib/nets';
import {
  type Figure,
  groupsByLabel,
  type Numbers,
  panels,
  pointTrace,
  type Table,
} from 'kernel-lib/plot';
import { tensor } from 'kernel-lib/tensor';
import { accuracy, predictions, Solver } from 'kernel-lib/train';
import { LECTURE, type LectureEntry } from './shared/lectureFigure.js';
import { classTrace, type Regions } from './shared/regions.js';

export const lectureFigure: LectureEntry = {
  order: 320,
  lecture: LECTURE.L3,
  caption:
    'Three spiral arms, 300 points. A linear classifier can only cut with straight lines; 50 hidden relu units fold the plane until such lines are enough.',
  seed: 0,
  draw: async () => decisionRegions(await boundaryData()),
};

/** A linear classifier and a net with one hidden layer on three spiral arms: figure nn-boundary. */
export async function boundaryData(options: { hidden?: number; seed?: number } = {}) {
  const { hidden = 50, seed = 0 } = options;
  const { X, y } = spirals({ N: 300, noise: 0.05, seed });
  const fit = async (name: string, hiddenDims: number[]) => {
    const net = new FullyConnectedNet({
      hiddenDims,
      inputDim: 2,
      numClasses: 3,
      weightScale: 0.5,
      reg: 1e-4,
      seed: seed + 1,
    });
    await new Solver(
      net,
      { X_train: X, y_train: y },
      {
        updateRule: 'adam',
        optimConfig: { learning_rate: 0.02 },
        numEpochs: 100,
        batchSize: 50,
        progress: false,
        seed,
      },
    ).train();
    return {
      title: `${name}: ${percent(accuracy(net.loss(X), y))} right`,
      /** The class of each point. */
      classify: (points: readonly (readonly number[])[]) =>
        predictions(net.loss(tensor(points as number[][]))),
    };
  };
  const classifiers = [
    await fit('linear', []),
    await fit(`one hidden layer of ${hidden}`, [hidden]),
  ];
  return { X, y, classes: 3, classifiers };
}

/**
 * Which class each classifier gives to each point of the plane, with the training points on top
 * (lecture L3: linear classifier against neural network).
 *
 * @param options.X (N, 2) training points
 * @param options.y (N,) their classes
 */
export function decisionRegions(options: {
  readonly X: Table;
  readonly y: Numbers;
  readonly classes: number;
  readonly classifiers: readonly Regions[];
  readonly range?: readonly [number, number];
  readonly title?: string;
  readonly caption?: string;
}): Figure {
  const range = options.range ?? [-1.3, 1.3];
  const points = groupsByLabel('decisionRegions', options.X, options.y).map((group, i) =>
    pointTrace('decisionRegions', { ...group, size: 6 }, i),
  );
  return panels({
    title: options.title ?? 'What the net says everywhere',
    caption: options.caption ?? 'Lecture L3: a linear classifier against a neural network',
    panels: options.classifiers.map((regions) => ({
      title: regions.title,
      x: 'x1',
      y: 'x2',
      traces: [classTrace(regions, options.classes, range, range), ...points],
      rangeX: range,
      rangeY: range,
    })),
    height: 480,
  });
}
