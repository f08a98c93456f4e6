import { readFileSync } from 'node:fs';
import { isClosed, openSeal, readGiven, scoreQuestions, sealTries } from 'chainrule-grader';
import { type Quiz, readLabs } from 'chainrule-workshop/authoring';
import { describe, expect, test } from 'vitest';
import { byRule, questions } from '../../../kernel-lib/course/questions.js';

type Right = Record<string, string | number>;
const read = (name: string) =>
  JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')) as Right;

/** What is right in the notebooks of the first edition, which named options by letters. */
const FIRST = read('firstEdition.json');
/** What is right in the notebooks of this one: a change here takes points from who has answered. */
const NOW = read('thisEdition.json');

const cell = ([id, given]: [string, string | number]) => ({
  cell_type: 'code',
  id,
  metadata: { nbgrader: { grade_id: id } },
  source: [`answer('${id}', ${typeof given === 'number' ? given : `'${given}'`}); // your answer`],
});
const notebookOf = (right: Right) =>
  JSON.stringify({ nbformat: 4, nbformat_minor: 5, cells: Object.entries(right).map(cell) });
const score = (right: Right) =>
  scoreQuestions([{ path: 'a.ipynb', text: () => notebookOf(right) }], questions);

describe('an answer keeps its meaning', () => {
  test('a notebook of the first edition has all its points', () => {
    const { results } = score(FIRST);
    const lost = Object.keys(FIRST).filter((id) => {
      const now = questions.filter(isClosed).find((one) => one.id === id)?.replacedBy ?? id;
      const result = results.find((one) => one.id === now);
      return result?.score !== result?.max_score || !result;
    });
    expect(lost).toEqual([]);
    expect(Object.keys(FIRST)).toHaveLength(57);
  });

  test('its other letters are wrong, as they were', () => {
    for (const question of questions.filter(isClosed)) {
      const letters = 'letters' in question ? (question.letters ?? '') : '';
      const right = [...letters].filter((letter) => {
        const given = readGiven(question, letter);
        return given.kind === 'answer' && openSeal(question, given.value)?.right;
      });
      expect(right, question.id).toEqual(letters ? [FIRST[question.id]] : []);
    }
  });

  test('a notebook of this edition has all points that there are', () => {
    const report = score(NOW);
    expect(report.results.filter(({ status }) => status === 'failed')).toEqual([]);
    // A new question gets its line here, and keeps it.
    expect(Object.keys(NOW).sort()).toEqual(
      questions
        .filter(isClosed)
        .filter(({ replacedBy }) => replacedBy === undefined)
        .map(({ id }) => id)
        .sort(),
    );
    expect(report.score).toBe(report.max_score);
  });
});

test('a question that is asked no more counts until its successor is answered', () => {
  const of = (right: Right) => {
    const { results, max_score } = score(right);
    const one = results.find(({ id }) => id === 'lab02-start-is-right');
    expect(results.some(({ id }) => id === 'lab02-loss-start')).toBe(false);
    return [one?.status, one?.score, one?.max_score, max_score];
  };
  const [, , , all] = of({});
  expect(of({})).toEqual(['todo', 0, 1, all]);
  expect(of({ 'lab02-loss-start': 2.3 })).toEqual(['passed', 1, 1, all]);
  expect(of({ 'lab02-loss-start': 0 })).toEqual(['failed', 0, 1, all]);
  expect(of({ 'lab02-loss-start': 2.3, 'lab02-start-is-right': '2' })[0]).toBe('failed');
});

test('an instructor may let all tries count alike', () => {
  const [id, given] = Object.entries(NOW)[0] ?? ['', ''];
  const word = sealTries(id, ['no', 'nor this']);
  const cells = [{ cell_type: 'code', source: `answer('${id}', ${given}, '${word}')` }];
  const points = (falling: boolean) =>
    scoreQuestions(
      [{ path: 'a.ipynb', text: () => JSON.stringify({ cells }) }],
      byRule(questions, falling),
    ).score;
  expect([points(true), points(false)]).toEqual([0.33, 1]);
});

describe('guessing by the look of an answer earns little', () => {
  const quizzes: Quiz[] = readLabs('.').flatMap(({ lab }) =>
    lab.blocks.flatMap((block) => (block.kind === 'quiz' ? [block.quiz] : [])),
  );
  const choices = quizzes.filter(({ kind }) => kind === 'choice');

  test('a third of all questions asks for a number, or for several answers', () => {
    expect(choices.length / quizzes.length).toBeLessThan(2 / 3);
  });

  test('each place is right about as often as the others', () => {
    for (const size of [3, 4]) {
      const some = choices.filter(({ options }) => options.length === size);
      const places = some.map(({ options }) => options.findIndex(({ right }) => right));
      for (let place = 0; place < size && some.length >= 10; place++) {
        const share = places.filter((one) => one === place).length / some.length;
        expect(Math.abs(share - 1 / size), `place ${place + 1} of ${size}`).toBeLessThan(0.12);
      }
    }
  });

  test('the right answer is not known by its length', () => {
    const lengths = choices.map(({ options }) => ({
      right: options.find(({ right }) => right)?.text.length ?? 0,
      wrong: options.filter(({ right }) => !right).map(({ text }) => text.length),
    }));
    const share = (known: (one: (typeof lengths)[number]) => boolean) =>
      lengths.filter(known).length / lengths.length;
    const chance =
      choices.reduce((sum, { options }) => sum + 1 / options.length, 0) / choices.length;
    expect(share(({ right, wrong }) => right > Math.max(...wrong))).toBeLessThan(chance + 0.1);
    expect(share(({ right, wrong }) => right < Math.min(...wrong))).toBeLessThan(chance + 0.1);
    // Nor is it ever much longer than all the others.
    for (const { id, options } of choices) {
      const right = options.find((one) => one.right)?.text.length ?? 0;
      const wrong = Math.max(...options.filter((one) => !one.right).map(({ text }) => text.length));
      expect(right, id).toBeLessThan(1.6 * wrong + 12);
    }
  });
});
