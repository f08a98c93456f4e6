import { bar, type Figure } from 'kernel-lib/plot';
import { LECTURE, type LectureEntry } from './shared/lectureFigure.js';
import { errorsBySize, type SizeError } from './shared/randomFeatures.js';

export const lectureFigure: LectureEntry = {
  order: 264,
  lecture: LECTURE.L4,
  caption:
    'Generalization error ≈ modeling error + estimation error, measured: nets that learn from 100 real digits, and what the same nets could do with 1200. A larger net can do more and loses more for want of examples; the best one lies between.',
  seed: 0,
  draw: async () => errorParts(await errorPartsData()),
};

/** The errors of nets of the same sizes. */
export interface ErrorParts {
  /** Learned from few examples. */
  readonly few: readonly SizeError[];
  /** Learned from as many as there are. */
  readonly many: readonly SizeError[];
}

/**
 * What nets learn from few digits, and what they could learn from many.
 *
 * @param options.few digits to learn from
 * @param options.many digits that leave (nearly) nothing but the modelling error
 * @param options.sizes hidden units
 * @param options.seed the first of three, whose errors are averaged
 */
export async function errorPartsData(
  options: { few?: number; many?: number; sizes?: readonly number[]; seed?: number } = {},
): Promise<ErrorParts> {
  const { few = 100, many = 1200, sizes = [5, 10, 20, 30, 40, 60], seed = 0 } = options;
  const seeds = [seed, seed + 1, seed + 2];
  return {
    few: await errorsBySize(few, sizes, seeds),
    many: await errorsBySize(many, sizes, seeds),
  };
}

/**
 * The error on new examples in two parts: what the net could not do with all the examples there are
 * (modelling), and what it lost because it had few (estimation; figure error-parts; lecture L4).
 */
export function errorParts(
  options: ErrorParts & { readonly title?: string; readonly caption?: string },
): Figure {
  const { few, many } = options;
  const figure = bar({
    title: options.title ?? 'A larger net can do more, and knows less',
    caption:
      options.caption ??
      'Lecture L4: the generalisation error of a net that learned from few digits, in its two parts',
    x: 'hidden units',
    y: 'mean squared error on new digits',
    categories: few.map(({ size }) => String(size)),
    groups: [
      { name: 'modelling error', y: many.map(({ test }) => test) },
      {
        name: 'estimation error',
        y: few.map(({ test }, i) => Math.max(0, test - (many[i]?.test ?? 0))),
      },
    ],
  });
  return figure.with({ barmode: 'stack' });
}
