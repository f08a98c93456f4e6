import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Exercise } from '../grader/engine/define.js';
import { libraryFolder } from '../grader/sandbox/files.js';
import { loadCatalog } from './catalog.js';

const HEAD = `import type { ExercisePoints } from '../../grader/engine/catalog.js';

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

/** The manifest's file, below the project's root. */
export const MANIFEST_PATH = 'kernel-lib/course/generated/points.ts';

/**
 * Brings {@link MANIFEST_PATH} up to date, or with `check` only says whether it is. The exercises
 * are those of the last build.
 */
export async function refreshManifest(check = false): Promise<'fresh' | 'written'> {
  const file = resolve(libraryFolder(), '../..', MANIFEST_PATH);
  if (!existsSync(file)) return 'fresh'; // A copy without sources has nothing to bring up to date.
  const source = manifestSource((await loadCatalog()).exercises);
  if (readFileSync(file, 'utf8') === source) return 'fresh';
  if (!check) writeFileSync(file, source);
  return 'written';
}
