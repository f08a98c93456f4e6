import { type ClosedQuestion, letterList, openSeal, readGiven } from 'chainrule-grader';
import { DISPLAY, type Displayable, display, type MimeBundle } from 'kernel-lib/display';
import { questions } from '../generated/questions.js';
import { noteAnswer } from './recorded.js';

/** A question of a lab that cannot be looked up. */
export class QuizError extends Error {
  override readonly name = 'QuizError';
}

/** What the student sees after answering. */
class Verdict implements Displayable {
  readonly right: boolean;
  readonly #text: string;

  constructor(right: boolean, text: string) {
    this.right = right;
    this.#text = text;
  }

  [DISPLAY](): MimeBundle {
    return { 'text/markdown': this.#text, 'text/plain': this.#text.replaceAll(/[*`]/g, '') };
  }
}

/**
 * Answers a question of a lab, and says at once whether and why it is right.
 *
 * @param id the question's name, as the lab writes it
 * @param given a letter `'a'`, `'b'`, …, or a number; `'?'` while undecided
 */
export function answer(id: string, given: string | number): void {
  const question = questions.find((one) => one.id === id);
  if (!question || question.kind === 'open') {
    throw new QuizError(
      `answer: no question is called '${id}'; there are: ${questions.map((one) => one.id).join(', ')}`,
    );
  }
  noteAnswer(id, given);
  display(judge(question, given));
}

function judge(question: ClosedQuestion, given: string | number): Verdict {
  const read = readGiven(question, given);
  const wanted =
    question.kind === 'number' ? 'a number such as 3.14' : letterList(question.letters);
  switch (read.kind) {
    case 'undecided':
    case 'unfit':
      return new Verdict(
        false,
        `**?** Make up your mind, put ${wanted} in place of the \`${given}\`, and run the cell.`,
      );
    case 'answer': {
      const verdict = openSeal(question, read.value);
      if (!verdict) return new Verdict(false, `✗ **Not ${read.value}.** Try again.`);
      const { right, label, why } = verdict;
      if (right) return new Verdict(true, `✓ **${label} is right.** ${why}`);
      const again = question.kind === 'number' ? 'Try again.' : 'Try another one.';
      return new Verdict(false, `✗ **Not ${label}.** ${why} ${again}`);
    }
  }
}
