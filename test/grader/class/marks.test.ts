import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { mergeMarks, readCsv, rowOf } from '../../../kernel-lib/grader/class/index.js';
import { decodeText, encodeText } from '../../../kernel-lib/grader/files/encoding.js';

let out = '';
beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), 'marks-'));
});
afterEach(() => rmSync(out, { recursive: true, force: true }));

/** What a run over these students gives, and the rows with the marks in them. */
function merged(ids: readonly string[], files: readonly string[] = []) {
  const parts = ids.map((id) => ({
    person: { id, name: id.toUpperCase(), email: '' },
    submission: id,
    flags: [],
    cached: false,
    key: `key of ${id}`,
    verdict: {
      status: 'graded' as const,
      score: 10,
      max_score: 20,
      exercises: {},
      lost: {},
      questions: null,
      hints: null,
      open: [{ id: 'why', title: 'Why?', max_score: 4, answer: '=because' }],
      flags: [],
      note: '',
      seconds: 1,
    },
  }));
  const rows = parts.map(rowOf);
  const { max, notices } = mergeMarks(out, files, parts, rows);
  return { rows, max, notices, totals: rows.map(({ total }) => total) };
}

const fill = (name: string, ...lines: string[]) => {
  const path = join(out, name);
  writeFileSync(path, ['id,question,points,comment', ...lines, ''].join('\n'));
  return path;
};
const table = () => readCsv(readFileSync(join(out, 'manual.csv'), 'utf8'));

test('graders get a table with the answers, and their marks count', () => {
  const before = merged(['ann', 'bob']);
  expect(before).toMatchObject({ max: 4, totals: [10, 10], notices: [] });
  expect(readFileSync(join(out, 'manual.csv'), 'utf8')).toContain("'=because");
  expect(table()[1]).toEqual(['ann', 'ANN', 'why', 'Why?', '4', '', '', '=because']);
  fill('manual.csv', 'ann,why,"2,5",nearly', 'bob,why,,');
  const { rows, totals } = merged(['ann', 'bob']);
  expect(totals).toEqual([12.5, 10]);
  expect(rows.map(({ manual }) => manual)).toEqual([2.5, null]);
});

test('a new student gets a line; nothing that is written in the table goes away', () => {
  fill('manual.csv', 'ann,why,3,good');
  merged(['ann', 'bob']);
  expect(table()).toEqual([
    ['id', 'question', 'points', 'comment'],
    ['ann', 'why', '3', 'good'],
    ['bob', 'why', '', ''],
  ]);
});

test('a mark outlives its file, and goes only when it is taken back', () => {
  const file = fill('mine.csv', 'ann,why,3,');
  expect(merged(['ann'], [file]).totals).toEqual([13]);
  expect(merged(['ann']).totals).toEqual([13]);
  expect(merged(['ann'], [fill('mine.csv', 'ann,why,-,')]).rows[0]?.manual).toBeNull();
});

test('marks that do not agree change nothing until they do, and are reported', () => {
  const one = fill('one.csv', 'ann,why,3,');
  expect(merged(['ann'], [one]).totals).toEqual([13]);
  const two = fill('two.csv', 'ann,why,1,');
  const { totals, notices, rows } = merged(['ann'], [one, two]);
  expect(totals).toEqual([13]);
  expect(notices).toEqual(['ann, why: the marks do not agree: 3 (one.csv), 1 (two.csv)']);
  expect(rows[0]?.flags).toEqual(['the marks for an open question do not agree']);
});

test('what is no number of points, too many of them, or for nobody is said', () => {
  const file = fill('mine.csv', 'ann,why,many,', 'bob,why,5,', 'zoe,why,1,');
  const { notices, rows } = merged(['ann', 'bob'], [file]);
  expect(notices).toEqual([
    'mine.csv, line 2: many is no number of points',
    'marks for nobody in this run: zoe',
  ]);
  expect(rows[1]?.flags).toEqual(['why: 5 of 4 points were given']);
});

test.each([
  ['utf-8', ';', false],
  ['windows-1252', ';', false],
  ['utf-16le', '\t', true],
])(
  'a table that was saved in %s with %j keeps that form, and marks in it count',
  (encoding, sign, mark) => {
    const path = join(out, 'manual.csv');
    const text = ['id,question,points,comment', 'ann,why,PTS,schön']
      .join('\r\n')
      .replaceAll(',', sign)
      .replace('PTS', '2,5');
    writeFileSync(path, encodeText(text, { encoding, mark }));
    expect(merged(['ann', 'bob']).totals).toEqual([12.5, 10]);
    expect(merged(['ann', 'bob']).totals).toEqual([12.5, 10]);
    const after = decodeText(readFileSync(path));
    expect(after.form).toEqual({ encoding, mark });
    expect(readCsv(after.text).slice(1)).toEqual([
      ['ann', 'why', '2,5', 'schön'],
      ['bob', 'why', '', ''],
    ]);
    expect(after.text.split(sign)).toHaveLength(10);
  },
);
