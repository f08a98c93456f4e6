import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { analyse } from 'scslre';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { expectGrowth } from './growth.js';

/*
 * Regular expressions that meet what a student wrote: a text can make some of them take the square
 * of its length, and no deadline holds in the process that makes the verdict.
 */

const library = join(import.meta.dirname, '../../../kernel-lib');
const FOLDERS = ['grader', 'course', 'library/display', 'workshop/release/gradescope'];
/** These read only our own files, or the system's. */
const OURS = [
  'course/figures/',
  'course/lectures/',
  'grader/sandbox/files.ts',
  'grader/sandbox/rlimits.ts',
  'grader/files/imports.ts',
];

interface Expression {
  /** File, line and text. */
  title: string;
  expression: RegExp;
}

const expressions = FOLDERS.flatMap((folder) => {
  const names = readdirSync(join(library, folder), { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map((name) => join(folder, name))
    .filter((path) => !OURS.some((own) => path.startsWith(own)))
    .flatMap(expressionsIn);
});

function expressionsIn(path: string): Expression[] {
  const text = readFileSync(join(library, path), 'utf8');
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext);
  const found: Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      const expression = new RegExp(node.text.slice(1, end), node.text.slice(end + 1));
      const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
      found.push({ title: `${path}:${line + 1} ${node.text.slice(0, 100)}`, expression });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

test('there are some', () => {
  expect(expressions.length).toBeGreaterThan(80);
});

describe('the analysis', () => {
  const reportTypes = { Move: true, Self: true, Trade: true };
  const reports = (expression: RegExp) =>
    analyse(expression, { reportTypes }).reports.map(({ type, character }) => {
      return `${type} of ${JSON.stringify(character.pick)}`;
    });

  test('knows one that takes the square of the length', () => {
    expect(reports(/[^\s'"]*chainrule-[^\s/\\'"]+[/\\]/g)).not.toEqual([]);
  });

  test('finds none of them', () => {
    const slow = expressions.flatMap(({ title, expression }) =>
      reports(expression).map((report) => `${title}: ${report}`),
    );
    expect(slow).toEqual([]);
  });
});

describe('a short text, repeated', () => {
  const SIZE = 40_000;

  /** Texts that an expression may begin to match: runs of its own letters, and a few of their signs. */
  function unitsOf({ source }: RegExp): fc.Arbitrary<string> {
    const plain = source.replace(/\\([^\w])/g, '$1');
    const runs = plain.match(/[^\\()[\]{}|*+?^$]{2,}/g) ?? [];
    const signs = [...new Set(`${plain.replace(/[\\()[\]{}|*+?^$]/g, '')}a1 ."'/\\*_-`)];
    const mixed = fc.array(fc.constantFrom(...signs), { minLength: 1, maxLength: 4 });
    const some = mixed.map((list) => list.join(''));
    return runs.length === 0 ? some : fc.oneof(some, fc.constantFrom(...runs));
  }

  const timed = (expression: RegExp, unit: string) =>
    expectGrowth(
      (size) => {
        const text = `${unit.repeat(Math.ceil(size / unit.length))}\0`;
        return () => (expression.global ? text.replace(expression, '') : expression.test(text));
      },
      SIZE,
      `${expression} ${JSON.stringify(unit)}`,
    );

  test.each(expressions)('$title', ({ expression }) => {
    fc.assert(
      fc.property(unitsOf(expression), (unit) => timed(expression, unit)),
      { numRuns: 25, seed: 7 },
    );
  });
});
