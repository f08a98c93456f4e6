import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { nodeFlags } from '../../../kernel-lib/grader/sandbox/flags.js';

const LIBRARY = join(process.cwd(), 'kernel-lib/library/dist');
const from = (file: string) => JSON.stringify(pathToFileURL(join(LIBRARY, file)).href);

// 400 MB of results, of which none is kept but the last.
const WORK = `
  import { ones } from ${from('tensor/index.js')};
  import { timesFreed } from ${from('platform/index.js')};
  let x = ones(50, 1000);
  for (let i = 0; i < 1000; i++) {
    x = x.add(1);
    x.at(0, 0);
  }
  const last = x.at(49, 999);
`;
const run = (print: string, ...flags: string[]): unknown =>
  JSON.parse(
    execFileSync(
      process.execPath,
      [...flags, '--input-type=module', '-e', `${WORK} console.log(JSON.stringify(${print}))`],
      { encoding: 'utf8' },
    ),
  );

describe('dead arrays', () => {
  test('are freed every few MB, before V8 does', () => {
    const [times, last] = run('[timesFreed(), last]') as [number, number];
    expect(times).toBeGreaterThan(5);
    expect(last).toBe(1001);
  });

  test("are V8's own affair where a student's code is graded", () => {
    const flags = nodeFlags(process.cwd(), 256);
    expect(run('timesFreed()', ...flags)).toBe(0);
  });

  test('are freed by a function that nobody else gets', () => {
    const print = `[timesFreed() > 0, typeof gc, (await import('node:vm')).runInNewContext('typeof gc')]`;
    expect(run(print)).toEqual([true, 'undefined', 'undefined']);
  });
});
