import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  assign,
  findSubmissions,
  isListed,
  readRoster,
} from '../../../kernel-lib/grader/class/index.js';
import { encodeText } from '../../../kernel-lib/grader/files/encoding.js';

/* How platforms lay out what they let teachers download; all people are invented. */

let base = '';
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'layouts-'));
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

interface Layout {
  roster: string;
  /** Names below the class folder. */
  files: string[];
  /** What is in those whose names contain a key. */
  texts?: Record<string, string>;
  /** id, submission, flags. */
  expected: [string, string | undefined, string?][];
}

const LAYOUTS: Record<string, Layout> = {
  'Moodle, with typed texts': {
    roster:
      'Identifier,"Full name","ID number","Email address"\nParticipant 41,Zoë Ito,77,z@x.edu\nParticipant 42,Ben Ek,78,b@x.edu',
    files: [
      'Zoë Ito_41_assignsubmission_onlinetext_/onlinetext.html',
      'Zoë Ito_41_assignsubmission_file_/layers.ts',
      'Ben Ek_42_assignsubmission_file_layers.ts',
      'Ben Ek_42_assignsubmission_file_losses.ts',
    ],
    expected: [
      ['77', 'Zoë Ito_41_assignsubmission_file_'],
      ['78', 'Ben Ek_42'],
    ],
  },
  Canvas: {
    roster:
      'Student,ID,SIS User ID,SIS Login ID,Section\n    Points Possible,,,,\n"Ek, Ben",501,S1,bek,A\n"Test, Student",,,,\n"Ito, Zoë",502,S2,zito,A',
    files: [
      'ekben_501_9001_layers-1.ts',
      'ekben_LATE_501_9002_losses.ts',
      'itozoe_502_9003_lab.zip',
    ],
    expected: [
      ['501', 'ekben_501'],
      ['502', 'itozoe_502_9003_lab.zip'],
    ],
  },
  Blackboard: {
    roster:
      '"Last Name","First Name","Username","Student ID"\n"Ek","Ben","bek","901"\n"Ito","Zoë","zito","902"',
    files: [
      'Lab 2_bek_attempt_2026-10-01-12-00-00.txt',
      'Lab 2_bek_attempt_2026-10-01-12-00-00_layers.ts',
      'Lab 2_bek_attempt_2026-10-02-09-30-00_layers.ts',
      'Lab 2_zito_attempt_2026-10-01-08-00-00_lab.zip',
    ],
    expected: [
      ['901', 'bek_20261002093000', 'handed in more than once: not graded bek_20261001120000'],
      ['902', 'Lab 2_zito_attempt_2026-10-01-08-00-00_lab.zip'],
    ],
  },
  'Blackboard, with logins that are not on the list': {
    roster: 'id,name\n901,Ben Ek\n902,Zoë Ito\n903,Ida Om',
    files: [
      'Lab 2_x17_attempt_2026-10-01-12-00-00.txt',
      'Lab 2_x17_attempt_2026-10-01-12-00-00_layers.ts',
      'Lab 2_x18_attempt_2026-10-01-08-00-00_lab.zip',
      'Lab 2_x18_attempt_2026-10-01-08-00-00.txt',
      'Lab 2_x19_attempt_2026-10-01-08-00-00.txt',
    ],
    texts: {
      x17: 'Name: Ben Ek (x17)\nAssignment: Lab 2\n',
      'x18_attempt_2026-10-01-08-00-00.txt': 'Name: Zoë Ito (x18)\r\nAssignment: Lab 2\r\n',
      x19: 'Nom : Ida Om (x19)\n',
    },
    expected: [
      ['901', 'x17_20261001120000'],
      ['902', 'Lab 2_x18_attempt_2026-10-01-08-00-00_lab.zip'],
      ['903', 'x19_20261001080000'],
    ],
  },
  'a class in a folder of its own': {
    roster: 'id,name\nbek,Ben Ek\nzito,Zoë Ito',
    files: ['submissions/bek/layers.ts', 'submissions/zito.zip', 'roster.csv'],
    expected: [
      ['bek', 'bek'],
      ['zito', 'zito.zip'],
    ],
  },
  "Gradescope's export in two folders of their own": {
    roster: 'id,name\n7,Ben Ek\n8,Zoë Ito',
    files: [
      'export/assignment_1/submission_metadata.yml',
      'export/assignment_1/submission_10/layers.ts',
      'export/assignment_1/submission_11/layers.ts',
      'export/assignment_1/submission_12/layers.ts',
    ],
    texts: {
      yml: [10, 11, 12]
        .map(
          (n) =>
            `submission_${n}:\n  :submitters:\n  - :name: ${n === 12 ? 'Zoë Ito' : 'Ben Ek'}\n    :sid: '${n === 12 ? 8 : 7}'\n` +
            `  :created_at: 2026-10-0${n === 10 ? 3 : 1} 09:00:00.000000000 ${n === 11 ? 'Z' : '+02:00'}\n  :score: 1`,
        )
        .join('\n'),
    },
    expected: [
      ['7', 'submission_10', 'handed in more than once: not graded submission_11'],
      ['8', 'submission_12'],
    ],
  },
  'one student, whose folder holds folders': {
    roster: 'id,name\nbek,Ben Ek\nzito,Zoë Ito',
    files: ['Ben Ek/lab 2/layers.ts', 'Ben Ek/old/layers.ts'],
    expected: [
      ['bek', 'Ben Ek'],
      ['zito', undefined],
    ],
  },
  'numbers without their zeros': {
    roster: 'id,name\n12345,Ben Ek\n777,Zoë Ito\n123,A B\n0123,C D',
    files: ['0012345/layers.ts', '00777.zip', '00123/layers.ts', '123/layers.ts'],
    expected: [
      ['12345', '0012345'],
      ['777', '00777.zip'],
      ['123', '123'],
      ['0123', undefined],
      ['00123', '00123', 'not on the roster'],
    ],
  },
  'GitHub Classroom': {
    roster:
      '"identifier","github_username","github_id","name"\n"bek@x.edu","ben-ek","1",""\n"Ito, Zoë","zito","2",""\n"","","",""',
    files: ['lab-2-ben-ek/exercises/layers.ts', 'lab-2-zito/exercises/layers.ts'],
    expected: [
      ['ben-ek', 'lab-2-ben-ek'],
      ['zito', 'lab-2-zito'],
    ],
  },
  "Gradescope's grades": {
    roster:
      'First Name,Last Name,SID,Email,Sections,Total Score,Submission ID\nBen,Ek,7,b@x.edu,A,,123\nZoë,Ito,8,z@x.edu,A,,',
    files: ['submission_123/layers.ts'],
    expected: [
      ['7', 'submission_123'],
      ['8', undefined],
    ],
  },
  'Google Classroom': {
    roster: 'Last Name,First Name,Email Address\nEk,Ben,b@x.edu\nIto,Zoë,z@x.edu\nDate,,',
    files: ['Ben Ek - lab2.zip', 'Zoë Ito - Lab 2/layers.ts'],
    expected: [
      ['b@x.edu', 'Ben Ek - lab2.zip'],
      ['z@x.edu', 'Zoë Ito - Lab 2'],
    ],
  },
  nbgrader: {
    roster: 'id,first_name,last_name,email\nbek,Ben,Ek,\nzito,Zoë,Ito,',
    files: ['bek/lab-2/layers.ts', 'zito/lab-2/layers.ts'],
    expected: [
      ['bek', 'bek'],
      ['zito', 'zito'],
    ],
  },
};

