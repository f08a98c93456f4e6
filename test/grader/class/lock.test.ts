import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { lockFolder } from '../../../kernel-lib/grader/class/lock.js';

const folder = mkdtempSync(join(tmpdir(), 'lock-test-'));
const file = join(folder, '.lock');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.skipIf(process.platform === 'win32')(
  'a lock whose number another process has by now is taken over',
  () => {
    for (const stale of [`${process.ppid}`, `${process.ppid} a start long ago`, '', 'x']) {
      writeFileSync(file, stale);
      const unlock = lockFolder(folder);
      expect(readFileSync(file, 'utf8')).toMatch(new RegExp(`^${process.pid} `));
      unlock();
    }
  },
);
