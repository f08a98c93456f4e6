import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { built } from '../built.js';

/* Machines that lack a part of what Linux usually has: containers, chroots. */

const root = resolve(import.meta.dirname, '../..');

/** Runs words with an empty folder in place of another one; needs root. */
function without(folder: string, ...words: string[]): string {
  const script = 'mount -t tmpfs none "$0" && exec "$@"';
  return execFileSync('unshare', ['--mount', 'sh', '-c', script, folder, ...words], {
    encoding: 'utf8',
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function canHide(): boolean {
  try {
    without('/proc', 'true');
    return true;
  } catch {
    return false;
  }
}

const PROGRAM = `
  import { grade } from '${pathToFileURL(built('course')).href}/index.js';
  const report = await grade('solutions', { only: 'relu_forward' });
  process.stdout.write(JSON.stringify(report));`;

describe.skipIf(!canHide())('a machine with nothing in', () => {
  test.each(['/proc', '/sys', '/mnt', '/run'])('%s grades, and says what it lacks', (folder) => {
    const words = ['--input-type=module', '--eval', PROGRAM];
    const report = JSON.parse(without(folder, process.execPath, ...words));
    expect(report).toMatchObject({ score: report.max_score, faults: 0 });
    const layers = report.sandbox.layers as { name: string; active: boolean; detail: string }[];
    for (const { active, detail } of layers) if (!active) expect(detail).not.toBe('');
    const jailed = layers.find(({ name }) => name === 'namespaces')?.active;
    if (folder !== '/proc') expect(jailed).toBe(true);
  });
});
