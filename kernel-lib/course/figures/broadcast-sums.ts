import {
  DIVERGING,
  Figure,
  INK,
  layoutOf,
  type Numbers,
  rows,
  type Table,
  type Trace,
  values,
} from 'kernel-lib/plot';

/**
 * A gradient (N, D) as a table, and in its margins what operands of smaller shapes collect of it: a
 * row (D,) below, a column (N, 1) on the right, a single number in the corner.
 *
 * @param options.dout (N, D)
 * @param options.row (D,)
 * @param options.column (N, 1) or (N,)
 * @param options.number of one element
 */
export function broadcastSums(options: {
  readonly dout: Table;
  readonly row: Numbers;
  readonly column: Numbers;
  readonly number: Numbers;
  readonly title?: string;
  readonly caption?: string;
}): Figure {
  const body = rows('broadcastSums', options.dout);
  const [row, column, number] = [options.row, options.column, options.number].map(values);
  const table = [
    ...body.map((line, n) => [...line, column?.[n] ?? null]),
    [...(row ?? []), number?.[0] ?? null],
  ];
  const D = row?.length ?? 0;
  const largest = Math.max(...table.flat().map((v) => Math.abs(v ?? 0)));
  const label = (what: string, last: string, count: number) => [
    ...Array.from({ length: count }, (_, i) => `${what} ${i}`),
    last,
  ];
  const trace: Trace = {
    type: 'heatmap',
    x: label('column', 'of a column (N, 1)', D),
    y: label('row', 'of a row (D,)', body.length),
    z: table,
    zmin: -largest,
    zmax: largest,
    colorscale: DIVERGING,
    showscale: false,
    texttemplate: '%{z:.2f}',
    xgap: 2,
    ygap: 2,
    hoverinfo: 'skip',
  };
  const layout = layoutOf('broadcastSums', {
    title: options.title ?? 'Broadcast forward, summed backward',
    caption:
      options.caption ??
      'Inside: dout (N, D). In the margins: what a row, a column and a number collect of it',
    x: 'columns, and the sum of each row',
    y: 'rows, and the sum of each column',
  });
  // The margin stands apart from the table by a line.
  const line = (x0: number, x1: number, y0: number, y1: number) => ({
    type: 'line',
    x0,
    x1,
    y0,
    y1,
    line: { color: INK, width: 2 },
  });
  return new Figure([trace], {
    ...layout,
    yaxis: { ...(layout.yaxis as object), autorange: 'reversed' },
    shapes: [
      line(D - 0.5, D - 0.5, -0.5, body.length + 0.5),
      line(-0.5, D + 0.5, body.length - 0.5, body.length - 0.5),
    ],
    height: 470,
  });
}
