import { percent } from 'kernel-lib/display';
import {
  type Figure,
  groupsByLabel,
  type Numbers,
  panels,
  pointTrace,
  type Table,
  titleOf,
} from 'kernel-lib/plot';
import { LECTURE, type LectureEntry } from './shared/lectureFigure.js';
import { MOON_X, MOON_Y, moonFits } from './shared/moonFits.js';
import { classTrace, type Regions } from './shared/regions.js';

export const lectureFigure: LectureEntry = {
  order: 200,
  lecture: LECTURE.L2,
  caption:
    'One net 2-50-50-2 on the same 50 noisy points; only the penalty for large weights differs (λ = 0.1, 0.03, 0.0001). The overfitted one bends around single points and does worse on 1000 new ones.',
  seed: 0,
  draw: async () => fitRegions(await moonRegionsData()),
};

/** One net with a strong, a middling and a weak penalty on 50 points: figure under-good-over-fit. */
export async function moonRegionsData() {
  const names = ['underfitted', 'a good fit', 'overfitted'];
  const { X, y, fits } = await moonFits([0.1, 0.03, 1e-4]);
  return {
    X,
    y,
    fits: fits.map(({ train, val, classify }, i) => ({
      title: `${names[i]}<br>${percent(train)}, new ${percent(val)}`,
      /** The class of each point. */
      classify,
    })),
  };
}

/** The same points, fitted too loosely, well, and too closely (lecture L2). */
export function fitRegions(options: {
  /** (N, 2) training points and their classes */
  readonly X: Table;
  readonly y: Numbers;
  readonly fits: readonly Regions[];
  readonly title?: string;
  readonly caption?: string;
}): Figure {
  const points = groupsByLabel('fitRegions', options.X, options.y).map((group, i) =>
    pointTrace('fitRegions', { ...group, size: 7 }, i),
  );
  const title = options.title ?? 'Underfitted, a good fit, overfitted';
  const caption = options.caption ?? 'Lecture L2, “Over-training Prevention”';
  return panels({
    title,
    caption,
    panels: options.fits.map((fit) => ({
      title: fit.title,
      x: 'x1',
      y: 'x2',
      traces: [classTrace(fit, 2, MOON_X, MOON_Y, 71), ...points],
      rangeX: MOON_X,
      rangeY: MOON_Y,
    })),
    height: 470,
    // Room for titles of two lines.
    layout: {
      title: {
        ...titleOf(title, caption),
        yref: 'container',
        y: 1,
        yanchor: 'top',
        pad: { t: 18 },
      },
      margin: { t: 130 },
    },
  });
}
