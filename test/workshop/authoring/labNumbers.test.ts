import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { labNumbers, numbersTable } from '../../../kernel-lib/workshop/authoring/labNumbers.js';
import { parseLab } from '../../../kernel-lib/workshop/authoring/source.js';

const SOLUTION = `
export function double(x: number): number {
  // BEGIN SOLUTION: two of them
  // a comment is no line
  const two = 2;

  return two * x;
  // END SOLUTION
}

export function other(): number {
  // BEGIN SOLUTION
  return 1;
  // END SOLUTION
}
`;

const LAB = parseLab(
  [
    '---',
    'title: T',
    '---',
    '# Three words here',
    '',
    '```python',
    'a = 1',
    '',
    'b = 2',
    '```',
    '',
    '```ts figure collapsed',
    'draw();',
    '```',
    '',
    '```ts',
    'one();',
    '',
    'two();',
    '```',
    '',
    '```check',
    'double: twice',
    '```',
    '',
    '```quiz id=q',
    'Is it?',
    '- [x] yes',
    '  > Because of much.',
    '- [ ] no, never',
    '  > No.',
    '```',
    '',
    '## Optional: more',
    '',
    'word '.repeat(400),
    '## The end',
    '',
  ].join('\n'),
  'lab.md',
);

test('words, lines and answers are counted as a reader and a writer meet them', () => {
  expect(labNumbers(LAB, [SOLUTION])).toEqual({
    prose: 5,
    asked: 5,
    shown: 4,
    folded: 1,
    written: 2,
    exercises: 1,
    closed: 1,
    open: 0,
    predictions: 0,
    figures: 1,
    minutes: 0,
    optional: 2,
  });
});

test('the table ends with the sums', () => {
  const numbers = { ...labNumbers(LAB, [SOLUTION]), minutes: 45 };
  const table = numbersTable(
    new Map([
      ['a', numbers],
      ['b', numbers],
    ]),
  ).split('\n');
  expect(table).toHaveLength(5);
  expect(table.at(-1)).toMatch(
    /^\| \*\*all\*\* \| 10 \+ 10 \| 8 \+ 2 \| 4 lines \| .* 1\.5 h \| \+ 4 min \|$/,
  );
});

const SOURCES = 'notebooks/sources';
const labs = readdirSync(SOURCES)
  .filter((name) => name.endsWith('.md'))
  .map((name) => ({ name, text: readFileSync(join(SOURCES, name), 'utf8') }));

describe('what the labs promise', () => {
  test.each(labs)('$name is read in 45 minutes, and ends with three places to read on', (lab) => {
    expect(labNumbers(parseLab(lab.text, lab.name), []).minutes).toBeLessThanOrEqual(45);
    const [places = ''] = /\*\*To read on\.\*\*\n\n((?:- .*\n)+)/.exec(lab.text)?.slice(1) ?? [];
    expect(places.trim().split('\n')).toHaveLength(3);
  });

  test('a third of the questions at least want a number, or all that is right of several', () => {
    const count = (kind: string) =>
      labs.flatMap(({ text }) => text.match(new RegExp(`^\`\`\`${kind} id=`, 'gm')) ?? []).length;
    const [choice, number, several] = [count('quiz'), count('number'), count('several')];
    expect(number + several).toBeGreaterThan((choice + number + several) / 3);
  });
});
