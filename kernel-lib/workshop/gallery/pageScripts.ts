import { copyFileSync, existsSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { figureScript } from './figureScript.js';

/** Where plotly.js lies, as one script for a browser. */
export function plotlyFile(): string {
  return createRequire(import.meta.url).resolve('plotly.js-dist/plotly.js');
}

/** Puts the scripts that draw figures into a folder, for pages that open from disk. */
export function copyPageScripts(folder: string): void {
  const from = plotlyFile();
  const to = join(folder, 'plotly.js');
  // It is large: an equal one stays.
  if (!existsSync(to) || statSync(to).size !== statSync(from).size) copyFileSync(from, to);
  writeFileSync(join(folder, 'figures.js'), figureScript());
}
