import type { PCG64 } from './pcg64.js';

/**
 * A whole number 0 … max by Lemire's method (2019): a random word times (max + 1), of which the
 * upper half is the result; the few words that would favour some results are thrown away.
 */
export function bounded(bits: PCG64, max: number): number {
  if (max === 0) return 0;
  if (max > 0xffffffff) return boundedWide(bits, BigInt(max));
  if (max === 0xffffffff) return bits.next32();
  const count = max + 1;
  for (;;) {
    const word = bits.next32();
    const left = Math.imul(word, count) >>> 0;
    if (left >= count || left >= (0xffffffff - max) % count)
      return Number((BigInt(word) * BigInt(count)) >> 32n);
  }
}

/**
 * A whole number 0 … max by throwing away what is too large under the smallest mask: the way in
 * which NumPy shuffles, with `next32` giving 32 random bits.
 */
export function masked(next32: () => number, max: number): number {
  if (max === 0) return 0;
  if (max <= 0xffffffff) {
    const mask = 2 ** 32 / 2 ** Math.clz32(max) - 1;
    let value: number;
    do value = (next32() & mask) >>> 0;
    while (value > max);
    return value;
  }
  const mask = (1n << BigInt(max.toString(2).length)) - 1n;
  for (;;) {
    const high = BigInt(next32() >>> 0);
    const value = ((high << 32n) | BigInt(next32() >>> 0)) & mask;
    if (value <= BigInt(max)) return Number(value);
  }
}

function boundedWide(bits: PCG64, max: bigint): number {
  const count = max + 1n;
  const threshold = (0xffffffffffffffffn - max) % count;
  for (;;) {
    bits.next64();
    const product = ((BigInt(bits.high) << 32n) | BigInt(bits.low)) * count;
    if ((product & 0xffffffffffffffffn) >= threshold) return Number(product >> 64n);
  }
}
