import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Problem } from 'kernel-lib/display';
import { type Layout, layout } from './layout.js';
import { withLock } from './lock.mjs';
import { NoNetwork, pipInstall } from './pip.js';
import { runProgram } from './program.js';
import { choosePython, findPythons, type Python, probePython } from './python.js';

/** What goes into the virtual environment: JupyterLab; and what only the tests need. */
export type Part = 'lab' | 'test';

const LOCK_FILES: Record<Part, string> = {
  lab: fileURLToPath(new URL('./python-lock.txt', import.meta.url)),
  test: fileURLToPath(new URL('./python-test-lock.txt', import.meta.url)),
};

/** Written last: an environment without it is half-finished. */
interface Stamp {
  /** Of the Python it was made with; `lib/pythonX.Y` is of no use to another. */
  python: string;
  parts: Partial<Record<Part, string>>;
}

/**
 * Sees to it that the project's `.venv` holds the locked packages of `parts`, and returns its
 * interpreter. Once that is so it costs one start of Python (20 ms) and needs no network.
 */
export async function ensureVenv(parts: readonly Part[], place = layout()): Promise<string> {
  if (isComplete(place, parts)) return place.python;
  return withLock(
    join(place.cache, 'venv.lock'),
    async () => {
      if (!isComplete(place, parts)) await setUp(place, parts);
      return place.python;
    },
    () => console.log('Waiting for another chainrule command that is setting up Python …'),
  );
}

function isComplete(place: Layout, parts: readonly Part[]): boolean {
  const stamp = readStamp(place);
  if (!stamp || parts.some((part) => stamp.parts[part] !== lockHash(part))) return false;
  return worksWith(place, stamp);
}

function worksWith(place: Layout, stamp: Stamp): boolean {
  return existsSync(place.python) && minor(probePython([place.python])?.version) === stamp.python;
}

async function setUp(place: Layout, parts: readonly Part[]): Promise<void> {
  const stamp = readStamp(place);
  const standing = stamp && worksWith(place, stamp) ? stamp : undefined;
  // What is there already is brought up to date with the rest.
  const wanted = [...new Set([...parts, ...(Object.keys(standing?.parts ?? {}) as Part[])])];
  const missing = wanted.filter((part) => standing?.parts[part] !== lockHash(part));
  try {
    if (standing) await install(place, missing, pipOf(place), standing);
    else await createVenv(place, missing);
  } catch (error) {
    // Newer versions that cannot be fetched now are no reason not to work.
    const served = standing && parts.every((part) => standing.parts[part] !== undefined);
    if (!(error instanceof NoNetwork && served)) throw error;
    console.log('The Python packages are not the newest, and the registry cannot be reached now.');
  }
}

async function createVenv(place: Layout, parts: readonly Part[]): Promise<void> {
  const python = choosePython(findPythons());
  const name = relative(place.root, place.venv);
  console.log(
    `Setting up JupyterLab with Python ${python.version} in ${name} (once; about a minute) …`,
  );
  rmSync(place.venv, { recursive: true, force: true, maxRetries: 3 });
  mkdirSync(place.cache, { recursive: true });
  const pip = await emptyVenv(place, python);
  await install(place, parts, pip, { python: minor(python.version), parts: {} });
}

/** Makes `.venv` in the way this Python can, and returns the pip command that fills it. */
async function emptyVenv(place: Layout, python: Python): Promise<string[]> {
  const own = [place.python, '-m', 'pip'];
  const tries: (() => Promise<string[] | undefined>)[] = [];
  if (python.venv && python.ensurepip) {
    tries.push(async () => (await made([...python.command, '-m', 'venv', place.venv])) && own);
  }
  if (python.virtualenv) {
    tries.push(
      async () => (await made([...python.command, '-m', 'virtualenv', place.venv])) && own,
    );
  }
  if (python.venv && python.pip) {
    // Debian without python3-venv: an environment without pip, filled by the system's pip.
    tries.push(async () => {
      const bare = await made([...python.command, '-m', 'venv', '--without-pip', place.venv]);
      return bare && [...python.command, '-m', 'pip', '--python', place.python];
    });
  }
  for (const attempt of tries) {
    const pip = await attempt();
    if (pip) return pip;
    rmSync(place.venv, { recursive: true, force: true });
  }
  const { executable, version } = python;
  const [major, small] = version.split('.');
  throw new Problem(
    `Python ${version} (${executable}) cannot make virtual environments: install its venv module ` +
      `(on Debian and Ubuntu: sudo apt install python3-venv or python${major}.${small}-venv), then run it again.`,
  );
}

/** The pip for a finished environment: its own, or the system's where it was made without one. */
export function pipOf(place: Layout): string[] {
  if (probePython([place.python])?.pip) return [place.python, '-m', 'pip'];
  return [...choosePython(findPythons()).command, '-m', 'pip', '--python', place.python];
}

async function made(command: string[]): Promise<true | undefined> {
  const { code, output } = await runProgram(command);
  if (/No space left on device/i.test(output)) {
    throw new Problem(
      'The disk is full: JupyterLab needs about 400 MB. Make room, then run it again.',
    );
  }
  return code === 0 ? true : undefined;
}

async function install(place: Layout, parts: readonly Part[], pip: string[], stamp: Stamp) {
  const files = parts.map((part) => LOCK_FILES[part]);
  const total = parts.reduce((sum, part) => sum + expectedPackages(part), 0);
  await pipInstall(pip, files, total);
  // JupyterLab calls a bundled yarn that is CommonJS; our package.json above would say otherwise.
  writeFileSync(join(place.venv, 'package.json'), '{ "type": "commonjs" }\n');
  const added = Object.fromEntries(parts.map((part) => [part, lockHash(part)]));
  const full: Stamp = { ...stamp, parts: { ...stamp.parts, ...added } };
  writeFileSync(stampFile(place), JSON.stringify(full, null, 2));
  console.log('The Python packages are installed.');
}

/** About as many packages as the lock's markers let through: each name once. */
function expectedPackages(part: Part): number {
  const lines = readFileSync(LOCK_FILES[part], 'utf8').split('\n');
  const names = lines.filter(
    (line) => !/sys_platform == '(win32|darwin)'|os_name == 'nt'/.test(line),
  );
  return new Set(names.map((line) => line.split('==')[0]).filter(Boolean)).size;
}

function lockHash(part: Part): string {
  return createHash('sha256').update(readFileSync(LOCK_FILES[part])).digest('hex').slice(0, 16);
}

function stampFile(place: Layout): string {
  return join(place.venv, 'chainrule.json');
}

function readStamp(place: Layout): Stamp | undefined {
  try {
    return JSON.parse(readFileSync(stampFile(place), 'utf8')) as Stamp;
  } catch {
    return undefined;
  }
}

function minor(version = ''): string {
  return version.split('.').slice(0, 2).join('.');
}
