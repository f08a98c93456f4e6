import { faded, PALETTE, packed, type Trace } from 'kernel-lib/plot';

/** Points on a regular grid over a rectangle, row by row from the bottom left. */
export function gridPoints(
  rangeX: readonly [number, number],
  rangeY: readonly [number, number],
  steps = 61,
): { xs: number[]; ys: number[]; points: [number, number][] } {
  const at = ([low, high]: readonly [number, number]) =>
    Array.from({ length: steps }, (_, i) =>
      Number((low + ((high - low) * i) / (steps - 1)).toPrecision(5)),
    );
  const xs = at(rangeX);
  const ys = at(rangeY);
  return { xs, ys, points: ys.flatMap((y) => xs.map((x): [number, number] => [x, y])) };
}

/** A score of 1 in whole numbers. */
const ONE = 10_000;

/** Only the sign and what is near zero are seen, so the rest need not be stored. */
function short(score: number): number {
  return Math.round(Math.min(1, Math.max(-1, score)) * ONE);
}

/** Two shades: where a score is negative and where it is positive, with the boundary between. */
export function regionTrace(
  score: (x: number, y: number) => number,
  rangeX: readonly [number, number],
  rangeY: readonly [number, number],
  steps = 41,
): Trace {
  const { xs, ys } = gridPoints(rangeX, rangeY, steps);
  return {
    type: 'contour',
    x: xs,
    y: ys,
    z: packed(
      'i2',
      ys.map((y) => xs.map((x) => short(score(x, y)))),
    ),
    contours: { start: 0, end: 0, size: 1, coloring: 'fill' },
    colorscale: [
      [0, PALETTE[0]],
      [0.5, PALETTE[0]],
      [0.5, PALETTE[1]],
      [1, PALETTE[1]],
    ],
    // The shades lie on top of each other: only the whole may be made transparent.
    opacity: 0.25,
    zmin: -ONE,
    zmax: ONE,
    line: { width: 2 },
    showscale: false,
    showlegend: false,
    hoverinfo: 'skip',
  };
}

/** One classifier's regions: the class it says at each point of a grid. */
export interface Regions {
  /** Above its panel. */
  readonly title: string;
  /** Called once with all the grid's points, (M, 2); returns M class numbers. */
  readonly classify: (points: [number, number][]) => ArrayLike<number>;
}

/** The map of one classifier as a heatmap of class colours. */
export function classTrace(
  regions: Regions,
  classes: number,
  rangeX: readonly [number, number],
  rangeY: readonly [number, number],
  steps = 81,
): Trace {
  const { xs, ys, points } = gridPoints(rangeX, rangeY, steps);
  const said = regions.classify(points);
  const colorscale: [number, string][] = [];
  for (let c = 0; c < classes; c++) {
    const shade = faded(PALETTE[c % PALETTE.length] ?? PALETTE[0], 0.25);
    colorscale.push([c / classes, shade], [(c + 1) / classes, shade]);
  }
  return {
    type: 'heatmap',
    x: xs,
    y: ys,
    z: packed(
      'u1',
      ys.map((_, r) => xs.map((__, c) => said[r * xs.length + c] ?? 0)),
    ),
    zmin: -0.5,
    zmax: classes - 0.5,
    colorscale,
    showscale: false,
    hoverinfo: 'skip',
  };
}
