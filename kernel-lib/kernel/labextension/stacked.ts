import { margins } from './figureSpec.js';
import { type Json, type JsonObject, object } from './json.js';

/** What Plotly draws. */
export interface Drawn {
  readonly data: Json[];
  readonly layout: JsonObject;
}

/** One plot of several: its place, as shares of the drawing from its left lower corner. */
interface Place {
  /** `xaxis2`, `yaxis2`; of a plot in space `scene2`, twice. */
  readonly keys: readonly [x: string, y: string];
  readonly left: number;
  readonly right: number;
  readonly low: number;
  readonly high: number;
}

/** Between two plots: the labels of an axis, and a title. In pixels. */
const BETWEEN = 116;

/**
 * Plots that stand side by side one under the other, each over the full width and about as high as it
 * was, with what was written or drawn in its part of the figure.
 */
export function stacked({ data, layout }: Drawn): Drawn {
  const before = places(layout);
  if (new Set(before.map(({ left }) => left)).size < 2) return { data, layout };
  const margin = margins(layout);
  const inside = Number(layout.height) - margin.t - margin.b;
  const width = Number(layout.width) - margin.l - margin.r;
  const heights = before.map((place) => {
    const high = (place.high - place.low) * inside;
    return Math.min(high, squareHeight({ data, layout }, place, width) ?? high);
  });
  const all = heights.reduce((sum, high) => sum + high + BETWEEN, -BETWEEN);
  let top = 1;
  const after = before.map(({ keys }, i): Place => {
    const high = top;
    const low = Math.max(0, high - (heights[i] ?? 0) / all);
    top = low - BETWEEN / all;
    return { keys, left: 0, right: 1, low, high };
  });
  const moved = { ...layout, height: Math.round(all + margin.t + margin.b) } as JsonObject;
  for (const { keys, left, right, low, high } of after) {
    const [x, y] = keys;
    if (x === y) moved[x] = { ...object(layout[x]), domain: { x: [left, right], y: [low, high] } };
    else {
      moved[x] = { ...object(layout[x]), domain: [left, right] };
      moved[y] = { ...object(layout[y]), domain: [low, high] };
    }
  }
  const move = mover(before, after, inside / all);
  for (const list of ['annotations', 'shapes', 'images']) {
    if (Array.isArray(layout[list])) moved[list] = layout[list].map((one) => move(object(one)));
  }
  return { data: data.map((trace) => withColourBar(object(trace), move)), layout: moved };
}

/** How many plots stand side by side that each have a name along their upright axis. */
export function labelledColumns(layout: JsonObject): number {
  const named = places(layout).filter(({ keys }) => object(object(layout[keys[1]]).title).text);
  return new Set(named.map(({ left }) => left)).size;
}

/** The plots of a layout, line by line; none where axes lie over each other or say no place. */
function places(layout: JsonObject): Place[] {
  const found: Place[] = [];
  for (const key of Object.keys(layout)) {
    const number = /^(?:xaxis|scene)(\d*)$/.exec(key)?.[1];
    if (number === undefined) continue;
    const flat = key.startsWith('x');
    const y = flat ? `yaxis${number}` : key;
    const { x: xs, y: ys } = object(object(layout[key]).domain);
    const across = numbers(flat ? object(layout[key]).domain : xs);
    const up = numbers(flat ? object(layout[y]).domain : ys);
    if (across.length !== 2 || up.length !== 2 || object(layout[y]).overlaying) return [];
    const [left = 0, right = 1] = across;
    const [low = 0, high = 1] = up;
    found.push({ keys: [key, y], left, right, low, high });
  }
  return found.sort((a, b) => b.high - a.high || a.left - b.left);
}

/** How high a plot is whose axes have the same unit, when it is this wide; `undefined` when it is free. */
function squareHeight({ data, layout }: Drawn, { keys }: Place, width: number): number | undefined {
  const [x, y] = keys.map((key) => object(layout[key]));
  if (!y?.scaleanchor) return undefined;
  const [across, up] = [
    extent(data, 'x', keys[0], numbers(x?.range)),
    extent(data, 'y', keys[1], numbers(y.range)),
  ];
  return across > 0 && up > 0 ? (width * up) / across : undefined;
}

/** From one end of an axis to the other, in its own units: as it says, or as its data are. */
function extent(data: readonly Json[], letter: 'x' | 'y', key: string, range: number[]): number {
  const id = key.replace('axis', '');
  const own = data.map(object).filter((trace) => (trace[`${letter}axis`] ?? letter) === id);
  const values = range.length === 2 ? range : own.flatMap((trace) => numbers(trace[letter]));
  return (
    values.reduce((a, b) => Math.max(a, b), -Infinity) -
    values.reduce((a, b) => Math.min(a, b), Infinity)
  );
}

/** Moves what has a place in the figure along with the plot that it belongs to. */
function mover(before: readonly Place[], after: readonly Place[], shrunk: number) {
  const nearest = (x: number, y: number): number => {
    const away = before.map(({ left, right, low, high }) => {
      return Math.max(left - x, x - right, 0) + Math.max(low - y, y - high, 0);
    });
    return away.indexOf(Math.min(...away));
  };
  return (thing: JsonObject): JsonObject => {
    const x = Number(thing.x ?? thing.x0 ?? 0.5);
    const y = Number(thing.y ?? thing.y0 ?? 0.5);
    const at = nearest(x, y);
    const [old, now] = [before[at], after[at]];
    if (!old || !now || thing.xref !== 'paper' || thing.yref !== 'paper') return thing;
    const across = (value: Json) => (Number(value) - old.left) / (old.right - old.left);
    const up = (value: Json) => {
      const share = (Number(value) - old.low) / (old.high - old.low);
      if (share > 1) return now.high + (Number(value) - old.high) * shrunk;
      if (share < 0) return now.low + (Number(value) - old.low) * shrunk;
      return now.low + share * (now.high - now.low);
    };
    const moved = { ...thing };
    for (const key of ['x', 'x0', 'x1']) if (key in thing) moved[key] = across(thing[key] ?? 0);
    for (const key of ['y', 'y0', 'y1']) if (key in thing) moved[key] = up(thing[key] ?? 0);
    return moved;
  };
}

/** A bar of colours over one plot stays over it. */
function withColourBar(trace: JsonObject, move: (thing: JsonObject) => JsonObject): JsonObject {
  const bar = object(trace.colorbar);
  if (bar.orientation !== 'h' || bar.x === undefined || bar.y === undefined) return trace;
  return { ...trace, colorbar: { ...move({ ...bar, xref: 'paper', yref: 'paper' }), len: 1 } };
}

function numbers(value: Json | undefined): number[] {
  return Array.isArray(value) ? value.map(Number) : [];
}
