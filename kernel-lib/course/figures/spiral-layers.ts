import { spirals } from 'kernel-lib/data';
import {
  type Figure,
  groupsByLabel,
  type Numbers,
  pointTrace,
  rows,
  type Step,
  scatter,
  type Table,
  withSlider,
} from 'kernel-lib/plot';
import type { Tensor } from 'kernel-lib/tensor';
import { Solver } from 'kernel-lib/train';
import { LECTURE, type LectureEntry } from './shared/lectureFigure.js';
import { ResidualNet } from './shared/residualNet.js';

export const lectureFigure: LectureEntry = {
  order: 305,
  lecture: LECTURE.L3,
  caption:
    'Two spirals on their way through a trained net whose blocks hand on two numbers each: every block pushes the points a little, until a straight line can part them. Press play.',
  seed: 0,
  draw: async () => spiralLayers(await spiralStream()),
};

/** Two spirals, and where each block of a trained residual net that is two wide puts their points. */
export async function spiralStream(
  options: { blocks?: number; epochs?: number; seed?: number } = {},
): Promise<{ y: Tensor; stream: Tensor[]; accuracy: number }> {
  const { blocks = 6, epochs = 150, seed = 0 } = options;
  const { X, y } = spirals({ N: 200, classes: 2, seed, noise: 0.02 });
  const net = new ResidualNet({
    blocks,
    width: 2,
    inner: 16,
    inputs: 2,
    classes: 2,
    last: 0.5,
    seed,
  });
  const solver = new Solver(
    net,
    { X_train: X.mul(2), y_train: y },
    {
      updateRule: 'adam',
      optimConfig: { learning_rate: 0.01 },
      numEpochs: epochs,
      batchSize: 200,
      progress: false,
      seed,
    },
  );
  await solver.train();
  const scores = net.loss(X.mul(2));
  return {
    y,
    stream: [X.mul(2), ...net.stream(X.mul(2))],
    accuracy: scores.argmax(1).equal(y).mean(),
  };
}

/** Every picture in the same frame: only the shape of the cloud counts. */
function inFrame(points: Table): number[][] {
  const all = rows('spiralLayers', points) as number[][];
  const largest = Math.max(...all.flat().map(Math.abs));
  return all.map((row) => row.map((value) => Number((value / largest).toFixed(4))));
}

/**
 * Points of two classes after each block of a net, with a slider from block to block (lecture L3, with
 * the picture of Olah, "Neural Networks, Manifolds, and Topology").
 *
 * @param options.stream (N, 2) each: the input, what the first affine layer makes of it, and every block
 */
export function spiralLayers(options: {
  readonly stream: readonly Table[];
  readonly y: Numbers;
  readonly title?: string;
  readonly caption?: string;
}): Figure {
  const { stream, y } = options;
  const steps: Step[] = stream.map((points, place) => ({
    label: place === 0 ? 'input' : place === 1 ? 'affine' : `block ${place - 1}`,
    data: groupsByLabel('spiralLayers', inFrame(points), y).map((group, i) =>
      pointTrace('spiralLayers', group, i),
    ),
  }));
  const first = scatter({
    title: options.title ?? 'Spirals, untangled block by block',
    caption:
      options.caption ?? 'Lecture L3, Deep Neural Networks: what arrives at each place of the net',
    x: 'first number (largest: 1)',
    y: 'second number (largest: 1)',
    rangeX: [-1.1, 1.1],
    rangeY: [-1.1, 1.1],
    groups: groupsByLabel('spiralLayers', inFrame(stream[0] as Table), y),
  });
  return withSlider(first, { name: 'after', steps, play: true, duration: 700 });
}
