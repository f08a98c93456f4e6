import { closed, opened } from './cipher.js';
import type { ClosedQuestion, SealedAnswer, SeveralQuestion } from './question.js';

/** What an answer brings to light. */
export interface Verdict {
  readonly right: boolean;
  /** How much of the points it is worth, where that is neither all nor nothing. */
  readonly share?: number;
  /** Of an option of several right ones: how many of those there are. */
  readonly of?: number;
  /** The answer in the key's own spelling: `2`, or `4.5`. */
  readonly label: string;
  /** Why it is right, or what it overlooks. */
  readonly why: string;
}

/** Every key closes one text only, so the nonce may be the same. */
const NONCE = new Uint8Array(12);

/**
 * Closes a verdict so that only its own answer opens it. The key of a lab lies in the student's
 * copy, because the notebook tells at once whether an answer is right; sealed, it cannot be read by
 * accident or by searching. It does not stop who writes a program that tries all the options, and
 * need not: the lab does that for everybody who clicks four times.
 */
export function sealChoice(id: string, name: string, verdict: Verdict): SealedAnswer {
  return { text: close(id, name, verdict) };
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

/** What the key says to an answer; `undefined` for a number that it does not know: a wrong one. */
export function openSeal(question: ClosedQuestion, value: string | number): Verdict | undefined {
  if (question.kind === 'several') return openSeveral(question, String(value).split(' '));
  return openOne(question, value);
}

function openOne({ id, answers }: ClosedQuestion, value: string | number): Verdict | undefined {
  for (const { text, offset, width } of answers) {
    const word =
      offset === undefined || width === undefined
        ? String(value)
        : `${Math.floor((Number(value) - offset) / width)}`;
    const verdict = open(id, word, text);
    if (verdict) return verdict;
  }
  return undefined;
}

/**
 * Of several right answers each one that is picked is worth the same share, and each wrong one takes
 * one such share away; it never falls below nothing.
 */
function openSeveral(question: SeveralQuestion, picked: readonly string[]): Verdict | undefined {
  const known = picked.flatMap((one) => openOne(question, one) ?? []);
  const all = known[0]?.of;
  if (all === undefined) return undefined;
  const hits = known.filter(({ right }) => right);
  const misses = known.filter(({ right }) => !right);
  const right = misses.length === 0 && hits.length === all;
  // A right one explains itself only when all is said: else it would tell which are missing.
  const said = right || misses.length === 0 ? hits : misses;
  const parts = [
    ...(right ? [] : [tally(hits.length, misses.length, all)]),
    ...said.map(({ label, why }) => `${label}: ${why}`),
  ];
  return {
    right,
    share: Math.max(0, (hits.length - misses.length) / all),
    label: picked.join(' '),
    why: parts.join(' '),
  };
}

function tally(hits: number, misses: number, all: number): string {
  const wrong =
    misses === 0 ? 'nothing wrong' : `${misses} that ${misses === 1 ? 'is' : 'are'} not right`;
  return `${hits} of the ${all} right ones, and ${wrong}.`;
}

function close(id: string, word: string, verdict: Verdict): string {
  return closed(keyOf(id, word), NONCE, JSON.stringify(verdict));
}

function open(id: string, word: string, sealed: string): Verdict | undefined {
  const text = opened(keyOf(id, word), NONCE, sealed);
  return text === undefined ? undefined : (JSON.parse(text) as Verdict); // Else another answer's seal.
}

function keyOf(id: string, word: string): string {
  return `chainrule question\n${id}\n${word}`;
}
