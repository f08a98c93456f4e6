import { Problem } from 'kernel-lib/display';

/** One possible answer of a question. */
export interface QuizOption {
  /** Of multiple choice. */
  readonly letter: string;
  readonly text: string;
  /** Of a number: what is this answer, and how near one must come. */
  readonly value?: number;
  readonly tolerance?: number;
  readonly right: boolean;
  /** Shown to who picks it: why it is right, or what it overlooks. */
  readonly why: string;
}

/** A question that the lab answers at once: multiple choice, or a number. */
export interface Quiz {
  readonly id: string;
  readonly kind: 'choice' | 'number';
  readonly points: number;
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
export function parseQuiz(id: string, body: string, where: string, points = 1): Quiz {
  const fail = failure('quiz', id, where);
  const { question, options } = parseOptions(body, fail);
  if (options.length < 2) fail('needs at least two options, each "- [ ] text" or "- [x] text"');
  if (!(points > 0)) fail('needs points above 0');
  return {
    id,
    kind: 'choice',
    points,
    question,
    options: options.map((option, i) => ({ letter: 'abcdefgh'[i] ?? '?', ...option })),
  };
}

/**
 * Reads the body of a `number` block: a question, the right number, and wrong numbers for which
 * there is something to say:
 *
 *     What is the loss of a guess among 100 classes?
 *     - [x] 4.61
 *       > Each class gets 1/100, and -log(1/100) = 4.61.
 *     - [ ] 2.30
 *       > That is log 10.
 *
 * A number is right when it agrees in the digits that stand here (4.61 means 4.605 to 4.615; a
 * whole number means itself), or within what `4.61 ± 0.02` says.
 */
export function parseNumberQuiz(id: string, body: string, where: string, points = 1): Quiz {
  const fail = failure('number', id, where);
  const { question, options } = parseOptions(body, fail);
  if (!(points > 0)) fail('needs points above 0');
  const numbers = options.map((option) => {
    const [, text = '', given] =
      /^(-?\d+(?:\.\d+)?(?:e-?\d+)?)(?: (?:±|\+-) (\d+(?:\.\d+)?(?:e-?\d+)?))?$/.exec(
        option.text,
      ) ?? fail(`"${option.text}" is not a number such as 4.61 or 4.61 ± 0.02`);
    const tolerance = given === undefined ? digitsShown(text) : Number(given);
    if (!(tolerance > 0)) fail(`the tolerance of ${text} must be above 0`);
    return { ...option, letter: text, value: Number(text), tolerance };
  });
  for (const one of numbers) {
    const near = numbers.find(
      (other) =>
        other !== one && Math.abs(other.value - one.value) <= other.tolerance + one.tolerance,
    );
    if (near) fail(`${one.letter} and ${near.letter} are too near to tell apart`);
  }
  return { id, kind: 'number', points, question, options: numbers };
}

/** Half a unit of the last digit that is written; a whole number is meant exactly. */
function digitsShown(text: string): number {
  const [, decimals = '', exponent = '0'] = /^-?\d+(?:\.(\d+))?(?:e(-?\d+))?$/.exec(text) ?? [];
  if (decimals === '' && exponent === '0') return 0.01;
  return 0.5 * 10 ** (Number(exponent) - decimals.length);
}

type Fail = (what: string) => never;

function failure(kind: string, id: string, where: string): Fail {
  return (what) => {
    throw new Problem(`${where}: ${kind} ${id}: ${what}`);
  };
}

function parseOptions(
  body: string,
  fail: Fail,
): { question: string; options: { text: string; right: boolean; why: string }[] } {
  const question: string[] = [];
  const options: { text: string; right: boolean; why: string[] }[] = [];
  for (const line of body.split('\n')) {
    const option = /^- \[([ x])\] (.+)$/.exec(line);
    const why = /^ {2}> ?(.*)$/.exec(line);
    const last = options.at(-1);
    if (option) {
      options.push({ text: (option[2] ?? '').trim(), right: option[1] === 'x', why: [] });
    } else if (why && last) last.why.push(why[1] ?? '');
    else if (!last) question.push(line);
    else if (line.trim()) fail(`unexpected line after the options: "${line}"`);
  }
  if (!question.join('').trim()) fail('has no question');
  if (options.filter((option) => option.right).length !== 1) fail('needs exactly one "- [x]"');
  for (const option of options) {
    if (option.why.length === 0) fail(`option "${option.text}" does not say why ("  > because …")`);
  }
  return {
    question: question.join('\n').trim(),
    options: options.map(({ text, right, why }) => ({ text, right, why: why.join(' ').trim() })),
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
  if (!question.trim()) throw new Problem(`${where}: open question ${id} has no question`);
  if (!markScheme.trim()) {
    throw new Problem(`${where}: open question ${id} has no mark scheme ("=== marks")`);
  }
  if (!(points > 0)) throw new Problem(`${where}: open question ${id} needs points=N`);
  return { id, question: question.trim(), markScheme: markScheme.trim(), points };
}
