import { describe, ValueError } from '../tensor/index.js';

const POOL = 4;

/** A seed as NumPy takes it: a whole number of any size (bigint above 2⁵³), or several. */
export type SeedLike = number | bigint | readonly (number | bigint)[];

/**
 * NumPy's SeedSequence (after O'Neill's seed_seq): spreads a seed over as many well mixed words as
 * a generator needs, and spawns further, independent sequences from itself.
 */
export class SeedSequence {
  /** The seed. */
  readonly entropy: SeedLike;
  /** Which child of which child this is; empty for the first. */
  readonly spawnKey: readonly number[];
  #spawned = 0;
  readonly #pool: Uint32Array;

  /** @param entropy the seed; @param spawnKey is for {@link spawn} */
  constructor(entropy: SeedLike, spawnKey: readonly number[] = []) {
    this.entropy = entropy;
    this.spawnKey = spawnKey;
    const run = words(entropy);
    const key = spawnKey.flatMap(words);
    while (key.length > 0 && run.length < POOL) run.push(0);
    this.#pool = mixPool([...run, ...key]);
  }

  /** `count` 32-bit words, always the same for the same seed. */
  generateState(count: number): Uint32Array {
    const out = new Uint32Array(count);
    let constant = 0x8b51f9dd;
    for (let i = 0; i < count; i++) {
      let value = this.#pool[i % POOL]! ^ constant;
      constant = Math.imul(constant, 0x58f38ded);
      value = Math.imul(value, constant);
      out[i] = value ^ (value >>> 16);
    }
    return out;
  }

  /** `count` new sequences, independent of this one and of each other: one for each worker. */
  spawn(count: number): SeedSequence[] {
    return Array.from(
      { length: count },
      () => new SeedSequence(this.entropy, [...this.spawnKey, this.#spawned++]),
    );
  }
}

/** A whole number as 32-bit words, lowest first. */
function words(seed: SeedLike): number[] {
  if (Array.isArray(seed)) return seed.flatMap((part) => words(part as number));
  const whole = typeof seed === 'number' && Number.isInteger(seed);
  if (!(whole || typeof seed === 'bigint') || (seed as number) < 0)
    throw new ValueError(
      `defaultRng: seed is ${describe(seed)}; expected a whole number, 0 or more, or a list of them.`,
    );
  const out: number[] = [];
  let rest = BigInt(seed as number);
  do {
    out.push(Number(rest & 0xffffffffn));
    rest >>= 32n;
  } while (rest > 0n);
  return out;
}

function mixPool(entropy: readonly number[]): Uint32Array {
  let constant = 0x43b0d7e5;
  const hash = (word: number): number => {
    let value = word ^ constant;
    constant = Math.imul(constant, 0x931e8875);
    value = Math.imul(value, constant);
    return value ^ (value >>> 16);
  };
  const mix = (x: number, y: number): number => {
    const value = Math.imul(0xca01f9dd, x) - Math.imul(0x4973f715, y);
    return value ^ (value >>> 16);
  };
  const pool = new Uint32Array(POOL);
  for (let i = 0; i < POOL; i++) pool[i] = hash(entropy[i] ?? 0);
  for (let from = 0; from < POOL; from++)
    for (let to = 0; to < POOL; to++) if (from !== to) pool[to] = mix(pool[to]!, hash(pool[from]!));
  for (const word of entropy.slice(POOL))
    for (let to = 0; to < POOL; to++) pool[to] = mix(pool[to]!, hash(word));
  return pool;
}
