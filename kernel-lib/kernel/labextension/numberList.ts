import type { Json, JsonObject } from './json.js';

/** One entry of a trace's list: a number, a category, or a gap. */
export type Entry = number | string | null;

const ARRAYS: Readonly<Record<string, (buffer: ArrayBuffer) => ArrayLike<number>>> = {
  i1: (buffer) => new Int8Array(buffer),
  u1: (buffer) => new Uint8Array(buffer),
  i2: (buffer) => new Int16Array(buffer),
  u2: (buffer) => new Uint16Array(buffer),
  i4: (buffer) => new Int32Array(buffer),
  u4: (buffer) => new Uint32Array(buffer),
  f4: (buffer) => new Float32Array(buffer),
  f8: (buffer) => new Float64Array(buffer),
};

/** A list of a trace, also in Plotly's compact form (`{ dtype, bdata }`) or as a typed array. */
export function entries(value: unknown): Entry[] {
  if (Array.isArray(value)) return value.map(entry);
  if (ArrayBuffer.isView(value)) return Array.from(value as unknown as ArrayLike<number>, entry);
  const { dtype, bdata } = (value ?? {}) as { dtype?: string; bdata?: string };
  const read = ARRAYS[dtype ?? ''];
  if (!read || typeof bdata !== 'string') return [];
  const bytes = Uint8Array.from(atob(bdata), (letter) => letter.charCodeAt(0));
  return Array.from(read(bytes.buffer), entry);
}

/** Rows of a trace's table, also in the compact form with a shape. */
export function tableRows(value: unknown): Entry[][] {
  if (Array.isArray(value)) return value.map(entries);
  const columns = Number(/,\s*(\d+)/.exec(String((value as JsonObject | undefined)?.shape))?.[1]);
  const all = entries(value);
  if (!(columns > 0)) return [];
  return Array.from({ length: all.length / columns }, (_, r) =>
    all.slice(r * columns, (r + 1) * columns),
  );
}

function entry(value: unknown): Entry {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  return typeof value === 'string' && value !== '' ? value : null;
}

/** Three digits, as one says them; a category as it is. */
export function said(value: Entry | undefined): string {
  if (typeof value !== 'number') return plainText(value ?? 'nothing');
  const short = Number(value.toPrecision(3));
  return String(Object.is(short, -0) ? 0 : short).replace('-', '−');
}

/** A text of a figure without its markup. */
export function plainText(text: Json | unknown): string {
  return String(text ?? '')
    .replaceAll(/<br\s*\/?>/g, ' ')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
