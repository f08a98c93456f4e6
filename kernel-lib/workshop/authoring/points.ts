import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inOrder, loadCatalog } from 'chainrule-course';
import type { Exercise } from 'chainrule-grader/checks';
import type { LabSource } from './source.js';

/** The points of every exercise, below the project's root. */
export const POINTS_PATH = 'kernel-lib/course/generated/points.ts';

const HEAD = `import type { ExercisePoints } from 'chainrule-grader/engine';

/**
 * Generated from the exercises (npm run generate). The total is summed over this list, so that a
 * check that disappears earns nothing, and a copy without the hidden files knows their points.
 */
export const points: readonly ExercisePoints[] = [
`;

type Labs = readonly { readonly lab: LabSource }[];

/** The source text of points.ts: the exercises as the labs set them, from top to bottom, one lab after the other. */
export function pointsSource(exercises: readonly Exercise[], labs: Labs): string {
  const set = labs.flatMap(({ lab }) =>
    lab.blocks.flatMap((block) => (block.kind === 'check' ? [block.exercise] : [])),
  );
  const places = new Map(set.map((name, place) => [name, place]));
  const blocks = inOrder(exercises, ({ name }) => places.get(name)).map(
    ({ name, topic, checks }) => {
      const lines = checks.map(
        ({ id, points, hidden = false }) =>
          `      { id: '${id}', points: ${points}, hidden: ${hidden} },\n`,
      );
      return `  {\n    name: '${name}',\n    topic: '${topic}',\n    checks: [\n${lines.join('')}    ],\n  },\n`;
    },
  );
  return `${HEAD}${blocks.join('')}];\n`;
}

/**
 * Brings {@link POINTS_PATH} up to date, or with `check` only says whether it is. The exercises are
 * those of the last build.
 */
export async function refreshPoints(
  root: string,
  labs: Labs,
  check = false,
): Promise<'fresh' | 'written'> {
  const file = join(root, POINTS_PATH);
  const { exercises } = await loadCatalog();
  const source = pointsSource(exercises, labs);
  if (existsSync(file) && readFileSync(file, 'utf8') === source) return 'fresh';
  if (!check) writeFileSync(file, source);
  return 'written';
}
