import type { Normalization } from 'kernel-lib/nets';
import {
  colour,
  type Figure,
  type Numbers,
  panels,
  sameLength,
  type Trace,
  values,
} from 'kernel-lib/plot';
import { LECTURE, type LectureEntry } from './shared/lectureFigure.js';
import { type ShapeRows, type ShapeRun, shapeRows, trainOnShapes } from './shared/shapeRows.js';

export const lectureFigure: LectureEntry = {
  order: 150,
  lecture: LECTURE.L1,
  caption:
    'Five hidden layers of 30 relu units, 8 epochs, from eight sizes of first weights. Without normalisation only sizes near 0.2 learn, and larger ones diverge; with it all of them learn.',
  seed: 0,
  draw: async () => bnVersusScale(await bnVersusScaleData()),
};

/** One training per weight scale and kind (lecture L1, property 1). */
export async function normalisationByScale(options: {
  readonly data: ShapeRows;
  readonly scales: readonly number[];
  readonly kinds?: readonly Normalization[];
}): Promise<{ kind: Normalization; loss: number[]; accuracy: number[] }[]> {
  const { data, scales, kinds = ['none', 'batchnorm'] } = options;
  const found: { kind: Normalization; loss: number[]; accuracy: number[] }[] = [];
  for (const kind of kinds) {
    const runs: ShapeRun[] = [];
    for (const weightScale of scales) {
      runs.push(await trainOnShapes(data, { normalization: kind, weightScale }));
    }
    const [loss, accuracies] = [runs.map((run) => run.loss), runs.map((run) => run.accuracy)];
    found.push({ kind, loss, accuracy: accuracies });
  }
  return found;
}

/** Every size of first weights, without and with batch normalisation: figure bn-vs-scale. */
export async function bnVersusScaleData() {
  const scales = [0.001, 0.01, 0.03, 0.1, 0.2, 0.3, 0.5, 1];
  const [plain, normal] = await normalisationByScale({ data: shapeRows(), scales });
  const nothing = { loss: [], accuracy: [] };
  return {
    scales,
    chance: 0.1,
    runs: [
      { name: 'without', ...(plain ?? nothing) },
      { name: 'batch normalisation', ...(normal ?? nothing) },
    ],
  };
}

/** How one kind of net has ended, at each weight scale; NaN where it diverged. */
export interface ScaleRun {
  /** In the legend. */
  readonly name: string;
  /** Training loss at the end, one number per weight scale. */
  readonly loss: Numbers;
  /** Validation accuracy at the end, 0 to 1, one number per weight scale. */
  readonly accuracy: Numbers;
}

/**
 * What a net has learned, by the size of its initial weights: with and without batch normalisation
 * (lecture L1, property 1).
 *
 * @param options.scales standard deviations of the initial weights
 * @param options.chance the accuracy of guessing
 */
export function bnVersusScale(options: {
  readonly scales: readonly number[];
  readonly runs: readonly ScaleRun[];
  readonly chance: number;
  readonly title?: string;
  readonly caption?: string;
}): Figure {
  const { scales, runs, chance } = options;
  const curve = (run: ScaleRun, y: Numbers, position: number, legend: boolean): Trace => {
    sameLength('bnVersusScale', `"${run.name}"`, scales, values(y));
    return {
      type: 'scatter',
      mode: 'lines+markers',
      name: run.name,
      showlegend: legend,
      x: [...scales],
      y: values(y),
      line: { color: colour(position), width: 2.5 },
      marker: { size: 8, symbol: position === 0 ? 'circle' : 'square' },
    };
  };
  const guessing: Trace = {
    type: 'scatter',
    mode: 'lines',
    name: 'guessing',
    x: [Math.min(...scales), Math.max(...scales)],
    y: [chance, chance],
    line: { color: colour(7), width: 1.5, dash: 'dot' },
  };
  const scale = 'std of the initial weights';
  return panels({
    title: options.title ?? 'Batch normalisation forgives the wrong initialisation',
    caption: options.caption ?? 'Lecture L1, property 1; a missing point: the loss became infinite',
    legend: true,
    panels: [
      {
        title: 'after training: accuracy',
        x: scale,
        y: 'validation accuracy (share right)',
        logX: true,
        rangeY: [0, 1],
        traces: [...runs.map((run, i) => curve(run, run.accuracy, i, true)), guessing],
      },
      {
        title: 'after training: loss',
        x: scale,
        y: 'training loss',
        logX: true,
        traces: runs.map((run, i) => curve(run, run.loss, i, false)),
      },
    ],
  });
}
