import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampled } from '../../sample.js';
import { type CellRun, LabKernel } from './kernelClient.js';
import { copyProject, type ProjectCopy } from './project.js';
import { reachedByAnswers } from './reach.js';

const PLOTLY = 'application/vnd.plotly.v1+json';
const built = existsSync('kernel-lib/kernel/dist/main.js') && process.platform !== 'win32';

interface Cell {
  id: string;
  cell_type: string;
  source: string[];
  metadata: { tags?: string[] };
}

interface DoneCell extends CellRun {
  id: string;
  source: string;
  tags: string[];
}

const textOf = (run: CellRun): string =>
  run.outputs
    .map(
      (output) => output.text ?? output.data?.['text/plain'] ?? output.traceback?.join('\n') ?? '',
    )
    .join('\n');

/** More digits than a reader can use; tensors show eight decimals, as NumPy does. */
const TOO_MANY_DIGITS = /\d*\.\d{10,}(e[+-]?\d+)?/g;
/** Cells whose text is about the last digits. */
const ABOUT_DIGITS = [
  'measuring-a-gradient-2',
  'momentum-three-lectures-three-convention-3',
  'step-3-is-it-healthy-4',
  'the-lecture-s-net-6',
  'the-same-numbers-as-by-hand-2',
];

/** The code cells of a lab, from top to bottom. */
export function codeCells(file: string): Pick<DoneCell, 'id' | 'source' | 'tags'>[] {
  const { cells } = JSON.parse(readFileSync(join('notebooks', file), 'utf8')) as { cells: Cell[] };
  return cells
    .filter(({ cell_type }) => cell_type === 'code')
    .map(({ id, source, metadata }) => ({
      id,
      source: source.join(''),
      tags: metadata.tags ?? [],
    }));
}

/**
 * Runs a lab from top to bottom in the real kernel, with the answers and with empty stubs, and
 * looks at what it shows. With stubs, cells that no answer reaches are left out, since they have run
 * already, and so are all checks but the first. Set LAB_REPORT to a folder to keep all the outputs
 * for reading.
 *
 * @param file the notebook, such as `00-warm-up.ipynb`
 */
export function testLab(file: string): void {
  let project: ProjectCopy | undefined;
  afterAll(() => project?.remove());

  const modes = (['answers', 'stubs'] as const).filter(
    (mode) => mode === 'answers' || sampled([file], 3, String).length > 0,
  );
  describe.skipIf(!built).each(modes)(`${file} with %s`, (mode) => {
    const done: DoneCell[] = [];
    let kernel: LabKernel;

    beforeAll(async () => {
      project ??= copyProject();
      project.write(mode);
      kernel = new LabKernel();
      await kernel.start(project.root);
      const cells = codeCells(file);
      const reached = reachedByAnswers(cells);
      for (const [at, cell] of cells.entries()) {
        if (mode === 'stubs' && (!reached[at] || isLaterCheck(cells, at))) continue;
        done.push({ ...(await kernel.execute(cell.source)), ...cell });
      }
      report(file, mode, done);
    }, 600_000);

    afterAll(() => kernel?.stop());

    it('runs to the end without an error', () => {
      const failed = done.filter((cell) => cell.status !== 'ok');
      expect(failed.map((cell) => `${cell.id}: ${textOf(cell)}`)).toEqual([]);
      expect(done.length).toBeGreaterThan(mode === 'answers' ? 10 : 5);
    });

    it('shows its figures, or a friendly note where an answer is missing', () => {
      for (const cell of done.filter(({ tags }) => tags.includes('figure'))) {
        const needs = cell.tags.some((tag) => tag.startsWith('needs='));
        const figure = cell.outputs.some((output) => output.data?.[PLOTLY]);
        if (mode === 'answers' || !needs) expect(figure, `figure of ${cell.id}`).toBe(true);
        else expect(textOf(cell), cell.id).toMatch(/This cell needs your \w+/);
      }
    });

    it('checks every exercise: full points for answers, none for stubs', () => {
      const checks = done.filter(({ tags }) => tags.includes('check'));
      expect(checks.length).toBeGreaterThan(0);
      for (const cell of checks) {
        const [, points, of] = /(\d+) of (\d+) points?/.exec(textOf(cell)) ?? [];
        expect(Number(of), cell.id).toBeGreaterThan(0);
        expect(points, textOf(cell)).toBe(mode === 'answers' ? of : '0');
      }
    });

    it('shows what came out where it asked for a prediction', () => {
      for (const cell of done) {
        const asked = cell.source.match(/\boutcome\('/g)?.length ?? 0;
        const needs = cell.tags.some((tag) => tag.startsWith('needs='));
        const told = textOf(cell).match(/^It was /gm)?.length ?? 0;
        if (mode === 'answers' || !needs) expect(told, cell.id).toBe(asked);
      }
    });

    it('prints numbers with as many digits as say something', () => {
      for (const cell of done.filter(({ id }) => !ABOUT_DIGITS.includes(id))) {
        expect(textOf(cell).match(TOO_MANY_DIGITS), cell.id).toBeNull();
      }
    });

    it('shows notes for missing answers, and only for those', () => {
      for (const cell of done) {
        const needs = cell.tags.some((tag) => tag.startsWith('needs='));
        const note = /This cell needs your (\w+)/.exec(textOf(cell))?.[1];
        if (mode === 'answers' || !needs) expect(note, cell.id).toBeUndefined();
        else expect(note, cell.id).toBeDefined();
      }
    });
  });
}

/** Of the checks of stubs, which all say the same, the first is enough. */
function isLaterCheck(cells: readonly Pick<DoneCell, 'tags'>[], at: number): boolean {
  const isCheck = ({ tags }: Pick<DoneCell, 'tags'>) => tags.includes('check');
  return isCheck(cells[at]!) && cells.slice(0, at).some(isCheck);
}

function report(file: string, mode: string, done: readonly DoneCell[]): void {
  const folder = process.env.LAB_REPORT;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  const name = join(folder, `${file.replace('.ipynb', '')}-${mode}`);
  const text = done.map(
    (cell) =>
      `### ${cell.id} [${cell.status}, ${Math.round(cell.milliseconds)} ms]\n${cell.source}\n---\n${textOf(cell)}\n`,
  );
  writeFileSync(`${name}.txt`, text.join('\n'));
  writeFileSync(`${name}.json`, JSON.stringify(done));
}
