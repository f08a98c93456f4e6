import { copyFileSync, existsSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Where plotly.js lies, as one script for a browser. */
export function plotlyFile(): string {
  return createRequire(import.meta.url).resolve('plotly.js-dist/plotly.js');
}

/** Puts `plotly.js` into a folder, for pages that open from disk; an equal one stays. */
export function copyPlotly(folder: string): void {
  const from = plotlyFile();
  const to = join(folder, 'plotly.js');
  if (!existsSync(to) || statSync(to).size !== statSync(from).size) copyFileSync(from, to);
}
