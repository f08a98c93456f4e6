import { outcome, predict, QuizError } from 'chainrule-course/notebook';
import { readLabs } from 'chainrule-workshop/authoring';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { leaveNotebook, notebookThatKeeps } from './shown.js';

let shown: string[] = [];
beforeEach(() => {
  shown = notebookThatKeeps();
});
afterEach(() => {
  leaveNotebook();
});

describe('a prediction is kept', () => {
  test('and stands beside what came out', () => {
    predict('lab04-factor', 0.5);
    outcome('lab04-factor', Math.SQRT1_2);
    expect(shown).toEqual(
      ['You say 0.5. Now run on and see.', 'You said 0.5. It was 0.7071.'].map((text) =>
        expect.stringContaining(text),
      ),
    );
  });

  test('an option by its text', () => {
    predict('lab01-rates', '1.');
    outcome('lab01-rates', 2);
    expect(shown.at(-1)).toBe('You said “low: 0.003”. It was “good: 0.1”.');
  });

  test('in words', () => {
    predict('lab02-digits', 'steep, then flat.');
    outcome('lab02-digits', 'flat, then steep');
    expect(shown.at(-1)).toBe('You said “steep, then flat”. It was “flat, then steep”.');
  });

  test('none is no error, and one that comes too late is told so', () => {
    outcome('lab06-lowest', 2);
    expect(shown.at(-1)).toMatch(/^It was “no”\. You had said nothing before/);
    predict('lab06-lowest', 2);
    expect(shown.at(-1)).toMatch(/You say “no”\. The run has already shown it/);
  });

  test('beyond a run whose numbers are NaN', () => {
    predict('lab04-factor', 0.5);
    predict('lab01-rates', 1);
    outcome('lab04-factor', Number.NaN);
    outcome('lab01-rates', 1 + [0.1, Number.NaN].indexOf(Math.min(0.1, Number.NaN)));
    expect(shown.slice(2, 3)).toEqual([expect.stringMatching(/^Nothing came out .*is kept/)]);
    expect(shown.at(-1)).toBe(shown[2]);
    outcome('lab04-factor', 0.7);
    expect(shown.at(-1)).toBe('You said 0.5. It was 0.7.');
  });

  test.each([
    [
      'lab01-rates',
      '?',
      /^\? What do you expect\? Take a guess, put 1, 2, 3 or 4 in place of the \?/,
    ],
    ['lab01-rates', 5, /put 1, 2, 3 or 4 in place of the 5/],
    ['lab04-factor', 'half', /put a number such as 3\.14 .* in place of the half/],
    ['lab02-digits', '', /put a few words in place of the ,/],
  ])('%s: %s', (id, given, says) => {
    predict(id, given);
    expect(shown).toEqual([expect.stringMatching(says)]);
  });

  test('an unknown one is an error that lists the known ones', () => {
    expect(() => predict('lab01-rate', 1)).toThrow(QuizError);
    expect(() => predict('lab00-axis', 1)).toThrow(/no prediction is called 'lab00-axis'/);
    expect(() => outcome('lab01-rate', 1)).toThrow(/^outcome: .*there are: .*lab01-rates/);
  });
});

test('each prediction of a lab is made before its run, and shown after it', () => {
  for (const { name, lab } of readLabs('.')) {
    lab.blocks.forEach((block, at) => {
      if (block.kind !== 'predict') return;
      const shows = `outcome('${block.predict.id}',`;
      const cells = lab.blocks.map((one) => (one.kind === 'code' ? one.text : ''));
      const places = cells.flatMap((text, i) => (text.includes(shows) ? [i] : []));
      expect(places, `${name}: ${block.predict.id}`).toHaveLength(1);
      expect(places[0], `${name}: ${block.predict.id}`).toBeGreaterThan(at);
    });
  }
});
