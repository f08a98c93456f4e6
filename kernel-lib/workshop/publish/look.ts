import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Layout } from 'chainrule-setup';

/** What nbconvert ships: JupyterLab's dark theme, as the same variables that its pages are drawn with. */
const DARK = 'share/jupyter/nbconvert/templates/lab/static/theme-dark.css';

const READING = `
:root { color-scheme: light dark; }
body.jp-Notebook main { max-width: 62rem; margin: 0 auto; padding: 1rem; }
/* About 75 characters in any font: longer lines are hard to come back from. */
.jp-RenderedMarkdown :is(p, li, blockquote, h1, h2, h3, h4) { max-width: 60ch; }
.jp-RenderedMarkdown { font-size: 16px; line-height: 1.55; }
.jp-RenderedMarkdown .katex-display { overflow-x: auto; overflow-y: hidden; max-width: 100%; }
.jp-RenderedImage img { background: #ffffff; max-width: 100%; height: auto; }
.jp-Collapser { display: none; }
/* What is wider than the page scrolls in its own place: code, tables, printed lines. */
.jp-CodeCell .highlight { overflow-x: auto; }
.chainrule-fold summary { cursor: pointer; padding: 3px 5px; overflow-x: auto; white-space: nowrap; }
.chainrule-fold[open] summary code { opacity: 0.6; }
.jp-RenderedMarkdown table { display: block; width: fit-content; max-width: 100%; overflow-x: auto; }
@media (max-width: 640px) {
  body.jp-Notebook { margin: 0; padding: 0; }
  body.jp-Notebook main { padding: 0.5rem 0.25rem; }
  .jp-RenderedMarkdown { padding-right: 5px; }
  .jp-RenderedHTMLCommon :is(ul, ol) { padding-left: 1.25rem; }
}
`;

/** The style of published pages: a readable measure, and the dark theme where the system wishes it. */
export function pageStyle(place: Layout): string {
  const file = join(place.venv, DARK);
  const dark = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return `${READING}\n@media (prefers-color-scheme: dark) {\n${dark}\n}\n`;
}

/**
 * A page that nbconvert has written, on its own: without the scripts of its template, which fetch
 * programs for formulas and diagrams from elsewhere, and in the system's theme.
 */
export function onItsOwn(html: string, style: string): string {
  const body = html.indexOf('<body');
  const head = html.slice(0, Math.max(0, body)).replaceAll(/<script\b[\s\S]*?<\/script>/g, '');
  const links = `<link rel="stylesheet" href="katex/katex.min.css">\n<style>${style}</style>\n</head>`;
  const rest = html.slice(Math.max(0, body)).replace(/<body[^>]*>/, '<body class="jp-Notebook">');
  return head.replace('</head>', () => links) + rest;
}
