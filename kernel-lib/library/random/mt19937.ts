import { ValueError } from '../tensor/index.js';

const N = 624;
const M = 397;

/**
 * The Mersenne Twister (Matsumoto and Nishimura 1998) as NumPy's RandomState seeds it: a stream of
 * whole numbers 0 … 2³²-1.
 */
export class MT19937 {
  readonly key: Int32Array = new Int32Array(N);
  pos = N;

  constructor(seed: number | readonly number[]) {
    if (typeof seed === 'number') this.seedNumber(seed);
    else this.seedArray(seed);
  }

  private seedNumber(seed: number): void {
    if (!Number.isInteger(seed) || seed < 0 || seed > 0xffffffff)
      throw new ValueError(
        `RandomState: seed is ${seed}; expected a whole number from 0 to 2**32 - 1.`,
      );
    let s = seed | 0;
    for (let i = 0; i < N; i++) {
      this.key[i] = s;
      s = (Math.imul(1812433253, s ^ (s >>> 30)) + i + 1) | 0;
    }
    this.pos = N;
  }

  private seedArray(seed: readonly number[]): void {
    if (seed.length === 0 || seed.some((v) => !Number.isInteger(v) || v < 0 || v > 0xffffffff))
      throw new ValueError(
        'RandomState: a seed of several numbers needs at least one, each from 0 to 2**32 - 1.',
      );
    this.seedNumber(19650218);
    const { key } = this;
    let i = 1;
    let j = 0;
    for (let k = Math.max(N, seed.length); k > 0; k--) {
      const before = key[i - 1]!;
      key[i] = (key[i]! ^ Math.imul(before ^ (before >>> 30), 1664525)) + seed[j]! + j;
      if (++i >= N) {
        key[0] = key[N - 1]!;
        i = 1;
      }
      if (++j >= seed.length) j = 0;
    }
    for (let k = N - 1; k > 0; k--) {
      const before = key[i - 1]!;
      key[i] = (key[i]! ^ Math.imul(before ^ (before >>> 30), 1566083941)) - i;
      if (++i >= N) {
        key[0] = key[N - 1]!;
        i = 1;
      }
    }
    key[0] = 0x80000000 | 0;
    this.pos = N;
  }

  /** The next number, as a signed 32-bit integer (use >>> 0 for 0 … 2³²-1). */
  next32(): number {
    if (this.pos === N) this.refill();
    let y = this.key[this.pos++]!;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return y ^ (y >>> 18);
  }

  /** The next number in [0, 1), with 53 random bits. */
  nextDouble(): number {
    const a = this.next32() >>> 5;
    const b = this.next32() >>> 6;
    return (a * 67108864 + b) / 9007199254740992;
  }

  private refill(): void {
    const { key } = this;
    for (let i = 0; i < N; i++) {
      const y = (key[i]! & 0x80000000) | (key[(i + 1) % N]! & 0x7fffffff);
      key[i] = key[(i + M) % N]! ^ (y >>> 1) ^ (-(y & 1) & 0x9908b0df);
    }
    this.pos = 0;
  }
}
