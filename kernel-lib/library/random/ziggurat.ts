import { EXPONENTIAL_TAIL, exponentialTable } from './exponentialTable.js';
import type { PCG64 } from './pcg64.js';
import { TAIL_START, type Ziggurat, zigguratTables } from './zigguratTables.js';

/**
 * Standard normal numbers by Marsaglia and Tsang's ziggurat, with NumPy's use of the random bits:
 * 8 for the layer, 1 for the sign, 52 for the place in the layer.
 */
export function normalDouble(bits: PCG64, table: Ziggurat = zigguratTables().double): number {
  for (;;) {
    bits.next64();
    const layer = bits.low & 0xff;
    const negative = (bits.low >>> 8) & 1;
    const place = (bits.high & 0x1fffffff) * 8388608 + (bits.low >>> 9);
    const x = place * table.width[layer]!;
    if (place < table.inside[layer]!) return negative ? -x : x;
    if (layer === 0) {
      const far = tail(() => bits.nextDouble(), Math.log1p);
      return Math.floor(place / 256) % 2 === 1 ? -far : far;
    }
    const { height } = table;
    const y = (height[layer - 1]! - height[layer]!) * bits.nextDouble() + height[layer]!;
    if (y < Math.exp(-0.5 * x * x)) return negative ? -x : x;
  }
}

/** Standard exponential numbers in the same way: 8 bits for the layer, 53 for the place in it. */
export function exponentialDouble(bits: PCG64, table: Ziggurat = exponentialTable()): number {
  for (;;) {
    bits.next64();
    const layer = (bits.low >>> 3) & 0xff;
    const place = bits.high * 2097152 + (bits.low >>> 11);
    const x = place * table.width[layer]!;
    if (place < table.inside[layer]!) return x;
    if (layer === 0) return EXPONENTIAL_TAIL - Math.log1p(-bits.nextDouble());
    const { height } = table;
    const y = (height[layer - 1]! - height[layer]!) * bits.nextDouble() + height[layer]!;
    if (y < Math.exp(-x)) return x;
  }
}

const f = Math.fround;

/** The same for float32: 8 bits for the layer, 1 for the sign, 23 for the place. */
export function normalFloat(bits: PCG64, table: Ziggurat = zigguratTables().single): number {
  for (;;) {
    const word = bits.next32();
    const layer = word & 0xff;
    const negative = (word >>> 8) & 1;
    const place = word >>> 9;
    const x = f(place * table.width[layer]!);
    if (place < table.inside[layer]!) return negative ? -x : x;
    if (layer === 0) {
      const far = tail(
        () => bits.nextFloat(),
        (v) => f(Math.log1p(v)),
        f,
      );
      return (place >>> 8) & 1 ? -far : far;
    }
    const { height } = table;
    const y = f(f(f(height[layer - 1]! - height[layer]!) * bits.nextFloat()) + height[layer]!);
    if (y < Math.exp(-0.5 * x * x)) return negative ? -x : x;
  }
}

/** A number from the tail beyond the lowest layer (Marsaglia 1964). */
function tail(
  uniform: () => number,
  log1p: (x: number) => number,
  round = (x: number): number => x,
): number {
  const start = round(TAIL_START);
  const inverse = round(0.27366123732975828);
  for (;;) {
    const x = round(-inverse * log1p(-uniform()));
    const y = -log1p(-uniform());
    if (y + y > round(x * x)) return round(start + x);
  }
}
