import { gcm } from '@noble/ciphers/aes.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { fromBase64, toBase64 } from 'kernel-lib/platform';
import type { ClosedQuestion, SealedAnswer } from './question.js';

/** What an answer brings to light. */
export interface Verdict {
  readonly right: boolean;
  /** The answer in the key's own spelling: `b`, or `4.5`. */
  readonly label: string;
  /** Why it is right, or what it overlooks. */
  readonly why: string;
}

/** What a student gave, brought into one form. */
export type Given =
  | { readonly kind: 'answer'; readonly value: string | number }
  /** `?`, or nothing yet. */
  | { readonly kind: 'undecided' }
  /** Not in the form that the question asks for. */
  | { readonly kind: 'unfit'; readonly say: string };

/** Every key closes one text only, so the nonce may be the same. */
const NONCE = new Uint8Array(12);

/**
 * Closes a verdict so that only its own answer opens it. The key of a lab lies in the student's
 * copy, because the notebook tells at once whether an answer is right; sealed, it cannot be read by
 * accident or by searching. It does not stop who writes a program that tries all the letters, and
 * need not: the lab does that for everybody who clicks four times.
 */
export function sealChoice(id: string, letter: string, verdict: Verdict): SealedAnswer {
  return { text: close(id, letter, verdict) };
}

/**
 * The same for a number. All numbers within `tolerance` of `value` lie in one interval of a grid
 * and open the same seal; the grid's offset tells nothing about which interval that is.
 */
export function sealNumber(
  id: string,
  value: number,
  tolerance: number,
  verdict: Verdict,
): SealedAnswer {
  // A hair wider, so that the ends of the interval belong to it.
  const width = 2 * tolerance * (1 + 1e-9);
  const start = value - width / 2;
  const offset = start - width * Math.floor(start / width);
  const cell = Math.floor((value - offset) / width);
  return { text: close(id, `${cell}`, verdict), offset, width };
}

/** Brings what was given into the form of the question. */
export function readGiven(question: ClosedQuestion, given: string | number): Given {
  const text = String(given).trim();
  if (/^\??$/.test(text)) return { kind: 'undecided' };
  if (question.kind === 'number') {
    const value = Number(text.replace(/^\+/, '').replace('−', '-').replaceAll('_', ''));
    if (Number.isFinite(value)) return { kind: 'answer', value };
    return { kind: 'unfit', say: `'${shorten(text)}' is not a number such as 3.14 or 1e-5` };
  }
  const letter = text.toLowerCase().replace(/[.)]$/, '');
  if (letter.length === 1 && question.letters.includes(letter)) {
    return { kind: 'answer', value: letter };
  }
  return { kind: 'unfit', say: `'${shorten(text)}' is none of ${letterList(question.letters)}` };
}

/** `a, b or c` */
export function letterList(letters: string): string {
  const list = [...letters];
  return `${list.slice(0, -1).join(', ')} or ${list.at(-1)}`;
}

/** What the key says to an answer; `undefined` for a number that it does not know: a wrong one. */
export function openSeal(question: ClosedQuestion, value: string | number): Verdict | undefined {
  for (const { text, offset, width } of question.answers) {
    const word =
      offset === undefined || width === undefined
        ? String(value)
        : `${Math.floor((Number(value) - offset) / width)}`;
    const verdict = open(question.id, word, text);
    if (verdict) return verdict;
  }
  return undefined;
}

function shorten(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 39)}…`;
}

/** AES-256 in Galois/Counter Mode, its tag behind the text. */
function cipherFor(id: string, word: string) {
  return gcm(sha256(utf8ToBytes(`chainrule question\n${id}\n${word}`)), NONCE);
}

function close(id: string, word: string, verdict: Verdict): string {
  return toBase64(cipherFor(id, word).encrypt(utf8ToBytes(JSON.stringify(verdict))));
}

function open(id: string, word: string, sealed: string): Verdict | undefined {
  let text: Uint8Array;
  try {
    text = cipherFor(id, word).decrypt(fromBase64(sealed));
  } catch {
    return undefined; // Another answer's seal.
  }
  return JSON.parse(new TextDecoder().decode(text)) as Verdict;
}
