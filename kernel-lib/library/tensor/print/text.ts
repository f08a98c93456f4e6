import type { DType } from '../core/dtype.js';
import type { NdArray } from '../core/ndarray.js';
import { formatShape } from '../core/shape.js';
import { positional, scientific } from './number.js';
import { getPrintoptions, type PrintOptions } from './options.js';

/** The tensor as NumPy prints it with `print(x)`. */
export function toText(x: NdArray, options: PrintOptions = {}): string {
  const o = { ...getPrintoptions(), ...options };
  const cut = x.data.length > o.threshold ? o.edgeItems : Number.POSITIVE_INFINITY;
  if (x.data.length === 0) return '[]';
  if (x.shape.length === 0) return scalarText(x.data[0]!, x.dtype);
  const shown: number[] = [];
  visit(x.shape, 0, 0, cut, (i) => shown.push(x.data[i]!));
  const format = formatter(shown, x.dtype, o);
  return rowsText(x, 0, 0, cut, format, ' ', o.lineWidth);
}

/** `Tensor (2, 3) float64` and the rows below it: what a terminal or an inspector shows. */
export function toLabelledText(x: NdArray, options: PrintOptions = {}): string {
  const head = `Tensor ${formatShape(x.shape)} ${x.dtype}`;
  return x.data.length === 0 ? `${head} []` : `${head}\n${toText(x, options)}`;
}

function scalarText(value: number, dtype: DType): string {
  if (dtype === 'bool') return value ? 'True' : 'False';
  if (dtype === 'int32') return String(value);
  if (!Number.isFinite(value)) return special(value);
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= (dtype === 'float32' ? 1e6 : 1e16)))
    return scientific(value, 17, dtype).replace('.e', 'e');
  const text = positional(value, 400, dtype);
  return text.endsWith('.') ? `${text}0` : text;
}

/** Indices of an axis that are shown, with -1 where the middle is left out. */
function shownIndices(n: number, cut: number): number[] {
  if (n <= 2 * cut) return Array.from({ length: n }, (_, i) => i);
  const head = Array.from({ length: cut }, (_, i) => i);
  return [...head, -1, ...head.map((i) => n - cut + i)];
}

function visit(
  shape: readonly number[],
  axis: number,
  start: number,
  cut: number,
  each: (i: number) => void,
): void {
  if (axis === shape.length) {
    each(start);
    return;
  }
  const step = shape.slice(axis + 1).reduce((p, n) => p * n, 1);
  for (const i of shownIndices(shape[axis]!, cut))
    if (i >= 0) visit(shape, axis + 1, start + i * step, cut, each);
}

/** Lays out one axis: elements of the last one side by side, others below each other. */
function rowsText(
  x: NdArray,
  axis: number,
  start: number,
  cut: number,
  format: (value: number) => string,
  indent: string,
  width: number,
): string {
  const step = x.shape.slice(axis + 1).reduce((p, n) => p * n, 1);
  const indices = shownIndices(x.shape[axis]!, cut);
  if (axis === x.shape.length - 1) {
    const words = indices.map((i) => (i < 0 ? '...' : format(x.data[start + i]!)));
    return `[${wrap(words, indent, width - (x.shape.length - axis === 1 ? axis + 1 : 0))}]`;
  }
  const gap = '\n'.repeat(x.shape.length - axis - 1) + indent;
  const parts = indices.map((i) =>
    i < 0 ? '...' : rowsText(x, axis + 1, start + i * step, cut, format, `${indent} `, width),
  );
  return `[${parts.join(gap)}]`;
}

/** Words on lines of at most `width` characters; new lines start with `indent`. */
function wrap(words: readonly string[], indent: string, width: number): string {
  const out: string[] = [];
  let line = indent.slice(1);
  let first = true;
  for (const word of words) {
    if (!first && line.length + 1 + word.length > width) {
      out.push(line.trimEnd());
      line = indent + word;
    } else {
      line += first ? ` ${word}` : ` ${word}`;
    }
    first = false;
  }
  out.push(line);
  return out.join('\n').slice(indent.length);
}

/** A function that writes numbers so that all of `shown` line up. */
export function formatter(
  shown: readonly number[],
  dtype: DType,
  o: Required<PrintOptions>,
): (value: number) => string {
  if (dtype === 'bool') return (v) => (v ? ' True' : 'False');
  if (dtype === 'int32') return padded(shown, String);
  const finite = shown.filter(Number.isFinite);
  const sizes = finite.filter((v) => v !== 0).map(Math.abs);
  const max = sizes.reduce((a, b) => Math.max(a, b), 0);
  const min = sizes.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const top = dtype === 'float32' ? 1e6 : 1e8;
  const apart = dtype === 'float32' ? Math.fround(max / min) : max / min;
  const wide = max >= top || (!o.suppress && (min < 1e-4 || apart > 1000));
  return sizes.length > 0 && wide ? sciFormatter(shown, dtype, o) : fixedFormatter(shown, dtype, o);
}

function padded(shown: readonly number[], text: (value: number) => string) {
  const width = shown.reduce((w, v) => Math.max(w, text(v).length), 0);
  return (value: number): string => text(value).padStart(width);
}

function fixedFormatter(shown: readonly number[], dtype: DType, o: Required<PrintOptions>) {
  const texts = shown.filter(Number.isFinite).map((v) => positional(v, o.precision, dtype));
  const left = texts.reduce((w, t) => Math.max(w, t.indexOf('.')), 0);
  const right = texts.reduce((w, t) => Math.max(w, t.length - t.indexOf('.') - 1), 0);
  const width = shown.reduce(
    (w, v) => Math.max(w, Number.isFinite(v) ? 0 : special(v).length),
    left + (texts.length ? right + 1 : 0),
  );
  return (value: number): string => {
    if (!Number.isFinite(value)) return special(value).padStart(width);
    const text = positional(value, o.precision, dtype);
    const point = text.indexOf('.');
    return `${text.padEnd(point + 1 + right)}`.padStart(width);
  };
}

function sciFormatter(shown: readonly number[], dtype: DType, o: Required<PrintOptions>) {
  const texts = shown.filter(Number.isFinite).map((v) => scientific(v, o.precision, dtype));
  const mantissa = texts.reduce((w, t) => Math.max(w, t.indexOf('e') - t.indexOf('.') - 1), 0);
  const exponent = texts.reduce((w, t) => Math.max(w, t.length - t.indexOf('e') - 2), 2);
  const format = (value: number): string => {
    const text = scientific(value, mantissa, dtype, true);
    const at = text.indexOf('e');
    const point = text.indexOf('.');
    const digits = text.slice(point + 1, at).padEnd(mantissa, '0');
    return `${text.slice(0, point + 1)}${digits}${text.slice(at, at + 2)}${text.slice(at + 2).padStart(exponent, '0')}`;
  };
  const width = shown.reduce(
    (w, v) => Math.max(w, (Number.isFinite(v) ? format(v) : special(v)).length),
    0,
  );
  return (value: number): string =>
    (Number.isFinite(value) ? format(value) : special(value)).padStart(width);
}

function special(value: number): string {
  return Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf';
}
