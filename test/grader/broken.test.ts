import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GraderFault } from 'chainrule-grader';
import { zipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { grade } from '../../kernel-lib/course/index.js';
import { changedSolutions, gradeTexts, solutions } from './support.js';

const folder = mkdtempSync(join(tmpdir(), 'grading-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const limits = { callTime: 2500 };

/** Grades the layers with affine_forward's body replaced. */
function withBody(body: string, only: string | string[] = 'affine_forward') {
  return gradeTexts(changedSolutions('layers', 'affine_forward', { body }), { only, limits });
}

/** Grades one exercise after changing the whole file of its topic. */
function withFile(text: string | undefined, only = 'softmax_loss') {
  const { 'losses.ts': _, ...others } = solutions;
  const texts = text === undefined ? others : { ...others, 'losses.ts': text };
  return gradeTexts(texts, { only, limits });
}

const source = solutions['losses.ts'] ?? '';

describe('one broken exercise leaves the others graded, with one clear line', () => {
  test.each([
    ['an endless loop', 'for (;;) {}', /gave no answer within/],
    ['process.exit', "(globalThis as any)['process'].exit(0);", /process\.exit is not available/],
    [
      'a throw',
      "throw new RangeError('no');",
      /layers\.ts:\d+: affine_forward threw RangeError: no/,
    ],
    ['endless recursion', 'return affine_forward(x, w, b);', /calls itself without end/],
    ['control characters', "throw new Error('a\\u001b[2Jb\\rc');", /threw Error: a\[2Jb c/],
    ['a thrown string', "throw 'oops';", /threw oops throw an Error/],
  ])('%s', async (_, body, says) => {
    const report = await withBody(body, ['affine_forward', 'affine_backward', 'relu_forward']);
    const [forward, backward, relu] = report.exercises;
    expect(forward?.score).toBe(0);
    expect(`${forward?.checks[0]?.message} ${forward?.checks[0]?.diagnosis}`).toMatch(says);
    expect(backward?.status).toBe('blocked');
    expect(backward?.checks[0]?.message).toMatch(/affine_forward, which affine_backward builds on/);
    expect(relu).toMatchObject({ status: 'passed', score: relu?.max_score });
    expect(report.faults).toBe(0);
  });

  test('a call that loops on one input costs only the checks that use it', async () => {
    const body = `while (x.ndim === 2 && x.shape[1] === 1) {}
      return [dot(x.reshape(x.shape[0] as number, -1), w).add(b), [x, w, b]];`;
    const [forward] = (await withBody(body)).exercises;
    const status = Object.fromEntries(forward!.checks.map((check) => [check.id, check.status]));
    expect(status).toEqual({ values: 'passed', images: 'passed', edges: 'error' });
  });

  test('what is not written says so, even if what it builds on is wrong', async () => {
    const stub = "throw new Error('affine_backward is not written yet: open …');";
    const wrong = changedSolutions('layers', 'affine_forward', { body: 'return [x, [x, w, b]];' });
    const texts = (text: string) => ({
      ...wrong,
      'layers.ts': wrong['layers.ts']!.replace(
        /(function affine_backward\([^{]*\{)/,
        (head) => `${head}\n  ${text}\n`,
      ),
    });
    const options = { only: 'affine_backward' };
    const [todo] = (await gradeTexts(texts(stub), options)).exercises;
    expect(todo).toMatchObject({ status: 'todo', score: 0 });
    expect(todo?.message).toMatch(
      /^affine_backward is not written yet: open .*layers\.ts, line \d+$/,
    );
    expect(todo?.checks[0]?.place?.source).toBe(stub);
    const [blocked] = (await gradeTexts(texts(`// ${stub}`), options)).exercises;
    expect(blocked?.status).toBe('blocked');
  });

  test("shapes with which a check cannot go on are the answer's doing, not the grader's", async () => {
    const body = 'return [x.reshape(-1), [x, x, x, x, x, x, x]];';
    const texts = changedSolutions('normalisation', 'layernorm_forward', { body });
    const report = await gradeTexts(texts, { only: 'layernorm_backward' });
    expect(report.faults).toBe(0);
    expect(report.exercises[0]?.status).toBe('blocked');
  });

  test('what is blocked says in which function the wrong numbers are', async () => {
    const body = 'return [dot(x.reshape(x.shape[0], -1), w).mul(2).add(b), [x, w, b]];';
    const report = await withBody(body, ['affine_relu_forward']);
    const [check] = report.exercises[0]!.checks;
    expect(check).toMatchObject({ status: 'blocked' });
    expect(check?.diagnosis).toMatch(/^in affine_forward, out\[/);
  });

  test('a type error is shown with its place and costs nothing by itself', async () => {
    const body =
      'const n: string = 3; return [dot(x.reshape(x.shape[0], -1), w).add(b), [x, w, b]];';
    const texts = changedSolutions('layers', 'affine_forward', { body });
    const report = await gradeTexts(texts, { only: 'affine_forward', types: true });
    expect(report.score).toBe(report.max_score);
    const [problem] = report.type_errors;
    expect(problem?.message).toBe("Type 'number' is not assignable to type 'string'.");
    expect(problem?.source.slice(problem.column - 1)).toMatch(/^n: string/);
    expect(problem?.underline).toBe(`${' '.repeat(problem!.column - 1)}~`);
  });

  test('operators on tensors: one complaint per line, in plain words', async () => {
    const body = 'return ((x * w) + b) as never;';
    const texts = changedSolutions('layers', 'affine_forward', { body });
    const report = await gradeTexts(texts, { only: 'affine_forward', types: true });
    const [problem, ...others] = report.type_errors;
    expect(others).toEqual([]);
    expect(problem?.message).toMatch(
      /\nOperators like [*+] work on numbers only; with a tensor write: x\.mul\(w\)\.add\(b\)$/,
    );
  });

  test.each<[string, string | undefined, RegExp]>([
    ['a missing file', undefined, /^losses\.ts is missing$/],
    ['an empty file', ' \n', /losses\.ts is empty/],
    [
      'a syntax error',
      source.replace('let loss = 0;', 'let loss = ;'),
      /losses\.ts:\d+:\d+ has a syntax error: Expression expected/,
    ],
    [
      'a renamed export',
      source.replaceAll('softmax_loss', 'softmax_los'),
      /exports no softmax_loss, but softmax_los: rename it/,
    ],
    [
      'an export taken away',
      source.replace('export function softmax_loss', 'function softmax_loss'),
      /does not export softmax_loss: write export before function/,
    ],
    ['not a function', 'export const softmax_loss = 3;', /it is not a function/],
    [
      'a throw on import',
      `${source}\nthrow new Error('at the top');`,
      /losses\.ts:\d+: does not load: Error: at the top/,
    ],
    ['an endless loop on import', `${source}\nfor (;;) {}`, /gave no answer/],
    [
      'an import that tensor does not have',
      source.replace('exp, log', 'exp, log, nothing').replace('let loss', 'nothing(); let loss'),
      /does not provide an export named 'nothing'/,
    ],
  ])('%s', async (_, text, says) => {
    const report = await withFile(text);
    expect(report).toMatchObject({ score: 0, faults: 0 });
    expect(report.exercises[0]?.message ?? report.exercises[0]?.checks[0]?.message).toMatch(says);
  });

  test('a broken file blocks what imports it, and says so', async () => {
    const report = await withFile(source.replace('{', '{{'), 'two_layer_net');
    const [net] = report.exercises;
    expect(net?.status).toBe('blocked');
    expect(net?.checks[0]?.diagnosis).toMatch(/losses\.ts:\d+:\d+ has a syntax error/);
  });
});

describe('where the submission comes from', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);

  test('a zip, flat or with exercises/ in a folder', async () => {
    for (const prefix of ['', 'exercises/', 'hand-in/exercises/']) {
      const entries = { [`${prefix}losses.ts`]: bytes(source) };
      const path = join(folder, 'handin.zip');
      writeFileSync(path, zipSync(entries));
      const report = await grade(path, { only: 'softmax_loss', types: false });
      expect(report.score).toBe(report.max_score);
    }
  });

  test('a zip with paths that climb out, or a file that unpacks to too much', async () => {
    const path = join(folder, 'bad.zip');
    const bomb = new Uint8Array(30_000_000).fill(32);
    writeFileSync(path, zipSync({ '../losses.ts': bytes(source), 'warmup.ts': bomb }));
    const report = await grade(path, { only: ['softmax_loss', 'one_hot'], types: false });
    expect(report.score).toBe(0);
    expect(report.exercises.map(({ message }) => message)).toEqual([
      'warmup.ts is larger than 1 MB',
      'losses.ts is missing',
    ]);
  });

  test('links are not followed', async () => {
    const real = join(folder, 'real.txt');
    writeFileSync(real, source);
    mkdirSync(join(folder, 'linked'));
    symlinkSync(real, join(folder, 'linked/losses.ts'));
    const report = await grade(join(folder, 'linked'), { only: 'softmax_loss', types: false });
    expect(report.exercises[0]?.message).toMatch(/not a regular file/);
  });

  test('a path that is not there, or no zip, is one clear line', async () => {
    await expect(grade(join(folder, 'nowhere'))).rejects.toThrow(GraderFault);
    writeFileSync(join(folder, 'not.zip'), 'text');
    await expect(grade(join(folder, 'not.zip'))).rejects.toThrow(
      /is not a zip, whatever its name says/,
    );
    await expect(grade(folder, { only: 'afine_forward' })).rejects.toThrow(
      'There is no exercise afine_forward. Did you mean affine_forward?',
    );
  });
});
