import { PassThrough } from 'node:stream';
import { fromTexts, scoreQuestions } from 'chainrule-grader';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { grade, questions } from '../../../kernel-lib/course/index.js';
import { readLines } from '../../../kernel-lib/grader/submission/compiler/lines.js';
import { expectGrowth } from './growth.js';

/* Notebooks that fill the memory or take for ever to read: they cost their own answers. */

const [first] = questions.filter(({ kind }) => kind === 'choice');
const right = JSON.stringify({
  cells: [{ cell_type: 'code', source: `answer('${first?.id}', 'a')`, metadata: {} }],
});
const catalog = { exercises: [], manifest: [] };

function graded(texts: Record<string, string>, limits = {}) {
  const asked = questions.filter(({ id }) => id === first?.id);
  return grade(fromTexts('submission', texts), { catalog, questions: asked, types: false, limits });
}

describe('a notebook that is too much is one line, and the next one is read', () => {
  test.each([
    ['empty records', `{"cells":[${'{},'.repeat(8e6)}{}]}`],
    ['pieces of text', `{"cells":[{"source":[${'"a",'.repeat(12e6)}"b"]}]}`],
  ])('%s', async (_, text) => {
    const before = process.memoryUsage().heapUsed;
    const { questions: found } = await graded({ 'a.ipynb': text, 'b.ipynb': right }, { heap: 300 });
    expect(found?.notebooks).toEqual([
      { path: 'a.ipynb', problem: expect.stringMatching(/needed more than 300 MB of memory/) },
      { path: 'b.ipynb' },
    ]);
    expect(found?.results[0]?.answer).toBe('a');
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(200e6);
  });

  test('brackets in brackets', async () => {
    const text = `{"cells":${'['.repeat(5e6)}${']'.repeat(5e6)}}`;
    const { questions: found } = await graded({ 'a.ipynb': text, 'b.ipynb': right });
    expect(found?.notebooks[0]?.problem).toMatch(/^a\.ipynb (is broken|needed more than)/);
    expect(found?.results[0]?.answer).toBe('a');
  });

  test('a large one with nothing but its figures in it is read', async () => {
    const figure = 'A'.repeat(30e6);
    const cell = { ...JSON.parse(right).cells[0], outputs: [{ data: { 'image/png': figure } }] };
    const { questions: found } = await graded({ 'a.ipynb': JSON.stringify({ cells: [cell] }) });
    expect(found?.results[0]?.answer).toBe('a');
  });
});

test('when the time for notebooks is used up, that is said', async () => {
  const { questions: found } = await graded({ 'b.ipynb': right }, { notebookTime: 0 });
  expect(found?.notebooks[0]?.problem).toMatch(/was not read: the notebooks have used up/);
});

test('a million answers in one notebook are read, and the last counts', () => {
  const text = JSON.stringify({
    cells: Array.from({ length: 25 }, () => ({
      cell_type: 'code',
      source: `answer('${first?.id}','b');`.repeat(5_000),
    })),
  });
  const files = Array.from({ length: 5 }, (_, i) => ({ path: `${i}.ipynb`, text: () => text }));
  const asked = questions.filter(({ id }) => id === first?.id);
  expect(scoreQuestions(files, asked).results[0]?.answer).toBe('b');
});

test('to look for questions takes a time in proportion to the text', () => {
  const asked = questions.slice(0, 8);
  const pieces = [
    ...asked.map(({ question }) => question.slice(0, 40)),
    ' ',
    'a',
    "answer('",
    '\n',
  ];
  fc.assert(
    fc.property(fc.constantFrom(...pieces), fc.constantFrom('code', 'markdown'), (piece, type) => {
      expectGrowth(
        (size) => {
          const source = piece.repeat(Math.ceil(1000 / piece.length));
          const cells = Array.from({ length: Math.ceil(size / 1000) }, () => ({
            cell_type: type,
            source,
            id: asked[0]?.id,
          }));
          const text = JSON.stringify({ cells });
          return () => scoreQuestions([{ path: 'a.ipynb', text: () => text }], asked);
        },
        300_000,
        JSON.stringify(piece),
      );
    }),
    { numRuns: 6, seed: 7 },
  );
});

test('lines and the bytes behind them arrive whole, however they are cut', () => {
  const message = fc.record({ kind: fc.string(), bytes: fc.uint8Array({ maxLength: 40 }) });
  fc.assert(
    fc.property(fc.array(message), fc.integer({ min: 1, max: 9 }), (messages, size) => {
      const sent = Buffer.concat(
        messages.flatMap(({ kind, bytes }) => [
          Buffer.from(`${JSON.stringify({ kind, bytes: bytes.length })}\n`),
          Buffer.from(bytes),
        ]),
      );
      const stream = new PassThrough();
      const got: unknown[] = [];
      readLines(stream, (value, attached) => {
        got.push({ kind: (value as { kind: string }).kind, bytes: new Uint8Array(attached) });
      });
      for (let at = 0; at < sent.length; at += size)
        stream.emit('data', sent.subarray(at, at + size));
      expect(got).toEqual(messages);
    }),
    { numRuns: 200, seed: 7 },
  );
});
