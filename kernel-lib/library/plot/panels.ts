import { spreadDecades } from './decades.js';
import { Figure, type Frame, type Layout, type Trace } from './figure.js';
import { axis, PlotError, TITLE_ON_TOP, titleOf } from './text.js';

/** One of several plots in one figure. */
export interface Panel {
  /** Above this panel. */
  readonly title: string;
  /** What runs along the horizontal axis, with its unit. */
  readonly x: string;
  /** What runs along the vertical axis, with its unit. */
  readonly y: string;
  /** What is drawn. */
  readonly traces: readonly Trace[];
  /** Logarithmic horizontal axis (false). */
  readonly logX?: boolean;
  /** Logarithmic vertical axis (false). */
  readonly logY?: boolean;
  /** Ends of the horizontal axis; those of the data when left out. */
  readonly rangeX?: readonly [number, number];
  /** Ends of the vertical axis; those of the data when left out. */
  readonly rangeY?: readonly [number, number];
  /** One unit is as long on both axes. */
  readonly square?: boolean;
  /** Has a line of its own, over all columns. */
  readonly wide?: boolean;
}

/**
 * Plots side by side, each with its own axes and title.
 *
 * @param options.columns how many in a row; all of them by default
 */
export function panels(options: {
  readonly title: string;
  readonly caption?: string;
  readonly panels: readonly Panel[];
  readonly columns?: number;
  readonly height?: number;
  /** Whether the traces' names are listed above the panels. */
  readonly legend?: boolean;
  readonly frames?: readonly Frame[];
  readonly layout?: Layout;
}): Figure {
  const n = options.panels.length;
  if (n === 0) throw new PlotError('panels: no panel to show');
  if (!options.title.trim()) throw new PlotError('panels: title is missing');
  const legend = options.legend ?? false;
  const columns = Math.min(options.columns ?? n, n);
  const places = inLines(options.panels, columns);
  const lines = (places.at(-1)?.line ?? 0) + 1;
  // Wide enough for the labels of an axis in a narrow cell.
  const gapX = columns > 2 ? 0.15 : 0.16;
  // In pixels, as far as they are known: a legend, and the labels of an axis above a title.
  const room = (options.height ?? 120 + 320 * lines) - (legend ? 212 : 188);
  const gapY = Math.min(0.24, 112 / room);
  const width = (1 - gapX * (columns - 1)) / columns;
  const height = (1 - gapY * (lines - 1)) / lines;

  const data: Trace[] = [];
  const axes: Record<string, unknown> = {};
  const annotations: Layout[] = [];
  options.panels.forEach((panel, i) => {
    for (const part of ['title', 'x', 'y'] as const) {
      if (!panel[part].trim()) throw new PlotError(`panels: panel ${i + 1} has no ${part}`);
    }
    const id = i === 0 ? '' : String(i + 1);
    const { line, column } = places[i] ?? { line: 0, column: 0 };
    const left = column * (width + gapX);
    const right = panel.wide ? 1 : left + width;
    const top = 1 - line * (height + gapY);
    axes[`xaxis${id}`] = {
      ...axis(panel.x, panel.logX, panel.rangeX),
      domain: [left, right],
      anchor: `y${id}`,
      ...(panel.square ? { constrain: 'domain' } : {}),
    };
    axes[`yaxis${id}`] = {
      ...axis(panel.y, panel.logY, panel.rangeY),
      domain: [Math.max(0, top - height), top],
      anchor: `x${id}`,
      // What is too high for its place stays under its title.
      ...(panel.square
        ? { scaleanchor: `x${id}`, constrain: 'domain', constraintoward: 'top' }
        : {}),
    };
    annotations.push(panelTitle(panel.title, (left + right) / 2, top, 14));
    for (const trace of panel.traces) data.push({ ...trace, xaxis: `x${id}`, yaxis: `y${id}` });
  });
  return new Figure(
    data,
    {
      title: { ...titleOf(options.title, options.caption), ...(legend ? TITLE_ON_TOP : {}) },
      ...spreadDecades(axes, data),
      annotations,
      height: options.height ?? 120 + 320 * lines,
      margin: { t: legend ? 140 : 116 },
      showlegend: legend,
      // Above the panels: beside them it would take a third of a narrow cell.
      ...(legend ? { legend: { ...ABOVE, y: 1 + 30 / room } } : {}),
      ...options.layout,
    },
    { frames: options.frames ?? [] },
  );
}

const ABOVE = { orientation: 'h', x: 0, yanchor: 'bottom', itemsizing: 'constant' } as const;

/** The line and the column of each panel, in order; a wide one begins a line and fills it. */
function inLines(all: readonly Panel[], columns: number): { line: number; column: number }[] {
  let [line, next] = [0, 0];
  return all.map(({ wide = false }) => {
    if (next > 0 && (wide || next >= columns)) [line, next] = [line + 1, 0];
    const place = { line, column: next };
    next += wide ? columns : 1;
    return place;
  });
}

/** A title centred above a panel; x and y are shares of the figure, the size is in pixels. */
export function panelTitle(text: string, x: number, y: number, size: number): Layout {
  return {
    text,
    x,
    y,
    xref: 'paper',
    yref: 'paper',
    xanchor: 'center',
    yanchor: 'bottom',
    yshift: 4,
    showarrow: false,
    font: { size },
  };
}
