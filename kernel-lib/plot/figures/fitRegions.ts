import type { Figure } from '../figure.js';
import type { Numbers, Table } from '../numbers.js';
import { panels } from '../panels.js';
import { groupsByLabel, pointTrace } from '../scatter.js';
import { titleOf } from '../text.js';
import { classTrace, type Regions } from './decisionRegions.js';

/** The plane shown: the two half moons around (0, 0). */
export const MOON_X = [-2.2, 2.2] as const;
export const MOON_Y = [-1.8, 1.8] as const;

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
