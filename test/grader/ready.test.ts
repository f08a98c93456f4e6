import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { SandboxHost } from '../../kernel-lib/grader/sandbox/host.js';
import { DEFAULT_LIMITS } from '../../kernel-lib/grader/sandbox/limits.js';
import { readyChild, startAhead, takeReady } from '../../kernel-lib/grader/sandbox/ready.js';
import { built } from '../built.js';

/* A notebook's next child is started before its check is asked for. */

describe.skipIf(process.platform === 'win32')('a child that waits', () => {
  beforeAll(startAhead);
  afterEach(() => takeReady()?.process.close());

  /** Loads a file with a counter in it; what the first call says. */
  const firstOf = async (host: SandboxHost): Promise<unknown> => {
    host.give(new Map([['exercises/one.js', 'let n = 0; export const f = () => ++n;']]));
    const child = await host.start(DEFAULT_LIMITS);
    await child.ask({ kind: 'load', path: host.address('exercises/one.js'), probes: '' });
    const reply = await child.ask({
      kind: 'call',
      id: 1,
      name: 'f',
      args: [],
      keep: [],
      results: 0,
    });
    await child.close();
    return 'value' in reply ? reply.value : reply;
  };
  const folderOf = (host: SandboxHost) => fileURLToPath(host.address(''));

  test('serves one check, and the next one gets another', async () => {
    const ready = await readyChild();
    expect(await readyChild()).toBe(ready);
    const host = new SandboxHost(undefined, DEFAULT_LIMITS);
    expect(folderOf(host)).toBe(ready?.tree);
    expect(await firstOf(host)).toBe(1);
    await host.close();
    const next = await readyChild();
    expect(next?.process).not.toBe(ready?.process);
    const other = new SandboxHost(undefined, DEFAULT_LIMITS);
    expect(await firstOf(other)).toBe(1);
    await other.close();
  });

  test('that has ended meanwhile is not missed', async () => {
    const ready = await readyChild();
    await ready?.process.close();
    const host = new SandboxHost(undefined, DEFAULT_LIMITS);
    expect(await firstOf(host)).toBe(1);
    await host.close();
  });

  test('that dies between being chosen and being asked is not missed either', async () => {
    const ready = await readyChild();
    const host = new SandboxHost(undefined, DEFAULT_LIMITS);
    await ready?.process.close();
    expect(await firstOf(host)).toBe(1);
    await host.close();
  });

  test('goes on waiting when the file did not compile, and not when it has got a file', async () => {
    const ready = await readyChild();
    await new SandboxHost(undefined, DEFAULT_LIMITS).close();
    expect((await readyChild())?.process).toBe(ready?.process);
    const host = new SandboxHost(undefined, DEFAULT_LIMITS);
    host.give(new Map([['exercises/one.js', '']]));
    await host.close();
    expect(ready?.process.alive).toBe(false);
  });

  test('is for the usual limits and all layers only', async () => {
    const ready = await readyChild();
    const apart = new SandboxHost({ ownUser: false }, DEFAULT_LIMITS);
    expect(folderOf(apart)).not.toBe(ready?.tree);
    await apart.close();
    expect(takeReady({ ...DEFAULT_LIMITS, heap: 100 })).toBeUndefined();
    expect(ready?.process.alive).toBe(false);
  });

  test('keeps no program from ending, and leaves nothing behind', () => {
    const index = pathToFileURL(`${built('grader')}/sandbox`).href;
    const program = `
      import { startAhead, readyChild } from '${index}/index.js';
      startAhead();
      const { tree } = await readyChild();
      process.stdout.write(tree);`;
    const words = ['--input-type=module', '--eval', program];
    const tree = execFileSync(process.execPath, words, { encoding: 'utf8' });
    expect(tree).toMatch(/chainrule-/);
    expect(existsSync(tree)).toBe(false);
  });
});
