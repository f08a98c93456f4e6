import { types } from 'node:util';
import { Tensor } from 'kernel-lib/tensor';
import { MAX_NUMBERS } from '../protocol/bounds.js';

type Numbers = Tensor['data'];

/** The numbers of a tensor, or of the tensors in a list or a plain object; small ones share a buffer. */
export function numbersOf(value: unknown, depth = 0): Numbers[] {
  if (typeof value !== 'object' || value === null || depth > 3) return [];
  // What is asked of a Proxy runs its code, and may throw.
  if (types.isProxy(value)) return [];
  if (value instanceof Tensor) {
    const { data } = value;
    return types.isTypedArray(data) && data.length > 0 && types.isAnyArrayBuffer(data.buffer)
      ? [data]
      : [];
  }
  if (types.isTypedArray(value)) return [];
  const parts = entriesOf(value, MOST_PARTS) ?? Object.values(value).slice(0, MOST_PARTS);
  return parts.flatMap((part) => numbersOf(part, depth + 1));
}

/** Of a list or an object that are looked through; no answer has a tenth of that. */
const MOST_PARTS = 1_000;

/** The first entries of a returned list, in a list of our own; `undefined` of what is no list. */
export function entriesOf(value: unknown, results: number): unknown[] | undefined {
  if (results === 0 || types.isProxy(value) || !Array.isArray(value)) return undefined;
  return Array.from({ length: Math.min(value.length, results) }, (_, i) => value[i]);
}

/** How many of the latest results are looked at after each call. */
const LATEST = 8;

/** What functions gave to be kept, caches above all, as it was when they gave it. */
export class KeptResults {
  private readonly known: { call: number; value: unknown; numbers: Numbers[] }[] = [];

  add(call: number, value: unknown): void {
    const numbers = numbersOf(value);
    if (numbers.reduce((sum, { length }) => sum + length, 0) > MAX_NUMBERS) return;
    this.known.push({ call, value, numbers: numbers.map((data) => data.slice()) });
    if (this.known.length > LATEST) this.known.shift();
  }

  /** The calls whose results are not what they were; from now on they are to stay as they are now. */
  changed(): number[] {
    return this.known.flatMap((kept) => {
      const now = numbersOf(kept.value);
      if (kept.numbers.every((data, i) => sameNumbers(data, now[i]))) return [];
      kept.numbers = now.map((data) => data.slice());
      return [kept.call];
    });
  }
}

function sameNumbers(a: Numbers, b: Numbers | undefined): boolean {
  return b?.length === a.length && a.every((v: number, i: number) => Object.is(v, b[i]));
}
