import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stillAt } from 'chainrule-kernel';
import { findChromium } from 'chainrule-setup';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clearSides } from '../../../kernel-lib/course/figures/shared/clearSides.js';
import { lectureFigures } from '../../../kernel-lib/course/index.js';
import type { FigureJson } from '../../../kernel-lib/library/plot/figure.js';
import { main } from '../../../kernel-lib/workshop/commands/figures.js';
import { closureDigest } from '../../../kernel-lib/workshop/gallery/closure.js';
import { codeOf } from '../../../kernel-lib/workshop/gallery/code.js';
import { figurePage, indexPage } from '../../../kernel-lib/workshop/gallery/page.js';

/** LABS.md's list; `momentum-explorer` and `xor-training` are the animations that it asks for. */
const WANTED =
  `activations numgrad-h-sweep loss-full-batch loss-minibatch lr-influence epoch-coverage
  init-hist symmetry gd-zigzag optimiser-paths momentum-explorer optimiser-curves adagrad-step-size
  lr-schedules bn-vs-scale bn-batch-size input-normalisation dropout-curves early-stopping
  under-good-over-fit augmentation-gallery vanishing-gradient residual-surface quadratic-modes
  newton-vs-gd sharp-vs-flat hyper-scatter grid-vs-random train-val-gap xor-space xor-training
  nn-boundary hsoftmax-time random-search-table`.split(/\s+/);

const FIGURES = await lectureFigures();

let folder: string;
let said: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gallery-'));
  said = [];
  for (const where of ['log', 'error'] as const) {
    vi.spyOn(console, where).mockImplementation((line) => void said.push(String(line)));
  }
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const file = (name: string) => join(folder, name);
const figures = (...words: string[]) => main([...words, '--out', folder]);

describe('the list of figures', () => {
  it('has every figure that the lectures show, in their order', () => {
    const ids = FIGURES.map(({ id }) => id);
    expect(ids.filter((id) => WANTED.includes(id))).toEqual(WANTED);
  });

  it('has a place of its own and a reference image for each', () => {
    const names = readdirSync(join(import.meta.dirname, 'reference-images'));
    expect(FIGURES.map(({ id }) => `${id}.webp`).sort()).toEqual(names.sort());
    expect(new Set(FIGURES.map(({ order }) => order)).size).toBe(FIGURES.length);
  });

  it.each(FIGURES)('$id says where it comes from, what to see, and its code', (figure) => {
    expect(figure.lecture).toMatch(/^L[0-4], /);
    expect(figure.caption.length).toBeGreaterThan(40);
    expect(figure.caption).toMatch(/\.$/);
    const [own, ...shared] = codeOf(figure.id).map(({ path }) => path);
    expect(own).toBe(`kernel-lib/course/figures/${figure.id}.ts`);
    for (const path of shared) expect(path).toMatch(/^kernel-lib\/course\/figures\/[\w/-]+\.ts$/);
  });
});

