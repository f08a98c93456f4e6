import { createDecipheriv, createHash } from 'node:crypto';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSubmission, type QuestionResult, scoreQuestions } from 'chainrule-grader';
import { labQuestions, parseLab } from 'chainrule-workshop/authoring';
import { zipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import {
  answerCalls,
  OPEN_PLACEHOLDER,
  openTries,
  sealChoice,
  sealTries,
  withRecord,
} from '../../kernel-lib/grader/notebooks/index.js';

const FENCE = '```';
const lab = parseLab(
  `---
title: Demo
---
# Demo

${FENCE}quiz id=colour lettered
Which colour has the sky over the lab?
- [ ] green
  > Look up.
- [x] blue
  > Just so.
- [ ] red
  > Only at night.
${FENCE}

${FENCE}number id=loss points=2
What is the loss of a guess among 100 classes?
- [x] 4.61
  > log 100
- [ ] 2.3
  > That is log 10.
${FENCE}

${FENCE}several id=prime points=3
Which of these are prime?
- [x] 2
  > Only 1 and 2 divide it.
- [ ] 9
  > 3 times 3.
- [x] 5
  > Only 1 and 5 divide it.
- [ ] 8
  > It is even.
- [x] 7
  > Only 1 and 7 divide it.
${FENCE}

${FENCE}predict id=guess
Will it rain?
- yes
- no
${FENCE}

${FENCE}predict id=shape words
What will the curve look like?
${FENCE}

${FENCE}open id=why points=3
Why does a net learn anything at all?
=== marks
- secret
${FENCE}
`,
  'demo.md',
);
const questions = labQuestions('09-demo', lab);

interface Cell {
  cell_type?: string;
  id?: string;
  source: string | string[];
  metadata?: object;
}

const code = (source: string, id?: string, gradeId?: string): Cell => ({
  cell_type: 'code',
  source,
  ...(id ? { id } : {}),
  metadata: gradeId ? { nbgrader: { grade_id: gradeId } } : {},
});
const text = (source: string, id?: string): Cell => ({
  cell_type: 'markdown',
  source: source.split(/(?<=\n)/),
  ...(id ? { id } : {}),
  metadata: {},
});
const notebook = (...cells: Cell[]) => JSON.stringify({ nbformat: 4, nbformat_minor: 5, cells });

/** Scores notebooks given as texts by their names. */
function score(files: Record<string, string> | string) {
  const named = typeof files === 'string' ? { '09-demo.ipynb': files } : files;
  const report = scoreQuestions(
    Object.entries(named).map(([path, content]) => ({ path, text: () => content })),
    questions,
  );
  const of = (id: string) => report.results.find((result) => result.id === id) as QuestionResult;
  return { report, of };
}

const right = code("answer('colour', 'b')", 'colour', 'colour');

describe('answers in a cell', () => {
  test.each([
    ["answer('colour', 'b')", [{ id: 'colour', value: 'b' }]],
    [
      'answer("loss", -4.61); answer(`loss`, 2e1)',
      [
        { id: 'loss', value: -4.61 },
        { id: 'loss', value: 20 },
      ],
    ],
    [
      "// answer('colour', 'a')\n/* answer('colour', 'c') */ const s = \"answer('colour', 'c')\";",
      [],
    ],
    ["lab.answer('colour', ('b'))", [{ id: 'colour', value: 'b' }]],
    ["const pick = 'b'; answer('colour', pick)", [{ id: 'colour' }]],
    ["answer('colour', 'b'); const broken = (;", [{ id: 'colour', value: 'b' }]],
    ["'b'", [{ value: 'b' }]],
    ["answer('x', [1, 3])", [{ id: 'x', value: '1 3' }]],
    ["answer('x', 2, 'Ab_-')", [{ id: 'x', value: 2, record: 'Ab_-' }]],
    ["predict('x', 'up, then down')", [{ id: 'x', value: 'up, then down' }]],
    ["answer('b') // half of it is gone", [{ value: 'b' }]],
    ['('.repeat(100_000), []],
  ])('%j is read, not run', (source, calls) => {
    expect(answerCalls(source)).toEqual(calls);
  });
});

/** The numbers under which a student sees some options. */
const numbersOf = (id: string, ...texts: string[]) => {
  const block = lab.blocks.find((one) => one.kind === 'quiz' && one.quiz.id === id);
  const options = block?.kind === 'quiz' ? block.quiz.options : [];
  const names = texts.map((sought) => options.find(({ text }) => text === sought)?.name);
  return names.sort().join(' ');
};

describe('a question of several answers', () => {
  test.each([
    ["answer('colour', 'b')", 'passed'],
    ["answer('colour', ' B. ')", 'passed'],
    ["answer('colour', 'a')", 'failed'],
    ["answer('colour', 'abc')", 'failed'],
    ["answer('colour', '?')", 'todo'],
    ["answer('colour', letters[1])", 'todo'],
    ['// nothing', 'todo'],
  ])('%s is %s', (source, status) => {
    const { of, report } = score(notebook(code(source, 'colour', 'colour')));
    expect(of('colour').status).toBe(status);
    expect(report.score).toBe(status === 'passed' ? 1 : 0);
    expect(report.max_score).toBe(6);
  });

  test('says why an answer is wrong, in the words of the lab', () => {
    const { of } = score(notebook(code("answer('colour', 'c')", 'colour')));
    expect(of('colour')).toMatchObject({ answer: 'c', diagnosis: 'Only at night.' });
  });
});

describe('numbers name the options, and a letter means what it meant', () => {
  const blue = numbersOf('colour', 'blue');
  const red = numbersOf('colour', 'red');
  test.each([
    [`answer('colour', ${blue})`, 'passed', blue],
    [`answer('colour', '${blue}.')`, 'passed', blue],
    [`answer('colour', ${red})`, 'failed', red],
    ["answer('colour', 4)", 'failed', undefined],
    ["answer('colour', 'd')", 'failed', undefined],
    ["answer('colour', 'b')", 'passed', 'b'],
  ])('%s is %s', (source, status, answer) => {
    const { of } = score(notebook(code(source, 'colour', 'colour')));
    expect(of('colour').status).toBe(status);
    expect(of('colour').answer).toBe(answer);
  });
});

describe('of several right ones each has its share', () => {
  const all = numbersOf('prime', '2', '5', '7');
  const some = (...texts: string[]) => `'${numbersOf('prime', ...texts)}'`;
  test.each([
    [`'${all}'`, 'passed', 3],
    [`'${all.replaceAll(' ', ', ')}'`, 'passed', 3],
    [all.replaceAll(' ', ''), 'passed', 3],
    [`[${all.replaceAll(' ', ', ')}]`, 'passed', 3],
    [some('2', '7'), 'failed', 2],
    [some('2', '5', '7', '8'), 'failed', 2],
    [some('2'), 'failed', 1],
    [some('2', '8'), 'failed', 0],
    [some('8', '9'), 'failed', 0],
    ["'1 2 3 4 5'", 'failed', 1],
    ["'6'", 'failed', 0],
    ["'2 and maybe 5'", 'failed', 0],
    ["'?'", 'todo', 0],
  ])('%s is %s', (given, status, points) => {
    const { of } = score(notebook(code(`answer('prime', ${given})`, 'prime')));
    expect(of('prime')).toMatchObject({ status, score: points });
  });

  test('what is missing is counted, what is wrong is explained', () => {
    const { of } = score(notebook(code(`answer('prime', ${some('2', '8')})`)));
    const eight = numbersOf('prime', '8');
    expect(of('prime').diagnosis).toBe(
      `1 of the 3 right ones, and 1 that is not right. ${eight}: It is even.`,
    );
  });
});

describe('a try in the own cell', () => {
  const tried = (...tries: string[]) => sealTries('loss', tries);
  const points = (given: number, record: string) =>
    score(notebook(code(`answer('loss', ${given}, '${record}')`, 'loss'))).of('loss');

  test.each([
    [4.61, ['4.61'], 2, 1],
    [4.61, ['7', '4.61'], 1.33, 2],
    [4.61, ['7', '8'], 0.67, 3],
    [4.61, ['7', '8', '9', '10', '4.61'], 0.67, 5],
    // Found at once, then looked at what is said of others.
    [4.605, ['4.61', '2.3'], 2, 2],
    [2.3, ['4.61', '2.3'], 0, 2],
  ])('%d after %j', (given, tries, worth, count) => {
    expect(points(given, tried(...tries))).toMatchObject({ score: worth, tries: count });
  });

  test.each([
    ['nothing', ''],
    ['half of it', tried('7').slice(0, -3)],
    ['a letter more', `${tried('7')}A`],
    ['another question', sealTries('colour', ['7'])],
    ['prose', 'I never tried anything else!'],
  ])('changed by hand (%s) costs nothing, and is told', (_, record) => {
    const result = points(4.61, record);
    expect(result).toMatchObject({ status: 'passed', score: 2 });
    expect(result.message).toMatch(/^its record of tries was changed by hand/);
    expect(result.tries).toBeUndefined();
  });

  test('without a record it is the first try, as in notebooks of earlier editions', () => {
    const { of } = score(notebook(code("answer('loss', 4.61)", 'loss')));
    expect(of('loss')).toMatchObject({ score: 2 });
    expect(of('loss').message).toBeUndefined();
  });

  test('tells nobody what was tried, and survives its way', () => {
    expect(openTries('loss', tried('7', '4.61'))).toEqual(['7', '4.61']);
    expect(Buffer.from(tried('4.61').split('.')[1] ?? '', 'base64').toString()).not.toContain(
      '4.61',
    );
  });

  test('an instructor may let all tries count alike', () => {
    const free = questions.map((one) =>
      one.kind === 'number' ? { ...one, tries: 'free' as const } : one,
    );
    const cell = code(`answer('loss', 4.61, '${tried('7', '8')}')`, 'loss');
    const { results } = scoreQuestions([{ path: 'a.ipynb', text: () => notebook(cell) }], free);
    expect(results.find(({ id }) => id === 'loss')?.score).toBe(2);
  });

  test.each([
    ["answer('loss', 7); // mine", "answer('loss', 7, 'NEW'); // mine"],
    ["answer('loss', 7, 'old')", "answer('loss', 7, 'NEW')"],
    ["// first\nanswer(\n  'loss',\n  7,\n);", "// first\nanswer(\n  'loss',\n  7, 'NEW',\n);"],
    ["answer('loss', 7, old + 1)", "answer('loss', 7, 'NEW')"],
    ["answer('loss', '1 3', 'old', 4)", "answer('loss', '1 3', 'NEW', 4)"],
    ["answer('loss', mine)", undefined],
    ["answer('loss', 7); answer('loss', 8)", undefined],
    ["answer('other', 7)", undefined],
    ['1 + 1', undefined],
  ])('%j becomes %j', (source, becomes) => {
    expect(withRecord(source, 'loss', 'NEW')).toBe(becomes);
  });
});

describe('a prediction is never scored', () => {
  const predictions = (...sources: string[]) =>
    score(notebook(...sources.map((source) => code(source)))).report.predictions;
  test.each([
    ["predict('guess', 2)", true, '2'],
    ["predict('guess', '?')", false, undefined],
    ["predict('guess', 3)", false, undefined],
    ["predict('guess')", false, undefined],
    ["predict('shape', 'down, then up')", true, 'down, then up'],
    ["predict('shape', '')", false, undefined],
  ])('%s: made %s', (source, made, answer) => {
    const id = source.includes('guess') ? 'guess' : 'shape';
    const found = predictions(source).find((one) => one.id === id);
    expect(found).toMatchObject({ lab: 9, made });
    expect(found?.answer).toBe(answer);
  });

  test('none is missing from the report, and none is in a sum', () => {
    const { report } = score(notebook());
    expect(report.predictions.map(({ id, made }) => [id, made])).toEqual([
      ['guess', false],
      ['shape', false],
    ]);
    expect(report.results.map(({ id }) => id)).not.toContain('guess');
    expect(report.max_score).toBe(6);
  });
});

test.each([
  [4.61, true],
  [4.605, true],
  [4.615, true],
  ['4.6052', true],
  [4.6049, false],
  [4.616, false],
  [-4.61, false],
  [2.3, false],
  ['four', false],
])('the number %j is right: %s', (value, isRight) => {
  const given = typeof value === 'number' ? String(value) : `'${value}'`;
  const { of } = score(notebook(code(`answer('loss', ${given})`)));
  expect(of('loss').status).toBe(isRight ? 'passed' : 'failed');
  expect(of('loss').score).toBe(isRight ? 2 : 0);
});

test("a seal is what Node's own cipher opens with the answer", () => {
  const verdict = { right: true, label: 'b', why: 'größer als 1 → ja' };
  const bytes = Buffer.from(sealChoice('colour', 'b', verdict).text, 'base64');
  const key = createHash('sha256').update('chainrule question\ncolour\nb').digest();
  const cipher = createDecipheriv('aes-256-gcm', key, Buffer.alloc(12), { authTagLength: 16 });
  cipher.setAuthTag(bytes.subarray(-16));
  const text = Buffer.concat([cipher.update(bytes.subarray(0, -16)), cipher.final()]);
  expect(JSON.parse(text.toString('utf8'))).toEqual(verdict);
});

describe('cells are found', () => {
  const question = text('**Question.** Which colour has the sky over the lab?\n\n- **a.** green');
  test.each([
    ['as handed out', { '09-demo.ipynb': notebook(right) }],
    ['in a renamed notebook', { 'Kopie (2) von demo.ipynb': notebook(right) }],
    ['without any metadata', { '09-demo.ipynb': notebook({ source: right.source }) }],
    [
      'as raw strings of lines',
      { 'x.ipynb': notebook({ ...right, source: ['answer(', "'colour', 'b')"] }) },
    ],
    [
      'moved into another lab',
      { '08.ipynb': notebook(code('1'), right), '09-demo.ipynb': notebook() },
    ],
    [
      'split in two',
      { '09-demo.ipynb': notebook(code('// mine', 'colour'), code("answer('colour', 'b')")) },
    ],
    [
      'with a name that is misspelt',
      { '09-demo.ipynb': notebook(code("answer('color', 'b')", 'x', 'colour')) },
    ],
    ['by the text above', { '09-demo.ipynb': notebook(question, code("answer('???', 'b')")) }],
    [
      'with only the letter left',
      { '09-demo.ipynb': notebook(code("'b' // my answer", 'colour')) },
    ],
    [
      'with the name in metadata, as Colab does',
      { 'x.ipynb': notebook({ cell_type: 'code', source: "'b'", metadata: { id: 'colour' } }) },
    ],
    [
      'in a notebook of format 3',
      {
        '09-demo.ipynb': JSON.stringify({
          worksheets: [{ cells: [{ cell_type: 'code', input: ["answer('colour', 'b')"] }] }],
        }),
      },
    ],
    ['after a byte order mark', { '09-demo.ipynb': `\uFEFF${notebook(right)}` }],
  ])('%s', (_, files) => {
    expect(score(files).of('colour')).toMatchObject({ status: 'passed', score: 1 });
  });
});

describe('of two answers', () => {
  const answer = (letter: string, id?: string, gradeId?: string) =>
    code(`answer('colour', '${letter}')`, id, gradeId);
  test.each([
    ['the last one counts', [answer('a', 'x'), answer('b', 'y')], 'passed'],
    ['the last one counts, also when it is wrong', [answer('b'), answer('a')], 'failed'],
    ["the one in the question's own cell counts", [answer('b', 'colour'), answer('a')], 'passed'],
    [
      'a grade_id is surer than an id',
      [answer('b', 'x', 'colour'), answer('a', 'colour')],
      'passed',
    ],
    ['? never replaces an answer', [answer('b', 'x'), answer('?', 'colour', 'colour')], 'passed'],
  ])('%s', (_, cells, status) => {
    expect(score(notebook(...cells)).of('colour').status).toBe(status);
  });

  test('the other is reported', () => {
    expect(score(notebook(answer('a'), answer('b'))).of('colour').message).toMatch(
      /other answers too \(a\); b counts/,
    );
  });

  test('the notebook with the name of the lab counts', () => {
    const files = {
      '09-demo.ipynb': notebook(answer('b', 'colour', 'colour')),
      'z-copy.ipynb': notebook(answer('a', 'colour', 'colour')),
    };
    expect(score(files).of('colour').status).toBe('passed');
  });
});

describe('an open question', () => {
  test.each([
    ['in its cell', [text('It follows the slope.', 'why')], 'It follows the slope.'],
    [
      'split over two cells',
      [
        { ...text('One.'), metadata: { nbgrader: { grade_id: 'why' } } },
        { ...text('Two.'), metadata: { nbgrader: { grade_id: 'why' } } },
      ],
      'One.\n\nTwo.',
    ],
    [
      'below its question, without names',
      [text('**In your own words.** Why does a net learn anything at all?'), text('Slopes.')],
      'Slopes.',
    ],
    ['not yet', [text(OPEN_PLACEHOLDER, 'why')], undefined],
  ])('%s', (_, cells, answer) => {
    const { of, report } = score(notebook(...cells));
    expect(of('why')).toMatchObject({ status: 'pending', score: 0, max_score: 3 });
    expect(of('why').answer).toBe(answer);
    expect(report).toMatchObject({ open_points: 3, max_score: 6 });
  });
});

describe('an open answer that is not where it was asked for', () => {
  const asked = '**In your own words** (3 points). Why does a net learn anything at all?';
  const question = text(asked, 'why-question');
  const own = (source: string, cell_type = 'markdown'): Cell => ({
    ...code(source, 'why', 'why'),
    cell_type,
  });
  const empty = own(OPEN_PLACEHOLDER);
  const next = text('## What to take away\n\n- Much.', 'what-to-take-away');
  const nameless = text('## What to take away\n\n- Much.');
  test.each<[string, Cell[], string | undefined]>([
    ['in a new cell below', [question, empty, text('Slopes.', 'a1b2c3d4'), next], 'Slopes.'],
    ['in a new cell between', [question, text('Slopes.'), empty, next], 'Slopes.'],
    ['in a new code cell', [question, empty, code('It goes down.'), next], 'It goes down.'],
    ['in two cells', [question, own('One.'), text('Two.'), next], 'One.\n\nTwo.'],
    ['in two new cells', [question, text('One.'), text('Two.'), nameless], 'One.\n\nTwo.'],
    ['under the question', [text(`${asked}\nSlopes.`), empty, next], 'Slopes.'],
    ['in its cell as code', [question, own('Slopes.', 'code'), next], 'Slopes.'],
    ['in its cell as raw text', [question, own('Slopes.', 'raw'), next], 'Slopes.'],
    ['nowhere', [question, empty, next], undefined],
    ['nowhere, its cell deleted', [question, next], undefined],
    ['nowhere, names lost too', [text(asked), nameless, code('1 + 1')], undefined],
    ['nowhere, its cell a code cell', [question, own(OPEN_PLACEHOLDER, 'code')], undefined],
    ['nowhere, its cell a copy of the question', [question, own(asked), next], undefined],
    ['nowhere, another question below', [question, right, text('Blue.')], undefined],
  ])('%s', (_, cells, answer) => {
    expect(score(notebook(...cells)).of('why').answer).toBe(answer);
  });
});

describe('an open answer beside what the lab says next', () => {
  const asked = '**In your own words** (3 points). Why does a net learn anything at all?';
  const below = ['your turn relu forward in exercises layers ts x and its backward', 'next'];
  const known = questions.map((one) => (one.kind === 'open' ? { ...one, below } : one));
  const lab = '**Your turn:** `relu_forward` in [exercises/layers.ts](../x), and its backward.';
  test.each<[string, Cell[], string | undefined]>([
    ['nowhere, no name and no heading below', [text(asked), text(lab), text('More.')], undefined],
    ['in a new cell', [text(asked), text('Slopes.'), text(lab), code('1 + 1')], 'Slopes.'],
    [
      'under a heading of its own',
      [text(asked), text('## Why\n\nSlopes.'), text(lab)],
      '## Why\n\nSlopes.',
    ],
    ['at the top of the next cell', [text(asked), text(`Slopes.\n\n${lab}`)], 'Slopes.'],
    [
      'with a word of the lab',
      [text(asked), text('What comes next'), text('Next')],
      'What comes next',
    ],
    [
      'nowhere, but the next code cell was changed',
      [text(asked), code(`// ${below[0]}\nf()`)],
      undefined,
    ],
  ])('%s', (_, cells, answer) => {
    const files = [{ path: 'a.ipynb', text: () => notebook(...cells) }];
    const { results } = scoreQuestions(files, known);
    expect(results.find(({ id }) => id === 'why')?.answer).toBe(answer);
  });
});

describe('an answer whose cell was turned into text', () => {
  const question = '**Question.** Which colour has the sky over the lab?\n\n- **a.** green';
  const own = (source: string): Cell => ({ ...text(source, 'colour') });
  test.each([
    ['as it is', [own("answer('colour', 'b'); // your letter")]],
    ['between fences', [own("```ts\nanswer('colour', 'b')\n```")]],
    ['in prose', [own("I think it's `answer('colour', 'b')`.")]],
    ['under the question', [text(`${question}\n\nanswer('colour', 'b')`)]],
    ['below the question', [text(question), text("answer('colour', 'b')")]],
  ])('%s', (_, cells) => {
    expect(score(notebook(...cells)).of('colour').status).toBe('passed');
  });

  test.each<[string, Cell[], RegExp]>([
    ['prose', [own('Blue, I think')], /was turned into text: make it a code cell again/],
    ['a hidden remark', [own("<!-- answer('colour', 'b') -->")], /turned into text/],
    ['a cell without a call', [code('// nothing', 'colour')], /holds no answer: write answer/],
    ['only the question', [text(question)], /below its question .* is no answer/],
    ['prose elsewhere', [text("Say answer('colour', 'b')")], /its cell is in none/],
  ])('%s is no answer, and what to do is said', (_, cells, says) => {
    expect(score(notebook(...cells)).of('colour')).toMatchObject({ status: 'todo' });
    expect(score(notebook(...cells)).of('colour').message).toMatch(says);
  });
});

describe('broken notebooks are one line and no points', () => {
  test.each([
    ['{"cells": [', /is broken \(not valid JSON\)/],
    ['', /is empty/],
    ['<<<<<<< HEAD\n{', /merge conflict/],
    ['[1, 2]', /is not a notebook/],
    ['{"cells": 3}', /is not a notebook/],
    [`{"cells": ${'['.repeat(200_000)}`, /is broken/],
    [JSON.stringify({ cells: new Array(6000).fill({}) }), /more than 5000 cells/],
    [
      JSON.stringify({ cells: new Array(30).fill({ source: 'x'.repeat(200_000) }) }),
      /more than 5 MB of text/,
    ],
  ])('%#', (content, says) => {
    const { report, of } = score(content);
    expect(report.score).toBe(0);
    expect(report.notebooks[0]?.problem).toMatch(says);
    expect(of('colour').message).toMatch(says);
  });

  test('cells of any shape do no harm, and the others count', () => {
    const strange = [
      null,
      3,
      [],
      { source: { a: 1 } },
      { source: [1, null, 'x'] },
      { metadata: 7 },
    ];
    const { report } = score(notebook(...(strange as unknown as Cell[]), right));
    expect(report.score).toBe(1);
  });
});

test('the key tells nobody what is right', () => {
  const key = JSON.stringify(questions);
  for (const secret of ['Just so', 'log 100', 'Look up', 'Only 1', 'secret', '4.61', 'true']) {
    expect(key).not.toContain(secret);
    expect(Buffer.from(key, 'base64').toString('latin1')).not.toContain(secret);
  }
});

describe('notebooks of a submission', () => {
  const folder = mkdtempSync(join(tmpdir(), 'grading-notebooks-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const write = (name: string, content: string) => writeFileSync(join(folder, name), content);
  write('mine.ipynb', notebook(right));
  write('.hidden.ipynb', notebook(code("answer('colour', 'a')", 'colour', 'colour')));
  symlinkSync('/etc/passwd', join(folder, 'link.ipynb'));

  test('are read from a folder; links are not followed', () => {
    const report = scoreQuestions(openSubmission(folder).notebooks ?? [], questions);
    expect(report.score).toBe(1);
    expect(report.notebooks.map(({ problem }) => problem ?? '')).toEqual([
      expect.stringContaining('links are not followed'),
      '',
    ]);
  });

  test('are read from a zip, without those that Jupyter or macOS added', () => {
    const bytes = (content: string) => new TextEncoder().encode(content);
    const zip = join(folder, 'submission.zip');
    const files = {
      'ann/notebooks/09-demo.ipynb': bytes(notebook(right)),
      'ann/notebooks/.ipynb_checkpoints/09-demo-checkpoint.ipynb': bytes('{'),
      '__MACOSX/ann/notebooks/._09-demo.ipynb': bytes('{'),
    };
    writeFileSync(zip, zipSync(files));
    const report = scoreQuestions(openSubmission(zip).notebooks ?? [], questions);
    expect(report.notebooks).toEqual([{ path: 'ann/notebooks/09-demo.ipynb' }]);
    expect(report.score).toBe(1);
  });
});

test("every lab's own notebook is found whole: each question asked, none answered", async () => {
  const { questions: all } = await import('../../kernel-lib/course/index.js');
  const report = scoreQuestions(openSubmission('notebooks').notebooks ?? [], all);
  expect(report.notebooks.filter(({ problem }) => problem)).toEqual([]);
  for (const { kind, status, message, id } of report.results) {
    // Somebody may have answered them in this checkout; none may be missing.
    if (kind !== 'open')
      expect(message ?? '', id).not.toMatch(/in none of the notebooks|no answer was found/);
    else expect(status).toBe('pending');
  }
  expect(JSON.stringify(all)).not.toContain('"right"');
});
