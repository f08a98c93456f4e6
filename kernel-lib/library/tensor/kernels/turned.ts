import { isFloat, type TypedArray } from '../core/dtype.js';
import { copyOf } from '../core/memory.js';
import type { NdArray } from '../core/ndarray.js';
import { LEAST_STORED, read, Source, sourceOf } from '../core/stored.js';
import { flipped } from './layout.js';

// x.T is a copy, but most transposes only meet a product, which can read a matrix either way. So the
// elements of a larger one are put into their order when somebody reads them.

/** The transpose (N, M) of a matrix of (M, N). */
class Turned extends Source {
  /** Undefined once its own elements are there. */
  #of: Source | undefined;

  constructor(of: Source) {
    super([of.shape[1]!, of.shape[0]!], of.dtype);
    this.#of = of;
    of.users++;
  }

  get of(): Source | undefined {
    return this.#of;
  }

  protected override compute(): TypedArray {
    const of = this.#of!;
    of.users--;
    this.#of = undefined;
    return flipped(of.data, of.shape[0]!, of.shape[1]!);
  }
}

/** The transpose of x, put off; undefined where it is to be made now. */
export function turned(x: NdArray): NdArray | undefined {
  const { shape, dtype } = x;
  const [rows, columns] = shape as [number, number];
  const matrix = shape.length === 2 && rows > 1 && columns > 1;
  if (!matrix || rows * columns < LEAST_STORED) return undefined;
  if (!isFloat(dtype)) return undefined;
  const of = sourceOf(x) ?? new Source(shape, dtype, copyOf(read(x)));
  void of.data;
  return new Turned(of);
}

/** The matrix whose transpose x is, as long as nobody has read x. */
export function storedIn(x: NdArray): NdArray | undefined {
  const source = sourceOf(x);
  return source instanceof Turned ? source.of : undefined;
}