describe('npm run figures', () => {
  it('draws the figures asked for, and pages that need no network', async () => {
    expect(await figures('--only', 'lr-schedules,xor-space', '--format', 'html')).toBe(0);
    const page = readFileSync(file('lr-schedules.html'), 'utf8');
    expect(page).toContain('npm run figures -- --only lr-schedules');
    expect(page).toContain('kernel-lib/course/figures/lr-schedules.ts');
    expect(page).not.toMatch(/(src|href)="(https?:)?\/\//);
    expect(readFileSync(file('index.html'), 'utf8')).toContain('href="xor-space.html"');
    expect(existsSync(file('plotly.js'))).toBe(true);
    expect(existsSync(file('activations.html'))).toBe(false);
  });

  it('draws only what has changed', async () => {
    const run = () => figures('--only', 'lr-schedules,xor-space', '--format', 'html');
    await run();
    said.length = 0;
    await run();
    expect(said.join()).toContain('0 computed');
    const record = JSON.parse(readFileSync(file('drawn.json'), 'utf8'));
    record['xor-space'].code = 'older code';
    writeFileSync(file('drawn.json'), JSON.stringify(record));
    said.length = 0;
    await run();
    expect(said.join()).toContain('1 computed');
  });

  it('makes the page without Chromium, and says why there are no pictures', async () => {
    vi.stubEnv('CHAINRULE_CHROMIUM', '/nowhere/chromium');
    expect(await figures('--only', 'lr-schedules')).toBe(0);
    expect(said.join()).toContain('CHAINRULE_CHROMIUM names /nowhere/chromium, which is not there');
    expect(existsSync(file('lr-schedules.html'))).toBe(true);
    expect(existsSync(file('lr-schedules.png'))).toBe(false);
    expect(readFileSync(file('index.html'), 'utf8')).toContain('nopicture');
  });

  it.each([
    [['--only', 'lr-schedule'], 'no figure is called "lr-schedule"'],
    [['--format', 'gif'], 'no format is called "gif"'],
  ])('%s is refused with the words that it knows', async (words, complaint) => {
    expect(await figures(...words)).toBe(1);
    expect(said.join()).toContain(complaint);
  });

  it.skipIf(!findChromium())('makes pictures once, in the formats asked for', async () => {
    const run = () => figures('--only', 'lr-schedules', '--format', 'png,svg,pdf');
    await run();
    expect(readFileSync(file('lr-schedules.png')).subarray(1, 4).toString()).toBe('PNG');
    expect(readFileSync(file('lr-schedules.svg'), 'utf8')).toContain('Five ways to slow down');
    expect(readFileSync(file('lr-schedules.pdf')).subarray(0, 4).toString()).toBe('%PDF');
    const { mtimeMs } = statSync(file('lr-schedules.png'));
    said.length = 0;
    await run();
    expect(said.join()).toContain('0 pictures drawn');
    expect(statSync(file('lr-schedules.png')).mtimeMs).toBe(mtimeMs);
  });
});

describe('the digest of a module', () => {
  it('changes with all that the module imports, and with nothing else', () => {
    mkdirSync(file('deep'));
    writeFileSync(file('a.js'), "import { b } from './deep/b.js';\nexport const a = b;\n");
    writeFileSync(file('deep/b.js'), "export * from '../c.js';\n");
    writeFileSync(file('c.js'), 'export const b = 1;\n');
    writeFileSync(file('stranger.js'), 'export const d = 1;\n');
    const before = closureDigest(file('a.js'));
    writeFileSync(file('stranger.js'), 'export const d = 2;\n');
    expect(closureDigest(file('a.js'))).toBe(before);
    writeFileSync(file('c.js'), 'export const b = 2;\n');
    expect(closureDigest(file('a.js'))).not.toBe(before);
  });
});

describe('pages', () => {
  const [figure] = FIGURES;
  if (!figure) throw new Error('no figure');
  const entry = { figure, title: 'a < b & "c"', pictures: ['png', 'pdf'] as const, animated: true };

  it('keep text text', () => {
    const page = figurePage(entry, [{ path: 'x.ts', text: 'if (a < b) {}' }], {});
    expect(page).toContain('a &lt; b &amp; &quot;c&quot;');
    expect(page).toContain('if (a &lt; b) {}');
    expect(page).toMatch(/href="[\w-]+\.pdf" download/);
  });

  it('show a picture of each figure', () => {
    expect(indexPage([entry])).toContain(`<img src="${figure.id}.png"`);
  });
});

describe('an animated figure at one of its frames', () => {
  const moving: FigureJson = {
    data: [{ x: [0], marker: { size: 4, color: 'red' } }, { x: [1] }],
    layout: { title: { text: 'before' } },
    config: {},
    frames: [{ name: '2', data: [{ marker: { size: 9 } }], traces: [0], layout: { height: 5 } }],
  };

  it('takes what the frame says and keeps the rest', () => {
    const { data, layout } = stillAt(moving, '2');
    expect(data).toEqual([{ x: [0], marker: { size: 9, color: 'red' } }, { x: [1] }]);
    expect(layout).toEqual({ title: { text: 'before' }, height: 5 });
    expect(stillAt(moving, undefined)).toBe(moving);
    expect(() => stillAt(moving, '3')).toThrow('no frame is called "3"');
  });
});

describe('labels beside points', () => {
  it('stand above a lonely point and keep clear of neighbours and edges', () => {
    expect(clearSides([[0.5, 0.5]])).toEqual(['top center']);
    expect(clearSides([[0.5, 0.99]])).toEqual(['bottom center']);
    const [first, second] = clearSides([
      [0.5, 0.5],
      [0.54, 0.5],
    ]);
    expect(second).not.toBe(first);
  });
});
