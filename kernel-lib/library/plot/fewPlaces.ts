import type { Layout, Trace } from './figure.js';

/** More labels than this run into each other on a narrow plot. */
const MOST = { log: 6, whole: 12 };
/** On a logarithmic axis, labels nearer than this factor touch each other. */
const APART = 1.5;

/**
 * Labels of the horizontal axis for curves that were measured at few places: at these on a logarithmic axis, at
 * whole numbers alone (never at 1.5 layers) on another one.
 */
export function fewPlaces(data: readonly Trace[], log: boolean): Layout {
  const places = [...new Set(data.flatMap(({ x }) => x as number[]))].sort((a, b) => a - b);
  const [first = 0, last = 0] = [places[0], places.at(-1)];
  if (places.length < 2) return {};
  if (!log) {
    const whole = places.every(Number.isInteger) && last - first <= MOST.whole;
    return whole ? { dtick: 1 } : {};
  }
  const short = places.every((place) => place > 0 && String(place).length <= 4);
  const apart = places.every((place, i) => i === 0 || place >= APART * (places[i - 1] as number));
  return places.length <= MOST.log && short && apart
    ? { tickmode: 'array', tickvals: places, ticktext: places.map(String) }
    : {};
}
