import { type Json, type JsonObject, object } from './json.js';
import { localConfig } from './localConfig.js';
import type { FigureSpec } from './types.js';

const DEFAULT_HEIGHT = 420;
const MIN_HEIGHT = 120;

/** A private copy of what the kernel sent (Plotly writes into what it draws), with gaps filled. */
export function figureSpec(value: unknown): FigureSpec {
  const sent = (value ?? {}) as Partial<Record<keyof FigureSpec, unknown>>;
  const copy = JSON.parse(JSON.stringify(sent)) as Partial<FigureSpec>;
  return {
    data: Array.isArray(copy.data) ? copy.data : [],
    layout: copy.layout ?? {},
    config: copy.config ?? {},
    frames: Array.isArray(copy.frames) ? copy.frames : [],
  };
}

/** The figure's own height, or its template's, or a height that suits a notebook; in pixels. */
export function figureHeight(layout: JsonObject): number {
  const height = [layout.height, house(layout).height].find((h) => typeof h === 'number');
  return Math.max(MIN_HEIGHT, Number(height ?? DEFAULT_HEIGHT));
}

/** The margins of a layout, in pixels: its own, or its template's. */
export function margins(layout: JsonObject): { t: number; b: number; l: number; r: number } {
  const [own, usual] = [object(layout.margin), object(house(layout).margin)];
  const side = (name: string) => Number(own[name] ?? usual[name] ?? 80);
  return { t: side('t'), b: side('b'), l: side('l'), r: side('r') };
}

/** The layout sized to the cell. A figure that asks for a width gets it, but never overflows. */
export function sized(layout: JsonObject, width: number, height: number): JsonObject {
  const asked = typeof layout.width === 'number' ? layout.width : width;
  return { ...layout, autosize: false, width: Math.min(asked, width), height };
}

/** The layout that goes under a figure's own. */
export function house(layout: JsonObject): JsonObject {
  return object(object(layout.template).layout);
}

/** Plotly's settings in a notebook: sizes are kept by us. */
export function notebookConfig(config: JsonObject): JsonObject {
  return { ...localConfig(config), responsive: false };
}

/** True when both values are the same JSON. */
export function sameJson(a: Json | unknown, b: Json | unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
