import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scriptJson } from 'kernel-lib/display';
import type { Figure } from 'kernel-lib/plot';
import { copyPageScripts } from '../gallery/pageScripts.js';

/** Writes `index.html` with the figures, and plotly.js beside it, so that it opens from disk. */
export function writePage(folder: string, title: string, figures: readonly Figure[]): string {
  mkdirSync(folder, { recursive: true });
  copyPageScripts(folder);
  const drawings = figures.map((figure, i) => {
    return `<div id="figure${i}"></div>\n<script>new chainruleFigures.PageFigure(document.getElementById('figure${i}'), ${scriptJson(figure)});</script>`;
  });
  const path = join(folder, 'index.html');
  writeFileSync(
    path,
    `<!doctype html>\n<html lang="en"><meta charset="utf-8"><title>${title}</title>\n` +
      `<script src="plotly.js"></script><script src="figures.js"></script>\n<body style="max-width: 60rem; margin: auto; font-family: sans-serif">\n` +
      `<h1>${title}</h1>\n${drawings.join('\n')}\n</body></html>\n`,
  );
  return path;
}
