import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** What a child starts from, in short. */
const CHILD = {
  'library/tensor/index.ts': "export { rate } from './rate.js';\n",
  'library/tensor/rate.ts': 'export const rate = 0.3;\n',
  'library/random/index.ts': "export { rate } from '../tensor/rate.js';\n",
  'grader/child/main.ts': 'export {};\n',
};

// A project with the real set-up and one source file in place of the library.
describe('the build', () => {
  let root: string;
  const write = (path: string, text: string) => writeFileSync(join(root, path), text);
  const dist = (name: string) => join(root, 'kernel-lib', name);
  const built = () => readFileSync(dist('library/dist/index.js'), 'utf8');
  const run = (...words: string[]) => {
    const options = { cwd: root, encoding: 'utf8' } as const;
    return spawnSync(process.execPath, ['kernel-lib/setup/run.mjs', ...words], options);
  };

  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'chainrule-build-'));
    for (const folder of [
      'kernel-lib/library/tensor',
      'kernel-lib/library/random',
      'kernel-lib/grader/child',
      'kernel-lib/setup',
      'kernel-lib/kernel/labextension',
    ])
      mkdirSync(join(root, folder), { recursive: true });
    for (const file of ['package.json', 'package-lock.json', 'tsconfig.base.json'])
      cpSync(file, join(root, file));
    const licence = 'kernel-lib/library/random/NUMPY-LICENSE.txt';
    cpSync(licence, join(root, licence));
    // The files that it names are not in this project.
    const config = readFileSync('kernel-lib/tsconfig.json', 'utf8');
    write('kernel-lib/tsconfig.json', config.replace(/"files": \[[^\]]*\],/, ''));
    cpSync('kernel-lib/setup', join(root, 'kernel-lib/setup'), {
      recursive: true,
      filter: (path) => !path.endsWith('.ts') && !path.includes('extras'),
    });
    for (const file of ['package.json', 'tsconfig.json'])
      cpSync(
        `kernel-lib/kernel/labextension/${file}`,
        join(root, 'kernel-lib/kernel/labextension', file),
      );
    write('kernel-lib/kernel/labextension/empty.ts', 'export {};\n');
    for (const [path, text] of Object.entries(CHILD)) write(`kernel-lib/${path}`, text);
    symlinkSync(join(process.cwd(), 'node_modules'), join(root, 'node_modules'), 'junction');
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it('puts what a child loads into a few files, anew when a source has changed', () => {
    const folder = dist('grader/dist/planted');
    const rates = () =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.js'))
        .flatMap((name) => readFileSync(join(folder, name), 'utf8').match(/rate = [\d.]+/g) ?? []);
    expect(run('build')).toMatchObject({ status: 0, stderr: '' });
    // Once, although two of its modules import it.
    expect(rates()).toEqual(['rate = .3']);

    write('kernel-lib/library/tensor/rate.ts', 'export const rate = 0.4;\n');
    run('grade');
    expect(rates()).toEqual(['rate = .4']);
  });

  it('stops at a type error, names it, and leaves what was built before', () => {
    write('kernel-lib/library/index.ts', 'export const rate: number = 0.1;\n');
    write('kernel-lib/library/old.ts', 'export {};\n');
    expect(run('build')).toMatchObject({ status: 0, stderr: '' });
    expect(built()).toContain('0.1');

    write('kernel-lib/library/index.ts', "export const rate: number = 'fast';\n");
    const broken = run('check:all');
    expect(broken.status).toBe(1);
    expect(broken.stderr).toContain('kernel-lib/library/index.ts(1,14): error TS2322');
    expect(broken.stderr).toContain('kernel-lib was not built, because of these errors.');
    expect(broken.stderr).not.toMatch(/^\s+at /m);
    expect(built()).toContain('0.1');

    // No command takes the old build for the new sources afterwards.
    expect(run('grade').status).toBe(1);
    write('kernel-lib/library/index.ts', 'export const rate: number = 0.2;\n');
    rmSync(join(root, 'kernel-lib/library/old.ts'));
    expect(existsSync(dist('library/dist/old.js'))).toBe(true);
    run('grade');
    expect(built()).toContain('0.2');
    // A folder that is read by name holds nothing of a source that is gone.
    expect(existsSync(dist('library/dist/old.js'))).toBe(false);
    expect(
      existsSync(dist('kernel/dist/jupyter/labextensions/chainrule-plotly/static/plotly.js')),
    ).toBe(true);
    expect(existsSync(join(root, '.cache/build.json'))).toBe(true);
  });
});
