import type { LectureFigure } from 'chainrule-course/figures';
import { escapeHtml, scriptJson } from 'kernel-lib/display';
import type { FigureJson } from 'kernel-lib/plot';
import type { Picture } from './renderer.js';

/** What a page says of one figure. */
export interface GalleryEntry {
  figure: LectureFigure;
  title: string;
  /** Kinds of picture that lie beside the page. */
  pictures: readonly Picture[];
  animated: boolean;
}

const HEAD = (title: string) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="gallery.css">
<script src="gallery.js"></script>
`;

/** The script of one figure's data: a page from disk may load scripts, but not fetch files. */
export function dataScript(json: FigureJson): string {
  return `window.chainruleFigure = ${scriptJson(json)};\n`;
}

/** The page of one figure. */
export function figurePage(
  entry: GalleryEntry,
  code: readonly { path: string; text: string }[],
  neighbours: { before?: GalleryEntry; after?: GalleryEntry },
): string {
  const { figure, title, pictures } = entry;
  const link = (other: GalleryEntry | undefined, text: (title: string) => string, rel: string) =>
    other
      ? `<a rel="${rel}" href="${other.figure.id}.html">${escapeHtml(text(other.title))}</a>`
      : '<span></span>';
  const files = pictures
    .filter((kind) => kind === 'pdf')
    .map((kind) => `<a class="button" href="${figure.id}.${kind}" download>PDF</a>`);
  const listings = code.map(
    ({ path, text }) =>
      `<details><summary>${escapeHtml(path)}</summary><pre><code>${escapeHtml(text)}</code></pre></details>`,
  );
  return `${HEAD(title)}<script src="plotly.js"></script>
<script src="figures.js"></script>
<script src="${figure.id}.data.js"></script>
</head>
<body>
<nav>${link(neighbours.before, (t) => `← ${t}`, 'prev')}<a href="index.html">All figures</a>${link(neighbours.after, (t) => `${t} →`, 'next')}<button type="button" data-theme-button>Dark</button></nav>
<main>
<h1>${escapeHtml(title)}</h1>
<div id="plot" data-id="${figure.id}"></div>
<p class="caption">${escapeHtml(figure.caption)}</p>
<p class="facts">Lecture ${escapeHtml(figure.lecture)} · seed ${figure.seed} · computed anew by <code>npm run figures -- --only ${figure.id}</code></p>
<p class="downloads">Download
<button type="button" data-download="png">PNG</button>
<button type="button" data-download="svg">SVG</button>
${files.join('\n')}
<button type="button" data-download="json">JSON</button></p>
<h2>The code that made it</h2>
${listings.join('\n')}
</main>
</body>
</html>
`;
}

/** The page with all figures, by lecture. */
export function indexPage(entries: readonly GalleryEntry[]): string {
  const lectures = [...new Set(entries.map(({ figure }) => figure.lecture))].sort();
  const sections = lectures.map((lecture) => {
    const cards = entries
      .filter(({ figure }) => figure.lecture === lecture)
      .map(({ figure, title, pictures, animated }) => {
        const picture = pictures.includes('png')
          ? `<img src="${figure.id}.png" alt="${escapeHtml(title)}" loading="lazy">`
          : `<div class="nopicture">${escapeHtml(title)}</div>`;
        const badge = animated ? ' <span class="badge">moves</span>' : '';
        return `<a class="card" href="${figure.id}.html">${picture}<strong>${escapeHtml(title)}${badge}</strong><span>${escapeHtml(figure.caption)}</span></a>`;
      });
    return `<h2>${escapeHtml(lecture)}</h2>\n<div class="cards">\n${cards.join('\n')}\n</div>`;
  });
  return `${HEAD('Figures of the lectures')}</head>
