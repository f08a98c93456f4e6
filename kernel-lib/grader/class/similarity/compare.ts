import { allFingerprints, type Fingerprint, winnow } from './fingerprints.js';
import { tokensOf } from './tokens.js';

/** A program in several files, by their names. */
export interface Program {
  id: string;
  texts: Readonly<Record<string, string>>;
}

export interface Passage {
  file: string;
  a: readonly [from: number, to: number];
  b: readonly [from: number, to: number];
}

export interface Pair {
  a: string;
  b: string;
  /** Part of the shorter one's own fingerprints that the other has as well, from 0 to 1. */
  alike: number;
  /** How many those are. */
  shared: number;
  passages: Passage[];
}

/** A pair is listed from this part on, */
export const PART = 0.5;
/** and from so many shared fingerprints on: fewer may well be chance. */
export const LEAST = 12;
/** What more than so many hand in, or a tenth of a large class, is how one writes it. */
const COMMON = 10;

/** Passages of a pair that are put together; a page shows some of them. */
const MAX_PASSAGES = 1_000;

interface Own extends Fingerprint {
  file: string;
}

/**
 * Finds programs that share passages. What `given` has (stubs, authored answers) is left out, and
 * what many have. Says nothing about who wrote it first, or whether there is a good reason.
 */
export class Comparison {
  private readonly given = new Set<number>();
  private readonly owns = new Map<string, Own[]>();

  constructor(given: readonly string[]) {
    for (const text of given) {
      for (const { hash } of allFingerprints(tokensOf(text))) this.given.add(hash);
    }
  }

  add({ id, texts }: Program): void {
    const own = Object.entries(texts).flatMap(([file, text]) =>
      winnow(allFingerprints(tokensOf(text)))
        .filter(({ hash }) => !this.given.has(hash))
        .map((fingerprint): Own => ({ ...fingerprint, file })),
    );
    this.owns.set(id, own);
  }

  pairs(): Pair[] {
    const holders = this.holders();
    const most = Math.max(COMMON, this.owns.size / 10);
    const rare = (hash: number) => (holders.get(hash)?.size ?? 0) <= most;
    const sizes = new Map<string, number>();
    for (const [id, own] of this.owns) {
      sizes.set(id, new Set(own.map(({ hash }) => hash).filter(rare)).size);
    }
    const counts = new Map<string, number>();
    for (const [hash, ids] of holders) {
      if (!rare(hash)) continue;
      const list = [...ids].sort();
      for (const [i, a] of list.entries()) {
        for (const b of list.slice(i + 1)) {
          counts.set(`${a}\0${b}`, (counts.get(`${a}\0${b}`) ?? 0) + 1);
        }
      }
    }
    const pairs: Pair[] = [];
    for (const [key, shared] of counts) {
      const [a, b] = key.split('\0') as [string, string];
      const alike = shared / Math.min(sizes.get(a) ?? 1, sizes.get(b) ?? 1);
      if (shared < LEAST || alike < PART) continue;
      pairs.push({ a, b, alike, shared, passages: this.passages(a, b, rare) });
    }
    return pairs.sort((x, y) => y.alike * y.shared - x.alike * x.shared);
  }

  private holders(): Map<number, Set<string>> {
    const holders = new Map<number, Set<string>>();
    for (const [id, own] of this.owns) {
      for (const { hash } of own) {
        const ids = holders.get(hash) ?? new Set<string>();
        holders.set(hash, ids.add(id));
      }
    }
    return holders;
  }

  /** Shared fingerprints that follow one another in both, put together; the longest first. */
  private passages(a: string, b: string, rare: (hash: number) => boolean): Passage[] {
    const theirs = new Map<string, Own>();
    for (const one of this.owns.get(b) ?? []) theirs.set(`${one.file}\0${one.hash}`, one);
    const found: Lines[] = [];
    for (const mine of this.owns.get(a) ?? []) {
      const other = theirs.get(`${mine.file}\0${mine.hash}`);
      if (!other || !rare(mine.hash)) continue;
      const last = found[found.length - 1];
      const follows =
        last?.file === mine.file &&
        mine.from <= last.a[1] + 1 &&
        other.from >= last.b[0] &&
        other.from <= last.b[1] + 1;
      if (last && follows) {
        last.a[1] = Math.max(last.a[1], mine.to);
        last.b[1] = Math.max(last.b[1], other.to);
      } else {
        found.push({ file: mine.file, a: [mine.from, mine.to], b: [other.from, other.to] });
      }
    }
    return joined(found);
  }
}

interface Lines extends Passage {
  a: [from: number, to: number];
  b: [from: number, to: number];
}

/**
 * The longest first. What touches in both programs is one passage: a line that occurs twice may have
 * cut it in two. What is inside of another in both is left out.
 */
function joined(all: readonly Lines[]): Lines[] {
  const found = [...all].sort(longest).slice(0, MAX_PASSAGES);
  const touch = (x: readonly [number, number], y: readonly [number, number]) =>
    x[0] <= y[1] + 1 && y[0] <= x[1] + 1;
  const done: Lines[] = [];
  for (const passage of found) {
    let { file, a, b } = passage;
    for (let i = done.length - 1; i >= 0; i--) {
      const other = done[i] as Lines;
      if (other.file !== file || !touch(other.a, a) || !touch(other.b, b)) continue;
      a = [Math.min(a[0], other.a[0]), Math.max(a[1], other.a[1])];
      b = [Math.min(b[0], other.b[0]), Math.max(b[1], other.b[1])];
      done.splice(i, 1);
    }
    done.push({ file, a, b });
  }
  return done.sort(longest);
}

function longest(x: Passage, y: Passage): number {
  return y.a[1] - y.a[0] - (x.a[1] - x.a[0]);
}
