import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Exercise } from 'chainrule-grader/checks';
import { projectFolder } from 'kernel-lib/project';
import { inOrder, loadCatalog } from './catalog.js';

const HEAD = `import type { ExercisePoints } from 'chainrule-grader/engine';

/**
 * Generated from the exercises (npm run generate). The total is summed over this list, so that a
 * check that disappears earns nothing, and a copy without the hidden files knows their points.
 */
export const points: readonly ExercisePoints[] = [
`;

/** The source text of points.ts for the given exercises. */
export function manifestSource(exercises: readonly Exercise[]): string {
  const blocks = exercises.map(({ name, topic, checks }) => {
    const lines = checks.map(
      ({ id, points, hidden = false }) =>
        `      { id: '${id}', points: ${points}, hidden: ${hidden} },\n`,
    );
    return `  {\n    name: '${name}',\n    topic: '${topic}',\n    checks: [\n${lines.join('')}    ],\n  },\n`;
  });
  return `${HEAD}${blocks.join('')}];\n`;
}

/** Where the labs set an exercise: they are read from top to bottom, one after the other. */
function placeInLabs(root: string): (exercise: Exercise) => number | undefined {
  const folder = join(root, 'notebooks/sources');
  const names = readdirSync(folder).filter((name) => name.endsWith('.md'));
  const labs = names.sort().map((name) => readFileSync(join(folder, name), 'utf8'));
  const set = labs.join('\n').matchAll(/^```check\r?\n(\w+):/gm);
  const places = new Map([...set].map(([, name], place) => [name, place]));
  return ({ name }) => places.get(name);
}

/** The manifest's file, below the project's root. */
export const MANIFEST_PATH = 'kernel-lib/course/generated/points.ts';

/**
 * Brings {@link MANIFEST_PATH} up to date, or with `check` only says whether it is. The exercises
 * are those of the last build.
 */
export async function refreshManifest(check = false): Promise<'fresh' | 'written'> {
  const root = projectFolder(import.meta.url);
  const file = join(root, MANIFEST_PATH);
  if (!existsSync(file)) return 'fresh'; // A copy without sources has nothing to bring up to date.
  const { exercises } = await loadCatalog();
  const source = manifestSource(inOrder(exercises, placeInLabs(root)));
  if (readFileSync(file, 'utf8') === source) return 'fresh';
  if (!check) writeFileSync(file, source);
  return 'written';
}
