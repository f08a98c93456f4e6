import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ensureVenv, findChromium, layout } from 'chainrule-setup';
import { escapeHtml, Problem, progressBar } from 'kernel-lib/display';
import { copyPageScripts } from '../gallery/pageScripts.js';
import { FigureRenderer } from '../gallery/renderer.js';
import { answerQuestions } from './answers.js';
import { formulaSetter, type Setter } from './formulas.js';
import { type Published, publishLab } from './run.js';
import { copyWorkspace, type Mode } from './workspace.js';

/** Executes labs and writes them as pages and as notebooks with pictures. Resolves to the exit code. */
export async function publish(
  modes: readonly Mode[],
  only: string | undefined,
  out: string,
): Promise<number> {
  const place = layout();
  const all = readdirSync(join(place.root, 'notebooks'))
    .filter((file) => file.endsWith('.ipynb'))
    .map((file) => file.slice(0, -'.ipynb'.length))
    .sort();
  const labs = all.filter((name) => !only || name.includes(only));
  if (labs.length === 0) {
    throw new Problem(`publish: no lab's name contains "${only}"; there are: ${all.join(', ')}`);
  }
  await ensureVenv(['lab'], place);
  const chromium = findChromium();
  if (!chromium) {
    console.error(
      'publish: no Chromium or Chrome was found, so figures get no pictures: they are seen in ' +
        'JupyterLab only. Install one, or name it in CHAINRULE_CHROMIUM.',
    );
  }
  const renderer = chromium ? await FigureRenderer.open(chromium) : undefined;
  const done: (Published & { mode: Mode })[] = [];
  try {
    for (const mode of modes) {
      const folder = join(out, mode);
      const workspace = copyWorkspace(place.root, mode);
      try {
        if (mode === 'solutions') answerQuestions(workspace, place.root);
        const formulas = await orAsTyped(() => formulaSetter(join(folder, 'notebooks'), place));
        for (const name of labs) {
          const bar = progressBar(`${name}, ${mode}`);
          const result = await publishLab(name, workspace, join(folder, 'notebooks'), {
            place,
            renderer,
            formulas,
            onCell: (cells, of) => bar.step(cells, of),
          });
          bar.stop();
          done.push({ ...result, mode });
          report({ ...result, mode });
        }
        // The notebooks' links to the exercise files lead somewhere.
        cpSync(join(workspace.root, 'exercises'), join(folder, 'exercises'), { recursive: true });
      } finally {
        workspace.remove();
      }
      copyPageScripts(join(folder, 'notebooks'));
    }
  } finally {
    await renderer?.close();
  }
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'index.html'), indexPage(labs, modes));
  console.log(`Open ${join(relative(process.cwd(), out) || '.', 'index.html')}`);
  return done.some(({ errors }) => errors.length > 0) ? 1 : 0;
}

/** Without a network the packages that set formulas may be missing; the pages are made all the same. */
async function orAsTyped(setter: () => Promise<Setter>): Promise<Setter | undefined> {
  try {
    return await setter();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    console.error(`publish: formulas stay as they are typed: ${error.message}`);
    return undefined;
  }
}

function report({ name, mode, figures, errors, seconds }: Published & { mode: Mode }): void {
  const mark = errors.length === 0 ? '✓' : '✗';
  console.log(`${mark} ${name} with ${mode}: ${figures} figures, ${seconds} s`);
  for (const error of errors) console.log(`    ${error.split('\n')[0]}`);
}

function indexPage(labs: readonly string[], modes: readonly Mode[]): string {
  const rows = labs.map((name) => {
    const cells = modes.map((mode) => {
      const path = `${mode}/notebooks/${name}`;
      return `<td><a href="${path}.html">page</a> · <a href="${path}.ipynb">notebook</a></td>`;
    });
    return `<tr><th>${escapeHtml(name)}</th>${cells.join('')}</tr>`;
  });
  const heads = modes.map((mode) => `<th>with ${mode}</th>`);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>The labs, executed</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body { font: 16px/1.5 system-ui, sans-serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem; color-scheme: light dark; } th { text-align: left; padding-right: 2rem; } td { padding-right: 1.5rem; }</style></head>
<body><h1>The labs, executed</h1>
<p>Each lab was run from top to bottom. Pages show their figures as interactive plots, and as pictures where scripts are off.</p>
<table><tr><th>lab</th>${heads.join('')}</tr>
${rows.join('\n')}
</table></body></html>
`;
}