<body>
<nav><span></span><span></span><button type="button" data-theme-button>Dark</button></nav>
<main>
<h1>Figures of the lectures</h1>
<p>Every figure is computed from its seed when this page is made; nothing is drawn by hand. Click one for the interactive plot, its code and its files.</p>
${sections.join('\n')}
</main>
</body>
</html>
`;
}

/** The pages' style sheet. */
export const GALLERY_CSS = `:root { --paper: #ffffff; --ink: #1f1f1f; --faint: #5c5c5c; --line: #d8d8d8; --card: #ffffff; --accent: #0072b2; color-scheme: light; }
:root[data-theme="dark"] { --paper: #16181b; --ink: #ececec; --faint: #b0b0b0; --line: #3a3d42; --card: #1e2125; --accent: #56b4e9; color-scheme: dark; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, "Segoe UI", Helvetica, Arial, sans-serif; }
main { max-width: 72rem; margin: 0 auto; padding: 0 1.25rem 3rem; }
nav { display: flex; gap: 1rem; align-items: center; justify-content: space-between; max-width: 72rem; margin: 0 auto; padding: .75rem 1.25rem; font-size: .9rem; }
a { color: var(--accent); }
h1 { font-size: 1.6rem; line-height: 1.25; margin: .5rem 0 1rem; }
h2 { font-size: 1.15rem; margin: 2rem 0 .75rem; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); gap: 1rem; }
.card { display: flex; flex-direction: column; gap: .35rem; padding: .6rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--card); color: inherit; text-decoration: none; }
.card:hover, .card:focus-visible { border-color: var(--accent); }
.card img, .nopicture { width: 100%; aspect-ratio: 16 / 9; object-fit: contain; background: #fff; border-radius: .25rem; }
.nopicture { display: grid; place-items: center; padding: 1rem; text-align: center; background: transparent; border: 1px dashed var(--line); color: var(--faint); }
.card span { color: var(--faint); font-size: .85rem; }
.badge { font-weight: 400; border: 1px solid var(--accent); border-radius: 1rem; padding: 0 .5em; color: var(--accent) !important; }
#plot { width: 100%; min-height: 26rem; }
.caption { font-size: 1.05rem; max-width: 60rem; }
.facts { color: var(--faint); font-size: .9rem; }
button, .button { font: inherit; font-size: .9rem; padding: .25rem .8rem; border: 1px solid var(--line); border-radius: .35rem; background: var(--card); color: var(--ink); text-decoration: none; cursor: pointer; }
button:hover, .button:hover { border-color: var(--accent); }
pre { overflow-x: auto; padding: 1rem; border: 1px solid var(--line); border-radius: .4rem; font-size: .85rem; line-height: 1.45; }
summary { cursor: pointer; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; }
th, td { text-align: left; vertical-align: top; padding: .45rem .6rem; border-bottom: 1px solid var(--line); }
.agrees { color: #00805c; white-space: nowrap; } :root[data-theme="dark"] .agrees { color: #34c79b; }
.differs { color: #b34700; white-space: nowrap; } :root[data-theme="dark"] .differs { color: #ff9a5c; }
@media print { nav, .downloads, details, h2 { display: none; } }
`;

/** What the pages do: the theme button, the drawing, the downloads. */
export const GALLERY_JS = `'use strict';
(() => {
  const root = document.documentElement;
  const saved = (() => { try { return localStorage.getItem('chainrule-theme'); } catch { return null; } })();
  const dark = () => root.dataset.theme === 'dark';
  root.dataset.theme = saved || (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');

  function draw() {
    const place = document.getElementById('plot');
    // Wide pages have room for more than a notebook's cell.
    return place && new chainruleFigures.PageFigure(place, window.chainruleFigure, 640);
  }

  function save(figure, kind) {
    const { id } = document.getElementById('plot').dataset;
    if (kind === 'json') {
      const link = document.createElement('a');
      const json = JSON.stringify(window.chainruleFigure);
      link.href = URL.createObjectURL(new Blob([json], { type: 'application/json' }));
      link.download = id + '.json';
      link.click();
      URL.revokeObjectURL(link.href);
      return;
    }
    const paper = dark() ? '#16181b' : '#ffffff';
    const size = { width: 960, height: 540 };
    const layout = { ...structuredClone(figure.layout), paper_bgcolor: paper, plot_bgcolor: paper, ...size };
    const { data } = figure.box.plot;
    Plotly.downloadImage({ data, layout }, { format: kind, ...size, scale: kind === 'png' ? 2 : 1, filename: id });
  }

  addEventListener('DOMContentLoaded', () => {
    const button = document.querySelector('[data-theme-button]');
    const name = () => { button.textContent = dark() ? 'Light' : 'Dark'; };
    name();
    button.addEventListener('click', () => {
      root.dataset.theme = dark() ? 'light' : 'dark';
      try { localStorage.setItem('chainrule-theme', root.dataset.theme); } catch { /* private window */ }
      name();
    });
    const figure = draw();
    for (const node of document.querySelectorAll('[data-download]')) {
      node.addEventListener('click', () => save(figure, node.dataset.download));
    }
  });
})();
`;
