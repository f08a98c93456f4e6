import { createHash } from 'node:crypto';
import { Problem } from 'kernel-lib/display';

/** One possible answer of a question. */
export interface QuizOption {
  /** What the key calls it: its number as the student sees it, or the number that is asked for. */
  readonly name: string;
  /** What it was called in an edition that had letters. */
  readonly letter?: string;
  readonly text: string;
  /** Of a number: what is this answer, and how near one must come. */
  readonly value?: number;
  readonly tolerance?: number;
  readonly right: boolean;
  /** Shown to who picks it: why it is right, or what it overlooks. */
  readonly why: string;
}

/** A question that the lab answers at once: one of several, all right ones of several, or a number. */
export interface Quiz {
  readonly id: string;
  readonly kind: 'choice' | 'several' | 'number';
  readonly points: number;
  readonly question: string;
  /** As the student sees them. */
  readonly options: readonly QuizOption[];
  /** An earlier edition called the options by the letters of their order in the source. */
  readonly lettered: boolean;
  /** The points do not fall with each try. */
  readonly freeTries: boolean;
}

/** What stands behind the name of a block. */
export interface QuizWords {
  readonly points?: number;
  readonly lettered?: boolean;
  readonly freeTries?: boolean;
}

/** What a student is asked to expect before a run; nobody scores it. */
export interface Prediction {
  readonly id: string;
  readonly form: 'choice' | 'number' | 'words';
  readonly question: string;
  /** Of a choice. */
  readonly options: readonly string[];
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
 * Exactly one option is right, and every option says why. The student sees them in another order,
 * which hangs on the question's id and on nothing else.
 */
export function parseQuiz(id: string, body: string, where: string, words: QuizWords = {}): Quiz {
  const fail = failure('quiz', id, where);
  const { question, options } = parseOptions(body, fail);
  if (options.length < 2) fail('needs at least two options, each "- [ ] text" or "- [x] text"');
  if (options.filter(isRight).length !== 1) fail('needs exactly one "- [x]"');
  return quizOf(id, 'choice', question, shuffled(id, lettered(options, words)), words, fail);
}

/**
 * Reads the body of a `several` block: as a `quiz`, but of its options two or more are right, and
 * the student is to pick all of those. Each right one is worth the same share of the points, and a
 * wrong one that is picked takes one share away.
 */
export function parseSeveralQuiz(
  id: string,
  body: string,
  where: string,
  words: QuizWords = {},
): Quiz {
  const fail = failure('several', id, where);
  const { question, options } = parseOptions(body, fail);
  if (options.filter(isRight).length < 2) fail('needs two or more "- [x]"; with one it is a quiz');
  if (options.every(isRight)) fail('needs a "- [ ]": an option that is not right');
  if (options.length > 9) fail('has more than 9 options');
  if (words.lettered) fail('cannot be lettered: no earlier edition had such questions');
  return quizOf(id, 'several', question, shuffled(id, options), words, fail);
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
export function parseNumberQuiz(
  id: string,
  body: string,
  where: string,
  words: QuizWords = {},
): Quiz {
  const fail = failure('number', id, where);
  const { question, options } = parseOptions(body, fail);
  if (options.filter(isRight).length !== 1) fail('needs exactly one "- [x]"');
  const all = lettered(options, words).map((option): QuizOption => {
    // What an earlier edition offered, and nobody can type as a number.
    if (option.letter && !option.right && !/\d/.test(option.text.slice(0, 2))) {
      return { ...option, name: '' };
    }
    const [, text = '', given] =
      /^(-?\d+(?:\.\d+)?(?:e-?\d+)?)(?: (?:±|\+-) (\d+(?:\.\d+)?(?:e-?\d+)?))?$/.exec(
        option.text,
      ) ?? fail(`"${option.text}" is not a number such as 4.61 or 4.61 ± 0.02`);
    const tolerance = given === undefined ? digitsShown(text) : Number(given);
    if (!(tolerance > 0)) fail(`the tolerance of ${text} must be above 0`);
    return { ...option, name: text, value: Number(text), tolerance };
  });
  const numbers = all.filter(({ value }) => value !== undefined);
  for (const one of numbers) {
    const near = numbers.find((other) => other !== one && touch(one, other));
    if (near) fail(`${one.name} and ${near.name} are too near to tell apart`);
  }
  return quizOf(id, 'number', question, all, words, fail);
}

/**
 * Reads the body of a `predict` block: what is asked, and for a choice the options:
 *
 *     Will the loss still fall at every step?
 *     - yes
 *     - no, it will jump
 *
 * Without options it asks for a number, or with the word `words` for words. Nothing in it is right
 * or wrong: the lab's own run says what came out, by `outcome(id, …)`.
 */
export function parsePrediction(
  id: string,
  body: string,
  where: string,
  words = false,
): Prediction {
  const fail = failure('predict', id, where);
  const lines = body.trim().split('\n');
  const first = lines.findIndex((line) => line.startsWith('- '));
  const question = lines.slice(0, first < 0 ? undefined : first).join('\n');
  const options = first < 0 ? [] : lines.slice(first).map((line) => line.slice(2).trim());
  const odd = first < 0 ? undefined : lines.slice(first).find((line) => !line.startsWith('- '));
  if (odd !== undefined) fail(`unexpected line after the options: "${odd}"`);
  if (!question.trim()) fail('has no question');
  if (options.some((option) => /^\[[ x]\]/.test(option)))
    fail('has a "[ ]": nothing is right here');
  if (options.length === 1) fail('needs a second option');
  if (options.length > 0 && words) fail('has options, so it cannot ask for words');
  const form = options.length > 0 ? 'choice' : words ? 'words' : 'number';
  return { id, form, question: question.trim(), options };
}

interface Option {
  readonly text: string;
  readonly right: boolean;
  readonly why: string;
  readonly letter?: string;
}

function isRight({ right }: Option): boolean {
  return right;
}

function lettered(options: readonly Option[], { lettered }: QuizWords): Option[] {
  return options.map((option, i) =>
    lettered ? { ...option, letter: 'abcdefgh'[i] ?? '?' } : option,
  );
}

/** In an order that hangs on the question's name and on nothing else, numbered. */
function shuffled(id: string, options: readonly Option[]): QuizOption[] {
  const rank = (i: number) =>
    createHash('sha256').update(`chainrule options\n${id}\n${i}`).digest('hex');
  return options
    .map((option, i) => ({ option, rank: rank(i) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .map(({ option }, i) => ({ ...option, name: String(i + 1) }));
}

function quizOf(
  id: string,
  kind: Quiz['kind'],
  question: string,
  options: readonly QuizOption[],
  { points = 1, lettered = false, freeTries = false }: QuizWords,
  fail: Fail,
): Quiz {
  if (!(points > 0)) fail('needs points above 0');
  return { id, kind, points, question, options, lettered, freeTries };
}

function touch(one: QuizOption, other: QuizOption): boolean {
  const reach = (one.tolerance ?? 0) + (other.tolerance ?? 0);
  return Math.abs((one.value ?? 0) - (other.value ?? 0)) <= reach;
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

function parseOptions(body: string, fail: Fail): { question: string; options: Option[] } {
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
