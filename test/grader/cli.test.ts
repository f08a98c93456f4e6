import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Report } from 'chainrule-grader';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { main as checkMain } from '../../kernel-lib/course/commands/check.js';
import { main as gradeMain } from '../../kernel-lib/course/commands/grade.js';

const folder = mkdtempSync(join(tmpdir(), 'grading-cli-'));
let printed = '';

beforeEach(() => {
  printed = '';
  const collect = (text: string | Uint8Array) => {
    printed += String(text);
    return true;
  };
  vi.spyOn(process.stdout, 'write').mockImplementation(collect);
  vi.spyOn(process.stderr, 'write').mockImplementation(collect);
  vi.spyOn(console, 'error').mockImplementation((line) => void collect(`${line}\n`));
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('grade prints the score, and ends well whatever the score is', async () => {
  expect(await gradeMain(['solutions', '--exercise', 'relu_forward', '--seed', '3'])).toBe(0);
  expect(printed).toMatch(/seed 3[\s\S]*Score 2 of 2/);
});

test('grade writes any format to a file', async () => {
  const out = join(folder, 'deep/report.json');
  const words = ['solutions', '-e', 'relu_forward', '--format', 'json', '--out', out];
  expect(await gradeMain(words)).toBe(0);
  expect(printed).toBe('');
  expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({ version: 1, score: 2 });
});

test('grade takes one lab, of one submission or of a class', async () => {
  const hands = join(folder, 'class');
  cpSync('solutions/warmup.ts', join(hands, 'ann/exercises/warmup.ts'));
  cpSync('notebooks/02-fully-connected-nets.ipynb', join(hands, 'ann/02-nets.ipynb'));
  const words = ['--lab', '0', '--format', 'json'];
  expect(await gradeMain([join(hands, 'ann'), ...words])).toBe(0);
  const report = JSON.parse(printed) as Report;
  expect(new Set(report.exercises.map(({ lab }) => lab))).toEqual(new Set([0]));
  expect(new Set(report.questions?.results.map(({ lab }) => lab))).toEqual(new Set([0]));
  expect(report.score).toBeGreaterThan(0);
  printed = '';
  const out = join(folder, 'grades');
  expect(await gradeMain(['--class', hands, '--out', out, '--no-similarity', ...words])).toBe(0);
  // On a slow machine a line of progress comes first, through the other stream.
  const found = JSON.parse(printed.slice(printed.indexOf('{')));
  expect(found.only).toEqual(['lab 0']);
  expect(found.rows[0]).toMatchObject({ score: report.score, max_score: report.max_score });
});

test.each([
  [['--lab', '99'], /^grade: Lab 99 has no exercises\. Labs that have some: 0, /],
  [['nowhere'], /^grade: nowhere does not exist/],
  [['--exercise', 'afine_forward'], /^grade: There is no exercise afine_forward\. Did you mean/],
  [['--format', 'pdf'], /Allowed choices are text, json/],
  [['--seed', 'x'], /must be a whole number/],
])('grade %j is refused in one line', async (words, says) => {
  expect(await gradeMain(words)).toBe(1);
  expect(printed).toMatch(says);
});

test('check says what is left of one exercise', async () => {
  expect(await checkMain(['relu_backward', '--hint', '0'])).toBe(0);
  expect(printed).toMatch(/relu_backward: \d of 2 points here\. 1 hidden point is graded later\./);
});

test('check of an unknown name is refused in one line', async () => {
  expect(await checkMain(['relu_bakward'])).toBe(1);
  expect(printed).toBe('check: There is no exercise relu_bakward. Did you mean relu_backward?\n');
});
