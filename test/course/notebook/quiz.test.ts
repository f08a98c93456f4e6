import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answer, nbgraderPoints, QuizError } from 'chainrule-course/notebook';
import { openTries } from 'chainrule-grader';
import { installNotebookHost, type MimeBundle } from 'kernel-lib/display';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { leaveNotebook, notebookThatKeeps } from './shown.js';

let shown: string[] = [];
beforeEach(() => {
  shown = notebookThatKeeps();
});
afterEach(() => {
  vi.unstubAllEnvs();
  leaveNotebook();
});

describe('an answer is judged at once', () => {
  test.each([
    ['lab00-axis', '?', /^\? Make up your mind, put 1, 2 or 3 in place of the \?/],
    ['lab00-axis', 'x', /put 1, 2 or 3 in place of the x/],
    [
      'lab00-axis',
      'a',
      /^✗ Not a \(X\.mean\(\)\)\. That is one number.*it counts two thirds now\.$/,
    ],
    ['lab00-axis', 'B', /^✓ b \(X\.mean\(0\)\) is right\. .*\(0\.67 of 1 point\)$/],
    ['lab00-parameters', 8, /^✓ 8 is right\./],
    ['lab00-parameters', '8', /^✓ 8 is right\./],
    ['lab00-parameters', 6, /^✗ Not 6\. Those are the weights/],
    ['lab00-parameters', 7, /^✗ Not 7\. You had found it: put 8 back\.$/],
    ['lab00-parameters', 'many', /put a number such as 3\.14/],
    ['lab01-jacobian', '16,777,216', /^✓ 16777216 is right\./],
    ['lab01-jacobian', '16,777', /put a number such as 3\.14/],
  ])('%s: %s', (id, given, says) => {
    answer(id, given);
    expect(shown).toEqual([expect.stringMatching(says)]);
  });

  test('an unknown question is an error that lists those of its lab', () => {
    expect(() => answer('lab00-axes', 'a')).toThrow(QuizError);
    expect(() => answer('lab00-axes', 'a')).toThrow(
      /no question is called 'lab00-axes'.*lab00-axis/,
    );
    expect(() => answer('lab00-axes', 'a')).not.toThrow(/lab01/);
    expect(() => answer('constructor', 'a')).toThrow(QuizError);
  });
});

describe('each try is written into the cell that answers', () => {
  /** Runs a cell as a notebook would, and returns what it is then. */
  function run(id: string, given: string | number, source: string, record?: string): string {
    let text = source;
    installNotebookHost({
      display: (bundle: MimeBundle) => void shown.push(String(bundle['text/plain'])),
      clearOutput: () => {},
      breathe: async () => {},
      cellSource: () => source,
      replaceCell: (replaced) => {
        text = replaced;
      },
    });
    answer(id, given, record);
    return text;
  }
  const recordIn = (source: string) => /, '([\w+/=.]{20,})'\)/.exec(source)?.[1];

  test('the record grows, and a kernel that starts anew goes on from it', () => {
    const id = 'lab02-db';
    const one = run(id, 1, `answer('${id}', 1); // your number for the ?`);
    expect(one).toMatch(/^answer\('lab02-db', 1, '[\w+/=.]+'\); \/\/ your number for the \?$/);
    const two = run(id, 0.01, one.replace(', 1,', ', 0.01,'), recordIn(one));
    expect(openTries(id, recordIn(two) ?? '')).toEqual(['1', '0.01']);
    run(id, 100, two.replace('0.01', '100'), recordIn(two));
    expect(shown.at(-1)).toMatch(/^✓ 100 is right\. .*\(0\.33 of 1 point\)$/);
  });

  test('a cell that is undecided stays as it is', () => {
    const source = "answer('lab02-loss-start', '?');";
    expect(run('lab02-loss-start', '?', source)).toBe(source);
  });

  test('who looks at what is said of others is told to put the right one back', () => {
    answer('lab07-four-masks', 4);
    answer('lab07-four-masks', 2);
    expect(shown.at(-1)).toMatch(/You had found it: put 4 back\.$/);
    answer('lab07-four-masks', 4);
    expect(shown.at(-1)).toMatch(/^✓ 4 is right\./);
    expect(shown.at(-1)).not.toContain('of 1 point');
  });

  test('changed by hand, it is one clear sentence, and the answer stays', () => {
    const source = "answer('lab02-xor-11', 1, 'first try!');";
    const text = run('lab02-xor-11', 1, source, 'first try!');
    expect(shown).toEqual([expect.stringMatching(/^✗ Not 1\..*\n\nThe third word of this cell/s)]);
    expect(openTries('lab02-xor-11', recordIn(text) ?? '')).toEqual(['1']);
    // What this kernel has seen is not forgotten with the word.
    run('lab02-xor-11', -0.07, "answer('lab02-xor-11', -0.07);");
    expect(shown.at(-1)).toMatch(/\(0\.67 of 1 point\)$/);
  });
});

describe('points for nbgrader', () => {
  test('of a question: those of the answer that was given last, at its try', async () => {
    expect(await nbgraderPoints('lab00-broadcast')).toBe(0);
    answer('lab00-broadcast', 'c');
    expect(await nbgraderPoints('lab00-broadcast')).toBe(1);
    answer('lab00-broadcast', 'a');
    expect(await nbgraderPoints('lab00-broadcast')).toBe(0);
    answer('lab00-broadcast', 'c');
    expect(await nbgraderPoints('lab00-broadcast')).toBe(1);
  });

  // Old notebooks hold the cell of the one, new ones that of the other.
  test('of a question that another one replaced: an answer to either counts', async () => {
    const both = () =>
      Promise.all(['lab02-loss-start', 'lab02-start-is-right'].map(nbgraderPoints));
    expect(await both()).toEqual([0, 0]);
    answer('lab02-loss-start', 2.3);
    expect(await both()).toEqual([1, 1]);
    answer('lab02-start-is-right', '2');
    expect(await both()).toEqual([0, 0]);
  });

  test('of a question that another one replaced, in a notebook that was handed in', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'handed-in-'));
    const home = process.cwd();
    const source = "answer('lab02-loss-start', 2.3);";
    const cells = [{ cell_type: 'code', id: 'lab02-loss-start', metadata: {}, source }];
    writeFileSync(join(folder, 'lab.ipynb'), JSON.stringify({ nbformat: 4, cells }));
    vi.stubEnv('NBGRADER_EXECUTION', 'autograde');
    try {
      process.chdir(folder);
      expect(await nbgraderPoints('lab02-loss-start')).toBe(1);
      expect(await nbgraderPoints('lab02-start-is-right')).toBe(1);
    } finally {
      process.chdir(home);
      rmSync(folder, { recursive: true });
    }
  });

  // nbgrader takes a cell without an error for a right answer.
  test('of something that is not there: an error', async () => {
    await expect(nbgraderPoints('no_such_exercise')).rejects.toThrow(
      /no exercise no_such_exercise/,
    );
  });
});
