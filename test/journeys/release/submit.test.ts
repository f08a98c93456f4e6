import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { plainNotebook } from '../../../kernel-lib/course/handIn/notebook.js';
import { MAX_NOTEBOOK_BYTES } from '../../../kernel-lib/grader/submission/limits.js';
import { collect, zip } from '../../../kernel-lib/workshop/release/index.js';
import { root, temporaryFolder } from './project.js';

const folder = temporaryFolder();

beforeAll(() => {
  mkdirSync(join(folder, 'exercises'));
  mkdirSync(join(folder, 'notebooks/.ipynb_checkpoints'), { recursive: true });
  cpSync(join(root, 'solutions/warmup.ts'), join(folder, 'exercises/warmup.ts'));
  cpSync(join(root, 'exercises/layers.ts'), join(folder, 'exercises/layers.ts'));
  writeFileSync(join(folder, 'exercises/.generated.json'), '{}');
  writeFileSync(join(folder, 'exercises/diary.txt'), 'private');
  symlinkSync('/etc/passwd', join(folder, 'exercises/link.ts'));
  writeFileSync(join(folder, 'notebooks/broken.ipynb'), '{');
  writeFileSync(join(folder, 'notebooks/.ipynb_checkpoints/a.ipynb'), '{}');
  writeFileSync(join(folder, 'id_rsa'), 'private');
  cpSync(join(root, 'notebooks/00-warm-up.ipynb'), join(folder, 'notebooks/00-warm-up.ipynb'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('takes the exercises and notebooks, nothing else, and says what it left out', () => {
  const { files, leftOut, doubts } = collect(folder);
  expect([...files.keys()]).toEqual([
    'exercises/layers.ts',
    'exercises/warmup.ts',
    'notebooks/00-warm-up.ipynb',
    'notebooks/broken.ipynb',
  ]);
  expect(leftOut.map(({ path }) => path)).toEqual(['exercises/diary.txt', 'exercises/link.ts']);
  expect(leftOut[1]?.why).toContain('link');
  expect(doubts.join()).toMatch(/broken\.ipynb is broken/);
});

test('the same content gives the same bytes, whatever the date', () => {
  const first = zip(collect(folder).files);
  utimesSync(join(folder, 'exercises/warmup.ts'), 1e9, 1e9);
  expect(Buffer.compare(zip(collect(folder).files), first)).toBe(0);
});

test('a notebook is handed in without outputs and with the names of its cells', () => {
  const cell = {
    cell_type: 'code',
    id: 'c1',
    metadata: { nbgrader: { grade_id: 'g' }, mine: '/home/me' },
    source: ["answer('q', 'a')"],
    outputs: [{ output_type: 'stream', text: '/home/me/secret' }],
    execution_count: 7,
  };
  const { text } = plainNotebook(JSON.stringify({ cells: [cell], metadata: { widgets: 1 } }));
  expect(JSON.parse(text).cells).toEqual([
    {
      ...cell,
      metadata: { nbgrader: { grade_id: 'g' } },
      outputs: [],
      execution_count: null,
    },
  ]);
  expect(text).not.toContain('/home/me');
});

test('a notebook is measured without its outputs, with the limit of the grader', () => {
  const project = temporaryFolder();
  const picture = 'x'.repeat(MAX_NOTEBOOK_BYTES);
  const notebook = (source: string, text: string) =>
    JSON.stringify({
      cells: [{ cell_type: 'code', source, outputs: [{ output_type: 'stream', text }] }],
    });
  try {
    mkdirSync(join(project, 'exercises'));
    mkdirSync(join(project, 'notebooks'));
    writeFileSync(join(project, 'notebooks/pictures.ipynb'), notebook('1', picture));
    writeFileSync(join(project, 'notebooks/text.ipynb'), notebook(picture, ''));
    const { files, leftOut } = collect(project);
    expect([...files.keys()]).toEqual(['notebooks/pictures.ipynb']);
    expect(leftOut).toEqual([
      { path: 'notebooks/text.ipynb', why: 'larger than 50 MB, even without its outputs' },
    ]);
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
});

test('the command writes the zip, checks it, and says what is inside', () => {
  const script = join(root, 'kernel-lib/course/dist/commands/submit.js');
  const code = `const { main } = await import(${JSON.stringify(script)}); process.exitCode = await main(process.argv.slice(1));`;
  const output = execFileSync(
    process.execPath,
    ['--input-type=module', '--eval', code, '--', '--out', 'hand-in.zip'],
    { cwd: folder, encoding: 'utf8' },
  );
  const names = Object.keys(unzipSync(readFileSync(join(folder, 'hand-in.zip'))));
  expect(names).toEqual([...collect(folder).files.keys()]);
  expect(output).toContain('exercises/warmup.ts');
  expect(output).toContain('exercises/link.ts: a link');
  expect(output).toMatch(/right: standardize, one_hot, mean_squared_error/);
  expect(output).toMatch(/not written yet: .*affine_forward, .*affine_backward, /);
  expect(output).not.toContain('waiting for');
  expect(output).not.toContain('wrong:');
  expect(output).toMatch(/their file is missing:\n {4}lab 0: digit_stencil/);
  expect(output).toMatch(/not answered yet:\n {4}lab 0: lab00-axis/);
  expect(output).toContain('graded later');
});
