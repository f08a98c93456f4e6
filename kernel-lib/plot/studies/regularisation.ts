import { augmentImages, shapeImages } from '../../library/data/index.js';
import type { FullyConnectedNet } from '../../library/nets/index.js';
import { RandomState } from '../../library/random/index.js';
import { concatenate, type Tensor } from '../../library/tensor/index.js';
import { accuracy } from '../../library/train/index.js';
import { moonFits } from './moonFits.js';
import { type SmallPictures, smallPictures, trainOnPictures } from './smallPictures.js';

/** One net with a strong, a middling and a weak penalty on 50 points: figure under-good-over-fit. */
export async function moonRegionsData() {
  const names = ['underfitted', 'a good fit', 'overfitted'];
  const { X, y, fits } = await moonFits([0.1, 0.03, 1e-4]);
  const percent = (share: number) => `${(100 * share).toFixed(0)} %`;
  return {
    X,
    y,
    fits: fits.map(({ train, val, classify }, i) => ({
      title: `${names[i]}<br>${percent(train)}, new ${percent(val)}`,
      classify,
    })),
  };
}

/** The small pictures learned without and with dropout: figure dropout-curves. */
export async function dropoutCurvesData() {
  const data = smallPictures();
  const plain = await trainOnPictures(data);
  const dropped = await trainOnPictures(data, { net: { dropoutKeep: 0.5 } });
  return {
    runs: [
      { name: 'no dropout', train: plain.train, val: plain.val },
      { name: 'p = 0.5', train: dropped.train, val: dropped.val },
    ],
  };
}

/** Where patience runs out on the small pictures: figure early-stopping. */
export async function earlyStoppingData(patience = 5) {
  const { trainLoss, valLoss } = await trainOnPictures(smallPictures());
  let [best, stop] = [0, 0];
  for (; stop < valLoss.length - 1 && stop - best < patience; stop++) {
    if ((valLoss[stop + 1] as number) < (valLoss[best] as number)) best = stop + 1;
  }
  return { train: trainLoss, validation: valLoss, best, stop };
}

const CHANGES = {
  original: {},
  mirrored: { flip: 1 },
  scaled: { scale: 1.6 },
  shifted: { shift: 7 },
  rotated: { rotate: 40 },
  contrast: { contrast: 2.2 },
  noise: { noise: 30 },
} as const;

/** One picture, and two draws of each kind of change: figure augmentation-gallery. */
export function augmentationData(): { images: Tensor; labels: string[] } {
  const drawn = shapeImages({ N: 200, noise: 6, inverted: 0, rotation: 45, seed: 4 });
  const original = drawn.X.slice('35:36');
  const draw = (seed: number) =>
    Object.values(CHANGES).map((change) => augmentImages(original, new RandomState(seed), change));
  const labels = Object.keys(CHANGES);
  return { images: concatenate([...draw(1), ...draw(6)]), labels: [...labels, ...labels] };
}

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
