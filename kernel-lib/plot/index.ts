export { type Step, withSlider } from './animate.js';
export { type BarGroup, bar } from './bar.js';
export {
  Figure,
  type FigureJson,
  type Frame,
  type Layout,
  PLOTLY_MIME,
  type Trace,
} from './figure.js';
export * from './figures/index.js';
export { contour, heatmap } from './heatmap.js';
export { binCounts, histogram, type Sample } from './histogram.js';
export { imageGrid } from './imageGrid.js';
export { linePlot, lineTrace, type Series } from './line.js';
export type { Numbers, Table, TensorLike } from './numbers.js';
export { type Panel, panels } from './panels.js';
export { groupsByLabel, type PointGroup, pointTrace, scatter } from './scatter.js';
export * from './studies/index.js';
export { type AxisOptions, type FigureText, PlotError } from './text.js';
export { colour, faded, PALETTE } from './theme.js';
