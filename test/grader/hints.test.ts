import { formats } from 'chainrule-grader';
import { expect, test } from 'vitest';
import { hintsCost, withHintsTaken } from '../../kernel-lib/grader/engine/hints.js';
import { sample } from './sample.js';

const [affine] = sample.exercises;

test('hints that were taken cost nothing, unless an instructor says so', () => {
  expect(withHintsTaken(affine!, 1)).toEqual({ ...affine, hints_taken: 1 });
  expect(withHintsTaken(affine!, 0, () => 1)).toEqual(affine);
});

test('their price is a line among the checks, never more than was earned', () => {
  const last = withHintsTaken(affine!, 2, (tier, of) => (tier === of ? 0.25 : 0));
  expect(last).toMatchObject({ score: 1.75, max_score: 5, hints_taken: 2 });
  const sum = last.checks.reduce((all, { score }) => all + score, 0);
  expect(sum).toBe(last.score);
  expect(withHintsTaken(affine!, 9, () => 7).score).toBe(0);
  // One more is taken: it is counted anew.
  expect(withHintsTaken(last, 1, () => 0.5)).toMatchObject({ score: 1.5, hints_taken: 1 });
  const text = formats.text!({ ...sample, exercises: [last] });
  expect(text).toContain('✓ 2 of 2 hints taken  -0.25');
});

test('many small prices add up to what they look like', () => {
  expect(hintsCost(() => 0.1, 0, 3, 3)).toBe(0.3);
  expect(hintsCost(() => -5, 0, 3, 3)).toBe(0);
  expect(hintsCost(() => 1, 1, 2, 3)).toBe(1);
});
