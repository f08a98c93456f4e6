import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readLabs } from 'chainrule-workshop/authoring';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeNbgraderCourse } from '../../../kernel-lib/workshop/release/nbgrader/index.js';
import { autoScores, canRunNbgrader, NbgraderCourse, type Scores } from './nbgraderCourse.js';

const FENCE = '```';
const NAME = '00-mini';

/** A short lab with exercises and questions of lab 0, and one thing of every kind. */
const LAB = `---
title: Mini
---
# Mini

[a link](../exercises/warmup.ts)

${FENCE}ts
import { answer } from 'chainrule-course/notebook';
import { tensor } from 'kernel-lib';
${FENCE}

${FENCE}quiz id=lab00-axis
Which?
- [ ] a
  > no
- [x] b
  > yes
${FENCE}

${FENCE}number id=lab00-parameters
How many?
- [x] 8
  > yes
${FENCE}

${FENCE}ts needs=one_hot
import { one_hot } from './exercises/warmup.js';
console.log('mine:', one_hot(tensor([1], 'int32'), 2).toString());
${FENCE}

${FENCE}check
one_hot: labels
${FENCE}

${FENCE}check
mean_squared_error: a number
${FENCE}

${FENCE}open id=mini-open points=3
Why?
=== marks
- the scheme that only teachers see
${FENCE}
`;

const solution = readFileSync('solutions/warmup.ts', 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'chainrule-nbgrader-'));
const course = join(folder, 'course');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(async () => {
  const root = join(folder, 'project');
  for (const path of ['notebooks/sources', 'solutions']) {
    mkdirSync(join(root, path), { recursive: true });
  }
  writeFileSync(join(root, `notebooks/sources/${NAME}.md`), LAB);
  writeFileSync(join(root, 'solutions/warmup.ts'), solution);
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
  await writeNbgraderCourse(course, { root });
});

const nbgrader = new NbgraderCourse(course, join(folder, 'jupyter'));
const text = (source: string | string[]) => (Array.isArray(source) ? source.join('') : source);

describe('the course folder', () => {
  it('has one assignment per lab, with the stubs of its exercises', () => {
    const stub = readFileSync(join(course, 'source', NAME, 'exercises/warmup.ts'), 'utf8');
    expect(stub).toContain('one_hot is not written yet');
    expect(stub).not.toContain('BEGIN SOLUTION');
    const config = readFileSync(join(course, 'nbgrader_config.py'), 'utf8');
    expect(config).toContain(`"${NAME}": ["exercises/warmup.ts"]`);
    expect(config).toContain(
      `"typescript": "// YOUR CODE HERE\\nthrow new Error('not implemented');"`,
    );
  });

  it('scores exercises and questions in locked cells that end in a number', () => {
    const cells = nbgrader.cells('source', NAME, `${NAME}.ipynb`);
    const graded = cells.filter((cell) => cell.metadata.nbgrader?.grade);
    expect(graded.map(({ id }) => id)).toEqual([
      'lab00-axis-points',
      'lab00-parameters-points',
      'check-one-hot',
      'check-mean-squared-error',
      'mini-open',
    ]);
    for (const { id, source, metadata } of graded.slice(0, 4)) {
      expect(metadata.nbgrader, id).toMatchObject({ locked: true, solution: false });
      expect(text(source)).toMatch(/^import .*\nawait nbgraderPoints\('\w[\w-]+'\)$/);
    }
    // nbgrader would empty an answer cell without a region.
    expect(cells.find(({ id }) => id === 'lab00-axis')?.metadata.nbgrader).toBeUndefined();
    expect(text(cells[0]!.source)).toContain('](exercises/warmup.ts)');
  });

  it('is written for all labs', async () => {
    const { assignments } = await writeNbgraderCourse(join(folder, 'all'));
    expect(assignments.map(({ name }) => name)).toEqual(readLabs('.').map(({ name }) => name));
  });
});

// nbgrader itself: generates, validates, autogrades and gives feedback, with the real kernel. For
// all labs: test/journeys/release/nbgraderPack.test.ts.
describe.skipIf(!canRunNbgrader)('nbgrader', () => {
  let scores: Scores;

  beforeAll(() => {
    expect(nbgrader.release(NAME)).toEqual({ [NAME]: true });
    nbgrader.submit('perfect', NAME, {
      exercises: { 'warmup.ts': solution },
      answers: { 'lab00-axis': "'b'", 'lab00-parameters': '8' },
    });
    nbgrader.submit('empty', NAME, {});
    const half = solution.replace('.mean();', '.mean() || 1e-8;');
    expect(half).not.toBe(solution);
    // With a wrong answer, and without a check cell, which has to be put back.
    nbgrader.submit('partly', NAME, {
      exercises: { 'warmup.ts': half },
      answers: { 'lab00-axis': "'b'", 'lab00-parameters': "'9'" },
      without: 'check-one-hot',
    });
    nbgrader.submit('crash', NAME, {
      exercises: { 'warmup.ts': `process.exit(0);\nthrow new Error('boom');\n${solution}` },
      answers: { 'lab00-axis': "'b'); throw new Error('boom'); (" },
    });
    scores = nbgrader.grade(NAME);
  }, 600_000);

  it('leaves no answer and no mark scheme in what it hands out', () => {
    const released = readFileSync(join(course, 'release', NAME, `${NAME}.ipynb`), 'utf8');
    expect(released).not.toContain('only teachers see');
    expect(released).toContain('Your answer here');
    expect(released).toContain("answer('lab00-axis', '?')");
  });

  it.each(['perfect', 'empty', 'partly', 'crash'])(
    'gives a submission that is %s the points that our grader gives',
    async (student) => {
      expect(autoScores(scores, student)).toEqual(await nbgrader.ours(student, NAME));
    },
  );

  it('gives the points that are due', () => {
    const total = (student: string) =>
      Object.values(scores[student] ?? {}).reduce((sum, [score]) => sum + (score ?? 0), 0);
    const max = Object.values(scores.perfect ?? {}).reduce((sum, [, points]) => sum + points, 0);
    expect(total('perfect')).toBe(max - 3); // but for the open question
    expect(total('empty')).toBe(0);
    // A letter, a function, and one of the checks of the other function: partial credit.
    expect(total('partly')).toBe(1 + 3 + 2);
    expect(total('crash')).toBe(1);
  });

  it("runs each student's own exercises, and gives feedback to each", () => {
    const cells = nbgrader.cells('autograded', 'perfect', NAME, `${NAME}.ipynb`);
    const printed = cells.flatMap(({ outputs = [] }) =>
      outputs.flatMap((output) => (output.text ? [text(output.text)] : [])),
    );
    expect(printed.join('')).toContain('mine: [[0. 1.]]');
    for (const student of Object.keys(scores)) {
      const page = join(course, 'feedback', student, NAME, `${NAME}.html`);
      expect(readFileSync(page, 'utf8')).toContain('check-one-hot');
    }
  });

  it('validates, and says of each cell that is not right yet what is wrong', () => {
    const failed = nbgrader.validate('partly', NAME).map(({ source }) => text(source));
    expect(failed.map((source) => /'([\w-]+)'\)$/.exec(source)?.[1] ?? 'open')).toEqual([
      'lab00-parameters',
      'mean_squared_error',
      'open',
    ]);
  }, 120_000);
});
