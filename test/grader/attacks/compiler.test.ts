import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromTexts } from 'chainrule-grader';
import { describe, expect, test } from 'vitest';
import { grade, questions } from '../../../kernel-lib/course/index.js';
import { Compiler, CompilerDeath } from '../../../kernel-lib/grader/submission/compiler/process.js';
import { built } from '../../built.js';
import { solutions } from '../support.js';

/* Texts that keep TypeScript busy for minutes, or for ever: they cost their own time. */

const layers = solutions['layers.ts'] ?? '';
/** Many times what a file of answers takes, on a busy machine too; types take longer. */
const limits = { compileTime: 900 };
const forTypes = { compileTime: 10_000 };
/** A right answer always has its own file's points, whatever is in the others. */
const only = ['relu_forward', 'softmax_loss'];

function graded(text: string, types = false) {
  const texts = { 'layers.ts': `${layers}\n${text}`, 'losses.ts': solutions['losses.ts'] ?? '' };
  return grade(fromTexts('submission', texts), {
    only,
    seed: 3,
    limits: types ? forTypes : limits,
    types,
  });
}

const times = (count: number, text: string) => text.repeat(count);
const CHAIN = `const big = 1${times(100_000, '+1')};`;

describe('a text that is too much for the compiler costs the exercises of its file', () => {
  test.each([
    ['an expression with 100,000 terms', CHAIN, /took the compiler longer than 1 s: look for an/],
    ['a text of as many pieces', `const big = ''${times(80_000, "+'a'")};`, /took the compiler/],
    [
      'parentheses',
      `const big = ${times(50_000, '(')}1${times(50_000, ')')};`,
      /nested too deeply/,
    ],
    [
      'arrays',
      `const big = ${times(20_000, '[')}${times(20_000, ']')};`,
      /nested|took the compiler/,
    ],
    [
      'types',
      `type Big = ${times(50_000, '[')}1${times(50_000, ']')};`,
      /nested|took the compiler/,
    ],
    ['templates', `const big = ${times(9_000, '`${')}1${times(9_000, '}`')};`, /nested|took the/],
  ])('%s', async (_, text, says) => {
    const { exercises, faults } = await graded(text);
    const [softmax, relu] = exercises;
    expect(relu).toMatchObject({ status: 'error', score: 0 });
    expect(relu?.message).toMatch(says);
    expect(softmax).toMatchObject({ status: 'passed', score: softmax?.max_score });
    expect(faults).toBe(0);
  });

  test('in two files: each says so, and a third is graded', async () => {
    const texts = { ...solutions, 'layers.ts': CHAIN, 'losses.ts': CHAIN };
    const names = [...only, 'one_hot', 'two_layer_net'];
    const options = { only: names, seed: 3, limits, types: false };
    const { exercises } = await grade(fromTexts('submission', texts), options);
    const found = new Map(
      exercises.map(({ name, message, status }) => [name, { message, status }]),
    );
    for (const name of only) expect(found.get(name)?.message).toMatch(/took the compiler longer/);
    expect(found.get('one_hot')?.status).toBe('passed');
    expect(found.get('two_layer_net')?.status).toBe('blocked');
  });

  test('a file of more than 1 MB is not read', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'attack-huge-'));
    writeFileSync(join(folder, 'layers.ts'), `${layers}\n// ${times(1_000_000, 'x')}`);
    const report = await grade(folder, { only: 'relu_forward', types: false });
    rmSync(folder, { recursive: true });
    expect(report).toMatchObject({ score: 0, faults: 0 });
    expect(report.exercises[0]?.message).toMatch(/layers\.ts is larger than 1 MB/);
  });

  test('a long file that only looks odd is graded', async () => {
    const odd = `/* ${times(100_000, 'export ')} */\n/* ${times(40_000, '//# sourceMappingURL= ')}*/`;
    const { score, max_score } = await graded(odd);
    expect(score).toBe(max_score);
  });
});

test('types that keep the type checker busy are named, and cost no points', async () => {
  // With ten of them a quick machine is done in six seconds.
  const parts = Array.from({ length: 12 }, (_, i) => `({ a${i}: 1 } | { a${i}: 2 })`).join(' & ');
  const bomb = `type A = ${parts}; type B = ${parts} & ({ z: 1 } | { z?: 2 });
    declare const a: A; export const b = (): B => a;`;
  const texts = {
    'losses.ts': `${solutions['losses.ts']}\n${bomb}`,
    'layers.ts': `${layers}\nexport const wrong: string = 3;`,
  };
  const report = await grade(fromTexts('submission', texts), { only, seed: 3, limits: forTypes });
  expect(report.score).toBe(report.max_score);
  const told = report.type_errors.map(({ path, message }) => `${path} ${message}`);
  expect(told).toEqual([
    expect.stringMatching(/losses\.ts this file took the compiler longer than \d+ s: .*no points/),
    expect.stringMatching(/layers\.ts Type 'number' is not assignable to type 'string'/),
  ]);
});

test("a type says nothing of files that are not the student's", async () => {
  const secret = `${built('course')}/generated/points.js`;
  const text = `export const probe: 0 = null as never as typeof import('${secret}').points;`;
  const { type_errors } = await graded(text, true);
  expect(JSON.stringify(type_errors)).not.toMatch(/ExercisePoints|affine_forward/);
});

test('cells of a notebook that are too much for the parser cost their own answers', async () => {
  const [first, second] = questions.filter(({ kind }) => kind !== 'open');
  const cell = (id: string | undefined, source: string) => ({
    cell_type: 'code',
    metadata: { nbgrader: { grade_id: id } },
    source,
  });
  const long = `answer('${first?.id}', 'a'); ${times(90_000, '[')}`;
  const cells = [cell(first?.id, long), cell(second?.id, `answer('${second?.id}', 'a')`)];
  const texts = { 'layers.ts': layers, 'notebooks/a.ipynb': JSON.stringify({ cells }) };
  const asked = [first, second] as (typeof questions)[number][];
  const catalog = { exercises: [], manifest: [] };
  const from = fromTexts('submission', texts);
  const report = await grade(from, { limits, questions: asked, catalog });
  expect(report.questions?.results.map(({ answer }) => answer)).toEqual([undefined, 'a']);
});

test('what others have left in the memory of the compiler is held against nobody', async () => {
  const full = [false, true, false, true, true];
  const compiler = new Compiler(512, (_pid, _limit, tooMuch) => {
    if (full.shift()) queueMicrotask(tooMuch);
    return () => {};
  });
  const ask = () => compiler.ask({ kind: 'answers', source: 'const x = 1;' }, () => 10_000);
  expect(await ask()).toEqual([]);
  expect(await ask()).toEqual([]);
  // Too much in a fresh one is the text's own doing.
  await expect(ask()).rejects.toThrow(CompilerDeath);
  expect(full).toEqual([]);
});
