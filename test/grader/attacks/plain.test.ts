import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromTexts, openSubmission, type Report } from 'chainrule-grader';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { course, grade } from '../../../kernel-lib/course/index.js';
import { overviewPage } from '../../../kernel-lib/grader/class/pages/overview.js';
import { similarityPage } from '../../../kernel-lib/grader/class/pages/similarity.js';
import { studentPage } from '../../../kernel-lib/grader/class/pages/student.js';
import { gradesTable } from '../../../kernel-lib/grader/class/results.js';
import { gradeClass } from '../../../kernel-lib/grader/class/run.js';
import { plainReport } from '../../../kernel-lib/grader/engine/report.js';
import { formatGradedHtml, formatStudentHtml } from '../../../kernel-lib/grader/formats/html.js';
import { formats } from '../../../kernel-lib/grader/formats/index.js';
import { formatStudentText, NO_HELP } from '../../../kernel-lib/grader/formats/student.js';
import { madePlain, plainLine, plainText } from '../../../kernel-lib/grader/submission/plain.js';
import { sample } from '../sample.js';
import { solutions } from '../support.js';

/* Paths, names and words from outside that would move a cursor, turn the text around or forge a line. */

const folder = mkdtempSync(join(tmpdir(), 'attack-plain-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const FORGED =
  '\x1b[2J\x1b[1;1H\u202eerocs\u2066x\u200f\u009b31m\r\nScore 285 of 285\u2028::notice::x\x07\x08\ud800';
/** What no format may hold, whatever it escapes itself. */
const OBEYED = /(?!\n)[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u;

/** Every text of a value with something behind it, but for the few words that have a meaning. */
function withForged<T>(value: T, extra: string): T {
  const visit = (part: unknown, field: string): unknown => {
    if (typeof part === 'string') return /^(status|kind)$/.test(field) ? part : part + extra;
    if (Array.isArray(part)) return part.map((item) => visit(item, field));
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(
      Object.entries(part).map(([name, item]) => [name, visit(item, name)]),
    );
  };
  return visit(value, '') as T;
}

const everyFormat: Record<string, (report: Report) => string> = {
  ...formats,
  student: (report) => formatStudentText(report, () => ({ ...NO_HELP, shown: 3, taken: 3 })),
  html: formatStudentHtml,
  graded: formatGradedHtml,
};

describe.each(Object.entries(everyFormat))('%s', (name, format) => {
  const output = /^(output|answer)$/;
  const forged = plainReport(withForged(sample, FORGED));
  const harmless = plainReport(withForged(sample, 'xxxx'));

  test('holds nothing that is obeyed', () => {
    const text = format(forged).replaceAll('\t', ' ');
    expect(OBEYED.exec(text)).toBeNull();
    const hidden = /^result=(.*)$/m.exec(text)?.[1];
    if (hidden) {
      expect(OBEYED.exec(Buffer.from(hidden, 'base64').toString('utf8'))).toBeNull();
    }
  });

  test('has as many lines as with a harmless text', () => {
    const lines = (report: Report) => format(withoutOutput(report)).split('\n').length;
    expect(lines(forged), name).toBe(lines(harmless));
  });

  /** What a student printed has lines of its own. */
  function withoutOutput(report: Report): Report {
    const visit = (part: unknown, field: string): unknown => {
      if (typeof part === 'string') return output.test(field) ? '' : part.replaceAll('\n', ' ');
      if (Array.isArray(part)) return part.map((item) => visit(item, field));
      if (typeof part !== 'object' || part === null) return part;
      return Object.fromEntries(Object.entries(part).map(([key, item]) => [key, visit(item, key)]));
    };
    return visit(report, '') as Report;
  }
});

test('a forged path in a zip is one plain line of the report', async () => {
  const name = `a${FORGED.replace('\ud800', '')}/exercises/layers.ts`;
  const zip = join(folder, 'forged.zip');
  writeFileSync(zip, zipSync({ [name]: strToU8('export const x = ;') }));
  const from = openSubmission(zip);
  const report = await grade(from, { only: 'relu_forward', seed: 3, types: true });
  expect(JSON.stringify(report)).not.toMatch(/\\u001b|\\n|\u202e|\u2028/);
  expect(report.exercises[0]?.message).toMatch(/has a syntax error/);
});

test('notebooks and their answers', async () => {
  const cells = [{ cell_type: 'code', source: `answer('lab02-db', 'c${FORGED}')` }];
  const texts = {
    [`n${FORGED}.ipynb`]: JSON.stringify({ cells }),
    'layers.ts': solutions['layers.ts'] ?? '',
  };
  const report = await grade(fromTexts('x', texts), { catalog: { exercises: [], manifest: [] } });
  for (const format of Object.values(everyFormat)) {
    expect(OBEYED.exec(format(report).replaceAll('\t', ' '))).toBeNull();
  }
});

test('names of a class: from folders, from the roster, in the table and on every page', async () => {
  const roster = join(folder, 'roster.csv');
  const evil = FORGED.replace('\ud800', '');
  writeFileSync(roster, `id,name,email\nann,"Ann ${evil}",a@b.c\n"bob${evil}",Bob,b@b.c\n`);
  const root = join(folder, 'class');
  const odd = `odd\x1b[2J\u202e\nname`;
  for (const name of ['ann', odd]) mkdirSync(join(root, name, 'exercises'), { recursive: true });
  const out = join(folder, 'grades');
  const options = {
    course,
    folder: root,
    out,
    roster,
    only: 'relu_forward',
    seed: 3,
    similarity: false,
  };
  const report = await gradeClass(options);
  expect(report?.rows).toHaveLength(3);
  const rows = report?.rows ?? [];
  const strings = JSON.stringify(rows);
  expect(strings).not.toMatch(/\\u001b|\\n|\\r|\u202e|\u2028/);
  if (!report) return;
  const plain = plainReport(withForged(sample, FORGED));
  const texts = [
    gradesTable(report).replaceAll('\r\n', '\n'),
    overviewPage(report, true),
    studentPage({ ...(rows[0] as (typeof rows)[0]), page: 'x' }, plain, []),
    similarityPage(
      [
        {
          a: 'ann',
          b: 'bob',
          alike: 1,
          shared: 30,
          passages: [{ file: 'layers.ts', a: [1, 3], b: [1, 3] }],
        },
      ],
      2,
      () => ({ 'layers.ts': `a\n${FORGED}\nb` }),
    ),
  ];
  for (const text of texts) expect(OBEYED.exec(text.replaceAll('\t', ' '))).toBeNull();
});

describe('made plain', () => {
  const text = fc.string({ unit: 'binary', maxLength: 60 });

  test('any text is plain, and stays so', () => {
    fc.assert(
      fc.property(text, (one) => {
        const plain = plainText(one).replaceAll('\t', ' ');
        expect(OBEYED.exec(plain)).toBeNull();
        expect(plainLine(one)).not.toMatch(/[\n\r\t\u2028\u2029\u0085]/);
        expect(plainText(plainText(one))).toBe(plainText(one));
      }),
      { numRuns: 2000, seed: 7 },
    );
  });

  test('letters of every script, accents and joined signs stay as they are', () => {
    for (const one of ['Zoë Müller', '李小龍', 'علي', 'हिन्दी', '👩‍💻 ✓', 'a\nb\tc']) {
      expect(plainText(one)).toBe(one);
    }
  });

  test('names of fields too', () => {
    expect(madePlain({ 'a\x1b\nb': ['\x1bx'] })).toEqual({ 'a b': ['x'] });
  });
});
