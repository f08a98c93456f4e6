import { FullyConnectedNet, type Normalization } from 'kernel-lib/nets';
import {
  colour,
  Figure,
  layoutOf,
  type Numbers,
  sameLength,
  type Trace,
  values,
} from 'kernel-lib/plot';
import { accuracy, Solver } from 'kernel-lib/train';
import { LECTURE, type LectureEntry } from './shared/lectureFigure.js';
import { type ShapeRows, shapeRows } from './shared/shapeRows.js';

export const lectureFigure: LectureEntry = {
  order: 160,
  lecture: LECTURE.L4,
  caption:
    'The same number of updates for every batch size. Batch normalisation guesses at batch size 1 and is far behind at 2 and 4; layer normalisation does not know what a batch is.',
  seed: 0,
  draw: () => bnBatchSize(bnBatchSizeData()),
};

/**
 * One training per batch size and kind (lecture L4, "batch size = 1?"): two hidden layers of 30
 * units from Kaiming's weights, the same number of updates for every size.
 */
export function normalisationByBatchSize(options: {
  readonly data: ShapeRows;
  readonly sizes: readonly number[];
  readonly kinds?: readonly Normalization[];
  readonly updates?: number;
  readonly rate?: number;
}): { kind: Normalization; accuracy: number[] }[] {
  const { data, sizes, kinds = ['none', 'batchnorm', 'layernorm'] } = options;
  const { updates = 200, rate = 0.03 } = options;
  return kinds.map((kind) => ({
    kind,
    accuracy: sizes.map((batchSize) => {
      const model = new FullyConnectedNet({
        hiddenDims: [30, 30],
        inputDim: 144,
        init: 'kaiming',
        normalization: kind,
        seed: 0,
      });
      const solver = new Solver(model, data, {
        optimConfig: { learning_rate: rate },
        batchSize,
        progress: false,
      });
      for (let update = 0; update < updates; update++) solver.step();
      return accuracy(model.loss(data.X_val), data.y_val); // without labels: test mode
    }),
  }));
}

/** Every size of batch, for each kind of normalisation: figure bn-batch-size. */
export function bnBatchSizeData() {
  const names = {
    none: 'without',
    batchnorm: 'batch normalisation',
    layernorm: 'layer normalisation',
  };
  const sizes = [1, 2, 4, 8, 16, 32, 64];
  const found = normalisationByBatchSize({ data: shapeRows(), sizes });
  const runs = found.map(({ kind, accuracy }) => ({ name: names[kind], accuracy }));
  return { sizes, chance: 0.1, runs };
}

const SYMBOLS = ['circle', 'square', 'diamond', 'triangle-up'];

/**
 * Accuracy by batch size, one curve per kind of normalisation (lecture L4, "batch size = 1?").
 *
 * @param options.sizes examples per batch
 * @param options.runs one accuracy per size; NaN leaves a gap
 * @param options.chance the accuracy of guessing
 */
export function bnBatchSize(options: {
  readonly sizes: readonly number[];
  readonly runs: readonly { readonly name: string; readonly accuracy: Numbers }[];
  readonly chance: number;
  readonly title?: string;
  readonly caption?: string;
}): Figure {
  const { sizes, runs, chance } = options;
  const data: Trace[] = runs.map((run, i) => {
    const y = values(run.accuracy);
    sameLength('bnBatchSize', `"${run.name}"`, sizes, y);
    return {
      type: 'scatter',
      mode: 'lines+markers',
      name: run.name,
      x: sizes.map(String),
      y,
      line: { color: colour(i), width: 2.5 },
      marker: { size: 9, symbol: SYMBOLS[i % SYMBOLS.length] },
    };
  });
  data.push({
    type: 'scatter',
    mode: 'lines',
    name: 'guessing',
    x: sizes.map(String),
    y: sizes.map(() => chance),
    line: { color: colour(7), width: 1.5, dash: 'dot' },
  });
  const layout = layoutOf(
    'bnBatchSize',
    {
      title: options.title ?? 'Batch normalisation needs a batch',
      caption: options.caption ?? 'Lecture L4: the drawback is the small batch, down to size 1',
      x: 'examples per batch',
      y: 'validation accuracy (share right)',
    },
    { rangeY: [0, 1] },
  );
  return new Figure(data, {
    ...layout,
    xaxis: { ...(layout.xaxis as object), type: 'category' },
    showlegend: true,
  });
}
