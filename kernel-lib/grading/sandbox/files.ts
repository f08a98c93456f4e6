import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { GraderFault } from '../engine/errors.js';

/**
 * The built library (kernel-lib/dist), whether this file runs from there or from the sources: the
 * child is a plain Node process and needs JavaScript.
 */
export function libraryFolder(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const parts = here.split(sep);
  const built = parts[parts.length - 3] === 'dist';
  return built ? resolve(here, '../..') : resolve(here, '../../dist');
}

const IMPORT = /^\s*(?:import|export)\b[^'"]*?['"](\.[^'"]+)['"]/gm;
let cached: Map<string, Uint8Array> | undefined;

/**
 * Everything that the child may load, by path below the library folder: what tensor, random and the
 * child's own program import, and nothing else. In particular no layer, no check and no solution.
 */
export function childFiles(): ReadonlyMap<string, Uint8Array> {
  if (cached) return cached;
  const library = libraryFolder();
  const files = new Map<string, Uint8Array>();
  const waiting = ['tensor/index.js', 'random/index.js', 'grading/child/main.js'];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (files.has(path)) continue;
    const from = join(library, path);
    if (!existsSync(from)) {
      throw new GraderFault(`${from} is missing. Build the library first: npm run build`);
    }
    const bytes = readFileSync(from);
    files.set(path, bytes);
    for (const [, target] of bytes.toString('utf8').matchAll(IMPORT)) {
      const to = relative(library, resolve(dirname(from), target as string));
      waiting.push(to.split(sep).join('/'));
    }
  }
  cached = files;
  return files;
}
