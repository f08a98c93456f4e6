import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { figuresIndexText } from '../../../kernel-lib/workshop/authoring/figuresIndex.js';
import { lectureFigures } from '../../../kernel-lib/workshop/gallery/figures.js';

const FOLDER = 'kernel-lib/course/figures';
/** In the gallery before and after it; for labs only. */
const OTHERS = ['gd-zigzag.ts', 'optimiser-paths.ts', 'xor-bend.ts'];
const FIGURE = `import { type Figure, linePlot } from 'kernel-lib/plot';
import { LECTURE, type LectureEntry } from './shared/lectureFigure.js';

export const lectureFigure: LectureEntry = {
  order: 95,
  lecture: LECTURE.L1,
  caption: 'A parabola: its slope grows with x.',
  seed: 0,
  draw: () => parabola(parabolaData()),
};

/** A point of the curve. */
export interface Spot {
  x: number;
  y: number;
}

export function parabolaData(): Spot[] {
  return [-2, -1, 0, 1, 2].map((x) => ({ x, y: x * x }));
}

export function parabola(spots: readonly Spot[]): Figure {
  const [x, y] = [spots.map((spot) => spot.x), spots.map((spot) => spot.y)];
  return linePlot({ title: 'A parabola', x: 'x', y: 'x²', series: [{ name: 'x²', x, y }] });
}
`;

const [, recipe = ''] =
  /\*\*a figure\*\* · ([\s\S]*?)\n\n/.exec(readFileSync('CONTRIBUTING.md', 'utf8')) ?? [];
/** The files that it names, of a figure called so. */
const places = (id: string) =>
  [...recipe.matchAll(/`([\w/-]+\/)ID(\.\w+)`/g)].map(([, folder, end]) => `${folder}${id}${end}`);

describe('the recipe for a figure', () => {
  let root: string;

  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'recipe-'));
    for (const name of ['shared', ...OTHERS]) {
      cpSync(join(FOLDER, name), join(root, FOLDER, name), { recursive: true });
    }
    symlinkSync(resolve('node_modules'), join(root, 'node_modules'), 'junction');
    const [file = ''] = places('parabola');
    writeFileSync(join(root, file), FIGURE);
  });

  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it('needs two files', () => {
    expect(places('parabola')).toEqual([
      `${FOLDER}/parabola.ts`,
      'test/gallery/reference-images/parabola.webp',
    ]);
  });

  it('makes it known to the gallery, in its place', async () => {
    const found = await lectureFigures(join(root, FOLDER));
    expect(found.map(({ id }) => id)).toEqual(['gd-zigzag', 'parabola', 'optimiser-paths']);
    expect((await found[1]?.draw())?.title).toBe('A parabola');
  });

  it('hands its functions to labs, and not its entry', () => {
    const line = "export { type Spot, parabolaData, parabola } from './parabola.js';\n";
    expect(figuresIndexText(root)).toContain(line);
  });

  it('says when two figures give one name to different things', () => {
    const file = join(root, FOLDER, 'other-parabola.ts');
    writeFileSync(file, 'export const parabola = 1;\n');
    expect(() => figuresIndexText(root)).toThrow(
      /other-parabola\.ts and \S+\/parabola\.ts both export "parabola"/,
    );
    writeFileSync(file, 'export type Descent = 1;\n');
    expect(() => figuresIndexText(root)).toThrow(/both export "Descent"/);
    rmSync(file);
  });
});
