import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import {
  assign,
  findSubmissions,
  readCsv,
  readMetadata,
  readRoster,
  writeCsv,
} from '../../../kernel-lib/grader/class/index.js';

const folder = mkdtempSync(join(tmpdir(), 'intake-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a table holds no formula, and reads back as it was', () => {
  const rows = [
    ['=1+1', '+49', '-x', '@a', '\t=1', ' =HYPERLINK("x")'],
    ['a,b', 'say "hi"', 'two\nlines', ' room ', 'a;b', "'quoted'"],
  ];
  const text = writeCsv([...rows, [-1.5, null, undefined, Number.NaN, 'é', '']], true);
  expect(text).toMatch(/^\ufeff'=1\+1,'\+49,'-x,'@a,/);
  expect(text).toContain(`"' =HYPERLINK(""x"")"\r\n`);
  expect(text).toContain('\r\n-1.5,,,,é,\r\n');
  expect(readCsv(text).slice(0, 2)).toEqual(rows);
});

test('tables with semicolons, tabs and old line ends are read', () => {
  expect(readCsv('a;b\rx;"1;2"\r')).toEqual([
    ['a', 'b'],
    ['x', '1;2'],
  ]);
  expect(readCsv('a\tb\nx\t\n\n')).toEqual([
    ['a', 'b'],
    ['x', ''],
  ]);
});

const METADATA = `---
submission_46615805:
  :submitters:
  - :name: Doe, Jane
    :sid: '0123'
    :email: jane@x.edu
  - :name: "Kim \\"K\\" Lee"
    :sid: 4
    :email: kim@x.edu
  :created_at: 2020-04-24 02:20:38.187735000 Z
  :history:
  - :name: Nobody
`;

test("Gradescope's metadata says who handed in what, groups included", () => {
  expect(readMetadata(METADATA).get('submission_46615805')?.submitters).toEqual([
    { name: 'Doe, Jane', sid: '0123', email: 'jane@x.edu' },
    { name: 'Kim "K" Lee', sid: '4', email: 'kim@x.edu' },
  ]);
});

test('exports of Gradescope, Moodle and Canvas find their owners; the rest has lines of its own', () => {
  const roster = join(folder, 'roster.csv');
  writeFileSync(
    roster,
    [
      'First Name,Last Name,SID,Email',
      'Jane,Doe,0123,jane@x.edu',
      'Kim,Lee,4,kim@x.edu',
      'Zoë,Müller,77,zoe@x.edu',
      'Ada,Byron,88,ada@x.edu',
      'Lin,Wu,99,lin@x.edu',
      'No,Show,100,no@x.edu',
      'Lin,Wu,101,lin2@x.edu',
    ].join('\n'),
  );
  const place = join(folder, 'class');
  for (const name of [
    'submission_46615805',
    'Zoë Müller_5512_assignsubmission_file_',
    'lin@x.edu',
    'Lin Wu',
    'stranger',
  ]) {
    mkdirSync(join(place, name), { recursive: true });
  }
  writeFileSync(join(place, 'submission_metadata.yml'), METADATA);
  writeFileSync(join(place, 'byronada_LATE_501_9001_lab.zip'), 'x');
  writeFileSync(join(place, 'byronada_501_9002_lab-1.zip'), 'x');
  writeFileSync(join(place, 'notes.pdf'), 'x');
  writeFileSync(join(place, 'Zoë Müller_5512_assignsubmission_file_', 'work.zip'), 'x');
  symlinkSync('/etc', join(place, 'zlink'));
  const { submissions, notices } = findSubmissions(place, join(place, 'out'));
  expect(notices.join()).toContain('notes.pdf');
  const lines = assign(submissions, readRoster(roster));
  const shown = lines.map(({ person, found, flags }) => [person.id, found?.name, flags.join()]);
  expect(shown).toEqual([
    ['0123', 'submission_46615805', ''],
    ['4', 'submission_46615805', ''],
    ['77', 'Zoë Müller_5512_assignsubmission_file_', ''],
    [
      '88',
      'byronada_501_9002_lab-1.zip',
      'handed in more than once: not graded byronada_LATE_501_9001_lab.zip',
    ],
    ['99', 'lin@x.edu', ''],
    ['100', undefined, ''],
    ['101', undefined, ''],
    ['Lin Wu', 'Lin Wu', 'may belong to 99 or 101'],
    ['stranger', 'stranger', 'not on the roster'],
    ['zlink', 'zlink', 'not on the roster'],
  ]);
  expect(lines[2]?.found?.parts[0]).toMatch(/work\.zip$/);
  expect(lines[9]?.found?.problem).toMatch(/link/);
});
