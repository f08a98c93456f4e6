import { type Figure, linePlot, type Numbers } from 'kernel-lib/plot';
import { LECTURE, type LectureEntry } from './shared/lectureFigure.js';
import { smallPictures, trainOnPictures } from './shared/smallPictures.js';

export const lectureFigure: LectureEntry = {
  order: 180,
  lecture: LECTURE.L1,
  caption:
    'A net 256-100-10 on 300 small pictures. With dropout it learns them by heart later, and gains a few in a hundred on 1000 pictures that it has never seen.',
  seed: 1,
  draw: async () => dropoutCurves(await dropoutCurvesData()),
};

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

/** Accuracy while training, without and with dropout (lectures L1 code04, L2). */
export function dropoutCurves(options: {
  readonly runs: readonly {
    readonly name: string;
    readonly train: Numbers;
    readonly val: Numbers;
  }[];
  readonly title?: string;
  readonly caption?: string;
}): Figure {
  return linePlot({
    title: options.title ?? 'With dropout and without',
    caption:
      options.caption ??
      'Lecture L1, code04. Solid: pictures never seen; dotted: training pictures',
    x: 'epoch',
    y: 'accuracy (share right)',
    rangeY: [0, 1.03],
    series: options.runs.flatMap(({ name, train, val }, i) => [
      { name: `${name}, validation`, y: val, colour: i },
      { name: `${name}, training`, y: train, colour: i, dash: 'dot' as const, width: 1.5 },
    ]),
  });
}
