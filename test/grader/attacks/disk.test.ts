import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { built } from '../../built.js';
import { solutions } from '../support.js';

/*
 * Disks that are full or read only, folders and files that nobody may read: one line says so, what
 * was found out is kept or printed, and the others are graded. As an ordinary user, because root may
 * read and write everything.
 */

const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;
const folder = mkdtempSync(join(tmpdir(), 'attack-disk-'));
chmodSync(folder, 0o777);
afterAll(() => {
  for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o777);
  rmSync(folder, { recursive: true, force: true });
});

interface Said {
  code: number | null;
  out: string;
  err: string;
}

const MAIN = new URL(`file://${built('course')}/commands/grade.js`).href;
const SCRIPT = `const { main } = await import('${MAIN}'); process.exitCode = await main(process.argv.slice(1));`;

function grade(
  words: readonly string[],
  { temporary = folder, out = 'pipe' as 'pipe' | number } = {},
): Said {
  const flags = ['--input-type=module', '-e', SCRIPT, '--', ...words];
  const { status, stdout, stderr } = spawnSync(process.execPath, flags, {
    encoding: 'utf8',
    stdio: ['ignore', out, 'pipe'],
    env: { ...process.env, TMPDIR: temporary },
    ...(isRoot ? { uid: NOBODY, gid: NOBODY } : {}),
  });
  return { code: status, out: stdout ?? '', err: stderr };
}

/** One line, not the trace of a stack. */
function expectOneLine({ err }: Said, says: RegExp): void {
  const lines = err.split('\n').filter((line) => line !== '' && !/^grading the class: /.test(line));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(says);
}

let at = 0;
let work = '';
/** A fresh folder with the right answers of a topic in it. */
beforeEach(() => {
  work = join(folder, `work-${at++}`);
  put(work, 'ann/exercises/layers.ts', solutions['layers.ts'] ?? '');
  put(work, 'bob/exercises/layers.ts', solutions['layers.ts'] ?? '');
  chmodSync(work, 0o777);
});

