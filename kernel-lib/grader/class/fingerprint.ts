import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { importsIn, reachable } from '../files/imports.js';
import { libraryFolder } from '../sandbox/files.js';
import type { Course } from './course.js';

const ASSET = /new URL\(\s*['"](\.[^'"]+)['"],\s*import\.meta\.url\)/g;

/**
 * Names the checks and all that they run on: the built modules that grading loads, in this version
 * of Node. When it changes, earlier verdicts are not used again.
 */
export function checksFingerprint(course: Pick<Course, 'module' | 'folders'>): string {
  const library = libraryFolder();
  const hash = createHash('sha256').update(process.version);
  for (const path of loaded(library, course)) {
    hash.update(`\0${relative(library, path).split(sep).join('/')}\0`).update(readFileSync(path));
  }
  return hash.digest('hex').slice(0, 16);
}

function loaded(
  library: string,
  { module, folders }: Pick<Course, 'module' | 'folders'>,
): string[] {
  const grading = join(library, 'grader');
  const start = [
    join(grading, 'engine/grade.js'),
    join(grading, 'child/main.js'),
    join(grading, 'submission/compiler/main.js'),
    join(library, 'library/tensor/index.js'),
    join(library, 'library/random/index.js'),
    module,
    ...folders.flatMap(modulesIn),
  ];
  const near = (path: string) => {
    if (!path.endsWith('.js')) return [];
    const text = readFileSync(path, 'utf8');
    const assets = [...text.matchAll(ASSET)].map(([, target = '']) => target);
    return [...importsIn(text), ...assets]
      .filter((target) => /\.\w+$/.test(target))
      .map((target) => resolve(dirname(path), target));
  };
  return [...reachable(start, existsSync, near)].sort();
}

function modulesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.js'))
    .map((name) => join(folder, name));
}
