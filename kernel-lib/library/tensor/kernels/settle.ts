import { hasLoops } from '../../blas/internal.js';
import { type Floats, isResident, LEAST_RESIDENT, moveIn } from '../../wasm/internal.js';
import { isFloat } from '../core/dtype.js';
import type { NdArray } from '../core/ndarray.js';
import { sizeOf } from '../core/shape.js';
import { read, type Source, sourceOf } from '../core/stored.js';

// Where the machine has no loops of its own, copying into WebAssembly's memory and out of it is what light work
// on large arrays costs. Tensors that take part in it again and again move there (wasm/resident.ts).

/** Copies for which moving pays: to fill memory that nobody has had before takes as long as so many. */
const READS = 8;

/** Notes that `into` is written, and a and b are read as a whole, and lets move what often is. */
export function settle(into: NdArray | undefined, a: NdArray, b?: NdArray): void {
  const size = sizeOf(a.shape);
  if (size < LEAST_RESIDENT / 8 || !isFloat(a.dtype) || hasLoops(size)) return;
  if (into !== undefined) settleTarget(into);
  settleOperand(a, into);
  if (b !== undefined) settleOperand(b, into);
}

/** The same for what the machine's loops have not: the largest and smallest of x, and sums of squares. */
export function settleAnyway(x: NdArray): void {
  if (sizeOf(x.shape) >= LEAST_RESIDENT / 8 && isFloat(x.dtype)) settleOperand(x, undefined);
}

/** What has been written into once before is likely to be again. */
function settleTarget(into: NdArray): void {
  const source = movable(into);
  if (source === undefined || source.users > 0) return;
  if (source.writes++ > 0) source.move((data) => moveIn(data as Floats));
}

function settleOperand(x: NdArray, into: NdArray | undefined): void {
  const source = movable(x);
  if (source === undefined || ++source.reads < READS) return;
  // Not over and over, if there is no room.
  source.reads = 0;
  const near = into && isFloat(into.dtype) ? (read(into) as Floats) : undefined;
  source.move((data) => moveIn(data as Floats, near));
}

/** What nobody else holds, and has elements that could live elsewhere. */
function movable(x: NdArray): Source | undefined {
  if (!isFloat(x.dtype)) return undefined;
  const source = sourceOf(x);
  return source?.isReady && !isResident(source.data as Floats) ? source : undefined;
}
