import { axisOf } from './axisOf.js';
import { house, margins } from './figureSpec.js';
import { type Json, type JsonObject, object } from './json.js';
import { type Drawn, labelledColumns, stacked } from './stacked.js';
import { textWidth, wrapped } from './textWidth.js';

/** Below this width, in pixels, panels stand one under the other and names of curves under the plot. */
const NARROW = 600;
/** What a plot beside another one needs for itself and the name along its upright axis, in pixels. */
const LABELLED = 240;
/** Around text on a narrow plot, in pixels. */
const EDGE = 12;
/** The size of what stands along an axis of a narrow plot, and of a sentence in it. */
const AXIS_TITLE = 14;
const SENTENCE = 12;
/** From one line of text to the next, in font sizes. */
const LINE = 1.3;
/** The mark before a name of a curve and the room after it, one line of names, and the room above them. */
const NAME = { mark: 52, line: 20, above: 16 };

/** A figure, of which the layout has its width and height in pixels, so that nothing is cut at this width. */
export function fitted({ data, layout }: Drawn): Drawn {
  const enough = Math.max(NARROW, LABELLED * labelledColumns(layout));
  if (Number(layout.width) >= enough) return { data, layout: titled(layout, false) };
  const low = stacked({ data, layout });
  const named = withAxisTitles(namesBelow(low));
  return {
    data: low.data.map((trace) => withLines(object(trace), named)),
    layout: titled(named, true),
  };
}

/** Sentences that stand in a plot, in lines of its width. */
function withLines(trace: JsonObject, layout: JsonObject): JsonObject {
  if (trace.mode !== 'text' || !Array.isArray(trace.text)) return trace;
  const { l, r } = margins(layout);
  const [from = 0, to = 1] = (axisOf(trace, layout, 'x').domain ?? []) as number[];
  const room = (to - from) * (Number(layout.width) - l - r) - 3 * EDGE;
  const font = object(trace.textfont);
  const usual = Number(font.size ?? SENTENCE);
  const size = Math.min(usual, SENTENCE);
  const fits = (text: Json) =>
    String(text)
      .split(/<br\s*\/?>/)
      .every((line) => textWidth(line, usual) <= room);
  if (trace.text.every(fits)) return trace;
  const text = trace.text.map((one) => {
    return wrapped(String(one).replaceAll(/<br\s*\/?>/g, ' '), size, room).join('<br>');
  });
  return { ...trace, text, textfont: { ...font, size } };
}

/** Title and caption in as many lines as they need; on a narrow plot they begin at its edge. */
function titled(layout: JsonObject, narrow: boolean): JsonObject {
  const title = typeof layout.title === 'string' ? { text: layout.title } : object(layout.title);
  const caption = object(title.subtitle);
  const usual = object(house(layout).title);
  const size = sizeOf(title, usual, 18);
  const small = sizeOf(caption, object(usual.subtitle), 13);
  const margin = margins(layout);
  const aside = narrow ? 2 * EDGE : margin.l + EDGE + 30; // a wide axis label moves the title
  const room = Number(layout.width) - aside;
  const lines = wrapped(String(title.text ?? ''), size, room);
  const below = wrapped(String(caption.text ?? ''), small, room);
  const more = Math.round(LINE * ((lines.length - 1) * size + (below.length - 1) * small));
  if (!narrow && more === 0) return layout;
  return {
    ...layout,
    title: {
      ...title,
      text: lines.join('<br>'),
      ...(narrow ? { x: 0, xref: 'container', xanchor: 'left' } : {}),
      ...{ y: 1, yref: 'container', yanchor: 'top', automargin: false },
      pad: { ...object(title.pad), t: 18, ...(narrow ? { l: EDGE } : {}) },
      ...(title.subtitle ? { subtitle: { ...caption, text: below.join('<br>') } } : {}),
    },
    margin: { ...object(layout.margin), t: margin.t + more },
    height: Number(layout.height) + more,
  };
}

/** What stands along the axes, in as many lines as each axis has room for. */
function withAxisTitles(layout: JsonObject): JsonObject {
  const { t, b, l, r } = margins(layout);
  const inside = { x: Number(layout.width) - l - r, y: Number(layout.height) - t - b };
  const axes = Object.entries(layout).flatMap(([key, value]) => {
    const letter = /^([xy])axis\d*$/.exec(key)?.[1] as 'x' | 'y' | undefined;
    const axis = object(value);
    const title = typeof axis.title === 'string' ? { text: axis.title } : object(axis.title);
    if (!letter || typeof title.text !== 'string') return [];
    const [from = 0, to = 1] = (axis.domain ?? []) as number[];
    const room = (to - from) * inside[letter] + 2 * EDGE;
    const text = wrapped(title.text, AXIS_TITLE, room).join('<br>');
    const font = { size: AXIS_TITLE, ...object(title.font) };
    return [[key, { ...axis, title: { ...title, text, font } }]];
  });
  return { ...layout, ...Object.fromEntries(axes) };
}

/** The names of the curves under the plot: beside it they would leave a sliver of it. */
function namesBelow({ data, layout }: Drawn): JsonObject {
  const named = data.map(object).filter(({ name, showlegend, visible }) => {
    return typeof name === 'string' && showlegend !== false && visible !== false;
  });
  const alone = named.length < 2 && layout.showlegend !== true;
  if (layout.showlegend === false || named.length === 0 || alone) return layout;
  const legend = object(layout.legend);
  const margin = margins(layout);
  const width = Math.max(...named.map(({ name }) => textWidth(String(name), 14))) + NAME.mark;
  const columns = Math.max(1, Math.floor((Number(layout.width) - 2 * EDGE) / width));
  const lines = Math.ceil(named.length / columns) + (legend.title ? 1 : 0);
  const room = NAME.above + NAME.line * lines;
  const saved = legend.orientation === 'h' && Number(legend.y ?? 0) > 1 ? 28 : 0;
  return {
    ...layout,
    legend: {
      ...legend,
      ...{ orientation: 'h', x: 0.02, xref: 'container', xanchor: 'left' },
      ...{ y: 0, yref: 'container', yanchor: 'bottom' },
    },
    margin: { ...object(layout.margin), t: margin.t - saved, b: margin.b + room, r: 2 * EDGE },
    height: Number(layout.height) + room - saved,
  };
}

function sizeOf(title: JsonObject, under: JsonObject, usual: number): number {
  return Number(object(title.font).size ?? object(under.font).size ?? usual);
}
