import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { layout } from '../../kernel-lib/setup/layout.js';
import { ensureLoops } from '../../kernel-lib/setup/loops.js';

const cache = mkdtempSync(join(tmpdir(), 'chainrule-loops-'));
const place = { ...layout(), cache };
const made = () => readdirSync(join(cache, 'loops')).sort();
const { PATH, CC } = process.env;
const restore = (name: string, value: string | undefined) => {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
};
afterEach(() => {
  restore('PATH', PATH);
  restore('CC', CC);
});
afterAll(() => rmSync(cache, { recursive: true, force: true }));

test('without a compiler nothing is made, and it says so', async () => {
  process.env.PATH = cache;
  process.env.CC = join(cache, 'none');
  expect(await ensureLoops(place, false)).toMatch(/^There is no C compiler here/);
  expect(made()).toEqual([]);
});

const hasCompiler = ['cc', 'gcc', 'clang'].some(
  (name) => spawnSync(name, ['--version']).status === 0,
);

describe.skipIf(!hasCompiler)('with the compiler of the machine', () => {
  test('they are made once, and anew where what they were made of is another', async () => {
    process.env.CC = join(cache, 'none');
    expect(await ensureLoops(place, false)).toBeUndefined();
    const [library, note] = [made().find((name) => name.startsWith('loops'))!, 'made-of.txt'];
    expect(made()).toEqual([library, note].sort());
    const file = join(cache, 'loops', library);
    const { ino } = statSync(file);
    expect(await ensureLoops(place, false)).toBeUndefined();
    expect(statSync(file).ino).toBe(ino);
    writeFileSync(join(cache, 'loops', note), 'another processor');
    expect(await ensureLoops(place, false)).toBeUndefined();
    expect(statSync(file).ino).not.toBe(ino);
  });
});
