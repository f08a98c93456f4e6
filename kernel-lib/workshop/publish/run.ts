import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { KERNEL_NAME, writeKernelSpec } from 'chainrule-kernel';
import { jupyterEnvironment, type Layout, layout, runProgram } from 'chainrule-setup';
import { Problem } from 'kernel-lib/display';
import { type FigureJson, PLOTLY_MIME } from 'kernel-lib/plot';
import type { FigureRenderer } from '../gallery/renderer.js';
import { withFolds } from './folded.js';
import { type Setter, withFormulas } from './formulas.js';
import { withFigures, withTexts } from './interactive.js';
import { addLinks, linksOf, referencePages, withLinks } from './links.js';
import { onItsOwn, pageStyle } from './look.js';
import { addPictures, alternativeText, type ExecutedNotebook, figureOutputs } from './pictures.js';
import type { Workspace } from './workspace.js';

/** What one lab became. */
export interface Published {
  name: string;
  figures: number;
  /** Errors of cells; none in a sound lab. */
  errors: string[];
  seconds: number;
}

/**
 * Executes one lab in a workspace and writes `NAME.ipynb` and `NAME.html` into `folder`.
 *
 * @param renderer adds pictures to the figures; without it they have none
 * @param formulas sets formulas; without it they stay as they are typed
 */
export async function publishLab(
  name: string,
  workspace: Workspace,
  folder: string,
  options: {
    place: Layout;
    renderer?: FigureRenderer | undefined;
    formulas?: Setter | undefined;
    onCell?: (done: number, of: number) => void;
  },
): Promise<Published> {
  const { place, renderer, formulas, onCell } = options;
  mkdirSync(folder, { recursive: true });
  const source = join(workspace.root, 'notebooks', `${name}.ipynb`);
  const target = join(folder, `${name}.ipynb`);
  const script = join(place.root, 'kernel-lib/workshop/publish/execute.py');
  const env = kernelEnvironment(workspace);
  const started = performance.now();
  let errors: string[] = [];
  const command = [place.python, script, source, target, workspace.root, KERNEL_NAME];
  const { code, output } = await runProgram(command, {
    cwd: workspace.root,
    env,
    onLine(line) {
      if (!line.startsWith('{')) return;
      const said = JSON.parse(line) as { done?: number; of?: number; errors?: string[] };
      if (said.done !== undefined) onCell?.(said.done, said.of ?? said.done);
      if (said.errors) errors = said.errors;
    },
  });
  if (code !== 0) {
    const last = output.match(/^\w*Error: .+$/m)?.[0] ?? output.trim().split('\n').at(-1);
    throw new Problem(`publish: ${name} could not be executed: ${last}`);
  }
  const notebook = JSON.parse(readFileSync(target, 'utf8')) as ExecutedNotebook;
  if (renderer) await addPictures(notebook, renderer);
  const links = linksIn(notebook, join(place.root, 'docs/api'), folder);
  addLinks(notebook, links);
  writeFileSync(target, `${JSON.stringify(notebook, null, 1)}\n`);
  await writeHtml(name, folder, notebook, { place, env, formulas, links });
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  return { name, figures: figureOutputs(notebook).length, errors, seconds };
}

/** In which Jupyter finds the workspace's own kernel. */
function kernelEnvironment({ root }: Workspace): NodeJS.ProcessEnv {
  const place = layout(root);
  writeKernelSpec(join(place.share, 'kernels', KERNEL_NAME), {
    root,
    main: join(root, 'kernel-lib/kernel/dist/main.js'),
  });
  return jupyterEnvironment(place);
}

/** Where the names are explained that a notebook in `folder` imports; none before `npm run docs`. */
function linksIn(
  notebook: ExecutedNotebook,
  reference: string,
  folder: string,
): ReadonlyMap<string, string> {
  const code = notebook.cells.flatMap(({ source }) => source ?? []).join('');
  const there = relative(folder, reference).replaceAll('\\', '/');
  return linksOf(code, referencePages(reference), there);
}

async function writeHtml(
  name: string,
  folder: string,
  notebook: ExecutedNotebook,
  options: {
    place: Layout;
    env: NodeJS.ProcessEnv;
    formulas: Setter | undefined;
    links: ReadonlyMap<string, string>;
  },
): Promise<void> {
  const { place, env, formulas, links } = options;
  const file = join(folder, `${name}.html`);
  const words = ['-m', 'nbconvert', '--to', 'html', '--log-level', 'ERROR', '--output', file];
  const { code, output } = await runProgram(
    [place.python, ...words, join(folder, `${name}.ipynb`)],
    { env },
  );
  if (code !== 0) {
    throw new Problem(`publish: nbconvert failed on ${name}: ${output.trim().split('\n').at(-1)}`);
  }
  const figures = figureOutputs(notebook)
    .filter(({ data }) => data?.['image/png'])
    .map(({ data }) => data?.[PLOTLY_MIME] as FigureJson);
  const written = withFolds(onItsOwn(readFileSync(file, 'utf8'), pageStyle(place)));
  const set = formulas ? withFormulas(written, formulas) : written;
  const page = withTexts(set, figures.map(alternativeText));
  writeFileSync(file, withFigures(withLinks(page, links), figures));
}
