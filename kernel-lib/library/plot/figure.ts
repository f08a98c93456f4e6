import {
  DISPLAY,
  type Displayable,
  type MimeBundle,
  PLOTLY_CONFIG,
  PLOTLY_MIME,
} from '../display/index.js';
import { template } from './theme.js';

/** One Plotly trace: plain JSON. */
export type Trace = Readonly<Record<string, unknown>>;
/** A Plotly layout: plain JSON. */
export type Layout = Readonly<Record<string, unknown>>;
/** One step of an animation: the traces that change, and optionally parts of the layout. */
export interface Frame {
  /** By which a slider or a button calls it. */
  readonly name: string;
  /** What changes of the traces. */
  readonly data: readonly Trace[];
  /** Which traces these are, by number; the first ones when left out. */
  readonly traces?: readonly number[];
  /** What changes of the layout. */
  readonly layout?: Layout;
}

/** The plain JSON of a figure, as Plotly reads it. */
export interface FigureJson {
  /** The traces. */
  data: readonly Trace[];
  /** Titles, axes, legend. */
  layout: Layout;
  /** Plotly's buttons. */
  config: Layout;
  /** The steps of an animation. */
  frames?: readonly Frame[];
}

/**
 * A Plotly figure as data. The last line of a cell, or `display(figure)`, draws it. Change a part
 * with `figure.with({ … })`; the JSON is `figure.toJSON()`.
 */
export class Figure implements Displayable {
  /** The traces. */
  readonly data: readonly Trace[];
  /** Titles, axes, legend; the house theme is its template. */
  readonly layout: Layout;
  /** Plotly's buttons. */
  readonly config: Layout;
  /** The steps of an animation; none in a still figure. */
  readonly frames: readonly Frame[];

  /**
   * @param data Plotly traces
   * @param layout Plotly layout; the house theme goes under it as a template
   * @param more `config` for Plotly's buttons, `frames` for an animation
   */
  constructor(
    data: readonly Trace[],
    layout: Layout = {},
    more: { config?: Layout; frames?: readonly Frame[] } = {},
  ) {
    this.data = data;
    this.layout = { template, ...layout };
    this.config = { ...PLOTLY_CONFIG, ...more.config };
    this.frames = more.frames ?? [];
  }

  /** The figure's title, without markup. */
  get title(): string {
    return plain(titleText(this.layout.title));
  }

  /** A copy with some layout entries replaced: `figure.with({ height: 600 })`. */
  with(layout: Layout): Figure {
    return new Figure(
      this.data,
      { ...this.layout, ...layout },
      { config: this.config, frames: this.frames },
    );
  }

  /** What Plotly draws: data, layout and frames, without a tensor or a function in it. */
  toJSON(): FigureJson {
    const json: FigureJson = { data: this.data, layout: this.layout, config: this.config };
    return this.frames.length > 0 ? { ...json, frames: this.frames } : json;
  }

  /** One line for terminals and diffs: the title and what is drawn. */
  toString(): string {
    const kinds = new Map<string, number>();
    for (const trace of this.data) {
      const kind = String(trace.type ?? 'scatter');
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    }
    const drawn = [...kinds].map(([kind, n]) => (n === 1 ? kind : `${n} × ${kind}`)).join(', ');
    const steps = this.frames.length > 0 ? `, ${this.frames.length} frames` : '';
    return `Figure: ${this.title || 'untitled'} (${drawn || 'empty'}${steps})`;
  }

  /** An interactive figure in a notebook, one line of text elsewhere. */
  [DISPLAY](): MimeBundle {
    return { [PLOTLY_MIME]: this.toJSON(), 'text/plain': this.toString() };
  }
}

function titleText(title: unknown): string {
  if (typeof title === 'string') return title;
  return String((title as { text?: unknown } | undefined)?.text ?? '');
}

function plain(text: string): string {
  return text.replaceAll(/<[^>]*>/g, '');
}
