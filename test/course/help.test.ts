import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatStudentHtml, formatStudentText } from 'chainrule-grader';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { collect } from '../../kernel-lib/course/handIn/collect.js';
import { helpWith, type Wish } from '../../kernel-lib/course/help.js';
import { openSubmission, type Report } from '../../kernel-lib/grader/index.js';
import { sample } from '../grader/sample.js';

let root = '';
const folder = () => join(root, 'exercises');
const file = () => join(folder(), 'progress.jsonl');

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'help-'));
  mkdirSync(folder());
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const [affine] = sample.exercises;
const failing: Report = { ...sample, exercises: [affine!], type_errors: [] };
const passed = affine!.checks.map((check) => ({ ...check, status: 'passed' as const }));
const passing: Report = {
  ...failing,
  exercises: [{ ...affine!, status: 'passed', checks: passed }],
};

/** What a student reads. */
function read(report: Report, wish?: Wish): string {
  const { helpFor, notes } = helpWith(report, folder(), wish);
  return [...notes, formatStudentText(report, helpFor)].join('\n');
}

const CAUSE = 'the bias b is missing';

describe('the likely cause', () => {
  test('comes with the second failure; the first one shows the symptom', () => {
    const first = read(failing);
    expect(first).toContain('out[0, 1] is 3; expected 4');
    expect(first).not.toContain(CAUSE);
    expect(first).toContain('Why? Run this again to see the likely cause, or take a hint.');
    expect(read(failing)).toContain(CAUSE);
    read(passing);
    expect(read(failing)).not.toContain(CAUSE);
  });

  test('comes when a student wants it, and that is remembered', () => {
    expect(read(failing, { cause: 'first-run' })).toContain(CAUSE);
    expect(read(failing, { cause: 'hint' })).not.toContain(CAUSE);
    expect(read(failing)).not.toContain(CAUSE);
    expect(read(failing, { hint: true })).toContain(CAUSE);
  });

  test('is no riddle where what came is no tensor at all', () => {
    const [, check] = affine!.checks;
    const message = 'out is an array; expected a Tensor of shape (2, 3)';
    const exercises = [{ ...affine!, checks: [{ ...check!, message }] }];
    expect(read({ ...failing, exercises })).toContain(CAUSE);
  });
});

describe('hints', () => {
  test('come one after the other, stay taken, and are told in the notebook as well', () => {
    expect(read(failing)).toContain('--hint shows hint 1 of 2');
    expect(read(failing, { hint: true })).toMatch(/Hint 1: Look at the shapes[\s\S]*taken: 1 of 2/);
    expect(read(failing)).not.toContain('Look at the shapes');
    const { helpFor } = helpWith(failing, folder());
    expect(formatStudentHtml(failing, helpFor)).toMatch(
      /<details><summary>Hint 1 of 2<[\s\S]*\{ hint: 2 \}\)<\/code> shows hint 2 of 2/,
    );
    expect(read(failing, { hint: 1 })).toMatch(/Hint 1[\s\S]*taken: 1 of 2/);
    expect(read(failing, { hint: 9 })).toMatch(/Hint 2: Use dot[\s\S]*taken: 2 of 2/);
    expect(read(failing, { hint: true })).toMatch(/Hint 2: Use dot[\s\S]*taken: 2 of 2/);
  });

  test('are not spent on what passes or waits for something else', () => {
    expect(read(passing, { hint: true })).toContain('it needs no hint, and none was taken');
    const blocked = sample.exercises.filter(({ status }) => status === 'blocked');
    expect(read({ ...failing, exercises: blocked }, { hint: true })).toContain('No hint for');
    expect(existsSync(file())).toBe(false);
  });

  test('that were taken are handed in, and nothing else of the record is', () => {
    read(failing, { hint: 2, cause: 'hint' });
    const handedIn = collect(root).files.get('exercises/progress.jsonl');
    expect(Buffer.from(handedIn!.bytes).toString()).toBe(
      '{"exercise":"affine_forward","hint":2}\n',
    );
    expect(openSubmission(root).hintsTaken?.().get('affine_forward')).toBe(2);
  });
});

describe('a record that is damaged', () => {
  const good = '{"exercise":"affine_forward","hint":1}\n';

  test.each([
    '{"exercise":"affine_for',
    'null',
    '[]',
    '{"exercise":"../x","hint":1}',
    '{"exercise":"affine_forward","hint":1e9}',
    '{"exercise":"affine_forward","failed":[7]}',
    '\0\0\0\0',
    '{"cause":"never"}',
  ])('costs that line and nothing else: %j', (line) => {
    writeFileSync(file(), `${good}${line}`);
    const text = read(failing, { hint: true });
    expect(text).toMatch(/^exercises\/progress\.jsonl: lines? 2 cannot be read/);
    expect(text).toContain('taken: 2 of 2');
    // What was there is there still, and what came after it can be read.
    expect(readFileSync(file(), 'utf8').startsWith(`${good}${line}\n`)).toBe(true);
    expect(read(failing)).toContain('taken: 2 of 2');
    expect(openSubmission(root).intake?.(['layers']).notes.join()).toContain('cannot be read');
  });

  test.each([
    ['is a folder', () => mkdirSync(file())],
    ['is far too large', () => writeFileSync(file(), 'x'.repeat(1_000_001))],
  ])('is said in a sentence, and the hint is shown: it %s', (_what, damage) => {
    damage();
    const text = read(failing, { hint: true });
    expect(text).toMatch(/^exercises\/progress\.jsonl (cannot be read|is too large)/);
    expect(text).toContain('Hint 1: Look at the shapes');
  });

  test('is handed in as far as it is whole', () => {
    writeFileSync(file(), `${good}{"exer`);
    const { files, doubts } = collect(root);
    expect(Buffer.from(files.get('exercises/progress.jsonl')!.bytes).toString()).toBe(good);
    expect(doubts.join()).toContain('line 2');
  });
});
