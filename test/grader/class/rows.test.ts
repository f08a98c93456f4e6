import { expect, test } from 'vitest';
import { verdictOf } from '../../../kernel-lib/grader/class/rows.js';
import { sample } from '../sample.js';

test('what a student lost are checks that did not pass and questions answered wrongly', () => {
  const { lost } = verdictOf(sample, 'graded', 1);
  const wrong = sample.questions!.results.filter(({ status }) => status === 'failed');
  expect(wrong.length).toBeGreaterThan(0);
  const questions = Object.keys(lost).filter((name) => name.startsWith('question/'));
  expect(questions).toEqual(wrong.map(({ id }) => `question/${id}`));
  expect(lost).toMatchObject({ 'affine_forward/images': 'failed' });
  expect(lost).not.toHaveProperty('affine_forward/values');
});
