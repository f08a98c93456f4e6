import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const entry = (path: string) => ({ '@chainrule/source': path });

/** The library and what a child starts from, in short. */
const SOURCES = {
  'library/package.json': JSON.stringify({
    type: 'module',
    exports: { '.': entry('./index.ts'), './tensor': entry('./tensor/index.ts') },
    sideEffects: ['./dist/tensor/program.js', './tensor/program.ts'],
  }),
  'library/index.ts': "export { rate, where } from './tensor/rate.js';\n",
  'library/tensor/program.ts': "import { rate } from './rate.js';\nconsole.log(rate);\n",
  'library/tensor/index.ts': "export { rate } from './rate.js';\n",
  'library/tensor/rate.ts':
    'export const rate = 0.3;\nexport const where = (): string => import.meta.url;\n',
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
    for (const [path, text] of Object.entries(SOURCES)) write(`kernel-lib/${path}`, text);
    symlinkSync(join(process.cwd(), 'node_modules'), join(root, 'node_modules'), 'junction');
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  const setRate = (rate: string) =>
    write(
      'kernel-lib/library/tensor/rate.ts',
      SOURCES['library/tensor/rate.ts'].replace('0.3', rate),
    );
  const modules = () =>
    readdirSync(dist('library/dist'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.js'))
      .map((name) => name.replaceAll('\\', '/'))
      .sort();

  it('puts each module of the library into one file, anew when it has changed', () => {
    expect(run('build')).toMatchObject({ status: 0, stderr: '' });
    const names = ['index.js', 'shared/rate.js', 'tensor/index.js', 'tensor/program.js'];
    expect(modules()).toEqual(names);
    const rates = () =>
      names
        .map((name) => readFileSync(dist(`library/dist/${name}`), 'utf8'))
        .flatMap((text) => text.match(/rate = [\d.]+/g) ?? []);
    expect(rates()).toEqual(['rate = .3']);

    // What an earlier build has left would be a second module, with classes of its own.
    write('kernel-lib/library/dist/tensor/rate.js', 'export const rate = 0.3;\n');
    setRate('0.4');
    run('grade');
    expect(modules()).toEqual(names);
    expect(rates()).toEqual(['rate = .4']);
    expect(readFileSync(dist('library/dist/tensor/rate.d.ts'), 'utf8')).toContain('0.4');
  });

  it('leaves to each module of the library the place that is its own', () => {
    const program =
      "import { where } from './kernel-lib/library/dist/index.js'; console.log(where());";
    const words = ['--input-type=module', '-e', program];
    const { stdout } = spawnSync(process.execPath, words, { cwd: root, encoding: 'utf8' });
    expect(fileURLToPath(stdout.trim())).toBe(
      join(realpathSync(root), 'kernel-lib/library/dist/tensor/rate.js'),
    );
  });

  it('puts what a child loads into a few files, anew when a source has changed', () => {
    const folder = dist('grader/dist/planted');
    const rates = () =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.js'))
        .flatMap((name) => readFileSync(join(folder, name), 'utf8').match(/rate = [\d.]+/g) ?? []);
    expect(run('build')).toMatchObject({ status: 0, stderr: '' });
    // Once, although two of its modules import it.
    expect(rates()).toEqual(['rate = .4']);

    setRate('0.5');
    run('grade');
    expect(rates()).toEqual(['rate = .5']);
  });

  it('stops at a type error, names it, and leaves what was built before', () => {
    write('kernel-lib/library/index.ts', 'export const rate: number = 0.1;\n');
    write('kernel-lib/library/old.ts', 'export {};\n');
    expect(run('build')).toMatchObject({ status: 0, stderr: '' });
    expect(built()).toContain('rate = .1');

    write('kernel-lib/library/index.ts', "export const rate: number = 'fast';\n");
    const broken = run('check:all');
    expect(broken.status).toBe(1);
    expect(broken.stderr).toContain('kernel-lib/library/index.ts(1,14): error TS2322');
    expect(broken.stderr).toContain('kernel-lib was not built, because of these errors.');
    expect(broken.stderr).not.toMatch(/^\s+at /m);
    expect(built()).toContain('rate = .1');

    // No command takes the old build for the new sources afterwards.
    expect(run('grade').status).toBe(1);
    write('kernel-lib/library/index.ts', 'export const rate: number = 0.2;\n');
    rmSync(join(root, 'kernel-lib/library/old.ts'));
    expect(existsSync(dist('library/dist/old.d.ts'))).toBe(true);
    run('grade');
    expect(built()).toContain('rate = .2');
    // A folder that is read by name holds nothing of a source that is gone.
    expect(existsSync(dist('library/dist/old.d.ts'))).toBe(false);
    expect(
      existsSync(dist('kernel/dist/jupyter/labextensions/chainrule-plotly/static/plotly.js')),
    ).toBe(true);
    expect(existsSync(join(root, '.cache/build.json'))).toBe(true);
  });
});
