import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withLock } from '../../kernel-lib/setup/lock.mjs';

describe('withLock', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'chainrule-lock-'));
    file = join(folder, 'some.lock');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('lets one in at a time', async () => {
    let inside = 0;
    let most = 0;
    const work = async () => {
      inside += 1;
      most = Math.max(most, inside);
      await new Promise((resolve) => setImmediate(resolve));
      inside -= 1;
    };
    await Promise.all([1, 2, 3].map(() => withLock(file, work)));
    expect(most).toBe(1);
  });

  it('goes on after work that fails', async () => {
    await expect(withLock(file, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(withLock(file, async () => 'in')).resolves.toBe('in');
  });

  it('takes over from a process that is gone', async () => {
    writeFileSync(file, `4194304 ${hostname()} x`);
    await expect(withLock(file, async () => 'in')).resolves.toBe('in');
  });

  it('takes over where nobody has touched the file for long', async () => {
    writeFileSync(file, '1 another-machine x');
    utimesSync(file, new Date(0), new Date(0));
    await expect(withLock(file, async () => 'in')).resolves.toBe('in');
  });
});
