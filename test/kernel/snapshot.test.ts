import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { startKernel, withoutSnapshot } from '../../kernel-lib/kernel/snapshot/lead.js';
import {
  findSnapshot,
  isSettled,
  noteFor,
  type SnapshotPlace,
  snapshotPlace,
} from '../../kernel-lib/kernel/snapshot/place.js';
import { KERNEL_MAIN, ROOT } from './build.js';
import { KernelClient } from './client.js';

const placeIn = (project: string): SnapshotPlace => {
  const place = snapshotPlace(project);
  if (!place) throw new Error(`no place for a snapshot in ${project}`);
  return place;
};

const folder = mkdtempSync(join(tmpdir(), 'snapshot-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a snapshot', () => {
  const buildNote = join(folder, '.cache/build.json');
  let place: SnapshotPlace;

  beforeEach(() => {
    mkdirSync(dirname(buildNote), { recursive: true });
    mkdirSync(join(folder, 'node_modules'), { recursive: true });
    writeFileSync(buildNote, '{"hash":"one"}');
    writeFileSync(join(folder, 'node_modules/.package-lock.json'), '{}');
    place = placeIn(folder);
    writeFileSync(place.blob, 'what a process was');
    writeFileSync(place.note, noteFor(place, true));
  });

  test('that was made of what is there now is found', () => {
    expect(findSnapshot(place)).toBe(place.blob);
    expect(isSettled(place)).toBe(true);
  });

  const spoilt: [string, () => void][] = [
    ['cut', () => writeFileSync(place.blob, 'what a')],
    [
      'changed since',
      () => {
        writeFileSync(place.blob, 'what a process is.');
        utimesSync(place.blob, 1, 1);
      },
    ],
    ['gone', () => rmSync(place.blob)],
    ['without its note', () => rmSync(place.note)],
    ['with half a note', () => writeFileSync(place.note, noteFor(place, true).slice(0, 40))],
    [
      "another Node's",
      () =>
        writeFileSync(
          place.note,
          noteFor({ ...place, facts: place.facts.replace(process.version, 'v1.2.3') }, true),
        ),
    ],
    [
      'made of other sources',
      () => {
        writeFileSync(buildNote, '{"hash":"two"}');
        place = placeIn(folder);
      },
    ],
  ];
  test.each(spoilt)('that is %s is nobody’s, and is made anew', (_, spoil) => {
    spoil();
    expect(findSnapshot(place)).toBeUndefined();
    expect(isSettled(place)).toBe(false);
  });

  test('that could not be made is not tried again until something changes', () => {
    writeFileSync(place.note, noteFor(place, false));
    expect(findSnapshot(place)).toBeUndefined();
    expect(isSettled(place)).toBe(true);
    writeFileSync(buildNote, '{"hash":"two"}');
    expect(isSettled(placeIn(folder))).toBe(false);
  });

  test('is not looked for where nobody can tell whether it fits, or nobody wants one', () => {
    rmSync(buildNote);
    expect(snapshotPlace(folder)).toBeUndefined();
    const copy = mkdtempSync(join(folder, 'copy-'));
    for (const name of ['.cache', 'node_modules']) {
      symlinkSync(join(resolve(ROOT), name), join(copy, name), 'junction');
    }
    expect(snapshotPlace(copy)).toBeUndefined();
    vi.stubEnv('CHAINRULE_SNAPSHOT', 'off');
    expect(snapshotPlace(ROOT)).toBeUndefined();
    vi.unstubAllEnvs();
  });

  test('that Node does not take is known by a kernel that has never lived', async () => {
    writeFileSync(place.blob, 'no snapshot');
    expect((await startKernel('no connection file', place.blob)).lived).toBe(false);
  });
});

test("Node's own words are the same without the snapshot", () => {
  const words = [
    '--no-warnings',
    '--initial-old-space-size=128',
    '--snapshot-blob',
    'x',
    '--expose-gc',
  ];
  expect(withoutSnapshot(words)).toEqual(['--no-warnings', '--expose-gc']);
});

describe('a kernel that starts from one', () => {
  let kernel: KernelClient;

  beforeAll(async () => {
    const make = join(dirname(KERNEL_MAIN), 'snapshot/make.js');
    // Waits for one that is being made.
    await vi.waitFor(
      () => {
        spawnSync(process.execPath, [make]);
        expect(findSnapshot(builtPlace())).toBeDefined();
      },
      { timeout: 60_000, interval: 500 },
    );
    kernel = await KernelClient.start();
  });
  afterAll(() => kernel.close());

  const shown = async (code: string, from = kernel) => {
    const { outputs } = await from.execute(code);
    const { data } = (outputs[0]?.content ?? {}) as { data?: Record<string, string> };
    return data?.['text/plain'] ?? JSON.stringify(outputs);
  };

  test('is a process of its own, and looks like every other to its cells', async () => {
    expect(await shown('process.ppid')).toBe(String(kernel.pid));
    expect(await shown('process.execArgv.length + process.argv.length')).toBe('3');
    expect(await shown('[typeof Atomics, [1].with(0, 2)].join()')).toBe('object,2');
    expect(await shown('performance.now() / 1000 < process.uptime() + 1')).toBe('true');
  });

  test('draws other random numbers than the next', async () => {
    const other = await KernelClient.start();
    const draws = await Promise.all([kernel, other].map((each) => shown('Math.random()', each)));
    await other.close();
    expect(draws[0]).not.toBe(draws[1]);
  });

  test('ends with the process that leads it', async () => {
    const other = await KernelClient.start();
    const pid = Number(await shown('process.pid', other));
    process.kill(other.pid, 'SIGKILL');
    await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow('ESRCH'), 10_000);
    await other.close();
  });
});

/** As the built kernel sees it: among the facts are Node's words, and a file beside the module that asks. */
function builtPlace(): SnapshotPlace | undefined {
  const asks = join(folder, 'asks.mjs');
  const module = join(dirname(KERNEL_MAIN), 'snapshot/place.js');
  writeFileSync(
    asks,
    `import { snapshotPlace } from ${JSON.stringify(module)};
    console.log(JSON.stringify(snapshotPlace(${JSON.stringify(resolve(ROOT))})));`,
  );
  const { stdout } = spawnSync(process.execPath, [asks], { encoding: 'utf8' });
  return JSON.parse(stdout) as SnapshotPlace;
}
