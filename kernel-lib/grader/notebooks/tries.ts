import { fromBase64, toBase64 } from 'kernel-lib/platform';
import { closed, digest, opened } from './cipher.js';
import type { ClosedQuestion } from './question.js';
import type { Verdict } from './seal.js';

/** What the first, the second, and every later try is worth. */
const FRACTIONS = [1, 2 / 3, 1 / 3] as const;

/** More are not written down: the last fraction holds for all of them. */
const MAX_TRIES = 20;
const NONCE_BYTES = 12;

/** The answers that were tried, in order, each once. */
export type Tries = readonly string[];

/** What a try is called: 4.61 and 4.605 may be the same one. */
export function tryName(verdict: Verdict | undefined, value: string | number): string {
  return verdict?.label ?? String(value);
}

/** The tries with one more, unless it is among them. */
export function withTry(tries: Tries, name: string): Tries {
  return tries.includes(name) || tries.length >= MAX_TRIES ? tries : [...tries, name];
}

/**
 * What a try is worth: all the points at first, two thirds the second time, a third from then on.
 * An answer that was given before counts as it did then.
 *
 * @param before the tries so far; this one may be among them
 */
export function fractionOf({ tries }: ClosedQuestion, before: Tries, name: string): number {
  if (tries === 'free') return 1;
  const at = before.indexOf(name);
  return FRACTIONS[at < 0 ? before.length : at] ?? FRACTIONS[2];
}

/** What the next try is worth. */
export function nextFraction({ tries }: ClosedQuestion, before: Tries): number {
  return tries === 'free' ? 1 : (FRACTIONS[before.length] ?? FRACTIONS[2]);
}

/** The points of an answer, to a hundredth. */
export function pointsOf(
  { points }: ClosedQuestion,
  verdict: Verdict | undefined,
  fraction: number,
): number {
  const share = verdict?.share ?? (verdict?.right ? 1 : 0);
  return Math.round(100 * points * share * fraction) / 100;
}

/**
 * The tries as a word for the question's own cell, closed so that a change by hand, or a word from
 * another question, is seen. Like the key it keeps nobody out who writes a program for it.
 */
export function sealTries(id: string, tries: Tries): string {
  const text = JSON.stringify(tries);
  // Made of the text, so that the same tries give the same word.
  const nonce = digest(`${id}\n${text}`).subarray(0, NONCE_BYTES);
  return `${toBase64(nonce)}.${closed(keyOf(id), nonce, text)}`;
}

/** The tries in a word of {@link sealTries}; `undefined` for any other word. */
export function openTries(id: string, word: string): Tries | undefined {
  const [nonce = '', sealed = ''] = word.split('.');
  const tries = readList(id, nonce, sealed);
  // Base64 that was changed may still be the same bytes.
  return tries && sealTries(id, tries) === word ? tries : undefined;
}

function readList(id: string, nonce: string, sealed: string): Tries | undefined {
  try {
    const list: unknown = JSON.parse(opened(keyOf(id), fromBase64(nonce), sealed) ?? '');
    const isList = Array.isArray(list) && list.every((one) => typeof one === 'string');
    return isList ? list.slice(0, MAX_TRIES) : undefined;
  } catch {
    return undefined;
  }
}

function keyOf(id: string): string {
  return `chainrule tries\n${id}`;
}
