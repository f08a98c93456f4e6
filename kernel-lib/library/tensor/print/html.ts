import type { NdArray } from '../core/ndarray.js';
import { formatShape } from '../core/shape.js';
import { meanOf, varOf } from '../kernels/moments.js';
import { PRINT_DEFAULTS } from './options.js';
import { formatter } from './text.js';

const ROWS = 6;
const COLS = 8;

/**
 * A small table for a notebook: shape, dtype, mean and standard deviation above, at most six rows
 * and eight columns below. Colours are the page's own, so that it reads in dark themes too.
 */
export function toHtml(x: NdArray): string {
  const facts = [`<b>Tensor</b> ${formatShape(x.shape)} ${x.dtype}`, ...statistics(x)].join(' · ');
  const head = `<div style="font-family:var(--jp-code-font-family,monospace);color:inherit;opacity:.85">${facts}</div>`;
  return x.data.length === 0 ? head : head + table(x);
}

function statistics(x: NdArray): string[] {
  if (x.data.length < 2) return [];
  const mean = meanOf('mean', x, null, false).data[0]!;
  const std = Math.sqrt(varOf('std', x, null, false, 0).data[0]!);
  return [`mean ${short(mean)}`, `std ${short(std)}`];
}

function short(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(4))) : String(value);
}

/** The last two axes as rows and columns; of more axes the first block is shown. */
function table(x: NdArray): string {
  const cols = x.shape.at(-1) ?? 1;
  const rows = x.shape.length < 2 ? 1 : x.shape.at(-2)!;
  const shownRows = shown(rows, ROWS);
  const shownCols = shown(cols, COLS);
  const values = shownRows.flatMap((r) =>
    r < 0 ? [] : shownCols.flatMap((c) => (c < 0 ? [] : [x.data[r * cols + c]!])),
  );
  const format = formatter(values, x.dtype, { ...PRINT_DEFAULTS, precision: 4 });
  const cell = (r: number, c: number): string => (c < 0 ? '…' : format(x.data[r * cols + c]!));
  const body = shownRows
    .map((r) => `<tr>${shownCols.map((c) => td(r < 0 ? '⋮' : cell(r, c))).join('')}</tr>`)
    .join('');
  const lead =
    x.shape.length > 2
      ? `<div style="opacity:.7">[${x.shape
          .slice(0, -2)
          .map(() => 0)
          .join(', ')}, :, :]</div>`
      : '';
  return `${lead}<table style="border-collapse:collapse;color:inherit;background:none;margin:2px 0"><tbody>${body}</tbody></table>`;
}

// Spaces are kept, so that the points of a column stand below each other.
function td(text: string): string {
  return `<td style="text-align:right;white-space:pre;padding:1px 8px;font-family:var(--jp-code-font-family,monospace);border:1px solid rgba(128,128,128,.35);background:none;color:inherit">${text}</td>`;
}

/** Indices to show of `n`, with -1 for the gap. */
function shown(n: number, most: number): number[] {
  if (n <= most) return Array.from({ length: n }, (_, i) => i);
  const half = most / 2;
  const head = Array.from({ length: half }, (_, i) => i);
  return [...head, -1, ...head.map((i) => n - half + i)];
}
