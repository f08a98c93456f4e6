import { Figure } from './figure.js';
import { type Numbers, rows, type Table, values } from './numbers.js';
import { type AxisOptions, type FigureText, layoutOf } from './text.js';
import { DIVERGING, SEQUENTIAL } from './theme.js';

/** A grid of numbers z (R, C), and the places of its columns and rows. */
export interface GridOptions extends FigureText, AxisOptions {
  /** (R, C) values, row 0 at the bottom, or at the top with `down`. */
  readonly z: Table;
  /** What the colour means, with its unit. */
  readonly value: string;
  /** C and R coordinates; 0, 1, 2, … when left out. */
  readonly xs?: Numbers;
  /** R coordinates; 0, 1, 2, … when left out. */
  readonly ys?: Numbers;
  /** Count the rows from the top, as a matrix is written. */
  readonly down?: boolean;
  /** Centre the colours on zero. */
  readonly diverging?: boolean;
}

function grid(fn: string, type: 'heatmap' | 'contour', options: GridOptions): Figure {
  const trace = {
    type,
    z: rows(fn, options.z),
    ...(options.xs ? { x: values(options.xs) } : {}),
    ...(options.ys ? { y: values(options.ys) } : {}),
    colorscale: options.diverging ? DIVERGING : SEQUENTIAL,
    ...(options.diverging ? { zmid: 0 } : {}),
    colorbar: { title: { text: options.value, side: 'right' }, outlinewidth: 0 },
  };
  const layout = layoutOf(fn, options, options);
  if (!options.down) return new Figure([trace], layout);
  return new Figure([trace], {
    ...layout,
    yaxis: { ...(layout.yaxis as object), autorange: 'reversed' },
  });
}

/** A table of values as colours. */
export function heatmap(options: GridOptions): Figure {
  return grid('heatmap', 'heatmap', options);
}

/** Lines of equal value over a grid. */
export function contour(options: GridOptions): Figure {
  return grid('contour', 'contour', options);
}
