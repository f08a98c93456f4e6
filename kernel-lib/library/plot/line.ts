import { spreadDecades } from './decades.js';
import { fewPlaces } from './fewPlaces.js';
import { Figure, type Trace } from './figure.js';
import { count, extent, type Numbers, sameLength, values } from './numbers.js';
import { type AxisOptions, type FigureText, layoutOf } from './text.js';
import { colour, curveMarks, faded } from './theme.js';

/** One curve. */
export interface Series {
  /** In the legend. */
  readonly name: string;
  /** 0, 1, 2, … when left out. */
  readonly x?: Numbers;
  /** The heights, one for each x. */
  readonly y: Numbers;
  /** Index into the palette; the curve's own position by default. */
  readonly colour?: number;
  /** How the line is drawn ('solid'). */
  readonly dash?: 'solid' | 'dot' | 'dash';
  /** Draw it pale and thin, behind a smoothed one for example. */
  readonly faint?: boolean;
  /** In pixels (2.5; 1 if faint). */
  readonly width?: number;
}

/** The Plotly trace of one curve; colour and shape both tell curves apart. */
export function lineTrace(fn: string, series: Series, position: number): Trace {
  const y = values(series.y);
  const x = series.x ? values(series.x) : count(y.length);
  sameLength(fn, `"${series.name}"`, x, y);
  const hueAt = series.colour ?? position;
  const hue = colour(hueAt);
  return {
    type: 'scatter',
    ...(series.faint ? { mode: 'lines' } : curveMarks(hueAt, y.length)),
    name: series.name,
    x,
    y,
    showlegend: !series.faint,
    ...(series.faint ? { hoverinfo: 'skip' } : {}),
    line: {
      color: series.faint ? faded(hue, 0.5) : hue,
      width: series.width ?? (series.faint ? 1 : 2.5),
      dash: series.dash ?? 'solid',
    },
  };
}

/** Plotly leaves room for marks at the ends, which curves of many points do not need. */
function widthOf(
  data: readonly Trace[],
  log = false,
): { rangeX?: readonly [low: number, high: number] } {
  const dense = (data as { mode: string; marker?: { maxdisplayed?: number } }[]).every(
    ({ mode, marker }) => mode === 'lines' || marker?.maxdisplayed !== undefined,
  );
  const [low, high] = extent(data.flatMap(({ x }) => x as number[]));
  return dense && low < high && (low > 0 || !log) ? { rangeX: [low, high] } : {};
}

/**
 * Curves over a common axis.
 *
 * @example linePlot({ title: 'Loss', x: 'epoch', y: 'loss', series: [{ name: 'train', y: losses }] })
 */
export function linePlot(
  options: FigureText & AxisOptions & { readonly series: readonly Series[] },
): Figure {
  const data = options.series.map((series, i) => lineTrace('linePlot', series, i));
  const many = data.filter((trace) => trace.showlegend).length > 1;
  const wide = options.rangeX ? options : { ...options, ...widthOf(data, options.logX) };
  const layout = spreadDecades(layoutOf('linePlot', wide, wide), data);
  const xaxis = { ...(layout.xaxis as object), ...fewPlaces(data, options.logX ?? false) };
  return new Figure(data, { ...layout, xaxis, showlegend: many });
}
