import type { Floats, Koffi } from './bind.js';
import { note } from './engine.js';
import { loopsFor } from './loops.js';

/** Elements of the largest window whose way back pooling.c takes. */
export const LARGEST_WINDOW = 64;

/** The functions of pooling.c for one type. They count sizes: planes, H, W, HH, WW, stride, OH, OW. */
export interface Pooling {
  /** Writes all of out and winner. */
  readonly pool: (x: Floats, out: Floats, winner: Int32Array, sizes: Int32Array) => void;
  /** Writes all of dx. */
  readonly poolBack: (d: Floats, winner: Int32Array, dx: Floats, sizes: Int32Array) => void;
}

/** @throws Error if the file has no such functions */
export const bindPooling = (library: ReturnType<Koffi['load']>, bits: 64 | 32): Pooling => ({
  pool: library.func(
    `void chainrule_pool${bits}(const void *x, void *out, void *winner, const void *sizes)`,
  ),
  poolBack: library.func(
    `void chainrule_pool_back${bits}(const void *d, const void *winner, void *dx, const void *sizes)`,
  ),
});

/** The machine's own pooling of x, or of the gradients x; undefined where nobody has made it, or for a few numbers. */
export function poolingFor(x: Floats): Pooling | undefined {
  const loops = loopsFor(x, x.length);
  if (loops !== undefined) note();
  return loops;
}
