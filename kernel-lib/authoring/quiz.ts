import { AuthoringError } from './stubs.js';

/** One possible answer of a multiple-choice question. */
export interface QuizOption {
  readonly letter: string;
  readonly text: string;
  readonly right: boolean;
  /** Shown to who picks it: why it is right, or what it overlooks. */
  readonly why: string;
}

/** A multiple-choice question. */
export interface Quiz {
  readonly id: string;
  readonly question: string;
  readonly options: readonly QuizOption[];
}

/** An open question, scored by a person. */
export interface OpenQuestion {
  readonly id: string;
  readonly question: string;
  /** For the person who scores; never in the student's copy. */
  readonly markScheme: string;
  readonly points: number;
}

/**
 * Reads the body of a `quiz` block:
 *
 *     What is the loss of a guess among 100 classes?
 *     - [ ] 2.30
 *       > That is log 10.
 *     - [x] 4.61
 *       > Each class gets 1/100, and -log(1/100) = 4.61.
 *
 * Exactly one option is right, and every option says why.
 */
export function parseQuiz(id: string, body: string, where: string): Quiz {
  const fail = (what: string): never => {
    throw new AuthoringError(`${where}: quiz ${id}: ${what}`);
  };
  const question: string[] = [];
  const options: { text: string; right: boolean; why: string[] }[] = [];
  for (const line of body.split('\n')) {
    const option = /^- \[([ x])\] (.+)$/.exec(line);
    const why = /^ {2}> ?(.*)$/.exec(line);
    const last = options.at(-1);
    if (option) options.push({ text: option[2] ?? '', right: option[1] === 'x', why: [] });
    else if (why && last) last.why.push(why[1] ?? '');
    else if (!last) question.push(line);
    else if (line.trim()) fail(`unexpected line after the options: "${line}"`);
  }
  if (!question.join('').trim()) fail('has no question');
  if (options.length < 2) fail('needs at least two options, each "- [ ] text" or "- [x] text"');
  if (options.filter((option) => option.right).length !== 1) fail('needs exactly one "- [x]"');
  for (const option of options) {
    if (option.why.length === 0) fail(`option "${option.text}" does not say why ("  > because …")`);
  }
  return {
    id,
    question: question.join('\n').trim(),
    options: options.map(({ text, right, why }, i) => ({
      letter: 'abcdefgh'[i] ?? '?',
      text,
      right,
      why: why.join(' ').trim(),
    })),
  };
}

/** Reads the body of an `open` block: the question, a line `=== marks`, the mark scheme. */
export function parseOpenQuestion(
  id: string,
  points: number,
  body: string,
  where: string,
): OpenQuestion {
  const [question = '', markScheme = ''] = body.split(/^=== marks\s*$/m);
  if (!question.trim()) throw new AuthoringError(`${where}: open question ${id} has no question`);
  if (!markScheme.trim()) {
    throw new AuthoringError(`${where}: open question ${id} has no mark scheme ("=== marks")`);
  }
  if (!(points > 0)) throw new AuthoringError(`${where}: open question ${id} needs points=N`);
  return { id, question: question.trim(), markScheme: markScheme.trim(), points };
}
