import type { JsonObject } from './json.js';
import { type Entry, entries, plainText, said, tableRows } from './numberList.js';

/** More categories, labels or columns than these are counted, not listed. */
const MOST_LISTED = 8;

/** What a trace says of itself in `meta.words`, because its numbers would tell nothing. */
function ownWords(trace: JsonObject): string | undefined {
  const { words } = (trace.meta ?? {}) as JsonObject;
  return typeof words === 'string' ? plainText(words) : undefined;
}

/** What one trace shows, in words: its own, or where it begins and ends, its least and its largest. */
export function traceWords(trace: JsonObject): string {
  const own = ownWords(trace);
  if (own !== undefined) return own;
  const type = String(trace.type ?? 'scatter');
  if (type === 'bar') return barWords(trace);
  if (/^(heatmap|contour|surface|image)/.test(type)) return gridWords(trace);
  if (type === 'table') return tableWords(trace);
  if (type === 'histogram') return spreadWords(entries(trace.x ?? trace.y));
  if (/^(box|violin)$/.test(type)) return spreadWords(entries(trace.y ?? trace.x));
  return scatterWords(trace);
}

/** Whether a trace is there to be read: not hidden, and no background or frame of the picture, as it may say by empty words. */
export function isShown(trace: JsonObject): boolean {
  if (trace.visible === false || trace.visible === 'legendonly') return false;
  const own = ownWords(trace);
  if (own !== undefined) return own !== '';
  const hasText = trace.text !== undefined && /text/.test(String(trace.mode ?? ''));
  return hasText || !(trace.hoverinfo === 'skip' && trace.showlegend === false);
}

interface Point {
  at: Entry;
  value: number;
}

function scatterWords(trace: JsonObject): string {
  const ys = entries(trace.y);
  const xs = trace.x === undefined ? ys.map((_, i) => i) : entries(trace.x);
  const mode = String(trace.mode ?? 'lines');
  if (/text/.test(mode)) {
    const labels = entries(trace.text).filter((label) => label !== null);
    if (labels.length > 0) return listed(labels.map(said), 'labels');
  }
  const points: Point[] = [];
  ys.forEach((value, i) => {
    const at = xs[i] ?? null;
    if (typeof value === 'number' && at !== null) points.push({ at, value });
  });
  if (points.length === 0) return 'nothing yet';
  if (points.length === 1) return `at (${said(points[0]?.at)}, ${said(points[0]?.value)})`;
  const ordered = points.every(({ at }, i) => {
    const before = points[i - 1]?.at;
    return i === 0 || typeof at !== 'number' || typeof before !== 'number' || at >= before;
  });
  if (mode.includes('lines')) return ordered ? curveWords(points) : pathWords(points);
  return ordered && points.length <= MOST_LISTED
    ? curveWords(points)
    : `${points.length} points, ${extent(points)}`;
}

function curveWords(points: readonly Point[]): string {
  const [first, last] = [points[0], points.at(-1)];
  const [least, largest] = extremes(points, ({ value }) => value);
  const ends = `from ${said(first?.value)} at ${said(first?.at)} to ${said(last?.value)} at ${said(last?.at)}`;
  const inside = [least, largest].filter(
    (point) => point?.value !== first?.value && point?.value !== last?.value,
  );
  if (least?.value === largest?.value) return `stays at ${said(first?.value)}`;
  if (inside.length === 0) return ends;
  return `${ends}, least ${said(least?.value)} at ${said(least?.at)}, largest ${said(largest?.value)} at ${said(largest?.at)}`;
}

function pathWords(points: readonly Point[]): string {
  const place = (point: Point | undefined) => `(${said(point?.at)}, ${said(point?.value)})`;
  return `from ${place(points[0])} to ${place(points.at(-1))}, ${extent(points)}`;
}

function barWords(trace: JsonObject): string {
  const [lengths, places] =
    trace.orientation === 'h'
      ? [entries(trace.x), entries(trace.y)]
      : [entries(trace.y), entries(trace.x)];
  const bars = lengths.flatMap((value, i): Point[] =>
    typeof value === 'number' ? [{ at: places[i] ?? i, value }] : [],
  );
  const total = bars.reduce((sum, { value }) => sum + value, 0);
  const isCount = trace.width !== undefined && bars.every(({ at }) => typeof at === 'number');
  if (isCount) {
    const [, most] = extremes(bars, ({ value }) => value);
    const filled = bars.filter(({ value }) => value > 0);
    return filled.length === 0
      ? 'no values'
      : `${said(total)} in all, from ${said(filled[0]?.at)} to ${said(filled.at(-1)?.at)}, most (${said(most?.value)}) near ${said(most?.at)}`;
  }
  if (bars.length === 0) return 'nothing yet';
  return bars.length <= MOST_LISTED
    ? bars.map(({ at, value }) => `${said(at)} ${said(value)}`).join(', ')
    : curveWords(bars);
}

function gridWords(trace: JsonObject): string {
  if (trace.type === 'image') return 'a picture';
  const rows = tableRows(trace.z);
  const [xs, ys] = [entries(trace.x), entries(trace.y)];
  const cells = rows.flatMap((row, r) =>
    row.flatMap((value, c) =>
      typeof value === 'number' ? [{ value, x: xs[c] ?? c, y: ys[r] ?? r }] : [],
    ),
  );
  const [least, largest] = extremes(cells, ({ value }) => value);
  if (!least || !largest) return 'nothing yet';
  const size = `${rows.length} by ${rows[0]?.length ?? 0} values`;
  const place = (cell: typeof least) => `${said(cell.value)} at (${said(cell.x)}, ${said(cell.y)})`;
  return least.value === largest.value
    ? `${size}, all ${said(least.value)}`
    : `${size}, least ${place(least)}, largest ${place(largest)}`;
}

function tableWords(trace: JsonObject): string {
  const columns = (trace.cells as { values?: unknown[] } | undefined)?.values ?? [];
  const heads = entries((trace.header as JsonObject | undefined)?.values).map(said);
  return `a table of ${entries(columns[0]).length} rows${heads.length > 0 ? `: ${heads.join(', ')}` : ''}`;
}

function spreadWords(values: readonly Entry[]): string {
  return `${values.length} values, ${between(values, '')}`;
}

/** How far points reach, both ways. */
function extent(points: readonly Point[]): string {
  const xs = points.map(({ at }) => at);
  const ys = points.map(({ value }) => value);
  return `${between(xs, 'x')}, ${between(ys, 'y')}`;
}

function between(values: readonly Entry[], name: string): string {
  const numbers = values.filter((value) => typeof value === 'number');
  if (numbers.length === 0) return '';
  const [low, high] = extremes(numbers, (value) => value);
  return `${name} between ${said(low)} and ${said(high)}`.trim();
}

function extremes<T>(list: readonly T[], value: (item: T) => number): [T?, T?] {
  let [least, largest] = [list[0], list[0]];
  for (const item of list) {
    if (least === undefined || value(item) < value(least)) least = item;
    if (largest === undefined || value(item) > value(largest)) largest = item;
  }
  return [least, largest] as [T?, T?];
}

function listed(words: readonly string[], what: string): string {
  const more = words.length - MOST_LISTED;
  const shown = words.slice(0, MOST_LISTED).map(plainText).join(', ');
  return more > 0 ? `${what} ${shown} and ${more} more` : `${what} ${shown}`;
}
