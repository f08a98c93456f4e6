import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { promisify } from 'node:util';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { points } from '../../../kernel-lib/course/generated/points.js';
import { npm } from '../../../kernel-lib/setup/npm-program.mjs';
import { readPage } from '../../house/markdown.js';
import { KernelClient } from '../../kernel/client.js';
import { root, temporaryFolder } from './project.js';

const FOLDERS = ['library', 'kernel', 'grader', 'course', 'setup'];

interface Packed {
  folder: string;
  name: string;
  /** Where the file for the registry lies. */
  tarball: string;
  /** What is in it. */
  paths: Set<string>;
}

const scratch = temporaryFolder();
const all = join(scratch, 'all');
const alone = join(scratch, 'alone');
const packed = new Map<string, Packed>();
const run = promisify(execFile);

async function runNpm(cwd: string, ...words: string[]): Promise<string> {
  const [program, first] = npm();
  const shell = process.platform === 'win32' && first.length === 0;
  return (await run(program, [...first, ...words], { cwd, maxBuffer: 1e8, shell })).stdout;
}

async function install(folder: string, packages: Packed[]): Promise<void> {
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
  const quiet = ['--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts'];
  await runNpm(folder, 'install', ...quiet, ...packages.map(({ tarball }) => tarball));
}

beforeAll(async () => {
  const chosen = FOLDERS.flatMap((folder) => ['-w', `kernel-lib/${folder}`]);
  const words = ['pack', '--json', '--ignore-scripts', '--pack-destination', scratch];
  const found = JSON.parse(await runNpm(root, ...words, ...chosen)) as {
    name: string;
    filename: string;
    files: { path: string }[];
  }[];
  for (const folder of FOLDERS) {
    const manifest = readFileSync(join(root, 'kernel-lib', folder, 'package.json'), 'utf8');
    const { name } = JSON.parse(manifest);
    const one = found.find((entry) => entry.name === name)!;
    const paths = new Set(one.files.map(({ path }) => path));
    packed.set(folder, { folder, name, tarball: join(scratch, one.filename), paths });
  }
  await Promise.all([install(all, [...packed.values()]), install(alone, [packed.get('library')!])]);
});

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe.each(FOLDERS)('the package of %s', (folder) => {
  const base = join(root, 'kernel-lib', folder);

  test('has nothing that publint finds wrong', async () => {
    const { tarball } = packed.get(folder)!;
    const { buffer } = new Uint8Array(readFileSync(tarball));
    const { messages, pkg } = await publint({ pack: { tarball: buffer }, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg!, { color: false }))).toEqual([]);
    expect(pkg).toMatchObject({ name: packed.get(folder)?.name });
  });

  test('holds what it is about, its licence and the sources, and no leftovers', () => {
    const { paths } = packed.get(folder)!;
    for (const path of ['README.md', 'LICENSE', 'index.ts', 'dist/index.js', 'dist/index.d.ts'])
      expect(paths).toContain(path);
    expect(readFileSync(join(base, 'LICENSE'), 'utf8')).toBe(
      readFileSync(join(root, 'LICENSE'), 'utf8'),
    );
    const leftovers = /\.test\.|tsbuildinfo|(^|\/)(test|node_modules|assembly|\.cache)\//;
    expect([...paths].filter((path) => leftovers.test(path))).toEqual([]);
  });

  test('holds the source of each declaration and each script, where its map looks for it', () => {
    const { paths } = packed.get(folder)!;
    const maps = [...paths].filter((path) => /^dist\/.*\.map$/.test(path));
    expect(maps.length).toBeGreaterThan(2);
    const lost = maps.flatMap((path) => {
      const { sources } = JSON.parse(readFileSync(join(base, path), 'utf8'));
      return (sources as string[])
        .map((source) => posix.join(posix.dirname(path), source))
        .filter((source) => !paths.has(source))
        .map((source) => `${path} names ${source}`);
    });
    expect(lost).toEqual([]);
    // JupyterLab's extension is for browsers, without maps; what is planted for a child has none either.
    // The bundler's own file has no source, nor has a file that only passes names on a line to lead to.
    const built = [...paths].filter((path) =>
      /^dist\/(?!(jupyter|planted)\/|shared\/rolldown-).*(\.js|\.d\.ts)$/.test(path),
    );
    const passesOn = (path: string) =>
      /^((import|export) \{[^}]*\}.*\s*)+$/.test(readFileSync(join(base, path), 'utf8'));
    expect(built.filter((path) => !paths.has(`${path}.map`) && !passesOn(path))).toEqual([]);
  });
});

test("numbers that are NumPy's come with NumPy's licence", () => {
  expect(packed.get('library')?.paths).toContain('dist/random/NUMPY-LICENSE.txt');
  expect(packed.get('grader')?.paths).toContain('dist/planted/NUMPY-LICENSE.txt');
});

describe('in an empty folder', () => {
  test('the library alone brings one small package with it', () => {
    const names = readdirSync(join(alone, 'node_modules')).filter((name) => !name.startsWith('.'));
    expect(names.sort()).toEqual(['fflate', 'kernel-lib']);
  });

  test("a net is trained: the example in the library's README", async () => {
    const page = readPage(join(root, 'kernel-lib/library/README.md'));
    writeFileSync(join(alone, 'train.js'), page.blocks.find(({ lang }) => lang === 'ts')!.text);
    const { stdout } = await run(process.execPath, ['train.js'], { cwd: alone });
    expect(Number(stdout)).toBeLessThan(0.05);
  });

  test('an exercise is graded, right and wrong', async () => {
    mkdirSync(join(all, 'exercises'));
    const answers = readFileSync(join(root, 'solutions/layers.ts'), 'utf8');
    const wrong = answers.replace('maximum(0, x)', 'maximum(1, x)');
    expect(wrong).not.toBe(answers);
    writeFileSync(join(all, 'exercises/layers.ts'), wrong);
    const program = `
      import { grade } from 'chainrule-course';
      const { exercises } = await grade('exercises', { only: ['affine_forward', 'relu_forward'] });
      console.log(JSON.stringify(exercises.map(({ name, status, max_score }) => [name, status, max_score])));
    `;
    writeFileSync(join(all, 'grade.js'), program);
    const { stdout } = await run(process.execPath, ['grade.js'], { cwd: all });
    const pointsOf = (name: string) =>
      points.find((one) => one.name === name)?.checks.reduce((sum, check) => sum + check.points, 0);
    // With the hidden checks, which graders have.
    expect(JSON.parse(stdout)).toEqual([
      ['affine_forward', 'passed', pointsOf('affine_forward')],
      ['relu_forward', 'failed', pointsOf('relu_forward')],
    ]);
  });

  test('the kernel starts, runs a cell and ends', async () => {
    const main = join(all, 'node_modules/chainrule-kernel/dist/main.js');
    const kernel = await KernelClient.start(all, main);
    try {
      const { stdout } = await kernel.execute(
        "import { tensor } from 'kernel-lib/tensor';\nconsole.log(tensor([1, 2]).sum());",
      );
      expect(stdout).toBe('3\n');
    } finally {
      await kernel.close();
    }
  });
});
