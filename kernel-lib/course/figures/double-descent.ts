import { type Figure, INK, linePlot } from 'kernel-lib/plot';
import { LECTURE, type LectureEntry } from './shared/lectureFigure.js';
import { errorsBySize, type SizeError } from './shared/randomFeatures.js';

export const lectureFigure: LectureEntry = {
  order: 266,
  lecture: LECTURE.L4,
  caption:
    'Generalization: old and new. Nets with one hidden layer of random units learn 100 real digits, the last layer by least squares. The error on new digits falls, peaks where there are as many units as digits, and falls again, to less than half of the best small net: double descent (Belkin et al. 2019).',
  seed: 0,
  draw: async () => doubleDescent(await doubleDescentData()),
};

/** Errors by the number of hidden units, and how many digits were learned from. */
export interface DoubleDescent {
  /** Examples that were learned from. */
  readonly count: number;
  /** One for each number of hidden units. */
  readonly errors: readonly SizeError[];
}

/**
 * The errors of nets from far too small to far too large, on known and on new digits.
 *
 * @param options.count digits to learn from
 * @param options.sizes hidden units
 * @param options.seed the first of three, whose errors are averaged
 */
export async function doubleDescentData(
  options: { count?: number; sizes?: readonly number[]; seed?: number } = {},
): Promise<DoubleDescent> {
  const {
    count = 100,
    sizes = [5, 10, 20, 30, 60, 80, 90, 100, 110, 130, 160, 200, 400, 800],
    seed = 0,
  } = options;
  return { count, errors: await errorsBySize(count, sizes, [seed, seed + 1, seed + 2]) };
}

/**
 * The error on known and on new digits by the number of hidden units, far beyond the number of examples:
 * it falls, rises to where both numbers are equal, and falls again (figure double-descent; lecture L4; Belkin
 * and others 2019).
 */
export function doubleDescent(
  options: DoubleDescent & { readonly title?: string; readonly caption?: string },
): Figure {
  const { errors, count } = options;
  const sizes = errors.map(({ size }) => size);
  const figure = linePlot({
    title: options.title ?? 'Worst where units and examples are as many',
    caption:
      options.caption ??
      `Lecture L4, “Generalization: old and new”: ${count} real digits, the last layer fitted by least squares`,
    x: 'hidden units',
    y: 'mean squared error',
    logX: true,
    logY: true,
    rangeY: [1e-3, 60],
    series: [
      { name: 'new digits', x: sizes, y: errors.map(({ test }) => test), colour: 1 },
      {
        name: 'training digits',
        x: sizes,
        y: errors.map(({ train }) => Math.max(train, 1e-3)),
        colour: 0,
        dash: 'dot',
      },
    ],
  });
  return figure.with({
    shapes: [
      {
        type: 'line',
        x0: count,
        x1: count,
        yref: 'paper',
        y0: 0,
        y1: 1,
        line: { color: INK, width: 1, dash: 'dash' },
      },
    ],
  });
}
