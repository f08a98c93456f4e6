import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { LectureFigure } from 'chainrule-course/figures';
import { findChromium } from 'chainrule-setup';
import { Problem, progressBar } from 'kernel-lib/display';
import { codeOf } from './code.js';
import { drawFigure } from './draw.js';
import { figurePage, GALLERY_CSS, GALLERY_JS, type GalleryEntry, indexPage } from './page.js';
import { copyPageScripts } from './pageScripts.js';
import { DrawnRecord } from './record.js';
import { FigureRenderer, PICTURES, type Picture } from './renderer.js';

/** Draws figures into a folder, and a page that shows all that lie there. Resolves to the exit code. */
export async function drawAll(
  all: readonly LectureFigure[],
  figures: readonly LectureFigure[],
  wanted: readonly Picture[],
  folder: string,
): Promise<number> {
  mkdirSync(folder, { recursive: true });
  const record = new DrawnRecord(folder);
  const chromium = findChromium();
  const kinds = chromium ? wanted : [];
  if (wanted.length > 0 && !chromium) {
    const why = process.env.CHAINRULE_CHROMIUM
      ? `CHAINRULE_CHROMIUM names ${process.env.CHAINRULE_CHROMIUM}, which is not there`
      : 'no Chromium or Chrome was found. Install one, or name it in CHAINRULE_CHROMIUM';
    console.error(`figures: no ${wanted.join(', ')}: ${why}. The interactive page is made.`);
  }
  let renderer: Promise<FigureRenderer> | undefined;
  const openRenderer = () => {
    renderer ??= FigureRenderer.open(chromium ?? '');
    return renderer;
  };
  const bar = progressBar('Drawing');
  const failed: string[] = [];
  let computed = 0;
  let pictures = 0;
  try {
    for (const [i, figure] of figures.entries()) {
      bar.step(i, figures.length);
      try {
        const result = await drawFigure(figure, record, kinds, openRenderer);
        if (result.computed) computed += 1;
        pictures += result.drawn.length;
      } catch (error) {
        if (error instanceof Problem) throw error;
        failed.push(`${figure.id}: ${(error as Error).message}`);
      }
    }
  } finally {
    bar.stop();
    await renderer?.then((open) => open.close()).catch(() => {});
  }
  writePages(all, record);
  for (const line of failed) console.error(`figures: ${line}`);
  console.log(
    `${figures.length - failed.length} figures in ${relative(process.cwd(), folder) || '.'}: ` +
      `${computed} computed, ${pictures} pictures drawn, the rest was up to date. ` +
      `Open ${join(relative(process.cwd(), folder), 'index.html')}`,
  );
  return failed.length > 0 ? 1 : 0;
}

/** The pages of all figures that lie in the folder, whether they were drawn now or earlier. */
function writePages(figures: readonly LectureFigure[], record: DrawnRecord): void {
  const { folder } = record;
  const file = (name: string) => join(folder, name);
  writeFileSync(file('gallery.css'), GALLERY_CSS);
  writeFileSync(file('gallery.js'), GALLERY_JS);
  copyPageScripts(folder);
  const entries = figures.flatMap((figure): GalleryEntry[] => {
    const json = file(`${figure.id}.json`);
    if (!existsSync(json)) return [];
    const { layout: look, frames = [] } = JSON.parse(readFileSync(json, 'utf8'));
    const title = String(look.title?.text ?? figure.id).replaceAll(/<[^>]*>/g, '');
    const pictures = PICTURES.filter((kind) => existsSync(file(`${figure.id}.${kind}`)));
    return [{ figure, title, pictures, animated: frames.length > 0 }];
  });
  entries.forEach((entry, i) => {
    const code = codeOf(entry.figure.id);
    const neighbours = { before: entries[i - 1], after: entries[i + 1] };
    writeFileSync(file(`${entry.figure.id}.html`), figurePage(entry, code, neighbours));
  });
  writeFileSync(file('index.html'), indexPage(entries));
}
