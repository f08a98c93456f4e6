import { fitScaler, shapeImages } from 'kernel-lib/data';
import { percent } from 'kernel-lib/display';
import { softmax_loss } from 'kernel-lib/losses';
import { FullyConnectedNet, type Params } from 'kernel-lib/nets';
import { Figure, INK, type Layout, lineTrace, panels } from 'kernel-lib/plot';
import { RandomState } from 'kernel-lib/random';
import type { Tensor } from 'kernel-lib/tensor';
import { accuracy, Solver } from 'kernel-lib/train';
import { LECTURE, type LectureEntry } from './shared/lectureFigure.js';

export const lectureFigure: LectureEntry = {
  order: 260,
  lecture: LECTURE.L4,
  caption:
    'One net, one start, one learning rate, trained with batches of 10 and with all 500 pictures down to a training loss of 0.03, and the straight line between the two solutions (Keskar et al. 2017). λmax is the curvature of the steepest direction, the percentages are accuracies on new pictures: the small batches find the flatter minimum, and it generalises better.',
  seed: 0,
  draw: async () => minimaLine(await sharpAndFlat({ seed: 0 })),
};

interface Parts {
  X_train: Tensor;
  y_train: Tensor;
  X_val: Tensor;
  y_val: Tensor;
}

/** One way to train, and where it ended. */
export interface Minimum {
  /** Examples per update. */
  readonly batchSize: number;
  /** Largest eigenvalue of the Hessian of the training loss: the curvature of the steepest direction. */
  readonly sharpness: number;
  /** Softmax loss of all training pictures, where the training ended. */
  readonly trainLoss: number;
  /** Share right of pictures that were not trained on, 0 to 1. */
  readonly accuracy: number;
  /** Number of updates that it took. */
  readonly updates: number;
}

/** The straight line between two minima: losses and accuracies along it. */
export interface MinimaLine {
  /** Places along the line, -0.75 to 1.75: 0 is the small-batch minimum, 1 the large-batch one. */
  readonly alpha: number[];
  /** Training loss at each place. */
  readonly train: number[];
  /** Loss on pictures that were not trained on, at each place. */
  readonly validation: number[];
  /** Share right of the training pictures at each place, 0 to 1. */
  readonly trainAccuracy: number[];
  /** Share right of the other pictures at each place, 0 to 1. */
  readonly validationAccuracy: number[];
  /** The minimum that small batches found. */
  readonly small: Minimum;
  /** The minimum that the whole set in each update found. */
  readonly large: Minimum;
}

/**
 * Trains one net with small batches and with the whole set, from the same start, with the same
 * learning rate and down to the same training loss, measures both minima and walks the straight line
 * between them (Keskar et al. 2017; lecture L4).
 */
export async function sharpAndFlat(
  options: { N?: number; small?: number; rate?: number; until?: number; seed?: number } = {},
): Promise<MinimaLine> {
  const { N = 500, small = 10, rate = 0.1, until = 0.03, seed = 0 } = options;
  const data = noisyShapes(N);
  const fresh = () =>
    new FullyConnectedNet({ inputDim: 144, hiddenDims: [40, 40], init: 'kaiming', seed });
  const solve = async (batchSize: number): Promise<[Params, Minimum]> => {
    const net = fresh();
    const settings = { optimConfig: { learning_rate: rate }, batchSize, progress: false, seed };
    const solver = new Solver(net, { X_train: data.X_train, y_train: data.y_train }, settings);
    const everyNth = Math.max(1, Math.round(N / batchSize));
    let updates = 0;
    while (updates < 4000) {
      solver.step();
      updates += 1;
      if (updates % everyNth === 0 && lossOf(net, data) < until) break;
    }
    return [
      { ...net.params },
      {
        batchSize,
        sharpness: Number(sharpness(net, data).toPrecision(3)),
        trainLoss: Number(lossOf(net, data).toPrecision(3)),
        accuracy: accuracy(net.loss(data.X_val), data.y_val),
        updates,
      },
    ];
  };
  const [flat, smallest] = await solve(small);
  const [sharp, largest] = await solve(N);
  const net = fresh();
  const line: MinimaLine = {
    alpha: [],
    train: [],
    validation: [],
    trainAccuracy: [],
    validationAccuracy: [],
    small: smallest,
    large: largest,
  };
  for (let i = 0; i <= 50; i++) {
    const alpha = Number((-0.75 + (2.5 * i) / 50).toFixed(3));
    for (const [name, w] of Object.entries(flat)) {
      net.params[name] = w.mul(1 - alpha).add((sharp[name] as Tensor).mul(alpha));
    }
    const measure = (X: Tensor, y: Tensor): [number, number] => {
      const scores = net.loss(X);
      return [Number(softmax_loss(scores, y)[0].toPrecision(4)), accuracy(scores, y)];
    };
    const [trainLoss, trainAccuracy] = measure(data.X_train, data.y_train);
    const [validationLoss, validationAccuracy] = measure(data.X_val, data.y_val);
    line.alpha.push(alpha);
    line.train.push(trainLoss);
    line.validation.push(validationLoss);
    line.trainAccuracy.push(trainAccuracy);
    line.validationAccuracy.push(validationAccuracy);
  }
  return line;
}

