import {
  type ClosedQuestion,
  fractionOf,
  isClosed,
  nextFraction,
  openSeal,
  openTries,
  pointsOf,
  readGiven,
  sealTries,
  type Tries,
  tryName,
  wanted,
  withRecord,
  withTry,
} from 'chainrule-grader';
import { display, notebookHost } from 'kernel-lib/display';
import { questions } from '../questions.js';
import { noteAnswer, noteTries, triesBefore } from './recorded.js';
import { Saying } from './saying.js';

/** A question of a lab that cannot be looked up. */
export class QuizError extends Error {
  override readonly name = 'QuizError';
}

/** One answer, or several to one question. */
export type GivenAnswer = string | number | readonly (string | number)[];

/**
 * Answers a question of a lab, and says at once whether and why it is right.
 *
 * Each different answer is a try, and a later try is worth less. The tries stand, closed, as a third
 * word in the question's own cell, where this function writes them.
 *
 * @param id the question's name, as the lab writes it
 * @param given the number of an option, the numbers of several (`'1 3'` or `[1, 3]`), or the number
 * that is asked for; `'?'` while undecided
 * @param record the tries so far, as this function wrote them
 */
export function answer(id: string, given: GivenAnswer, record?: string): void {
  const question = questions.find((one) => one.id === id);
  if (!question || !isClosed(question)) {
    throw new QuizError(
      `answer: no question is called '${id}'${like(id, questions.filter(isClosed))}`,
    );
  }
  const flat = typeof given === 'object' ? given.join(' ') : given;
  noteAnswer(id, flat);
  const ofCell = record === undefined ? [] : openTries(id, record);
  const said = judge(question, flat, triesBefore(id, ofCell ?? []));
  display(new Saying(ofCell ? said : `${said}\n\n${DAMAGED}`));
}

/** Nothing is taken from anybody for it. */
const DAMAGED =
  'The third word of this cell, which counts your tries, was changed by hand and cannot be read: your answer stays, and the word is written anew.';

/** What may have been meant: the names in the same lab. */
export function like(id: string, known: readonly { readonly id: string }[]): string {
  const lab = id.slice(0, 'lab00-'.length);
  const near = known.filter((one) => one.id.startsWith(lab)).map((one) => one.id);
  const names = near.length > 0 ? near.join(', ') : `names such as ${known[0]?.id}`;
  return `; there are: ${names}. Take the name from the question's own cell`;
}

function judge(question: ClosedQuestion, given: string | number, before: Tries): string {
  const read = readGiven(question, given);
  if (read.kind !== 'answer') {
    return `**?** Make up your mind, put ${wanted(question)} in place of the \`${given}\`, and run the cell.`;
  }
  const { value } = read;
  const verdict = openSeal(question, value);
  const name = tryName(verdict, value);
  const tries = withTry(before, name);
  noteTries(question.id, tries);
  writeDown(question.id, tries);
  const fraction = fractionOf(question, before, name);
  const points = pointsOf(question, verdict, fraction);
  if (verdict?.right) {
    const worth = fraction < 1 ? ` ${pointsWords(question, points)}` : '';
    return `✓ **${verdict.label} is right.** ${verdict.why}${worth}`;
  }
  const { label = String(value), why = '' } = verdict ?? {};
  const soFar = points > 0 ? ` ${pointsWords(question, points)}` : '';
  return `✗ **Not ${label}.** ${why && `${why} `}${again(question, tries, before)}${soFar}`;
}

function again(question: ClosedQuestion, tries: Tries, before: Tries): string {
  const found = before.find((one) => openSeal(question, one)?.right);
  if (found !== undefined) return `You had found it: put ${found} back.`;
  const again = question.kind === 'choice' ? 'Try another one' : 'Try again';
  const next = nextFraction(question, tries);
  if (next === 1) return `${again}.`;
  return `${again}: it counts ${next > 0.5 ? 'two thirds' : 'one third'} now.`;
}

function pointsWords({ points: all }: ClosedQuestion, points: number): string {
  return `(${points} of ${all} ${all === 1 ? 'point' : 'points'})`;
}

/** Puts the tries into the cell that answers, where the notebook lets us. */
function writeDown(id: string, tries: Tries): void {
  const host = notebookHost();
  const source = host?.cellSource?.();
  if (source === undefined || !host?.replaceCell) return;
  const text = withRecord(source, id, sealTries(id, tries));
  if (text !== undefined) host.replaceCell(text);
}
