import { axisOf } from './axisOf.js';
import { type Json, type JsonObject, object } from './json.js';
import { plainText } from './numberList.js';
import { shownPart } from './shownPart.js';
import { isShown, traceWords } from './traceWords.js';

/** Longer lists are no help to anybody who has to listen to them. */
const MOST_SERIES = 24;

/** The figure's name: its title and its caption. */
export function figureLabel(layout: JsonObject): string {
  const title = layout.title as Json | { text?: Json; subtitle?: { text?: Json } } | undefined;
  const parts =
    title !== null && typeof title === 'object' && !Array.isArray(title)
      ? [title.text, (title.subtitle as JsonObject | undefined)?.text]
      : [title];
  const words = parts.map(plainText).filter(Boolean);
  return words.join(/[.?!]$/.test(words[0] ?? '') ? ' ' : '. ') || 'Figure';
}

/**
 * One sentence with what a figure shows, made from its traces: of each series the first, the last,
 * the least and the largest value. For readers who cannot see it.
 */
export function figureWords(data: readonly Json[], layout: JsonObject): string {
  const panels = new Map<string, string[]>();
  let left = MOST_SERIES;
  let more = 0;
  for (const whole of data as readonly JsonObject[]) {
    const trace = isShown(whole) ? shownPart(whole, layout) : undefined;
    if (!trace) continue;
    if (left-- <= 0) {
      more += 1;
      continue;
    }
    const where = panelOf(trace, layout);
    const name = plainText(trace.name ?? barTitle(trace));
    const words = traceWords(trace);
    panels.set(where, [...(panels.get(where) ?? []), name ? `${name} ${words}` : words]);
  }
  const parts = [...panels].map(([where, series]) =>
    where ? `${where}: ${series.join('; ')}` : series.join('; '),
  );
  if (more > 0) parts.push(`and ${more} more series`);
  return parts.length > 0 ? `Data: ${parts.join('. ')}.` : 'Data: none.';
}

/** Whether a trace's label is news: what a choice has led to, which is said at once and by itself. */
export function isStatus(trace: Json): boolean {
  return object(object(trace).meta).status === true;
}

/** What the figure answers to the choices that are made now; empty in most figures. */
export function figureStatus(data: readonly Json[], layout: JsonObject): string {
  return data
    .filter(isStatus)
    .flatMap((trace) => shownPart(trace as JsonObject, layout)?.text ?? [])
    .map(plainText)
    .join(' ');
}

/** What a colour means, for a map of colours without a name. */
function barTitle(trace: JsonObject): Json | undefined {
  const title = (trace.colorbar as JsonObject | undefined)?.title as JsonObject | undefined;
  return title?.text;
}

/** The panel's own title, and what its axes measure. */
function panelOf(trace: JsonObject, layout: JsonObject): string {
  const [x, y] = [axisOf(trace, layout, 'x'), axisOf(trace, layout, 'y')];
  const name = (of: JsonObject) => plainText((of.title as JsonObject | undefined)?.text);
  const axes = name(x) && name(y) ? `${name(y)} over ${name(x)}` : name(y) || name(x);
  return [panelTitle(layout, x, y), axes].filter(Boolean).join(', ');
}

/** A text that stands centred on top of a panel. */
function panelTitle(layout: JsonObject, x: JsonObject, y: JsonObject): string {
  const domain = (of: JsonObject) => (of.domain as [number, number] | undefined) ?? [0, 1];
  if (x.domain === undefined && y.domain === undefined) return '';
  const middle = (domain(x)[0] + domain(x)[1]) / 2;
  const top = domain(y)[1];
  const notes = Array.isArray(layout.annotations) ? (layout.annotations as JsonObject[]) : [];
  const title = notes.find(
    (note) =>
      note.xref === 'paper' &&
      note.yref === 'paper' &&
      Math.abs(Number(note.x) - middle) < 0.02 &&
      Math.abs(Number(note.y) - top) < 0.02,
  );
  return plainText(title?.text);
}
