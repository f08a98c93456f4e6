import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { layout } from 'chainrule-setup';
import { modulesBehind } from './closure.js';

const FOLDER = 'kernel-lib/course/figures/';

/** It says what every entry in the gallery has, and computes nothing. */
const FORM = `${FOLDER}shared/lectureFigure.ts`;

/** The sources of a figure, for its page: its own file first, then what it shares with others. */
export function codeOf(id: string): { path: string; text: string }[] {
  const { root } = layout();
  const own = `${FOLDER}${id}.ts`;
  if (!existsSync(join(root, own))) {
    return [{ path: own, text: '(not part of this copy of the project)' }];
  }
  const pathOf = (file: string) => relative(root, file).replaceAll('\\', '/');
  const shared = [...modulesBehind(join(root, own), (file) => pathOf(file).startsWith(FOLDER))]
    .map(pathOf)
    .filter((path) => path !== own && path !== FORM)
    .sort();
  return [own, ...shared].map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}
