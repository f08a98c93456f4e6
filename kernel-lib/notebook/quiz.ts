import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DISPLAY, type Displayable, display, type MimeBundle } from '../display/index.js';

/** One multiple-choice question, as generated from the labs' sources into notebooks/quizzes.json. */
interface Question {
  readonly question: string;
  readonly options: readonly { letter: string; text: string; right: boolean; why: string }[];
}

/** A quiz question that cannot be looked up. */
export class QuizError extends Error {
  override readonly name = 'QuizError';
}

const FILE = join('notebooks', 'quizzes.json');

function questions(): Record<string, Question> {
  let folder = process.cwd();
  while (!existsSync(join(folder, FILE))) {
    const parent = dirname(folder);
    if (parent === folder) {
      throw new QuizError(`answer: ${FILE} is missing: run "npm run generate" in the project`);
    }
    folder = parent;
  }
  return JSON.parse(readFileSync(join(folder, FILE), 'utf8'));
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
 * Answers a multiple-choice question of a lab, and says at once whether and why it is right.
 *
 * @param id the question's name, as the lab writes it
 * @param letter `a`, `b`, …; `?` while undecided
 */
export function answer(id: string, letter: string): void {
  const all = questions();
  const question = all[id];
  if (!question) {
    throw new QuizError(
      `answer: no question is called '${id}'; there are: ${Object.keys(all).join(', ')}`,
    );
  }
  const letters = question.options.map((option) => option.letter);
  const picked = question.options.find((option) => option.letter === letter.trim().toLowerCase());
  if (!picked) {
    const list = `${letters.slice(0, -1).join(', ')} or ${letters.at(-1)}`;
    display(
      new Verdict(
        false,
        `**?** Make up your mind, put ${list} in place of the \`${letter}\`, and run the cell.`,
      ),
    );
  } else if (picked.right) {
    display(new Verdict(true, `✓ **${picked.letter} is right.** ${picked.why}`));
  } else {
    display(new Verdict(false, `✗ **Not ${picked.letter}.** ${picked.why} Try another one.`));
  }
}
