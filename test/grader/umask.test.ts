import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { built } from '../built.js';

/* Who starts the grader may have set what new files allow to others: that must not matter. */

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'umask-test-'));

const PROGRAM = `
  import { grade } from '${pathToFileURL(built('course')).href}/index.js';
  const found = [];
  for (const sandbox of [{}, { namespaces: false }, { namespaces: false, ownUser: false }]) {
    const { score, max_score, faults } = await grade('solutions', { only: 'relu_forward', sandbox });
    found.push(score === max_score && faults === 0);
  }
  process.stdout.write(found.join());
  process.exit(0);`;

function graded(umask: string, env: Record<string, string> = {}): string {
  const words = [process.execPath, '--input-type=module', '--eval', PROGRAM];
  return execFileSync('sh', ['-c', `umask ${umask}; exec "$@"`, 'sh', ...words], {
    encoding: 'utf8',
    cwd: root,
    env: { ...process.env, ...env },
  });
}

describe.skipIf(process.platform === 'win32')('grades', () => {
  test('with few descriptors left to give', () => {
    expect(graded('022; ulimit -n 128')).toBe('true,true,true');
  });

  test.each(['022', '027', '077'])('with umask %s', (umask) => {
    expect(graded(umask)).toBe('true,true,true');
  });

  test.each([0o700, 0o2700, 0o3777, 0o500])('with a temporary folder of mode %o', (mode) => {
    chmodSync(folder, mode);
    expect(graded('077', { TMPDIR: folder })).toBe('true,true,true');
  });

  test('with a temporary folder that is not there', () => {
    expect(graded('022', { TMPDIR: join(folder, 'nowhere') })).toBe('true,true,true');
  });
});
