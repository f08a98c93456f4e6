import { type Json, type JsonObject, object } from './json.js';

/** Colours that make a figure readable on the page behind it. */
export interface Ink {
  text: string;
  faint: string;
  grid: string;
  line: string;
  panel: string;
}

/** For pictures, which are looked at on white paper: GitHub, nbconvert, a report. */
export const PAPER: Ink = {
  text: '#2b2b2b',
  faint: '#5c5c5c',
  grid: '#e3e3e3',
  line: '#8a8a8a',
  panel: '#ffffff',
};

/** For dark pages. */
export const NIGHT: Ink = {
  text: '#e0e0e0',
  faint: '#b0b0b0',
  grid: '#3c3c3c',
  line: '#8a8a8a',
  panel: '#1e1e1e',
};

/**
 * The layout in this ink. Colours go into the layout's template, so what the figure itself sets
 * wins. A figure that paints its own background knows why and is left as it is.
 */
export function inInk(layout: JsonObject, ink: Ink): JsonObject {
  if (paintsBackground(layout)) return layout;
  const template = object(layout.template);
  return {
    ...layout,
    template: merge(template, { layout: inkLayout(ink, object(template.layout)) }) as JsonObject,
  };
}

function inkLayout(ink: Ink, house: JsonObject): JsonObject {
  const axis = {
    gridcolor: ink.grid,
    linecolor: ink.line,
    tickcolor: ink.line,
    zerolinecolor: ink.line,
  };
  const cartesian = {
    ...axis,
    tickfont: { color: ink.faint },
    title: { font: { color: ink.text } },
  };
  const solid = { ...cartesian, backgroundcolor: 'rgba(0,0,0,0)', showbackground: false };
  const button = { bgcolor: ink.panel, bordercolor: ink.line, font: { color: ink.text } };
  return {
    font: { color: ink.text },
    paper_bgcolor: 'rgba(0,0,0,0)',
    plot_bgcolor: 'rgba(0,0,0,0)',
    xaxis: cartesian,
    yaxis: cartesian,
    scene: { xaxis: solid, yaxis: solid, zaxis: solid },
    polar: { bgcolor: 'rgba(0,0,0,0)', angularaxis: axis, radialaxis: axis },
    legend: { bgcolor: 'rgba(0,0,0,0)', font: { color: ink.text } },
    hoverlabel: {
      bgcolor: ink.panel,
      bordercolor: ink.line,
      font: { color: ink.text },
    },
    modebar: { bgcolor: 'rgba(0,0,0,0)', color: ink.faint, activecolor: ink.text },
    coloraxis: { colorbar: { tickfont: { color: ink.faint } } },
    updatemenudefaults: button,
    sliderdefaults: {
      bgcolor: ink.grid,
      bordercolor: ink.line,
      tickcolor: ink.line,
      font: { color: ink.text },
    },
    ...(house.colorway ? {} : { colorway: COLOURS }),
  };
}

/** The palette of kernel-lib's figures, for those that have none of their own. */
export const COLOURS: Json = [
  '#0072b2',
  '#d55e00',
  '#009e73',
  '#cc79a7',
  '#b09050',
  '#a880e8',
  '#a05848',
  '#587070',
];

function paintsBackground(layout: JsonObject): boolean {
  const template = object(object(layout.template).layout);
  const paper = layout.paper_bgcolor ?? template.paper_bgcolor;
  return typeof paper === 'string' && !/transparent|,\s*0(\.0*)?\s*\)$/.test(paper);
}

function merge(under: Json | undefined, over: Json | undefined): Json {
  if (over === undefined) return under ?? null;
  const a = object(under);
  const b = object(over);
  if (Object.keys(a).length === 0 || over !== b) return over;
  const out: JsonObject = { ...a };
  for (const [key, value] of Object.entries(b)) out[key] = merge(a[key], value);
  return out;
}
