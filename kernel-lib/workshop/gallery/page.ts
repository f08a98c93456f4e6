import type { LectureFigure } from 'chainrule-course/figures';
import { inInk, type JsonObject, NIGHT, PAPER } from 'chainrule-kernel';
import { escapeHtml, PLOTLY_CONFIG, scriptJson } from 'kernel-lib/display';
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
  const layout = json.layout as JsonObject;
  const spec = {
    data: json.data,
    frames: json.frames ?? [],
    light: inInk(layout, PAPER),
    dark: inInk(layout, NIGHT),
  };
  return `window.chainruleFigure = ${scriptJson(spec)};\n`;
}

/** An animated plot can be reached with the tab key. */
const KEYS = ' tabindex="0" aria-keyshortcuts="Space ArrowLeft ArrowRight"';
const KEYS_HINT =
  '<p class="facts">With the keyboard: tab to the plot; space plays and stops, the arrows move the slider (with shift the second one).</p>\n';

/** The page of one figure. */
export function figurePage(
  entry: GalleryEntry,
  code: readonly { path: string; text: string }[],
  neighbours: { before?: GalleryEntry; after?: GalleryEntry },
): string {
  const { figure, title, pictures, animated } = entry;
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
<script src="${figure.id}.data.js"></script>
</head>
<body>
<nav>${link(neighbours.before, (t) => `← ${t}`, 'prev')}<a href="index.html">All figures</a>${link(neighbours.after, (t) => `${t} →`, 'next')}<button type="button" data-theme-button>Dark</button></nav>
<main>
<h1>${escapeHtml(title)}</h1>
<div id="plot" data-id="${figure.id}" role="img" aria-label="${escapeHtml(title)}"${animated ? KEYS : ''}></div>
<p class="caption">${escapeHtml(figure.caption)}</p>
${animated ? KEYS_HINT : ''}<p class="facts">Lecture ${escapeHtml(figure.lecture)} · seed ${figure.seed} · computed anew by <code>npm run figures -- --only ${figure.id}</code></p>
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
#plot:focus-visible { outline: 2px solid var(--accent); outline-offset: 4px; }
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
    const plot = document.getElementById('plot');
    const spec = window.chainruleFigure;
    if (!plot || !spec) return;
    const layout = structuredClone(dark() ? spec.dark : spec.light);
    // The page's heading says the title already; the plot keeps its own for downloads.
    const height = Math.max(layout.height || 420, Math.min(640, Math.round(plot.clientWidth * 0.5)));
    const figure = { data: structuredClone(spec.data), layout: { ...layout, autosize: true, height, width: undefined }, config: ${JSON.stringify(PLOTLY_CONFIG)}, frames: spec.frames };
    Plotly.newPlot(plot, figure);
  }

  // Plotly's own sliders and buttons only hear the mouse.
  function keys(plot) {
    let playing = false;
    // An animation that is stopped rejects its promise, which is no mistake.
    const press = ({ method, args }) => Promise.resolve(Plotly[method](plot, ...args)).catch(() => {});
    plot.addEventListener('keydown', (event) => {
      const { sliders = [], updatemenus = [] } = plot.layout || {};
      const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      const which = event.shiftKey ? 1 : 0;
      const slider = sliders[which];
      if (by && slider) {
        const active = Math.min(slider.steps.length - 1, Math.max(0, (slider.active || 0) + by));
        Plotly.relayout(plot, { ['sliders[' + which + '].active']: active });
        press(slider.steps[active]);
      } else if (event.key === ' ' && updatemenus[0]?.buttons.length === 2) {
        press(updatemenus[0].buttons[playing ? 1 : 0]);
      } else return;
      event.preventDefault();
    });
    plot.on('plotly_animating', () => { playing = true; });
    plot.on('plotly_animated', () => { playing = false; });
    plot.on('plotly_animationinterrupted', () => { playing = false; });
  }

  function save(kind) {
    const plot = document.getElementById('plot');
    const id = plot.dataset.id;
    const spec = window.chainruleFigure;
    if (kind === 'json') {
      const json = JSON.stringify({ data: spec.data, layout: spec.light, frames: spec.frames });
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([json], { type: 'application/json' }));
      link.download = id + '.json';
      link.click();
      URL.revokeObjectURL(link.href);
      return;
    }
    const layout = { ...structuredClone(dark() ? spec.dark : spec.light), paper_bgcolor: dark() ? '#16181b' : '#ffffff', plot_bgcolor: dark() ? '#16181b' : '#ffffff', width: 960, height: 540 };
    delete layout.sliders;
    delete layout.updatemenus;
    const now = plot.data || spec.data;
    Plotly.downloadImage({ data: now, layout }, { format: kind, width: 960, height: 540, scale: kind === 'png' ? 2 : 1, filename: id });
  }

  addEventListener('DOMContentLoaded', () => {
    const button = document.querySelector('[data-theme-button]');
    const name = () => { button.textContent = dark() ? 'Light' : 'Dark'; };
    name();
    button.addEventListener('click', () => {
      root.dataset.theme = dark() ? 'light' : 'dark';
      try { localStorage.setItem('chainrule-theme', root.dataset.theme); } catch { /* private window */ }
      name();
      draw();
    });
    for (const node of document.querySelectorAll('[data-download]')) {
      node.addEventListener('click', () => save(node.dataset.download));
    }
    draw();
    const plot = document.getElementById('plot');
    if (plot?.tabIndex === 0) keys(plot);
  });
})();
`;
