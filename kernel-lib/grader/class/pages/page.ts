import { escapeHtml } from 'kernel-lib/display';

const STYLE = `
:root { color-scheme: light dark; --ink: #1b1b1b; --quiet: #666; --line: #ddd; --bar: #3b6ea5; --bad: #c62828; --paper: #fff; --jp-success-color1: #2e7d32; --jp-error-color1: #c62828; --jp-warn-color1: #b26a00; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e6e6; --quiet: #9a9a9a; --line: #3a3a3a; --bar: #7fb0e6; --bad: #ff8a80; --paper: #161616; --jp-success-color1: #81c784; --jp-error-color1: #ff8a80; --jp-warn-color1: #ffb74d; } }
body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; } th, td { text-align: left; padding: 0.2rem 0.8rem 0.2rem 0; vertical-align: top; border-bottom: 1px solid var(--line); }
.wide td:last-child:not(.n) { min-width: 9rem; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid var(--line); padding: 0.5rem; }
.quiet { color: var(--quiet); } .flag { color: var(--bad); } .wide { overflow-x: auto; }
.side { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(26rem, 100%), 1fr)); gap: 0 1rem; }
svg { max-width: 100%; height: auto; } code { overflow-wrap: anywhere; }
rect { fill: var(--bar); } text { fill: var(--ink); font-size: 11px; }
`;

/** A page that needs nothing from elsewhere, and in which nothing can run. `body` is HTML. */
export function page(title: string, body: readonly string[]): string {
  return [
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(title)}</title><style>${STYLE}</style></head><body>`,
    ...body,
    '</body></html>',
    '',
  ].join('\n');
}

/** A cell: text is escaped, a number is set to the right. */
export type Cell = string | number | null | { html: string };

export function table(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const numeric = head.map((_, i) => rows.some((row) => typeof row[i] === 'number'));
  const tag = (i: number) => (numeric[i] ? ' class="n"' : '');
  const heads = head.map((name, i) => `<th${tag(i)}>${escapeHtml(name)}</th>`).join('');
  const lines = rows.map(
    (row) => `<tr>${row.map((cell, i) => `<td${tag(i)}>${cellHtml(cell)}</td>`).join('')}</tr>`,
  );
  return `<div class="wide"><table><thead><tr>${heads}</tr></thead><tbody>\n${lines.join('\n')}\n</tbody></table></div>`;
}

function cellHtml(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'object') return cell.html;
  return escapeHtml(typeof cell === 'number' ? String(Math.round(cell * 100) / 100) : cell);
}

export function paragraph(text: string, style = ''): string {
  return `<p${style === '' ? '' : ` class="${style}"`}>${escapeHtml(text)}</p>`;
}

export function heading(level: 1 | 2 | 3, text: string): string {
  return `<h${level}>${escapeHtml(text)}</h${level}>`;
}
