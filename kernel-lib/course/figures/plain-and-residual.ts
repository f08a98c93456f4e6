import { takeRows, trainValTest } from 'kernel-lib/data';
import { FullyConnectedNet, lossAndGrads, type Model, scoresOf } from 'kernel-lib/nets';
import { type Figure, lineTrace, panels } from 'kernel-lib/plot';
import { RandomState } from 'kernel-lib/random';
import type { Tensor } from 'kernel-lib/tensor';
import { accuracy } from 'kernel-lib/train';
import { scaledDigits } from '../goals/digits.js';
import { LECTURE, type LectureEntry } from './shared/lectureFigure.js';
import { ResidualNet } from './shared/residualNet.js';

export const lectureFigure: LectureEntry = {
  order: 225,
  lecture: LECTURE.L2,
  caption:
    'Errors on the training digits, plain and residual nets of the same width. Of the plain ones the deeper net is worse, on the very digits that it learns from; of the residual ones it is not.',
  seed: 0,
  draw: async () => plainAndResidual(await depthRace({ seed: 0 })),
};

/** The errors of one net while it learns. */
export interface DepthRun {
  readonly name: string;
  /** Affine layers, the first and the last with them. */
  readonly layers: number;
  /** Whether it has skips. */
  readonly residual: boolean;
  /** After how many updates it was looked at. */
  readonly updates: number[];
  /** Share of the training digits that are read wrongly. */
  readonly train: number[];
  /** The same of unseen digits. */
  readonly unseen: number[];
}

/**
 * Plain and residual nets of two depths on real digits: the same width, rate, batches and number of
 * updates; Kaiming's start for the plain ones, and for the residual ones too, with branches that begin
 * smaller in deeper nets (He and others 2015, figures 1 and 6, in the small).
 */
export async function depthRace(
  options: {
    depths?: readonly number[];
    width?: number;
    updates?: number;
    rate?: number;
    seed?: number;
  } = {},
): Promise<DepthRun[]> {
  const { depths = [6, 22], width = 20, updates = 200, rate = 0.03, seed = 0 } = options;
  const parts = trainValTest(await scaledDigits(), { train: 1000, test: 500, seed });
  const runs: DepthRun[] = [];
  for (const residual of [false, true]) {
    for (const layers of depths) {
      const net: Model = residual
        ? new ResidualNet({
            blocks: (layers - 2) / 2,
            width,
            inputs: 64,
            classes: 10,
            last: 2 / (layers - 2),
            seed,
          })
        : new FullyConnectedNet({
            hiddenDims: new Array(layers - 1).fill(width),
            inputDim: 64,
            init: 'kaimingNormal',
            seed,
          });
      const name = `${residual ? 'residual' : 'plain'}, ${layers} layers`;
      runs.push({ name, layers, residual, ...learn(net, parts, updates, rate, seed) });
    }
  }
  return runs;
}

type Parts = ReturnType<typeof trainValTest>;

function learn(net: Model, parts: Parts, updates: number, rate: number, seed: number) {
  const { X_train, y_train, X_test, y_test } = parts;
  const rng = new RandomState(seed);
  const seen: Pick<DepthRun, 'updates' | 'train' | 'unseen'> = {
    updates: [],
    train: [],
    unseen: [],
  };
  for (let update = 0; update <= updates; update++) {
    if (update % 25 === 0) {
      seen.updates.push(update);
      seen.train.push(1 - accuracy(scoresOf(net, X_train), y_train));
      seen.unseen.push(1 - accuracy(scoresOf(net, X_test), y_test));
    }
    const rows = (rng.randint(0, 1000, 25) as Tensor).data as ArrayLike<number>;
    const [, grads] = lossAndGrads(net, takeRows(X_train, rows), takeRows(y_train, rows));
    for (const [name, w] of Object.entries(net.params)) {
      net.params[name] = w.sub((grads[name] as Tensor).mul(rate));
    }
  }
  return seen;
}

/** Errors of plain and residual nets by updates: on what they learn from, and on unseen digits. */
export function plainAndResidual(
  runs: readonly DepthRun[],
  text: { readonly title?: string; readonly caption?: string } = {},
): Figure {
  const depths = [...new Set(runs.map(({ layers }) => layers))];
  const traces = (of: 'train' | 'unseen', legend: boolean) =>
    runs.map((run, i) => ({
      ...lineTrace(
        'plainAndResidual',
        {
          name: run.name,
          x: run.updates,
          y: run[of].map((v) => 100 * v),
          colour: run.residual ? 2 : 1,
          dash: run.layers === Math.max(...depths) ? 'solid' : 'dot',
        },
        i,
      ),
      showlegend: legend,
    }));
  return panels({
    title: text.title ?? 'Deeper is worse, unless there are skips',
    caption:
      text.caption ?? 'Lecture L2, residual blocks; after He and others 2015: digits, plain SGD',
    legend: true,
    panels: [
      {
        title: 'digits that it learns from',
        x: 'update',
        y: 'errors (%)',
        rangeY: [0, 95],
        traces: traces('train', true),
      },
      {
        title: 'unseen digits',
        x: 'update',
        y: 'errors (%)',
        rangeY: [0, 95],
        traces: traces('unseen', false),
      },
    ],
  });
}
