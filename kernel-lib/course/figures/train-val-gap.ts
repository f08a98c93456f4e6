import { augmentImages } from 'kernel-lib/data';
import type { FullyConnectedNet } from 'kernel-lib/nets';
import { bar, Figure } from 'kernel-lib/plot';
import { accuracy } from 'kernel-lib/train';
import { LECTURE, type LectureEntry } from './shared/lectureFigure.js';
import { type SmallPictures, smallPictures, trainOnPictures } from './shared/smallPictures.js';

export const lectureFigure: LectureEntry = {
  order: 290,
  lecture: LECTURE.L1,
  caption:
    'Accuracy on 300 pictures that were trained on and on 1000 new ones. Differences below about 0.03 may be chance; augmentation stands out.',
  seed: 1,
  draw: async () => trainValGap(await trainValGapData()),
};

/** Accuracy on seen and on new pictures, for each remedy against overfitting: figure train-val-gap. */
export async function trainValGapData() {
  const data = smallPictures();
  const plain = await trainOnPictures(data);
  const decayed = await trainOnPictures(data, { net: { reg: 0.03 } });
  const dropped = await trainOnPictures(data, { net: { dropoutKeep: 0.5 } });
  const lively = await trainOnPictures(data, {
    solver: {
      optimConfig: { learning_rate: 5e-3 },
      batchSize: 20,
      numEpochs: 40,
      augment: (X, rng) => augmentImages(X, rng, { flip: 0.5, shift: 1 }),
      averaging: { kind: 'mean', startEpoch: 20 },
    },
  });
  const best = plain.valLoss.indexOf(Math.min(...plain.valLoss));
  const at = (run: { train: number[]; val: number[] }, epoch = -1) => ({
    train: run.train.at(epoch) as number,
    val: run.val.at(epoch) as number,
  });
  const last = at(lively);
  Object.assign(lively.net.params, lively.solver.average?.params);
  return {
    runs: [
      { name: 'nothing', ...at(plain) },
      { name: 'early<br>stopping', ...at(plain, best) },
      { name: 'L2<br>λ = 0.03', ...at(decayed) },
      { name: 'dropout<br>p = 0.5', ...at(dropped) },
      { name: 'augmen-<br>tation', ...last },
      { name: '… and mean<br>of weights', ...sharesRight(lively.net, data) },
    ],
  };
}

function sharesRight(net: FullyConnectedNet, data: SmallPictures) {
  return {
    train: accuracy(net.loss(data.X_train), data.y_train),
    val: accuracy(net.loss(data.X_val), data.y_val),
  };
}

/** Accuracy on training and validation data for several ways to train (lecture L1, step 5). */
export function trainValGap(options: {
  readonly runs: readonly { readonly name: string; readonly train: number; readonly val: number }[];
  readonly title?: string;
  readonly caption?: string;
  /** Lowest accuracy on the axis (0). */
  readonly from?: number;
}): Figure {
  const { runs } = options;
  const figure = bar({
    title: options.title ?? 'The gap between what was seen and what is new',
    caption: options.caption ?? 'Lecture L1, step 5: “big gap = overfitting”',
    x: 'way of training',
    y: 'accuracy (share right)',
    rangeY: [options.from ?? 0, 1.08],
    categories: runs.map(({ name }) => name),
    groups: [
      { name: 'training', y: runs.map(({ train }) => train) },
      { name: 'validation', y: runs.map(({ val }) => val) },
    ],
  });
  const data = figure.data.map((trace, i) => ({
    ...trace,
    text: runs.map((run) => (i === 0 ? run.train : run.val).toFixed(2)),
    textposition: 'outside',
    cliponaxis: false,
  }));
  return new Figure(data, figure.layout);
}
