import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, describe, expect, test } from 'vitest';
import { computedBy, wantsToCompute } from '../../kernel-lib/grader/sandbox/effort.js';

const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

/** A process that runs this code and has said that it does. */
async function running(code: string): Promise<number> {
  const child = spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  started.push(child);
  await once(child.stdout as NodeJS.ReadableStream, 'data');
  return child.pid as number;
}

const SAY = "require('node:fs').writeSync(1, 'runs');";
const SLEEP = 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);';

describe.runIf(process.platform === 'linux')('a process wants to compute', () => {
  test('where its main thread waits for another one that computes', async () => {
    const worker = `new (require('node:worker_threads').Worker)(\`${SAY} for (;;);\`, { eval: true });`;
    const pid = await running(`${worker} setImmediate(() => { ${SLEEP} });`);
    await expect.poll(() => computedBy(pid) ?? 0).toBeGreaterThan(0.2);
    expect(wantsToCompute(pid)).toBe(true);
  });

  test('and not where all of them wait', async () => {
    const pid = await running(`${SAY} ${SLEEP}`);
    await expect.poll(() => wantsToCompute(pid)).toBe(false);
  });
});
