import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { built } from '../../built.js';

const folder = mkdtempSync(join(tmpdir(), 'code-'));
const file = join(folder, 'module.cjs');
const store = join(folder, 'store');
afterAll(() => rmSync(folder, { recursive: true }));

const codeFiles = () => readdirSync(folder).filter((name) => name.startsWith('code-'));
/** In a process of its own: within one, V8 remembers what it has compiled. */
function run(into = folder): number {
  const script = `
    import { loadWithCode } from ${JSON.stringify(join(built('library'), 'project/index.js'))};
    const loaded = loadWithCode(...${JSON.stringify([file, into])});
    console.log(loaded.exports.double(4));
    loaded.keep();`;
  const words = ['--input-type=module', '-e', script];
  return Number(execFileSync(process.execPath, words, { encoding: 'utf8' }));
}

beforeEach(() => {
  for (const name of codeFiles()) rmSync(join(folder, name));
  writeFileSync(file, "const { sep } = require('path'); exports.double = (x) => sep && 2 * x;");
});

describe('a module that is loaded from the code of an earlier run', () => {
  test('does the same, and its code is written once', () => {
    expect(run()).toBe(8);
    const [name = ''] = codeFiles();
    const first = readFileSync(join(folder, name));
    expect(run()).toBe(8);
    expect(codeFiles()).toEqual([name]);
    expect(readFileSync(join(folder, name)).equals(first)).toBe(true);
  });

  test('whose text has changed is read anew', () => {
    run();
    writeFileSync(file, 'exports.double = (x) => 20 * x;');
    expect(run()).toBe(80);
    expect(codeFiles()).toHaveLength(2);
  });

  test('whose code is damaged, or cut, is compiled and kept again', () => {
    run();
    const [name = ''] = codeFiles();
    const good = readFileSync(join(folder, name));
    const cut = good.subarray(0, good.length - 8);
    const turned = good.map((byte, i) => (i === 400 ? byte ^ 255 : byte));
    for (const bad of [Buffer.alloc(good.length), cut, turned, Buffer.alloc(0)]) {
      writeFileSync(join(folder, name), bad);
      expect(run()).toBe(8);
      expect(readFileSync(join(folder, name)).length).toBe(good.length);
    }
  });

  test('where there is no folder to keep code in, none is made', () => {
    expect(run(store)).toBe(8);
    expect(readdirSync(folder)).not.toContain('store');
  });
});
