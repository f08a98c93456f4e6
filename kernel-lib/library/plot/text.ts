import type { Layout } from './figure.js';

/** A mistake in what a figure was asked to show. */
export class PlotError extends Error {
  override readonly name = 'PlotError';
}

/** What every figure must say about itself. */
export interface FigureText {
  /** What the figure shows, in a few words. */
  readonly title: string;
  /** What runs along the horizontal axis, with its unit in brackets if it has one. */
  readonly x: string;
  /** The same for the vertical axis. */
  readonly y: string;
  /** One line under the title: what to see, and the lecture it comes from. */
  readonly caption?: string;
}

/** An axis: linear unless said otherwise. */
export interface AxisOptions {
  /** Logarithmic horizontal axis (false). */
  readonly logX?: boolean;
  /** Logarithmic vertical axis (false). */
  readonly logY?: boolean;
  /** Ends of the horizontal axis; those of the data when left out. */
  readonly rangeX?: readonly [number, number];
  /** Ends of the vertical axis; those of the data when left out. */
  readonly rangeY?: readonly [number, number];
  /** In pixels; the width follows the cell. */
  readonly height?: number;
}

/** Plotly's title object, with the caption as its subtitle. */
export function titleOf(title: string, caption?: string): Layout {
  return { text: title, ...(caption ? { subtitle: { text: caption } } : {}) };
}

/** A title at a fixed distance from the top, so that a legend fits under it. */
export const TITLE_ON_TOP = { yref: 'container', y: 1, yanchor: 'top', pad: { t: 18 } } as const;

function range(bounds: readonly [number, number] | undefined, log: boolean): Layout {
  if (!bounds) return {};
  // Plotly states the range of a logarithmic axis in powers of ten.
  return { range: log ? bounds.map(Math.log10) : [...bounds] };
}

/** One axis of a layout, with its label. */
export function axis(label: string, log = false, bounds?: readonly [number, number]): Layout {
  return {
    title: { text: label },
    ...(log ? { type: 'log', exponentformat: 'power', dtick: 1 } : {}),
    ...range(bounds, log),
  };
}

/** The layout that the text and the axes ask for. */
export function layoutOf(fn: string, text: FigureText, axes: AxisOptions = {}): Layout {
  for (const part of ['title', 'x', 'y'] as const) {
    if (!text[part]?.trim()) {
      throw new PlotError(`${fn}: ${part} is missing: a figure needs a title and both axis labels`);
    }
  }
  return {
    title: titleOf(text.title, text.caption),
    xaxis: axis(text.x, axes.logX, axes.rangeX),
    yaxis: axis(text.y, axes.logY, axes.rangeY),
    ...(axes.height ? { height: axes.height } : {}),
  };
}
