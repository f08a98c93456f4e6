import { isClosed, type Question } from 'chainrule-grader/notebooks';
import { questions as asked } from './generated/questions.js';
import { fallingPoints } from './rules.js';

/** The questions that notebooks ask, by this course's rules. */
export const questions: readonly Question[] = byRule(asked, fallingPoints);

/** Where points are not to fall with each try, all tries count alike. */
export function byRule(all: readonly Question[], falling: boolean): readonly Question[] {
  if (falling) return all;
  return all.map((one) => (isClosed(one) ? { ...one, tries: 'free' } : one));
}
