import type { CellQuestion, ClosedQuestion } from './question.js';

/** What a student gave, brought into one form. */
export type Given =
  | { readonly kind: 'answer'; readonly value: string | number }
  /** `?`, or nothing yet. */
  | { readonly kind: 'undecided' }
  /** Not in the form that the question asks for. */
  | { readonly kind: 'unfit'; readonly say: string };

/** Brings what was given into the form of the question. */
export function readGiven(question: CellQuestion, given: string | number): Given {
  const text = String(given).trim();
  if (/^\??$/.test(text)) return { kind: 'undecided' };
  const value = fitted(question, text);
  if (value !== undefined) return { kind: 'answer', value };
  return { kind: 'unfit', say: `'${shorten(text)}' is ${misfit(question)}` };
}

function fitted(question: CellQuestion, text: string): string | number | undefined {
  const { kind } = question;
  if (kind === 'prediction') {
    if (question.form === 'words') return text;
    if (question.form === 'number') return numberOf(text);
    return optionOf(text, question.options?.length ?? 0);
  }
  if (kind === 'several') return optionsOf(text, question.options);
  const number = kind === 'number' ? numberOf(text) : optionOf(text, question.options);
  return number ?? letterOf(text, question.letters);
}

/** `3.14`, `1e-5`, `1_000`; `16,777,216` as labs print it (one comma alone may stand for a point). */
function numberOf(text: string): number | undefined {
  const plain = text.replace(/^\+/, '').replace('−', '-').replaceAll('_', '');
  const thousands = /^-?\d{1,3}(,\d{3}){2,}(\.\d+)?$/.test(plain);
  const value = Number(thousands ? plain.replaceAll(',', '') : plain);
  return Number.isFinite(value) ? value : undefined;
}

/** `2`, `2.` or `2)` */
function optionOf(text: string, options: number): number | undefined {
  const [, digits] = /^(\d+)[.)]?$/.exec(text) ?? [];
  const number = Number(digits);
  return number >= 1 && number <= options ? number : undefined;
}

/** `1 4`, `1, 4`, `14` and `4 and 1` are all `1 4`. */
function optionsOf(text: string, options: number): string | undefined {
  const list = text.toLowerCase().replaceAll('and', ' ');
  if (!/^[\d\s,;.)&+[\]]+$/.test(list)) return undefined;
  const numbers = [...list].filter((sign) => /\d/.test(sign)).map(Number);
  if (numbers.length === 0 || numbers.some((one) => one < 1 || one > options)) return undefined;
  return [...new Set(numbers)].sort((a, b) => a - b).join(' ');
}

/** What an option was called in an edition that had letters. */
function letterOf(text: string, letters = ''): string | undefined {
  const letter = text.toLowerCase().replace(/[.)]$/, '');
  return letter.length === 1 && letters.includes(letter) ? letter : undefined;
}

function misfit(question: CellQuestion): string {
  if (question.kind === 'choice') return `none of ${numberList(question.options)}`;
  return `not ${wanted(question)}`;
}

/** What a question asks for: "1, 2 or 3", "a number such as 3.14 or 1e-5". */
export function wanted(question: CellQuestion): string {
  switch (question.kind) {
    case 'choice':
      return numberList(question.options);
    case 'several':
      return `the numbers of all the right ones, from 1 to ${question.options}, such as '1 ${question.options}'`;
    case 'number':
      return NUMBER;
    case 'prediction':
      if (question.form === 'words') return 'a few words';
      return question.form === 'number' ? NUMBER : numberList(question.options?.length ?? 0);
  }
}

const NUMBER = 'a number such as 3.14 or 1e-5';

/** `1, 2 or 3` */
function numberList(options: number): string {
  const list = Array.from({ length: options }, (_, i) => i + 1);
  return `${list.slice(0, -1).join(', ')} or ${options}`;
}

/** What stands for the answer in "write … into the cell". */
export function example(question: ClosedQuestion): string {
  if (question.kind === 'number') return 'the number';
  return question.kind === 'choice' ? wanted(question) : 'the numbers of the right ones';
}

function shorten(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 39)}…`;
}
