import { fnv1a } from 'kernel-lib/random';
import type { Token } from './tokens.js';

/** Tokens in one fingerprint. */
export const GRAM = 20;
/** Of so many fingerprints in a row, one is kept. */
export const WINDOW = 10;

export interface Fingerprint {
  hash: number;
  /** The first token, and the lines from the first to the last. */
  at: number;
  from: number;
  to: number;
}

/** A fingerprint of every run of {@link GRAM} tokens. */
export function allFingerprints(tokens: readonly Token[]): Fingerprint[] {
  const codes = tokens.map(({ text }) => codeOf(text));
  const found: Fingerprint[] = [];
  for (let at = 0; at + GRAM <= tokens.length; at++) {
    const from = tokens[at]?.line as number;
    found.push({
      hash: scramble(fnv1a(codes, at, at + GRAM)),
      at,
      from,
      to: tokens[at + GRAM - 1]?.line as number,
    });
  }
  return found;
}

/**
 * Winnowing (Schleimer, Wilkerson, Aiken 2003): of each {@link WINDOW} fingerprints in a row the
 * smallest is kept, the last of equal ones. A passage of GRAM + WINDOW - 1 = 29 tokens that two
 * programs share is always found, one of less than GRAM never.
 */
export function winnow(all: readonly Fingerprint[]): Fingerprint[] {
  const kept: Fingerprint[] = [];
  let last = -1;
  for (let start = 0; start + WINDOW <= all.length || start === 0; start++) {
    let best = start;
    for (let i = start; i < Math.min(start + WINDOW, all.length); i++) {
      if ((all[i] as Fingerprint).hash <= (all[best] as Fingerprint).hash) best = i;
    }
    if (best !== last && best < all.length) kept.push(all[best] as Fingerprint);
    last = best;
    if (start + WINDOW >= all.length) break;
  }
  return kept;
}

function codeOf(text: string): number {
  let code = 7;
  for (let i = 0; i < text.length; i++) code = Math.imul(code, 31) + text.charCodeAt(i);
  return code | 0;
}

/** Spreads the bits, so that the smallest of several is any of them. */
function scramble(value: number): number {
  let x = value ^ (value >>> 16);
  x = Math.imul(x, 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return (x ^ (x >>> 16)) >>> 0;
}
