import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { projectRoot } from '../root.js';
import { isSettled, snapshotPlace } from './place.js';

/**
 * Begins to make the snapshot from which later kernels start, if there is none that fits. Nothing is
 * said if it cannot be made. Nobody has to wait for it: it goes on when this process has ended.
 *
 * @returns when that is done
 */
export async function startSnapshot(): Promise<void> {
  const place = snapshotPlace(projectRoot());
  if (!place || isSettled(place)) return;
  const make = fileURLToPath(new URL('./make.js', import.meta.url));
  const child = spawn(process.execPath, [...process.execArgv, make], {
    detached: true,
    stdio: 'ignore',
    windowsHide: true,
  });
  child.unref();
  await new Promise((resolve) => child.on('error', resolve).on('exit', resolve));
}
