import { answer, nbgraderPoints, QuizError } from 'chainrule-course/notebook';
import { installNotebookHost, type MimeBundle } from 'kernel-lib/display';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

let shown: string[] = [];
beforeEach(() => {
  shown = [];
  installNotebookHost({
    display: (bundle: MimeBundle) => void shown.push(String(bundle['text/plain'])),
    clearOutput: () => {},
    breathe: async () => {},
  });
});
afterEach(() => {
  vi.unstubAllEnvs();
  Reflect.deleteProperty(globalThis, Symbol.for('chainrule.notebookHost'));
});

describe('an answer is judged at once', () => {
  test.each([
    ['lab00-axis', 'b', /^✓ b is right\. Axis 0/],
    ['lab00-axis', 'B', /^✓ b is right/],
    ['lab00-axis', 'a', /^✗ Not a\. That is one number.*Try another one\.$/],
    ['lab00-axis', '?', /^\? Make up your mind, put a, b or c in place of the \?/],
    ['lab00-axis', 'x', /put a, b or c in place of the x/],
    ['lab00-parameters', 8, /^✓ 8 is right\./],
    ['lab00-parameters', '8', /^✓ 8 is right\./],
    ['lab00-parameters', 6, /^✗ Not 6\. Those are the weights/],
    ['lab00-parameters', 7, /^✗ Not 7\. Try again\.$/],
    ['lab00-parameters', 'many', /put a number such as 3\.14/],
  ])('%s: %s', (id, given, says) => {
    answer(id, given);
    expect(shown).toEqual([expect.stringMatching(says)]);
  });

  test('an unknown question is an error that lists the known ones', () => {
    expect(() => answer('lab00-axes', 'a')).toThrow(QuizError);
    expect(() => answer('lab00-axes', 'a')).toThrow(
      /no question is called 'lab00-axes'.*lab00-axis/,
    );
    expect(() => answer('constructor', 'a')).toThrow(QuizError);
  });
});

describe('points for nbgrader', () => {
  test('of a question: those of the answer that was given last', async () => {
    expect(await nbgraderPoints('lab00-broadcast')).toBe(0);
    answer('lab00-broadcast', 'c');
    expect(await nbgraderPoints('lab00-broadcast')).toBe(1);
    answer('lab00-broadcast', 'a');
    expect(await nbgraderPoints('lab00-broadcast')).toBe(0);
  });

  // nbgrader takes a cell without an error for a right answer.
  test('of something that is not there: an error', async () => {
    await expect(nbgraderPoints('no_such_exercise')).rejects.toThrow(
      /no exercise no_such_exercise/,
    );
  });
});
