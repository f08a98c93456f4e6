import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { projectRoot } from '../root.js';
import { isSettled, snapshotPlace } from './place.js';

/**
 * Begins to make the snapshot from which later kernels start, if there is none that fits. Nobody
 * waits for it, and nothing is said if it cannot be made.
 */
export function startSnapshot(): void {
  const place = snapshotPlace(projectRoot());
  if (!place || isSettled(place)) return;
  const make = fileURLToPath(new URL('./make.js', import.meta.url));
  const child = spawn(process.execPath, [...process.execArgv, make], {
    detached: true,
    stdio: 'ignore',
    windowsHide: true,
  });
  child.on('error', () => {});
  child.unref();
}
