import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { points } from '../../../kernel-lib/course/generated/points.js';
import { contents } from '../../../kernel-lib/workshop/release/guard.js';
import {
  type Bundle,
  LeakScanner,
  secretsOf,
  studentBundle,
  writeFolder,
} from '../../../kernel-lib/workshop/release/index.js';
import { root, temporaryFolder } from './project.js';

const secrets = secretsOf(root);
const scanner = new LeakScanner(secrets);
const hiddenPoints = points
  .flatMap(({ checks }) => checks)
  .reduce((sum, check) => sum + (check.hidden ? check.points : 0), 0);
let bundle: Bundle;
let copy: string;

beforeAll(async () => {
  bundle = await studentBundle(root);
  copy = join(temporaryFolder(), 'chainrule');
  writeFolder(bundle, copy);
});

afterAll(() => rmSync(join(copy, '..'), { recursive: true, force: true }));

const read = (path: string) => new TextDecoder().decode(bundle.get(path)?.bytes);

describe("a student's copy", () => {
  test('has the stubs and the labs, and none of the folders with answers', () => {
    const paths = [...bundle.keys()];
    expect(paths).toEqual(
      expect.arrayContaining([
        'exercises/layers.ts',
        'notebooks/00-warm-up.ipynb',
        'kernel-lib/packages/chainrule-course-0.1.0.tgz',
        'kernel-lib/setup/run.mjs',
      ]),
    );
    const forbidden = /^(solutions|test|lectures|notebooks\/sources)\/|\.hidden\.|\/dist\/|\.map$/;
    expect(paths.filter((path) => forbidden.test(path))).toEqual([]);
    expect(paths.length).toBeLessThanOrEqual(60);
    expect(read('exercises/layers.ts')).toContain('is not written yet');
    expect(read('exercises/layers.ts')).not.toContain('SOLUTION');
  });

  test('has packages with scripts and declarations, nothing to compile, no hidden check', () => {
    const names = contents(bundle).map(([path]) => path);
    const inCourse = names.filter((name) => name.includes('chainrule-course'));
    expect(inCourse.some((name) => name.endsWith('package/dist/checks/layers.js'))).toBe(true);
    expect(names.filter((name) => name.endsWith('package/dist/tensor/index.d.ts'))).toHaveLength(1);
    const sources = /\.hidden\.|\.map$|(?<!\.d)\.ts$|tsbuildinfo/;
    expect(names.filter((name) => name.includes('.tgz:') && sources.test(name))).toEqual([]);
  });

  test('has labs without outputs', () => {
    const { cells } = JSON.parse(read('notebooks/02-fully-connected-nets.ipynb'));
    const shown = cells.filter((cell: { outputs?: unknown[] }) => (cell.outputs ?? []).length > 0);
    expect(shown).toEqual([]);
  });

  test('names in package.json only commands that it has, and in the lock only their packages', () => {
    const { scripts, devDependencies } = JSON.parse(read('package.json'));
    expect(Object.keys(scripts).sort()).toEqual(['check', 'grade', 'kernel', 'start', 'submit']);
    const { packages } = JSON.parse(read('package-lock.json'));
    expect(packages[''].devDependencies).toEqual(devDependencies);
    expect(packages['node_modules/tslab']).toBeDefined();
    expect(packages['node_modules/vitest']).toBeUndefined();
  });
});

describe('the search for leaks', () => {
  test('knows lines of every kind of secret', () => {
    const kinds = new Set(secrets.map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual(['answer', 'hidden check', 'mark scheme', 'quiz key']);
    expect(scanner.size).toBeGreaterThan(1000);
  });

  test.each(['answer', 'hidden check', 'mark scheme', 'quiz key'] as const)(
    'finds one line of a %s in a built file, a source map, a notebook and a zip',
    async (kind) => {
      const { zip } = await import('../../../kernel-lib/grader/files/zip.js');
      const secret = secrets.filter((one) => one.kind === kind && one.text.length > 40).at(3);
      const line = secret?.text ?? '';
      const bytes = (text: string) => new TextEncoder().encode(text);
      const inner = zip(new Map([['b.txt', { bytes: bytes(line), executable: false }]]));
      const files: [string, Uint8Array][] = [
        ['a.js', bytes(`x();\n    ${line.replaceAll(' ', '  ')}\ny();`)],
        ['a.js.map', bytes(JSON.stringify({ sourcesContent: [`a\n${line}\nb`] }))],
        ['a.ipynb', bytes(JSON.stringify({ cells: [{ source: ['a\n', `${line}\n`] }] }))],
        ['a.zip', inner],
      ];
      const found = new Set(scanner.scan(files).map(({ file }) => file));
      expect([...found]).toEqual(['a.js', 'a.js.map', 'a.ipynb', 'a.zip/b.txt']);
    },
  );

  test('finds nothing in the bundle', () => {
    expect(scanner.scan(contents(bundle))).toEqual([]);
  });
});

// As a student starts it: the first command installs the packages, by npm.
describe('once it is installed', () => {
  let output = '';
  const run = (...words: string[]) =>
    execFileSync(process.execPath, ['kernel-lib/setup/run.mjs', ...words], {
      cwd: copy,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });

  beforeAll(() => {
    output = run('check', 'standardize');
  }, 400_000);

  test('it runs without a build, and says that hidden points are graded later', () => {
    expect(output).toContain('standardize is not written yet: open exercises/warmup.ts');
    expect(output).toContain('hidden point is graded later');
    expect(output).not.toContain('Building');
  });

  test('it counts the hidden points without having the checks', () => {
    const report = JSON.parse(run('grade', '--format', 'json'));
    expect(report).toMatchObject({ score: 0, faults: 0 });
    expect(report.hidden).toEqual({ points: hiddenPoints, score: 0, graded: false });
    expect(run('grade')).toContain(`${hiddenPoints} hidden points are graded later`);
  });
});
