import { expect } from 'vitest';
import type { Followed } from './recipe.js';

export const figure: Followed = {
  title: 'a figure',
  names: { ID: 'parabola' },
  follow(steps) {
    steps.write(
      'figures/ID.ts',
      `import { type Figure, linePlot } from '../../library/plot/index.js';
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
`,
    );
    steps.leave('reference-images/ID.webp', 'a browser takes it');
  },
  async known(scratch) {
    type Course = typeof import('../../../kernel-lib/course/index.js');
    const { lectureFigures } = (await scratch.load(
      'course/lectureFigures.ts',
    )) as unknown as Course;
    const figures = await lectureFigures();
    const at = figures.findIndex(({ id }) => id === 'parabola');
    expect([figures[at - 1]?.id, figures[at + 1]?.id]).toEqual(['gd-zigzag', 'optimiser-paths']);
    expect((await figures[at]?.draw())?.title).toBe('A parabola');
    // Labs find its functions, and not its entry.
    type Index = typeof import('../../../kernel-lib/workshop/authoring/figuresIndex.js');
    const { figuresIndexText } = (await scratch.load(
      'authoring/figuresIndex.ts',
    )) as unknown as Index;
    const line = "export { type Spot, parabolaData, parabola } from './parabola.js';\n";
    expect(figuresIndexText(scratch.root)).toContain(line);
  },
};