function put(root: string, path: string, text: string): void {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** What is left in the folder for temporary files. */
function leftOver(): string[] {
  return readdirSync(folder).filter((name) => name.startsWith('chainrule-'));
}

const ONE = ['-e', 'relu_forward', '--seed', '3'];
const CLASS = ['--class', 'x', ...ONE, '--no-similarity', '--jobs', '1'];
const classOf = (...words: string[]) => [...CLASS.with(1, work), ...words];

describe.skipIf(process.platform === 'win32')('what cannot be written', () => {
  test('the file for the report: it is printed', () => {
    const said = grade([join(work, 'ann'), ...ONE, '--out', '/dev/null/report.txt']);
    expect(said.out).toMatch(/Score 2 of 2/);
    expectOneLine(said, /report\.txt cannot be written \(a file is in the way\)/);
    expect(said.code).toBe(1);
  });

  test('the folder for the report: nothing temporary is left in it', () => {
    const out = join(work, 'closed');
    mkdirSync(out);
    chmodSync(out, 0o555);
    const said = grade([join(work, 'ann'), ...ONE, '--out', join(out, 'report.txt')]);
    expect(said.out).toMatch(/Score 2 of 2/);
    expectOneLine(said, /cannot be written \(permission denied\)/);
    expect(readdirSync(out)).toEqual([]);
  });

  test.skipIf(!existsSync('/dev/full'))('standard output', () => {
    const out = openSync('/dev/full', 'w');
    const said = grade([join(work, 'ann'), ...ONE], { out });
    closeSync(out);
    expectOneLine(said, /standard output cannot be written \(the disk is full\)/);
    expect(said.code).toBe(1);
  });

  test('the folder for temporary files: another is used', () => {
    const said = grade([join(work, 'ann'), ...ONE], { temporary: '/dev/null' });
    expect(said.out).toMatch(/Score 2 of 2/);
    expect([said.err, said.code]).toEqual(['', 0]);
  });

  test('the folder for temporary files, of a class: another is used', () => {
    const said = grade(classOf('--out', join(work, 'grades')), { temporary: '/dev/null' });
    const table = readFileSync(join(work, 'grades/grades.csv'), 'utf8');
    expect(table.match(/graded,2,2/g)).toHaveLength(2);
    expect(said.err).not.toMatch(/\n {4}at /);
  });

  test('the folder for the results of a class', () => {
    const out = join(work, 'grades');
    mkdirSync(out);
    chmodSync(out, 0o555);
    expectOneLine(grade(classOf('--out', out)), /grades cannot be written \(permission denied\)/);
  });

  test('a part of the results of a class: the table is printed, and verdicts that fit are kept', () => {
    const out = join(work, 'grades');
    mkdirSync(join(out, 'students'), { recursive: true });
    chmodSync(out, 0o777);
    chmodSync(join(out, 'students'), 0o555);
    const said = grade(classOf('--out', out));
    expectOneLine(said, /not everything in .*grades could be written \(permission denied\)/);
    expect(said.out).toMatch(/ann,.*graded,2,2/);
    expect(said.code).toBe(1);
  });

  test('the reports and the journal of a class: everybody has a row', () => {
    const out = join(work, 'grades');
    mkdirSync(join(out, 'reports'), { recursive: true });
    mkdirSync(join(out, 'journal.jsonl.folder'));
    chmodSync(out, 0o777);
    chmodSync(join(out, 'reports'), 0o555);
    writeFileSync(join(out, 'journal.jsonl'), '');
    chmodSync(join(out, 'journal.jsonl'), 0o444);
    const said = grade(classOf('--out', out));
    expect(said.err).not.toMatch(/\n {4}at /);
    expect(said.out).toMatch(/journal\.jsonl cannot be written \(permission denied\)/);
    const table = readFileSync(join(out, 'grades.csv'), 'utf8');
    expect(table.match(/graded,2,2/g)).toHaveLength(2);
  });

  test('and nothing is left behind', () => {
    expect(leftOver()).toEqual([]);
  });
});

describe.skipIf(process.platform === 'win32')('what cannot be read', () => {
  test('a file: its exercises say so, the others are graded', () => {
    put(work, 'ann/exercises/losses.ts', solutions['losses.ts'] ?? '');
    chmodSync(join(work, 'ann/exercises/losses.ts'), 0o000);
    const said = grade([join(work, 'ann'), '--lab', '2', '--seed', '3']);
    const one = grade([join(work, 'ann'), '-e', 'softmax_loss', '--seed', '3']);
    expect(one.out).toMatch(/losses\.ts cannot be read \(permission denied\)/);
    expect(said.out).toMatch(/relu_forward {2}2\/2/);
    expect([said.err, said.code, one.code]).toEqual(['', 0, 0]);
  });

  test('a folder in a submission', () => {
    put(work, 'ann/drafts/old.ts', '');
    chmodSync(join(work, 'ann/drafts'), 0o000);
    const said = grade([join(work, 'ann'), ...ONE]);
    const other = grade([join(work, 'ann'), '-e', 'softmax_loss', '--seed', '3']);
    chmodSync(join(work, 'ann/drafts'), 0o755);
    expect(said.out).toMatch(/Score 2 of 2/);
    expect(other.out).toMatch(/losses\.ts was not found, and .*drafts cannot be read/);
  });

  test.each([
    ['the whole submission', (path: string) => path],
    ['its folder of exercises', (path: string) => join(path, 'exercises')],
    ['a zip', (path: string) => path],
  ])('of a class, %s: its row says so, the others are graded', (what, place) => {
    const ann = join(work, 'ann');
    if (what === 'a zip') {
      rmSync(ann, { recursive: true });
      writeFileSync(ann, '');
      cpSync(ann, `${ann}.zip`);
      rmSync(ann);
    }
    const closed = place(what === 'a zip' ? `${ann}.zip` : ann);
    chmodSync(closed, 0o000);
    const out = join(work, 'grades');
    const said = grade(classOf('--out', out));
    chmodSync(closed, 0o755);
    const table = readFileSync(join(out, 'grades.csv'), 'utf8');
    expect(table).toMatch(/bob,.*graded,2,2/);
    const told = `${table}${readReports(out)}`;
    expect(told).toMatch(/cannot be read \((permission denied|EACCES)\)/);
    expect(said.err).not.toMatch(/\n {4}at /);
  });

  test('the submission of a single grade, and what is no submission at all', () => {
    chmodSync(join(work, 'ann'), 0o000);
    const said = grade([join(work, 'ann'), ...ONE]);
    chmodSync(join(work, 'ann'), 0o755);
    expectOneLine(said, /ann cannot be read \(permission denied\)/);
    expectOneLine(grade(['/dev/null/x', ...ONE]), /cannot be read|does not exist/);
  });

  function readReports(out: string): string {
    if (!existsSync(join(out, 'reports'))) return '';
    return readdirSync(join(out, 'reports'))
      .map((name) => readFileSync(join(out, 'reports', name), 'utf8'))
      .join('\n');
  }
});
