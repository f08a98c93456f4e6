import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { libraryFolder } from '../sandbox/files.js';

const IMPORT = /\b(?:from|import)\s*\(?\s*['"](\.{1,2}\/[^'"]+)['"]/g;
const ASSET = /new URL\(\s*['"](\.[^'"]+)['"],\s*import\.meta\.url\)/g;

/**
 * Names the checks and all that they run on: the built modules that grading loads, in this version
 * of Node. When it changes, earlier verdicts are not used again.
 */
export function checksFingerprint(): string {
  const library = libraryFolder();
  const hash = createHash('sha256').update(process.version);
  for (const path of loaded(library)) {
    hash.update(`\0${relative(library, path).split(sep).join('/')}\0`).update(readFileSync(path));
  }
  return hash.digest('hex').slice(0, 16);
}

function loaded(library: string): string[] {
  const grading = join(library, 'grading');
  const found = new Set<string>();
  const waiting = [
    join(grading, 'engine/grade.js'),
    join(grading, 'child/main.js'),
    join(library, 'tensor/index.js'),
    join(library, 'random/index.js'),
    ...['exercises', 'probes'].flatMap((name) => modulesIn(join(grading, name))),
  ];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path) || !existsSync(path)) continue;
    found.add(path);
    if (!path.endsWith('.js')) continue;
    const text = readFileSync(path, 'utf8');
    for (const pattern of [IMPORT, ASSET]) {
      for (const [, target = ''] of text.matchAll(pattern)) {
        if (/\.\w+$/.test(target)) waiting.push(resolve(dirname(path), target));
      }
    }
  }
  return [...found].sort();
}

function modulesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.js'))
    .map((name) => join(folder, name));
}
