import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { main } from '../../../kernel-lib/workshop/commands/generate.js';

describe('npm run generate', () => {
  let root: string;
  let said: string[];
  const run = async (...words: string[]) => {
    said = [];
    return await main(['--root', root, ...words]);
  };
  const stub = () => join(root, 'exercises/warmup.ts');

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'chainrule-cli-'));
    for (const folder of ['solutions', 'notebooks/sources', 'kernel-lib/course/generated']) {
      mkdirSync(join(root, folder), { recursive: true });
    }
    cpSync('solutions/warmup.ts', join(root, 'solutions/warmup.ts'));
    for (const name of ['00-warm-up.md', 'quotations.json']) {
      cpSync(join('notebooks/sources', name), join(root, 'notebooks/sources', name));
    }
    const note = (text: string) => void said.push(text);
    vi.spyOn(console, 'log').mockImplementation(note);
    vi.spyOn(console, 'error').mockImplementation(note);
  });
  afterEach(() => {
    vi.restoreAllMocks();
    rmSync(root, { recursive: true });
  });

  it('writes what is missing; then --check finds all of it fresh', async () => {
    expect(await run('--check')).toBe(1);
    expect(said.join('\n')).toContain('stale    exercises/warmup.ts: run "npm run generate"');
    expect(await run()).toBe(0);
    expect(await run('--check')).toBe(0);
  });

  it('--check fails when a solution has changed, and when a stub was edited', async () => {
    await run();
    const solution = join(root, 'solutions/warmup.ts');
    writeFileSync(solution, readFileSync(solution, 'utf8').replace('Lab 0', 'Lab zero'));
    expect(await run('--check')).toBe(1);
    await run();
    writeFileSync(stub(), `${readFileSync(stub(), 'utf8')}\n// mine\n`);
    expect(await run('--check')).toBe(1);
    expect(said.join('\n')).toContain('kept     exercises/warmup.ts: edited.');
  });

  it('keeps an edited file; --force backs it up first', async () => {
    await run();
    writeFileSync(stub(), '// mine\n');
    expect(await run()).toBe(0);
    expect(readFileSync(stub(), 'utf8')).toBe('// mine\n');
    expect(await run('--force')).toBe(0);
    const backup = readdirSync(join(root, 'exercises')).find((name) => name.includes('.bak-'));
    expect(readFileSync(join(root, 'exercises', backup ?? ''), 'utf8')).toBe('// mine\n');
    expect(said.join('\n')).toContain(`yours is safe in`);
    expect(readFileSync(stub(), 'utf8')).toContain('TODO(standardize)');
  });

  it('says where a source is wrong, in one line', async () => {
    const solution = join(root, 'solutions/warmup.ts');
    writeFileSync(solution, readFileSync(solution, 'utf8').replace('// END SOLUTION', ''));
    expect(await run()).toBe(1);
    expect(said).toEqual([expect.stringMatching(/^generate: solutions\/warmup\.ts:\d+: BEGIN/)]);
  });
});
