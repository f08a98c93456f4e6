import type { MimeBundle } from '../display/index.js';
import { escapeHtml } from '../display/index.js';

/** A cell: text as it is, numbers to four digits. */
export type Cell = string | number;

function show(cell: Cell): string {
  if (typeof cell === 'string') return cell;
  if (Number.isInteger(cell) && Math.abs(cell) < 1e6) return String(cell);
  const size = Math.abs(cell);
  return size >= 1e-3 && size < 1e5 ? String(Number(cell.toPrecision(4))) : cell.toExponential(2);
}

/** Rows under a heading, as text with aligned columns and as HTML that suits any theme. */
export function table(heading: readonly string[], rows: readonly (readonly Cell[])[]): MimeBundle {
  const lines = [heading, ...rows.map((row) => row.map(show))];
  const widths = heading.map((_, k) => Math.max(...lines.map((line) => line[k]!.length)));
  const isNumber = heading.map((_, k) => rows.every((row) => typeof row[k] === 'number'));
  const pad = (text: string, k: number) =>
    isNumber[k] ? text.padStart(widths[k]!) : text.padEnd(widths[k]!);
  const text = lines.map((line) => line.map(pad).join('  ').trimEnd()).join('\n');
  const cells = (line: readonly string[], tag: string) =>
    line
      .map(
        (c, k) =>
          `<${tag} style="text-align:${isNumber[k] ? 'right' : 'left'}">${escapeHtml(c)}</${tag}>`,
      )
      .join('');
  const [first, ...rest] = lines;
  const html =
    `<table><thead><tr>${cells(first!, 'th')}</tr></thead><tbody>` +
    `${rest.map((line) => `<tr>${cells(line, 'td')}</tr>`).join('')}</tbody></table>`;
  return { 'text/html': html, 'text/plain': text };
}
