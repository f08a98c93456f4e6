import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { builtFolder } from 'kernel-lib/project';
import { GraderFault } from '../engine/errors.js';

let cached: Map<string, Uint8Array> | undefined;

/**
 * Everything that the child may load, by path below its node_modules: of kernel-lib what tensor,
 * random and the child's own program import, and nothing else. In particular no layer, no check and no
 * solution. The build has put it into a few files, and in place of packages of others stand-ins that throw.
 */
export function childFiles(): ReadonlyMap<string, Uint8Array> {
  if (cached) return cached;
  const folder = join(builtFolder('chainrule-grader', import.meta.url), 'planted');
  if (!existsSync(folder)) {
    throw new GraderFault(`${folder} is missing. Build the library first: npm run build`);
  }
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.js'))
    .sort();
  cached = new Map(
    names.map((name) => [name.split(sep).join('/'), readFileSync(join(folder, name))]),
  );
  return cached;
}
