import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { hasCpuLimit, withCpuLimit } from '../../kernel-lib/grader/sandbox/cpu.js';

describe.skipIf(!hasCpuLimit)('withCpuLimit', () => {
  it('lets the system end a loop that nobody else would end', () => {
    const [program = '', ...words] = withCpuLimit([process.execPath, '-e', 'for (;;) {}'], 1);
    const { signal } = spawnSync(program, words);
    expect(['SIGXCPU', 'SIGKILL']).toContain(signal);
  });

  it('hands words, output and exit code through unchanged', () => {
    const print = 'console.log(process.argv[1]); process.exitCode = 3';
    const [program = '', ...words] = withCpuLimit([process.execPath, '-e', print, 'a "b" $c'], 60);
    const { status, stdout } = spawnSync(program, words, { encoding: 'utf8' });
    expect([status, stdout]).toEqual([3, 'a "b" $c\n']);
  });
});
