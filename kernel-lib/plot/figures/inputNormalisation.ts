import { Figure, type Trace } from '../figure.js';
import { column, type Table } from '../numbers.js';
import { layoutOf } from '../text.js';
import { colour } from '../theme.js';

/**
 * A data set before and after normalisation in one pair of axes: red circles and blue crosses, as
 * lecture L4 shows it.
 *
 * @param options.raw (N, 2) the data as measured, in units that fit on the axes
 * @param options.normalised (N, 2) mean 0 and variance 1 per column
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
  const data = [
    points(options.raw, 'as measured', {
      symbol: 'circle-open',
      size: 8,
      color: colour(1),
      line: { width: 1.5 },
    }),
    points(options.normalised, 'normalised', { symbol: 'x', size: 7, color: colour(0) }),
  ];
  const layout = layoutOf(
    'inputNormalisation',
    {
      title: options.title ?? 'Input normalisation',
      caption:
        options.caption ??
        'Lecture L4: red circles as measured; blue crosses with mean 0 and variance 1 in each variable',
      x: options.x,
      y: options.y,
    },
    { height: 460 },
  );
  return new Figure(data, { ...layout, showlegend: true });
}