function noisyShapes(N: number): Parts {
  const { X, y } = shapeImages({
    N: N + 1000,
    size: 12,
    channels: 1,
    noise: 20,
    inverted: 0,
    seed: 3,
  });
  const all = X.reshape(N + 1000, -1);
  const rows = fitScaler(all.slice(`0:${N}`)).apply(all);
  return {
    X_train: rows.slice(`0:${N}`),
    y_train: y.slice(`0:${N}`),
    X_val: rows.slice(`${N}:`),
    y_val: y.slice(`${N}:`),
  };
}

function lossOf(net: FullyConnectedNet, { X_train, y_train }: Parts): number {
  return softmax_loss(net.loss(X_train), y_train)[0];
}

/**
 * The largest eigenvalue of the Hessian by power iteration; H v is the difference of two gradients,
 * (g(w + e v) - g(w)) / e.
 */
function sharpness(net: FullyConnectedNet, { X_train, y_train }: Parts, rounds = 20): number {
  const center = { ...net.params };
  const names = Object.keys(center);
  const rng = new RandomState(0);
  const gradient = () => net.loss(X_train, y_train)[1];
  const here = gradient();
  const e = 1e-4;
  let v: Params = {};
  for (const name of names) v[name] = rng.randn(...(center[name] as Tensor).shape);
  let eigenvalue = 0;
  for (let round = 0; round < rounds; round++) {
    const length = Math.sqrt(names.reduce((sum, name) => sum + square(v[name] as Tensor), 0));
    for (const name of names) {
      v[name] = (v[name] as Tensor).div(length);
      net.params[name] = (center[name] as Tensor).add((v[name] as Tensor).mul(e));
    }
    const there = gradient();
    const next: Params = {};
    eigenvalue = 0;
    for (const name of names) {
      const Hv = (there[name] as Tensor).sub(here[name] as Tensor).div(e);
      eigenvalue += Hv.mul(v[name] as Tensor).sum() as number;
      next[name] = Hv;
    }
    v = next;
  }
  Object.assign(net.params, center);
  return eigenvalue;
}

function square(x: Tensor): number {
  return x.mul(x).sum() as number;
}

/** Loss and accuracy on the straight line between two minima (figure sharp-vs-flat; lecture L4). */
export function minimaLine(
  line: MinimaLine & { readonly title?: string; readonly caption?: string },
): Figure {
  const traces = (train: number[], validation: number[], legend: boolean) =>
    [
      { name: 'training', x: line.alpha, y: train },
      { name: 'validation', x: line.alpha, y: validation },
    ].map((series, i) => ({ ...lineTrace('minimaLine', series, i), showlegend: legend }));
  const x = `0: batches of ${line.small.batchSize}; 1: all ${line.large.batchSize}`;
  const figure = panels({
    title: line.title ?? 'Small batches end in wide valleys, large ones in narrow ones',
    caption: line.caption ?? 'Lecture L4: on the straight line from one solution to the other',
    legend: true,
    panels: [
      {
        title: 'loss',
        x,
        y: 'loss (cross-entropy)',
        logY: true,
        rangeY: [2e-3, 20],
        traces: traces(line.train, line.validation, true),
      },
      {
        title: 'accuracy',
        x,
        y: 'accuracy (share right)',
        rangeY: [0, 1.05],
        traces: traces(line.trainAccuracy, line.validationAccuracy, false),
      },
    ],
  });
  const note = (at: number, text: string, id: string, y: number): Layout => ({
    text,
    x: at,
    y,
    xref: `x${id}`,
    yref: `y${id}`,
    showarrow: false,
    font: { size: 13 },
  });
  const mark = (at: number, id: string): Layout => ({
    type: 'line',
    xref: `x${id}`,
    yref: `y${id} domain`,
    x0: at,
    x1: at,
    y0: 0.17,
    y1: 1,
    line: { color: INK, width: 1.5, dash: 'dot' },
  });
  const { annotations } = figure.layout as { annotations: Layout[] };
  return new Figure(figure.data, {
    ...figure.layout,
    annotations: [
      ...annotations,
      note(0, `λ<sub>max</sub> = ${line.small.sharpness.toPrecision(2)}`, '', Math.log10(4e-3)),
      note(1, `λ<sub>max</sub> = ${line.large.sharpness.toPrecision(2)}`, '', Math.log10(4e-3)),
      note(0, percent(line.small.accuracy), '2', 0.09),
      note(1, percent(line.large.accuracy), '2', 0.09),
    ],
    shapes: ['', '2'].flatMap((id) => [mark(0, id), mark(1, id)]),
  });
}
