// The few names of Plotly, Lumino and JupyterLab that the renderer touches.

import type { Json, JsonObject } from './json.js';

export type { Json, JsonObject };

/** The content of `application/vnd.plotly.v1+json`. */
export interface FigureSpec {
  data: Json[];
  layout: JsonObject;
  config: JsonObject;
  frames: Json[];
}

/** An element in which Plotly has drawn: what it shows now, and what happens to it. */
export interface PlotNode extends HTMLElement {
  data?: Json[];
  layout?: JsonObject;
  on(
    event:
      | 'plotly_animatingframe'
      | 'plotly_animated'
      | 'plotly_animationinterrupted'
      | 'plotly_afterplot'
      | 'plotly_click',
    listener: (event: { name?: string; event?: MouseEvent }) => void,
  ): void;
}

/** The part of plotly.js in use. */
export interface PlotlyApi {
  newPlot(node: HTMLElement, figure: Partial<FigureSpec>): Promise<unknown>;
  react(node: HTMLElement, figure: Partial<FigureSpec>): Promise<unknown>;
  relayout(node: HTMLElement, ...args: Json[]): Promise<unknown>;
  restyle(node: HTMLElement, ...args: Json[]): Promise<unknown>;
  update(node: HTMLElement, ...args: Json[]): Promise<unknown>;
  animate(node: HTMLElement, ...args: Json[]): Promise<unknown>;
  purge(node: HTMLElement): void;
  toImage(
    figure: Partial<FigureSpec>,
    options: { format: 'png'; width: number; height: number; scale: number },
  ): Promise<string>;
  Plots: { resize(node: HTMLElement): Promise<unknown> };
}

/** The data of one notebook output (`IRenderMime.IMimeModel`). */
export interface MimeModel {
  readonly data: Readonly<Record<string, unknown>>;
  readonly metadata: Readonly<Record<string, unknown>>;
  setData(options: { data?: Record<string, unknown>; metadata?: Record<string, unknown> }): void;
}

/** `Widget` of @lumino/widgets. */
export interface LuminoWidget {
  readonly node: HTMLElement;
  readonly disposed: { connect(slot: () => void): boolean };
  addClass(name: string): void;
}

export interface Lumino {
  Widget: new () => LuminoWidget;
}
