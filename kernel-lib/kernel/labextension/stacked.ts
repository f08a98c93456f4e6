import { margins } from './figureSpec.js';
import { type Json, type JsonObject, object } from './json.js';

/** What Plotly draws. */
export interface Drawn {
  readonly data: Json[];
  readonly layout: JsonObject;
}

/** As shares of the drawing, from its left lower corner. */
interface Edges {
  readonly left: number;
  readonly right: number;
  readonly low: number;
  readonly high: number;
}

/** One plot of several. */
interface Place extends Edges {
  /** `xaxis2`, `yaxis2`; of a plot in space `scene2`, twice. */
  readonly keys: readonly [x: string, y: string];
}

/** Between two plots: the labels of an axis, and a title. In pixels. */
const BETWEEN = 116;
/** More plots than this would make one long column: they stand in two, with so many pixels between them. */
const LONG = 6;
const BESIDE = 80;

const ALONE = { left: 0, right: 1, low: 0, high: 1 } as const;

/** Plots in one place, of which a figure shows one or the other. */
interface Slot extends Edges {
  readonly plots: readonly Place[];
}

/**
 * Plots that stand side by side one under the other, each over the full width and about as high as it
 * was, with what was written or drawn in its part of the figure.
 */
export function stacked({ data, layout }: Drawn): Drawn {
  const slots = slotsOf(layout);
  const margin = margins(layout);
  const inside = Number(layout.height) - margin.t - margin.b;
  const width = Number(layout.width) - margin.l - margin.r;
  if (slots.length === 0) {
    // A plot alone whose axes have the same unit leaves no blank room above and below it.
    const high = squareHeight({ data, layout }, { ...ALONE, keys: ['xaxis', 'yaxis'] }, width);
    const height = Math.round(Math.min(inside, high ?? inside) + margin.t + margin.b);
    return { data, layout: { ...layout, height } };
  }
  if (new Set(slots.map(({ left }) => left)).size < 2) return { data, layout };
  const columns = slots.length > LONG ? 2 : 1;
  const beside = columns === 1 ? 0 : BESIDE / width;
  const share = (1 - beside * (columns - 1)) / columns;
  const heights = slots.map((slot) => {
    const high = (slot.high - slot.low) * inside;
    const [only, more] = slot.plots;
    const square = only && !more ? squareHeight({ data, layout }, only, width * share) : undefined;
    return Math.min(high, square ?? high);
  });
  const lines = heights.flatMap((_, i) => {
    return i % columns === 0 ? [Math.max(...heights.slice(i, i + columns))] : [];
  });
  const all = lines.reduce((sum, high) => sum + high + BETWEEN, -BETWEEN);
  const tops = lines.map((_, line) => {
    return 1 - lines.slice(0, line).reduce((sum, high) => sum + high + BETWEEN, 0) / all;
  });
  const before = slots.flatMap(({ plots }) => plots);
  const after = slots.flatMap((slot, i) => {
    const high = tops[Math.floor(i / columns)] ?? 1;
    const low = Math.max(0, high - (heights[i] ?? 0) / all);
    const start = (i % columns) * (share + beside);
    const across = (x: number) => start + (share * (x - slot.left)) / (slot.right - slot.left);
    const up = (y: number) => low + ((y - slot.low) / (slot.high - slot.low)) * (high - low);
    return slot.plots.map((plot): Place => {
      const edges = { left: across(plot.left), right: across(plot.right) };
      return { keys: plot.keys, ...edges, low: up(plot.low), high: up(plot.high) };
    });
  });
  const moved = { ...layout, height: Math.round(all + margin.t + margin.b) } as JsonObject;
  for (const { keys, left, right, low, high } of after) {
    const [x, y] = keys;
    if (x === y) moved[x] = { ...object(layout[x]), domain: { x: [left, right], y: [low, high] } };
    else {
      moved[x] = { ...object(layout[x]), domain: [left, right] };
      moved[y] = { ...labelled(layout, y), domain: [low, high] };
    }
  }
  const move = mover(before, after, inside / all);
  for (const list of ['annotations', 'shapes', 'images']) {
    if (Array.isArray(layout[list])) moved[list] = layout[list].map((one) => move(object(one)));
  }
  return { data: data.map((trace) => withColourBar(object(trace), move, share)), layout: moved };
}

/** An axis whose numbers stood at the plot beside it gets them itself. */
function labelled(layout: JsonObject, key: string): JsonObject {
  const axis = object(layout[key]);
  const line = JSON.stringify(axis.domain);
  const told = Object.entries(layout).some(([other, value]) => {
    const { domain, showticklabels, visible } = object(value);
    const shown = showticklabels !== false && visible !== false;
    return other.startsWith('yaxis') && other !== key && shown && JSON.stringify(domain) === line;
  });
  return axis.showticklabels === false && told ? { ...axis, showticklabels: true } : axis;
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

/** The places of a figure in the order in which they are read: by lines, or by columns that belong together. */
function slotsOf(layout: JsonObject): Slot[] {
  const slots: Slot[] = [];
  for (const plot of places(layout)) {
    const at = slots.findIndex((slot) => near(middle(slot), middle(plot), 0.12));
    const slot = slots[at];
    if (!slot) slots.push({ ...plot, plots: [plot] });
    else {
      slots[at] = {
        plots: [...slot.plots, plot],
        left: Math.min(slot.left, plot.left),
        right: Math.max(slot.right, plot.right),
        low: Math.min(slot.low, plot.low),
        high: Math.max(slot.high, plot.high),
      };
    }
  }
  // A plot without a title of its own has that of the plot above it.
  const belongs = slots.some((slot) => {
    const above = slots.find(({ left, low }) => left === slot.left && low >= slot.high);
    const own = titleAbove(layout, slot);
    return above !== undefined && (own === '' || own === titleAbove(layout, above));
  });
  return belongs ? slots.sort((a, b) => a.left - b.left || b.high - a.high) : slots;
}

function titleAbove({ annotations }: JsonObject, slot: Edges): string {
  const all = Array.isArray(annotations) ? annotations.map(object) : [];
  const at: [number, number] = [(slot.left + slot.right) / 2, slot.high];
  const own = all.find(({ x, y }) => near([Number(x), Number(y)], at, 0.02));
  return String(own?.text ?? '');
}

const middle = ({ left, right, low, high }: Edges): [number, number] => {
  return [(left + right) / 2, (low + high) / 2];
};

function near(a: readonly [number, number], b: readonly [number, number], by: number): boolean {
  return Math.abs(a[0] - b[0]) < by && Math.abs(a[1] - b[1]) < by;
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
    const across = (value: Json) => {
      const share = (Number(value) - old.left) / (old.right - old.left);
      return now.left + share * (now.right - now.left);
    };
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

/** A lying bar of colours: over one plot it stays over it, and its name does not stand beside it. */
function withColourBar(
  trace: JsonObject,
  move: (thing: JsonObject) => JsonObject,
  len: number,
): JsonObject {
  const bar = object(trace.colorbar);
  if (bar.orientation !== 'h') return trace;
  const named = { ...bar, title: { ...object(bar.title), side: 'top' } };
  if (bar.x === undefined || bar.y === undefined) return { ...trace, colorbar: named };
  return { ...trace, colorbar: { ...move({ ...named, xref: 'paper', yref: 'paper' }), len } };
}

function numbers(value: Json | undefined): number[] {
  return Array.isArray(value) ? value.map(Number) : [];
}
