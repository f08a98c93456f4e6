import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCatalog } from './engine/catalog.js';
import type { Exercise } from './engine/define.js';
import { libraryFolder } from './sandbox/files.js';

const HEAD = `/** What the grader expects of one exercise. */
export interface ExercisePoints {
  name: string;
  topic: string;
  checks: readonly { id: string; points: number; hidden: boolean }[];
}

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

/** Brings kernel-lib/grading/points.ts up to date; tells whether it changed. */
export async function writeManifest(): Promise<boolean> {
  const file = join(libraryFolder(), '../grading/points.ts');
  const source = manifestSource((await loadCatalog()).exercises);
  if (readFileSync(file, 'utf8') === source) return false;
  writeFileSync(file, source);
  return true;
}
