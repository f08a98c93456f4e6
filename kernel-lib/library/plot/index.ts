/**
 * Figures as plain data: lines, bars, heatmaps, panels, animations. The last line of a cell draws its
 * figure.
 *
 * ```ts
 * import { linePlot } from 'kernel-lib/plot';
 * const y = [3, 2, 1.5, 1.2];
 * linePlot({ title: 'Training', x: 'epoch', y: 'loss', series: [{ name: 'adam', y }] });
 * ```
 *
 * @module
 */

export { PLOTLY_MIME } from '../display/index.js';
export { type Step, withSlider } from './animate.js';
export { type BarGroup, bar } from './bar.js';
export { playButtons, SLIDER_LOOK } from './controls.js';
export {
  Figure,
  type FigureJson,
  type Frame,
  type Layout,
  type Trace,
} from './figure.js';
export { contour, type GridOptions, heatmap } from './heatmap.js';
export { binCounts, histogram, type Sample } from './histogram.js';
export { imageGrid } from './imageGrid.js';
export { linePlot, lineTrace, type Series } from './line.js';
export {
  column,
  count,
  extent,
  type Numbers,
  packed,
  rows,
  sameLength,
  type Table,
  type TensorLike,
  values,
} from './numbers.js';
export { type Panel, panels, panelTitle } from './panels.js';
export { groupsByLabel, type PointGroup, pointTrace, scatter } from './scatter.js';
export { withSwitches } from './switches.js';
export {
  type AxisOptions,
  type FigureText,
  layoutOf,
  PlotError,
  TITLE_ON_TOP,
  titleOf,
} from './text.js';
export {
  colour,
  curveMarks,
  DIVERGING,
  faded,
  GRID,
  INK,
  PALETTE,
  SEQUENTIAL,
  SYMBOLS,
  symbol,
} from './theme.js';
