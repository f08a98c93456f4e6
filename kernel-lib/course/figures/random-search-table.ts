import { Figure, GRID, type Trace, titleOf } from 'kernel-lib/plot';
import { LECTURE, type LectureEntry } from './shared/lectureFigure.js';
import { type RateTrial, rateSearch } from './shared/rateTrials.js';

export const lectureFigure: LectureEntry = {
  order: 340,
  lecture: LECTURE.L1,
  caption:
    'The twelve best of sixty random trainings of 8 epochs, as the lecture prints its search. Look at the spread of the settings: the regularisation of good nets covers decades, the learning rate does not.',
  seed: 0,
  draw: async () => searchTable({ trials: await rateSearch({ count: 60, seed: 0 }) }),
};

/** The best trainings of a search as a table, as lecture L1 prints them (figure random-search-table). */
export function searchTable(options: {
  readonly trials: readonly RateTrial[];
  /** Lines (12). */
  readonly top?: number;
  readonly title?: string;
  readonly caption?: string;
}): Figure {
  const rank = (value: number) => (Number.isNaN(value) ? -1 : value);
  const sorted = [...options.trials].sort((a, b) => rank(b.value) - rank(a.value));
  const top = sorted.slice(0, options.top ?? 12);
  const look = { align: 'right', line: { color: GRID, width: 1 } };
  const columns = ['', 'validation accuracy', 'learning rate', 'regularisation'];
  const table: Trace = {
    type: 'table',
    header: {
      values: columns.map((text) => (text ? `<b>${text}</b>` : '')),
      ...look,
      fill: { color: GRID },
      font: { size: 14 },
      height: 34,
    },
    cells: {
      values: [
        top.map((_, i) => String(i + 1)),
        top.map(({ value }) => value.toFixed(3)),
        top.map(({ config }) => config.lr.toExponential(1)),
        top.map(({ config }) => config.reg.toExponential(1)),
      ],
      ...look,
      fill: { color: 'rgba(0, 0, 0, 0)' },
      font: { size: 14 },
      height: 32,
    },
    columnwidth: [0.25, 1, 1, 1],
  };
  return new Figure([table], {
    title: titleOf(
      options.title ?? `Random search: the best ${top.length} of ${options.trials.length}`,
      options.caption ?? 'Lecture L1, step 4: accuracy on pictures that were held out',
    ),
    height: 540,
    margin: { t: 84, r: 24, b: 16, l: 64 },
  });
}
