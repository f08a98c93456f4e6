import { Figure, type Trace } from './figure.js';
import { column, type Numbers, sameLength, type Table, values } from './numbers.js';
import { type AxisOptions, type FigureText, layoutOf } from './text.js';
import { colour, symbol } from './theme.js';

/** One group of points. */
export interface PointGroup {
  /** In the legend. */
  readonly name: string;
  /** Horizontal places. */
  readonly x: Numbers;
  /** Vertical places. */
  readonly y: Numbers;
  /** Shown beside each point. */
  readonly labels?: readonly string[];
  /** Of each point, in pixels. */
  readonly size?: number;
}

/** The Plotly trace of one group; colour and shape both tell groups apart. */
export function pointTrace(fn: string, group: PointGroup, position: number): Trace {
  const x = values(group.x);
  const y = values(group.y);
  sameLength(fn, `"${group.name}"`, x, y);
  return {
    type: 'scatter',
    mode: group.labels ? 'markers+text' : 'markers',
    name: group.name,
    x,
    y,
    ...(group.labels ? { text: [...group.labels], textposition: 'top center' } : {}),
    marker: {
      color: colour(position),
      symbol: symbol(position),
      size: group.size ?? 9,
      line: { width: 1, color: 'white' },
    },
  };
}

/** Splits the points X (N, 2) by their labels y (N,) into groups. */
export function groupsByLabel(
  fn: string,
  X: Table,
  y: Numbers,
  names?: readonly string[],
): PointGroup[] {
  const labels = values(y);
  const xs = column(fn, X, 0);
  const ys = column(fn, X, 1);
  sameLength(fn, 'the set of points', xs, labels);
  return [...new Set(labels)]
    .sort((a, b) => Number(a) - Number(b))
    .map((label) => {
      const pick = (list: (number | null)[]) =>
        list.filter((_, i) => labels[i] === label).map((v) => v ?? Number.NaN);
      return { name: names?.[Number(label)] ?? `class ${label}`, x: pick(xs), y: pick(ys) };
    });
}

/** Groups of points in the plane. */
export function scatter(
  options: FigureText & AxisOptions & { readonly groups: readonly PointGroup[] },
): Figure {
  const data = options.groups.map((group, i) => pointTrace('scatter', group, i));
  return new Figure(data, {
    ...layoutOf('scatter', options, options),
    showlegend: data.length > 1,
  });
}
