import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fromTexts } from 'chainrule-grader';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { grade } from '../../kernel-lib/course/index.js';
import { ROOT } from './build.js';
import { KernelClient } from './client.js';

// Files that a student edits while the kernel runs. They must lie in the project.
let kernel: KernelClient;
let folder: string;
let from: string;

beforeAll(async () => {
  kernel = await KernelClient.start();
});
afterAll(() => kernel.close());
beforeEach(() => {
  const cache = join(ROOT, '.cache');
  mkdirSync(cache, { recursive: true });
  folder = mkdtempSync(join(cache, 'kernel-test-'));
  from = `.cache/${basename(folder)}`;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const shown = async (code: string) => {
  const { outputs } = await kernel.execute(code);
  const { data, evalue } = outputs[0].content as Record<string, Record<string, string>>;
  return data ? data['text/plain'] : evalue;
};

test('an edited file counts when the import runs again', async () => {
  const cell = `import { f } from './${from}/layers.js'; f(2)`;
  write('layers.ts', 'export const f = (x: number) => x;\n');
  expect(await shown(cell)).toBe('2');
  write('layers.ts', 'export const f = (x: number) => 10 * x;\n');
  expect(await shown(cell)).toBe('20');
});

test('so does an edit in a file that the imported one imports', async () => {
  const cell = `import { h } from './${from}/top.js'; h(1)`;
  write('base.ts', 'export const f = (x: number) => x + 1;\n');
  write('middle.ts', "import { f } from './base.js';\nexport const g = (x: number) => f(x);\n");
  write('top.ts', "import { g } from './middle.js';\nexport const h = (x: number) => g(x);\n");
  expect(await shown(cell)).toBe('2');
  write('base.ts', 'export const f = (x: number) => x + 100;\n');
  expect(await shown(cell)).toBe('101');
});

test('a file that awaits at its top level is told where to put that', async () => {
  write('late.ts', 'export const f = 1;\nconst g = await Promise.resolve(2);\n');
  expect(await shown(`import { f } from './${from}/late.js'; f`)).toMatch(
    /late\.ts:2:11: a file that a cell imports cannot await at its top level\. Put that into/,
  );
  write('late.ts', 'export async function f() { for await (const x of [3]) return x; }\n');
  expect(await shown(`import { f } from './${from}/late.js'; await f()`)).toBe('3');
});

test('what compiles and is hardly ever meant is noted, in cells and in what they import', async () => {
  write(
    'same.ts',
    "import { Tensor } from 'kernel-lib/tensor';\nexport const same = (x: Tensor, y: Tensor) => x == y;\n",
  );
  const { stderr, reply } = await kernel.execute(
    `import { zeros } from 'kernel-lib'; import { same } from './${from}/same.js';\nconst p = zeros(2);\nif (p == zeros(2)) {}\nsame(p, p)`,
  );
  expect(stderr).toMatch(
    /^Note, line 3: p == zeros\(2\) asks whether .*\nNote, .*same\.ts:2: x == y asks/,
  );
  expect(reply.status).toBe('ok');
});

test('a file that did not exist is found once it does', async () => {
  const cell = `import { f } from './${from}/new.js'; f(2)`;
  expect(await shown(cell)).toContain('Cannot find');
  write('new.ts', 'export const f = (x: number) => 3 * x;\n');
  expect(await shown(cell)).toBe('6');
});

test('a path from the notebook is told the path from the project', async () => {
  expect(await shown("import { relu_forward } from '../exercises/layers.js'")).toContain(
    "Did you mean './exercises/layers.js'?",
  );
});

test('an error names the file and the line as written', async () => {
  write(
    'layers.ts',
    `interface Options {
  // A comment, and lines that do not reach the JavaScript.
  size: number;
}

export function stub(x: number, options?: Options): number {
  for (let i = 0; i < 2; i++) {
    if (i === 1) throw new Error('stub is not written yet');
  }
  return x;
}
`,
  );
  const { outputs } = await kernel.execute(
    `import { stub } from './${from}/layers.js';\n\nstub(1)`,
  );
  const trace = (outputs[0].content.traceback as string[]).join('\n');
  expect(trace).toContain(`at stub (${from}/layers.ts:8:24)`);
  expect(trace).toContain("8 |     if (i === 1) throw new Error('stub is not written yet');");
  expect(trace).toMatch(/at \(cell \[\d+\], line 3/);
});

test.each([
  ['an operand that is missing', '\tconst a = 3 +;', '2:15'],
  ['a regular expression without an end', '  const a = x.match(/=abc);', '2:21'],
  ['a mark at the start of the file', '', '1:42'],
])('a syntax error is where the grader and editors see it: %s', async (_, line, place) => {
  const head = 'export function relu_forward(x: string): string {';
  const text = line
    ? `${head}\n${line}\n  return x;\n}\n`
    : `\uFEFF${head.replace('string {', '= {')}\n  return x;\n}\n`;
  write('layers.ts', text);
  const inKernel = await shown(`import { relu_forward } from './${from}/layers.js'; 1`);
  const submission = fromTexts('exercises', { 'layers.ts': text });
  const report = await grade(submission, { only: 'relu_forward', types: false });
  expect(inKernel).toContain(`layers.ts:${place}: `);
  expect(report.exercises[0]?.message).toContain(`layers.ts:${place} has a syntax error`);
});

describe('a wrong file is one clear line', () => {
  test.each([
    [
      'a syntax error',
      'export const f = (x: number) => x +;\n',
      /layers\.ts:1:\d+: Expression exp/,
    ],
    [
      'a type error',
      "export const f = (x: number): number => 'a';\n",
      /layers\.ts:1:\d+: Type 'st/,
    ],
    ['a renamed export', 'export const g = 1;\n', /layers\.ts exports no 'f'/],
    ['an empty file', '', /layers\.ts exports nothing/],
    [
      'an error in several parts',
      'export const f: (x: number) => string = (x: string) => x;\n',
      /layers\.ts:1:14: Type/,
    ],
  ])('%s', async (_what, text, line) => {
    write('layers.ts', 'export const f = (x: number) => x;\n');
    await kernel.execute(`import { f } from './${from}/layers.js'; f(1)`);
    write('layers.ts', text);
    const { outputs } = await kernel.execute(`import { f } from './${from}/layers.js'; f(1)`);
    expect(outputs).toHaveLength(1);
    expect(outputs[0].type).toBe('error');
    expect(outputs[0].content.evalue).toMatch(line);
    expect(outputs[0].content.evalue).not.toContain('\n');
  });

  test('an import as from the notebook names the right path', async () => {
    expect(await shown("import { x } from '../package-does-not-exist.js'")).toContain(
      "Imports start from the project's folder",
    );
    write('layers.ts', 'export const f = 1;\n');
    expect(await shown(`import { f } from '../${from}/layers.js'`)).toContain(
      `Did you mean './${from}/layers.js'?`,
    );
  });

  test('an import with .ts at its end', async () => {
    write('layers.ts', 'export const f = 1;\n');
    expect(await shown(`import { f } from './${from}/layers.ts'`)).toContain('.js at its end');
  });
});

test('dead arrays are freed early, by a function that cells do not get', async () => {
  await kernel.execute(`
    import { ones } from 'kernel-lib/tensor';
    import { timesFreed } from 'kernel-lib/platform';
    let x = ones(50, 1000);
    for (let i = 0; i < 400; i++) {
      x = x.add(1);
      x.at(0, 0);
    }`);
  expect(await shown('timesFreed() > 0')).toBe('true');
  expect(await shown('typeof (globalThis as { gc?: unknown }).gc')).toBe('undefined');
});
