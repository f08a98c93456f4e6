import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { layout } from './layout.js';
import { withLock } from './lock.mjs';
import { pipInstall } from './pip.js';
import { ensureVenv, pipOf } from './venv.js';

const LOCK_FILE = fileURLToPath(new URL('./python-nbgrader-lock.txt', import.meta.url));

/** How to start nbgrader. */
export interface Nbgrader {
  /** `[python, '-m', 'nbgrader']` */
  readonly command: readonly string[];
  /** To be added to the environment. */
  readonly env: Readonly<Record<string, string>>;
}

/**
 * nbgrader on top of the project's JupyterLab, for who builds or tests a course. Its packages go
 * into a folder of their own, which only nbgrader's own runs see: its server extension and its
 * menus do not appear in the labs.
 *
 * @throws Problem when pip cannot get them
 */
export async function ensureNbgrader(place = layout()): Promise<Nbgrader> {
  const python = await ensureVenv(['lab'], place);
  if (!isThere(place.cache)) {
    await withLock(
      join(place.cache, 'nbgrader.lock'),
      async () => {
        if (isThere(place.cache)) return;
        console.log('Installing nbgrader (once, into .cache/nbgrader) …');
        const folder = folderOf(place.cache);
        rmSync(folder, { recursive: true, force: true });
        mkdirSync(folder, { recursive: true });
        const total = new Set(lockLines().map((line) => line.split('==')[0])).size;
        await pipInstall(pipOf(place), [LOCK_FILE], total, ['--target', folder]);
        writeFileSync(stampOf(place.cache), lockHash());
      },
      () => console.log('Waiting for another command that is installing nbgrader …'),
    );
  }
  return nbgrader(python, place.cache);
}

/** nbgrader, if it has been installed by {@link ensureNbgrader}. */
export function installedNbgrader(place = layout()): Nbgrader | undefined {
  if (!isThere(place.cache) || !existsSync(place.python)) return undefined;
  return nbgrader(place.python, place.cache);
}

function nbgrader(python: string, cache: string): Nbgrader {
  const folder = folderOf(cache);
  // nbgrader calls alembic by its name.
  const programs = ['bin', 'Scripts'].map((name) => join(folder, name));
  const path = [...programs, process.env.PATH ?? ''].join(delimiter);
  return { command: [python, '-m', 'nbgrader'], env: { PYTHONPATH: folder, PATH: path } };
}

function isThere(cache: string): boolean {
  const stamp = stampOf(cache);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash();
}

function folderOf(cache: string): string {
  return join(cache, 'nbgrader');
}

function stampOf(cache: string): string {
  return join(folderOf(cache), 'chainrule.txt');
}

function lockLines(): string[] {
  return readFileSync(LOCK_FILE, 'utf8').split('\n').filter(Boolean);
}

function lockHash(): string {
  return createHash('sha256').update(lockLines().join('\n')).digest('hex').slice(0, 16);
}
