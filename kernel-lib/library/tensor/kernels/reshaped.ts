import type { TypedArray } from '../core/dtype.js';
import { copyOf } from '../core/memory.js';
import type { NdArray } from '../core/ndarray.js';
import type { Shape } from '../core/shape.js';
import { Source, sourceOf } from '../core/stored.js';

// x.reshape(N, -1) is a copy, but most are only read, as the x of a layer is. So the elements of a larger one
// are copied when somebody writes into either.

/** The elements of another Source under another shape. */
class Reshaped extends Source {
  /** Undefined once it has memory of its own. */
  #of: Source | undefined;

  constructor(of: Source, shape: Shape) {
    super(shape, of.dtype);
    this.#of = of;
    of.users++;
  }

  override get isReady(): boolean {
    return true;
  }

  override get data(): TypedArray {
    return this.#of?.data ?? super.data;
  }

  override own(): TypedArray {
    if (this.#of === undefined) return super.data;
    this.elements = copyOf(this.#of.data);
    this.#of.users--;
    this.#of = undefined;
    return this.elements;
  }
}

/** x under another shape that holds as many elements; undefined where they are to be copied now. */
export function reshaped(x: NdArray, shape: Shape): NdArray | undefined {
  const source = sourceOf(x);
  void source?.data;
  return source && new Reshaped(source, shape);
}
