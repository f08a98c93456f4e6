import { fitScaler, plateletsAndHeight } from 'kernel-lib/data';
import { colour, column, type Figure, panels, type Table, type Trace } from 'kernel-lib/plot';
import { type Tensor, tensor } from 'kernel-lib/tensor';
import { LECTURE, type LectureEntry } from './shared/lectureFigure.js';

export const lectureFigure: LectureEntry = {
  order: 170,
  lecture: LECTURE.L4,
  caption:
    'Blood platelets and heights of 200 made-up people, as measured and with mean 0 and variance 1 in each variable: the long thin cloud of the lecture’s badly scaled problem, and the round one.',
  seed: 0,
  draw: () =>
    inputNormalisation({
      ...peopleNormalised(0),
      x: 'platelets (100,000 per µl)',
      y: 'height (m)',
    }),
};

/** Platelets (in 100,000 per µl) and height (in m) of 200 people, and the same normalised. */
export function peopleNormalised(seed = 0): { raw: Tensor; normalised: Tensor } {
  const { X } = plateletsAndHeight({ N: 200, seed });
  return { raw: X.div(tensor([100_000, 1])), normalised: fitScaler(X).apply(X) };
}

/**
 * A data set before and after normalisation, in two panels: red circles and blue crosses, as lecture
 * L4 shows it.
 *
 * @param options.raw (N, 2) the data as measured
 * @param options.normalised (N, 2) mean 0 and variance 1 per column
 * @param options.x what the first column is, with the unit of `raw` in brackets
 * @param options.y the same for the second
 */
export function inputNormalisation(options: {
  readonly raw: Table;
  readonly normalised: Table;
  readonly x: string;
  readonly y: string;
  readonly title?: string;
  readonly caption?: string;
}): Figure {
  const points = (table: Table, name: string, marker: object): Trace => ({
    type: 'scatter',
    mode: 'markers',
    name,
    x: column('inputNormalisation', table, 0),
    y: column('inputNormalisation', table, 1),
    marker,
  });
  const { x, y } = options;
  const inDeviations = (label: string) =>
    `${label.replace(/\s*\([^)]*\)$/, '')} (standard deviations)`;
  const [circle, cross] = [
    { symbol: 'circle-open', size: 8, color: colour(1), line: { width: 1.5 } },
    { symbol: 'x', size: 7, color: colour(0) },
  ];
  return panels({
    title: options.title ?? 'Input normalisation',
    caption:
      options.caption ??
      'Lecture L4: red circles as measured; blue crosses with mean 0 and variance 1 in each variable',
    panels: [
      {
        title: 'as measured',
        x,
        y,
        traces: [points(options.raw, 'as measured', circle)],
        square: true,
      },
      {
        title: 'normalised',
        x: inDeviations(x),
        y: inDeviations(y),
        traces: [points(options.normalised, 'normalised', cross)],
        square: true,
      },
    ],
    height: 460,
  });
}
