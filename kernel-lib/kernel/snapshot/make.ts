// Makes the snapshot for this Node and this project, if there is none: node make.js. It takes some
// seconds of processor time, so it stands back for everything else.
import { spawnSync } from 'node:child_process';
import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import { libraryOf } from '../cells/project.js';
import { projectRoot } from '../root.js';
import { loadTypeScript } from '../tslab.js';
import { bundle } from './bundle.js';
import { HEAP } from './lead.js';
import { isSettled, noteFor, type SnapshotPlace, snapshotPlace } from './place.js';

/** Who has begun and is not done by then has died. */
const PATIENCE_MS = 120_000;

const here = fileURLToPath(new URL('.', import.meta.url));
const root = projectRoot();
const place = snapshotPlace(root);
if (place && !isSettled(place)) {
  const lock = `${place.blob}.lock`;
  if (take(lock)) {
    try {
      setPriority(19);
      // Half a note is none.
      writeFileSync(place.note, noteFor(place, make(place)));
    } finally {
      rmSync(lock, { force: true });
    }
  }
}

/** Whether this process is the one that makes it. */
function take(lock: string): boolean {
  try {
    if (Date.now() - statSync(lock).mtimeMs > PATIENCE_MS) rmSync(lock, { force: true });
  } catch {
    // Nobody has begun.
  }
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    return false;
  }
}

/** Whether it was made and works. */
function make({ blob }: SnapshotPlace): boolean {
  const { ts } = loadTypeScript('');
  const compiler = createRequire(import.meta.url).resolve('typescript');
  const script = `${blob}.js`;
  const fresh = `${blob}.new`;
  try {
    writeFileSync(script, bundle(ts, compiler, here, { root, lib: libraryOf(ts) }));
    const works =
      node('--snapshot-blob', fresh, '--build-snapshot', script) &&
      node('--snapshot-blob', fresh, `${here}trial.js`);
    if (works) renameSync(fresh, blob);
    return works;
  } finally {
    for (const each of [script, fresh]) rmSync(each, { force: true });
  }
}

function node(...words: string[]): boolean {
  const { status } = spawnSync(process.execPath, [...process.execArgv, ...HEAP, ...words], {
    cwd: root,
    stdio: 'ignore',
    windowsHide: true,
  });
  return status === 0;
}
