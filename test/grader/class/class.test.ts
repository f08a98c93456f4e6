import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { course } from '../../../kernel-lib/course/index.js';
import {
  type ClassReport,
  difference,
  formatDifference,
  gradeClass,
  readCsv,
} from '../../../kernel-lib/grader/class/index.js';
import { built } from '../../built.js';
import { topicFiles } from '../support.js';

const base = mkdtempSync(join(tmpdir(), 'class-'));
const folder = join(base, 'hand-ins');
const roster = join(base, 'roster.csv');
const out = join(base, 'grades');
const right = topicFiles('solutions')['warmup.ts'] ?? '';
const stub = topicFiles('exercises')['warmup.ts'] ?? '';

function handIn(id: string, text: string): void {
  mkdirSync(join(folder, id), { recursive: true });
  writeFileSync(join(folder, id, 'warmup.ts'), text);
}

beforeAll(() => {
  handIn('ann', right);
  handIn('bob', `// <script>alert(1)</script>\n${right.replace('.div(', '.mul(')}`);
  writeFileSync(join(folder, 'bob/progress.jsonl'), '{"exercise":"mean_squared_error","hint":2}\n');
  handIn('cem', stub);
  handIn('dan', right);
  handIn('hog', right.replace('// BEGIN SOLUTION', 'for (;;) {} // BEGIN SOLUTION'));
  writeFileSync(join(folder, 'eva.zip'), 'this is no zip');
  writeFileSync(
    roster,
    'id,name,email\nann,"=cmd|x",a@x\nbob,<b>Bob</b>,b@x\ncem,Cem,c@x\ndan,Dan,d@x\neva,Eva,e@x\nfay,Fay,f@x\n',
  );
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

const run = (more: object = {}) =>
  gradeClass({
    course,
    folder,
    out,
    roster,
    only: 'mean_squared_error',
    seed: 7,
    similarity: false,
    ...more,
  });
const statuses = ({ rows }: ClassReport) => rows.map(({ id, status }) => `${id} ${status}`);
const fresh = ({ rows }: ClassReport) =>
  rows.filter(({ cached, key }) => key && !cached).map(({ id }) => id);
let first: ClassReport;

test('every student has a line whatever happens; equal bytes are graded once', async () => {
  first = (await run({ similarity: true })) as ClassReport;
  expect(statuses(first)).toEqual([
    'ann graded',
    'bob graded',
    'cem graded',
    'dan graded',
    'eva unreadable',
    'fay missing',
    'hog graded',
  ]);
  expect(first.rows.map(({ score }) => score)).toEqual([3, 3, 0, 3, null, null, 3]);
  expect(fresh(first)).toEqual(['ann', 'bob', 'cem', 'eva', 'hog']);
  expect(first.rows[3]?.flags).toEqual(['the same files as ann']);
  expect(first.rows[6]?.flags).toContain('not on the roster');
  expect(first.rows[4]?.note).toMatch(/^eva\.zip is not a zip/);
  const [head, ann, bob] = readCsv(readFileSync(join(out, 'grades.csv'), 'utf8'));
  expect(head?.slice(0, 7)).toEqual([
    'id',
    'name',
    'email',
    'submission',
    'status',
    'score',
    'max_score',
  ]);
  expect(readFileSync(join(out, 'grades.csv'), 'utf8')).toContain("'=cmd|x");
  expect(ann?.slice(4, 6)).toEqual(['graded', '3']);
  expect([head?.at(-1), ann?.at(-1), bob?.at(-1)]).toEqual(['hints', '', '2']);
});

test('pages hold nothing that could run, and nothing unescaped', () => {
  const pages = readdirSync(join(out, 'students')).map((name) => join(out, 'students', name));
  expect(pages).toHaveLength(5);
  for (const path of [...pages, join(out, 'index.html'), join(out, 'similarity.html')]) {
    const html = readFileSync(path, 'utf8');
    expect(html).not.toMatch(/<script|<b>Bob|https?:|\ssrc=|\bon\w+=/);
    expect(html).toContain(`content="default-src 'none'`);
  }
});

test('a second run grades nothing anew; changed files, another seed do', async () => {
  expect(fresh((await run({ seed: undefined })) as ClassReport)).toEqual([]);
  handIn('cem', `${right}\n// of my own`);
  const second = (await run()) as ClassReport;
  expect(fresh(second)).toEqual(['cem']);
  const after = difference(first, second);
  expect(after.changes.map(({ id }) => id)).toEqual(['cem']);
  handIn('cem', stub);
  expect(formatDifference(difference(first, (await run()) as ClassReport))).toBe(
    '0 changed, 7 the same.\n',
  );
  const other = (await run({ seed: 8, out: join(base, 'other') })) as ClassReport;
  expect(fresh(other)).toEqual(fresh(first));
  expect(formatDifference(difference(first, other))).toMatch(/^Note: the seed was 7 and is 8/);
});

test('a run that is stopped, or whose journal is cut, goes on where it was', async () => {
  const place = join(base, 'stopped');
  const stop = new AbortController();
  const onProgress = (done: number) => {
    if (done > 2) stop.abort();
  };
  expect(await run({ out: place, jobs: 1, signal: stop.signal, onProgress })).toBeUndefined();
  expect(readdirSync(place)).not.toContain('.lock');
  appendFileSync(join(place, 'journal.jsonl'), '{"kind":"graded","key":"cut');
  const report = (await run({ out: place })) as ClassReport;
  expect(statuses(report)).toEqual(statuses(first));
  expect(report.rows.some(({ cached }) => cached)).toBe(true);
  expect(fresh(report).length).toBeGreaterThan(0);
});

test('who never ends costs the limit, keeps the points until then, and is flagged', async () => {
  const place = join(base, 'slow');
  cpSync(join(folder, 'hog'), join(base, 'one', 'hog'), { recursive: true });
  const only = 'standardize';
  const [row] = (
    (await run({
      folder: join(base, 'one'),
      out: place,
      roster: undefined,
      only,
      limit: 3,
    })) as ClassReport
  ).rows;
  expect(row).toMatchObject({
    id: 'hog',
    status: 'time-out',
    score: 0,
    flags: ['ran out of time'],
  });
  expect(row?.note).toMatch(/used up its 3 s: 0 of 1/);
});

test('a worker that is killed, or hangs, costs its own submission, and the next run tries again', async () => {
  const place = join(base, 'broken');
  const program = join(base, 'worker.mjs');
  const real = pathToFileURL(join(built('grader'), 'class/worker.js')).href;
  // Goes wrong as no submission can make it, by the name of the submission.
  writeFileSync(
    program,
    `await import('${real}');
     process.prependListener('message', ({ path }) => {
       if (path.endsWith('bob')) process.kill(process.pid, 'SIGKILL');
       while (path.endsWith('cem'));
     });`,
  );
  const first = (await run({ out: place, workers: { program, silence: 3 } })) as ClassReport;
  const row = (report: ClassReport, id: string) => report.rows.find((one) => one.id === id);
  const fault = { status: 'fault', score: null, flags: ['the grader itself failed'] };
  expect(row(first, 'bob')).toMatchObject(fault);
  expect(row(first, 'bob')?.note).toBe("the grader's process ended (SIGKILL)");
  expect(row(first, 'cem')).toMatchObject(fault);
  expect(row(first, 'cem')?.note).toBe('the grader was stuck for 3 s');
  for (const id of ['ann', 'dan', 'hog']) expect(row(first, id)?.status, id).toBe('graded');
  const again = (await run({ out: place })) as ClassReport;
  expect(fresh(again)).toEqual(['bob', 'cem']);
  expect(again.rows.map(({ status }) => status)).not.toContain('fault');
});
