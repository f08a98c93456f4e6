import {
  colour,
  count,
  Figure,
  INK,
  layoutOf,
  lineTrace,
  type Numbers,
  type Trace,
  values,
} from 'kernel-lib/plot';
import { LECTURE, type LectureEntry } from './shared/lectureFigure.js';
import { smallPictures, trainOnPictures } from './shared/smallPictures.js';

export const lectureFigure: LectureEntry = {
  order: 190,
  lecture: LECTURE.L2,
  caption:
    'The validation loss turns while the training loss goes on falling. After five epochs without a new best, training stops and the weights of the best epoch come back.',
  seed: 1,
  draw: async () => earlyStopping(await earlyStoppingData()),
};

/** Where patience runs out on the small pictures: figure early-stopping. */
export async function earlyStoppingData(patience = 5) {
  const { trainLoss, valLoss } = await trainOnPictures(smallPictures());
  let [best, stop] = [0, 0];
  for (; stop < valLoss.length - 1 && stop - best < patience; stop++) {
    if ((valLoss[stop + 1] as number) < (valLoss[best] as number)) best = stop + 1;
  }
  return { train: trainLoss, validation: valLoss, best, stop };
}

/**
 * The losses of every epoch, the best epoch and the one after which patience has run out (lectures
 * L2, "maintain weights for best performing network", and L4).
 *
 * @param options.best epoch with the lowest validation loss
 * @param options.stop epoch after which training stops; what comes later is drawn pale
 */
export function earlyStopping(options: {
  readonly train: Numbers;
  readonly validation: Numbers;
  readonly best: number;
  readonly stop: number;
  readonly title?: string;
}): Figure {
  const { best, stop } = options;
  const lists = [values(options.train), values(options.validation)];
  const epochs = count(lists[0]?.length ?? 0);
  const names = ['training', 'validation'];
  const hues = [4, 2];
  const data: Trace[] = lists.flatMap((list, i) => {
    const part = (from: number, to: number, faint: boolean) =>
      lineTrace(
        'earlyStopping',
        {
          name: names[i] ?? '',
          x: epochs.slice(from, to),
          y: list.slice(from, to).map((v) => v ?? Number.NaN),
          colour: hues[i] ?? 0,
          faint,
        },
        i,
      );
    return [part(0, stop + 1, false), part(stop, list.length, true)];
  });
  const top = Math.max(...lists.flat().map((v) => v ?? 0)) * 1.05;
  const mark = (epoch: number, text: string, hue: string, side: 'left' | 'right') => ({
    line: {
      type: 'line',
      x0: epoch,
      x1: epoch,
      y0: 0,
      y1: 1,
      yref: 'paper',
      line: { color: hue, width: 1.5, dash: 'dot' },
    },
    label: {
      x: epoch,
      y: 1,
      yref: 'paper',
      yanchor: 'top',
      text,
      xanchor: side === 'left' ? 'right' : 'left',
      xshift: side === 'left' ? -4 : 4,
      showarrow: false,
      font: { color: hue, size: 13 },
    },
  });
  const marks = [
    mark(best, `best: epoch ${best}`, colour(2), 'left'),
    mark(stop, `stop: epoch ${stop}`, INK, 'right'),
  ];
  return new Figure(data, {
    ...layoutOf(
      'earlyStopping',
      {
        title: options.title ?? 'Stop, and go back to the best',
        caption: 'Lectures L2 and L4; pale: what would have come after the stop',
        x: 'epoch',
        y: 'loss',
      },
      { rangeY: [0, top] },
    ),
    showlegend: true,
    shapes: marks.map(({ line }) => line),
    annotations: marks.map(({ label }) => label),
  });
}
