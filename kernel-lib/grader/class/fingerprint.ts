import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { builtFolder, projectFolder } from 'kernel-lib/project';
import { filesBehind, reachable } from '../files/imports.js';
import type { Course } from './course.js';

const ASSET = /new URL\(\s*['"](\.[^'"]+)['"],\s*import\.meta\.url\)/g;

/**
 * Names the checks and all that they run on: the built modules that grading loads, in this version
 * of Node. When it changes, earlier verdicts are not used again.
 */
export function checksFingerprint(course: Pick<Course, 'module' | 'folders'>): string {
  const project = projectFolder(import.meta.url);
  const hash = createHash('sha256').update(process.version);
  for (const path of loaded(course)) {
    hash.update(`\0${relative(project, path).split(sep).join('/')}\0`).update(readFileSync(path));
  }
  return hash.digest('hex').slice(0, 16);
}

function loaded({ module, folders }: Pick<Course, 'module' | 'folders'>): string[] {
  const grader = builtFolder('chainrule-grader', import.meta.url);
  const start = [
    join(grader, 'grade.js'),
    join(grader, 'submission/compiler/main.js'),
    module,
    ...[join(grader, 'planted'), ...folders].flatMap(modulesIn),
  ];
  const near = (path: string) => {
    if (!path.endsWith('.js')) return [];
    const text = readFileSync(path, 'utf8');
    const assets = [...text.matchAll(ASSET)].map(([, target = '']) => target);
    return [
      ...filesBehind(path, text),
      ...assets
        .filter((target) => /\.\w+$/.test(target))
        .map((target) => resolve(dirname(path), target)),
    ];
  };
  return [...reachable(start, existsSync, near)].sort();
}

function modulesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.js'))
    .map((name) => join(folder, name));
}