function rowsOf({ roster, files, texts = {} }: Omit<Layout, 'expected'>, notices: string[] = []) {
  writeFileSync(join(base, 'roster.csv'), roster);
  const place = join(base, 'class');
  for (const name of files) {
    mkdirSync(dirname(join(place, name)), { recursive: true });
    const known = Object.keys(texts).find((key) => name.includes(key) && /\.(txt|yml)$/.test(name));
    writeFileSync(join(place, name), known === undefined ? 'x' : (texts[known] ?? ''));
  }
  const members = readRoster(join(base, 'roster.csv'), notices);
  const { submissions } = findSubmissions(place, '', (clues) => isListed(clues, members));
  return assign(submissions, members).map(({ person, found, flags }) => [
    person.id,
    found?.name,
    flags.join('; '),
  ]);
}

test.each(Object.keys(LAYOUTS))('%s', (name) => {
  const layout = LAYOUTS[name] as Layout;
  const expected = layout.expected.map(([id, found, flags = '']) => [id, found, flags]);
  expect(rowsOf(layout)).toEqual(expected);
});

test('who is listed for two sections is one person; teachers are left out', () => {
  const notices: string[] = [];
  const roster =
    'Name,SID,Email,Role,Section\nBen Ek,7,b@x,Student,A\nBen Ek,7,b@x,Student,B\nAda Ro,,a@x,Instructor,\nTim Om,9,t@x,TA,A';
  expect(rowsOf({ roster, files: ['Ben Ek/layers.ts'] }, notices)).toEqual([['7', 'Ben Ek', '']]);
  expect(notices).toEqual(['no students, and left out: Ada Ro, Tim Om']);
});

test('a number and a name that say different people are said, not guessed', () => {
  const roster = 'id,name\n5512,Ben Ek\n8,Zoë Ito';
  const rows = rowsOf({ roster, files: ['Zoë Ito_5512_assignsubmission_file_/layers.ts'] });
  expect(rows[2]?.[2]).toBe('may belong to 5512 or 8');
});

test.each([
  ['windows-1252', false],
  ['utf-16le', true],
  ['utf-16be', true],
  ['utf-8', true],
  ['macintosh', false],
])('a roster in %s, with semicolons and a line that says so', (encoding, mark) => {
  const text = 'sep=;\r\nid;name\r\n1;Jörg Müßig\r\n2;José Núñez\r\n';
  const path = join(base, 'roster.csv');
  writeFileSync(path, encodeText(text, { encoding, mark }));
  expect(readRoster(path).map(({ name }) => name)).toEqual(['Jörg Müßig', 'José Núñez']);
});

test.each([
  ['María del Carmen de la Cruz Ortega', 'de la Cruz Ortega, María del Carmen'],
  ['Zoe\u0308 Ito', 'Zoë Ito'],
  ['Jean-Luc Ek', 'Ek Jean Luc'],
  ['Jörg Müßig', 'muessigjoerg'],
  ['Łukasz Ødegård', 'Lukasz Odegard'],
])('%s is %s', (name, other) => {
  const roster = `id,name\n1,"${name}"\n2,Somebody Else`;
  expect(rowsOf({ roster, files: [`${other}/layers.ts`] })[0]?.[1]).toBe(other);
});
