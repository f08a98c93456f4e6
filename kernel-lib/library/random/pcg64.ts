/** NumPy's multiplier of the 128-bit state, in 32-bit parts from low to high. */
const M0 = 0x9fccf645;
const M1 = 0x4385df64;
const M2 = 0x1fc65da4;
const M3 = 0x2360ed05;
const TWO32 = 4294967296;

/** The upper 32 bits of the product of two unsigned 32-bit numbers. */
function high(a: number, b: number): number {
  const al = a & 0xffff;
  const ah = a >>> 16;
  const bl = b & 0xffff;
  const bh = b >>> 16;
  const cross = (Math.imul(al, bh) + (Math.imul(al, bl) >>> 16)) >>> 0;
  const other = (Math.imul(ah, bl) + (cross & 0xffff)) >>> 0;
  return (Math.imul(ah, bh) + (cross >>> 16) + (other >>> 16)) >>> 0;
}

/** The lower 32 bits of the product of two 32-bit numbers, unsigned. */
function low(a: number, b: number): number {
  return Math.imul(a, b) >>> 0;
}

/**
 * PCG64 (O'Neill 2014; XSL-RR output on a 128-bit linear congruential state), the generator behind
 * NumPy's default_rng. Each step gives 64 bits, in `high` and `low`.
 */
export class PCG64 {
  /** The upper and lower half of the last 64 bits, unsigned. */
  high = 0;
  low = 0;
  /** A 32-bit number that was made with the one before, if `hasHalf`. */
  hasHalf = false;
  half = 0;
  #s0 = 0;
  #s1 = 0;
  #s2 = 0;
  #s3 = 0;
  #i0 = 0;
  #i1 = 0;
  #i2 = 0;
  #i3 = 0;

  /** @param words eight 32-bit words from a SeedSequence: four of the state, four of the stream */
  constructor(words: Uint32Array) {
    const [sh0, sh1, sl0, sl1, ih0, ih1, il0, il1] = words as unknown as number[];
    const big = (a: number, b: number): bigint => (BigInt(a) << 32n) | BigInt(b);
    const seed = (big(sh1!, sh0!) << 64n) | big(sl1!, sl0!);
    const stream = (big(ih1!, ih0!) << 64n) | big(il1!, il0!);
    this.increment = (stream << 1n) | 1n;
    this.state = 0n;
    this.#step();
    this.state = this.state + seed;
    this.#step();
  }

  get state(): bigint {
    return join(this.#s0, this.#s1, this.#s2, this.#s3);
  }

  set state(value: bigint) {
    [this.#s0, this.#s1, this.#s2, this.#s3] = parts(value);
  }

  get increment(): bigint {
    return join(this.#i0, this.#i1, this.#i2, this.#i3);
  }

  set increment(value: bigint) {
    [this.#i0, this.#i1, this.#i2, this.#i3] = parts(value);
  }

  /** State, increment, and the number in store: ten words for the fast path. */
  save(): Int32Array {
    const words = [this.#s0, this.#s1, this.#s2, this.#s3, this.#i0, this.#i1, this.#i2, this.#i3];
    return Int32Array.from([...words, Number(this.hasHalf), this.half], (word) => word | 0);
  }

  /** Goes on from what {@link save} gave; the increment stays. */
  restore(words: Int32Array): void {
    this.#s0 = words[0]! >>> 0;
    this.#s1 = words[1]! >>> 0;
    this.#s2 = words[2]! >>> 0;
    this.#s3 = words[3]! >>> 0;
    this.hasHalf = words[8] !== 0;
    this.half = words[9]! >>> 0;
  }

  /** state ← state · M + increment, modulo 2¹²⁸. */
  #step(): void {
    const a = this.#s0;
    const b = this.#s1;
    const c = this.#s2;
    const r0 = low(a, M0) + this.#i0;
    const r1 = high(a, M0) + low(a, M1) + low(b, M0) + this.#i1 + Math.floor(r0 / TWO32);
    const r2 =
      high(a, M1) +
      high(b, M0) +
      low(a, M2) +
      low(b, M1) +
      low(c, M0) +
      this.#i2 +
      Math.floor(r1 / TWO32);
    const r3 =
      high(a, M2) +
      high(b, M1) +
      high(c, M0) +
      low(a, M3) +
      low(b, M2) +
      low(c, M1) +
      low(this.#s3, M0) +
      this.#i3 +
      Math.floor(r2 / TWO32);
    this.#s0 = r0 >>> 0;
    this.#s1 = r1 >>> 0;
    this.#s2 = r2 >>> 0;
    this.#s3 = r3 >>> 0;
  }

  /** The next 64 bits, into `high` and `low`. */
  next64(): void {
    this.#step();
    let hi = this.#s3 ^ this.#s1;
    let lo = this.#s2 ^ this.#s0;
    const rotation = this.#s3 >>> 26;
    if (rotation & 32) [hi, lo] = [lo, hi];
    const by = rotation & 31;
    if (by !== 0) {
      const up = (hi >>> by) | (lo << (32 - by));
      lo = (lo >>> by) | (hi << (32 - by));
      hi = up;
    }
    this.high = hi >>> 0;
    this.low = lo >>> 0;
  }

  /** The next 32 bits: the lower half of 64 first, then the upper. */
  next32(): number {
    if (this.hasHalf) {
      this.hasHalf = false;
      return this.half;
    }
    this.next64();
    this.hasHalf = true;
    this.half = this.high;
    return this.low;
  }

  /** The next number in [0, 1), with 53 random bits. */
  nextDouble(): number {
    this.next64();
    return (this.high * 2097152 + (this.low >>> 11)) / 9007199254740992;
  }

  /** The next float32 in [0, 1), with 24 random bits. */
  nextFloat(): number {
    return (this.next32() >>> 8) / 16777216;
  }
}

const MASK = 0xffffffffn;

function parts(value: bigint): [number, number, number, number] {
  const at = (shift: bigint): number => Number((value >> shift) & MASK);
  return [at(0n), at(32n), at(64n), at(96n)];
}

function join(a: number, b: number, c: number, d: number): bigint {
  return BigInt(a) | (BigInt(b) << 32n) | (BigInt(c) << 64n) | (BigInt(d) << 96n);
}
