import type { CellOutput } from './kernelClient.js';

const PLOTLY = 'application/vnd.plotly.v1+json';

/** Figures hold six digits: by one in the last, no place and no label of a figure changes to the eye. */
const UNSEEN = 1e-5;

/** How long something took, which is another number each time. */
const TIME = /\d[\d.,]*(e[+-]?\d+)?\s?(ns|µs|ms|s|seconds?|min|minutes?)\b|\d:\d\d\b/g;

/** What stands in its place. A line that has it holds a measurement, whatever else it says. */
const MASK = '(time)';

/** Something that a cell shows otherwise, once it is run in another way. */
export interface Difference {
  /**
   * `text` is read and `figure` is seen by a reader; `digits` are last ones in a figure, which nobody
   * sees; `measured` is anything in a cell that does not give the same twice in the same way either.
   */
  kind: 'text' | 'figure' | 'digits' | 'measured';
  /** Where: the output, and the line or the array in it. */
  place: string;
  /** Before and after, or how far numbers of a figure went. */
  what: string;
}

type Item = string | number[];

/**
 * What a cell shows otherwise in another way of running it.
 *
 * @param outputs of the cell, as a notebook stores them
 * @param again outputs of the same cell, run in the same way as these
 * @param other outputs of the same cell, run in the other way
 */
export function differences(
  outputs: readonly CellOutput[],
  again: readonly CellOutput[],
  other: readonly CellOutput[],
): Difference[] {
  const [one, two, three] = [outputs, again, other].map(itemsOf) as [Items, Items, Items];
  // A cell that measures may print the same twice by chance, so one such place is enough.
  const measures = [...one].some(([place, before]) => distance(before, two.get(place)) > UNSEEN);
  const found: Difference[] = [];
  for (const place of new Set([...one.keys(), ...three.keys()])) {
    const [before, after] = [one.get(place), three.get(place)];
    const apart = distance(before, after);
    if (apart === 0) continue;
    const numbers = Array.isArray(before) && Array.isArray(after);
    const kind = numbers ? (apart <= UNSEEN ? 'digits' : 'figure') : 'text';
    const what = numbers
      ? `by ${apart.toPrecision(2)} of the largest`
      : `${shown(before, after)} → ${shown(after, before)}`;
    const measured = kind !== 'digits' && (measures || String(before).includes(MASK));
    found.push({ kind: measured ? 'measured' : kind, place, what });
  }
  return withoutRepeats(found);
}

type Items = Map<string, Item>;

function itemsOf(outputs: readonly CellOutput[]): Items {
  const items: Items = new Map();
  const addText = (place: string, text: string) => {
    for (const [at, line] of text.replace(TIME, MASK).split('\n').entries())
      if (line !== '') items.set(`${place}, line ${at + 1}`, line);
  };
  const streams: Record<string, string> = {};
  let displays = 0;
  for (const { output_type, name = '', text, data = {}, ...error } of outputs) {
    if (output_type === 'stream') streams[name] = `${streams[name] ?? ''}${text}`;
    else if (output_type === 'error') addText('error', `${error.ename}: ${error.evalue}`);
    else {
      displays++;
      const { [PLOTLY]: figure, ...texts } = data;
      if (figure) addFigure(items, `figure ${displays}`, figure);
      for (const type of Object.keys(texts).sort().reverse())
        addText(`output ${displays}, ${type}`, String(texts[type]));
    }
  }
  for (const [name, text] of Object.entries(streams)) addText(name, text);
  return items;
}

/** All texts and arrays of numbers in a figure, as they are drawn: logarithms along such an axis. */
function addFigure(items: Items, place: string, figure: unknown): void {
  const { layout = {} } = figure as { layout?: Record<string, { type?: string } | undefined> };
  const isLogarithmic = (trace: Record<string, unknown>, key: string) => {
    // Of a trace, `yaxis: 'y2'` means the layout's `yaxis2`.
    const number = String(trace[`${key}axis`] ?? key).slice(1);
    return ['x', 'y'].includes(key) && layout[`${key}axis${number}`]?.type === 'log';
  };
  const visit = (value: unknown, at: string, logarithmic = false): void => {
    const numbers = numbersOf(value);
    if (typeof value === 'string') items.set(at, value.replace(TIME, MASK));
    else if (numbers) items.set(at, logarithmic ? numbers.map(Math.log10) : numbers);
    else if (typeof value === 'object' && value !== null) {
      const isTrace = /\.data\.\d+$/.test(at);
      for (const [key, inside] of Object.entries(value))
        visit(inside, `${at}.${key}`, isTrace && isLogarithmic(value as typeof layout, key));
    }
  };
  visit(figure, place);
}

/** A single number is an array of one; what is no number in an array is none. */
function numbersOf(value: unknown): number[] | undefined {
  if (typeof value === 'number') return [value];
  if (isPacked(value)) return unpacked(value);
  if (!Array.isArray(value) || !value.some((each) => typeof each === 'number')) return undefined;
  return value.map((each) => (typeof each === 'number' ? each : Number.NaN));
}

/** How plotly.js keeps many numbers. */
interface Packed {
  dtype: string;
  bdata: string;
}

const isPacked = (value: unknown): value is Packed =>
  typeof value === 'object' && value !== null && 'bdata' in value && 'dtype' in value;

const ARRAYS = {
  f8: Float64Array,
  f4: Float32Array,
  i4: Int32Array,
  u4: Uint32Array,
  i2: Int16Array,
  u2: Uint16Array,
  i1: Int8Array,
  u1: Uint8Array,
};

function unpacked({ dtype, bdata }: Packed): number[] {
  const kind = ARRAYS[dtype as keyof typeof ARRAYS];
  if (!kind) throw new TypeError(`numbers of type ${dtype} in a figure`);
  return [...new kind(Uint8Array.from(Buffer.from(bdata, 'base64')).buffer)];
}

/** 0 for the same; of numbers, the largest step over the largest magnitude; else infinite. */
function distance(a: Item | undefined, b: Item | undefined): number {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b ? 0 : Infinity;
  if (a.length !== b.length) return Infinity;
  const largest = a.reduce(
    (most, x) => (Number.isFinite(x) ? Math.max(most, Math.abs(x)) : most),
    0,
  );
  let most = 0;
  for (const [i, x] of a.entries()) {
    const y = b[i]!;
    if (Object.is(x, y) || x === y) continue;
    const step = Math.abs(x - y) / (largest || 1);
    most = Math.max(most, Number.isNaN(step) ? Infinity : step);
  }
  return most;
}

/** A text around the place from which it is another. */
function shown(item: Item | undefined, other: Item | undefined): string {
  if (item === undefined) return 'nothing';
  const [text, beside] = [String(item), String(other ?? '')];
  let from = 0;
  while (from < text.length && text[from] === beside[from]) from++;
  const start = text.length > 100 ? Math.max(0, from - 40) : 0;
  return `“${text.slice(start, start + 100)}”`;
}

/** The same table as text and as HTML is one difference. */
function withoutRepeats(found: readonly Difference[]): Difference[] {
  const types = (place: string) => /^(output \d+), (.*), line/.exec(place);
  const first = new Map<string, string>();
  return found.filter(({ place }) => {
    const [, output, type] = types(place) ?? [];
    if (!output || !type) return true;
    if (!first.has(output)) first.set(output, type);
    return first.get(output) === type;
  });
}
