import type { TypedArray } from './dtype.js';
import type { NdArray } from './ndarray.js';

// x.T is a copy, but most transposes only meet a product, which can read a matrix either way. So the copy
// of a larger matrix keeps x's own order (2 µs instead of 10 for 100x100), and its elements are put into
// theirs when somebody reads them. It shares nothing with x: what is written into x later, by whatever
// way, reaches it as little as it would a finished copy. Its `data`, once read, is always the same array.

/** Makes a constructor give what it was given, so that a private field can be put on it. */
class Bearer {
  constructor(tensor: object) {
    // biome-ignore lint/correctness/noConstructorReturn: that is what it is for.
    return tensor;
  }
}

/** The field of a tensor (N, M) whose elements still lie in the order of (M, N). */
class Turned extends Bearer {
  #stored: TypedArray | undefined;
  #data: TypedArray | undefined;
  readonly #flip: Flip;

  constructor(tensor: NdArray, stored: TypedArray, flip: Flip) {
    super(tensor);
    this.#stored = stored;
    this.#flip = flip;
  }

  static has(x: object): boolean {
    return #stored in x;
  }

  static storedIn(x: object): TypedArray | undefined {
    return #stored in x ? x.#stored : undefined;
  }

  /** The elements in their own order. From now on they may be written, so what was stored is let go. */
  static dataOf(x: object): TypedArray {
    const turned = x as Turned;
    if (turned.#data === undefined) {
      const [rows, columns] = (x as NdArray).shape as [number, number];
      turned.#data = turned.#flip(turned.#stored!, columns, rows);
      turned.#stored = undefined;
    }
    return turned.#data;
  }
}

/** The transpose of a matrix of so many rows and columns. */
type Flip = (x: TypedArray, rows: number, columns: number) => TypedArray;

/** An own property, as every tensor's `data` is; one object for all, by which V8 takes them for alike. */
const DATA: PropertyDescriptor = {
  get(this: object) {
    return Turned.dataOf(this);
  },
  enumerable: true,
  configurable: true,
};

/** Fewer elements are in their order as quickly as such a tensor is made. */
const LEAST = 4096;

/** Whether {@link turned} pays for the transpose of x. */
export function canTurn({ shape, dtype }: NdArray): boolean {
  const [rows, columns] = shape as [number, number];
  const matrix = shape.length === 2 && rows > 1 && columns > 1;
  return matrix && rows * columns >= LEAST && (dtype === 'float64' || dtype === 'float32');
}

/** A tensor of a `kind` over the transpose of the matrix x, of which `stored` is a copy that nobody else has. */
export function turned<T extends NdArray>(kind: T, x: NdArray, stored: TypedArray, flip: Flip): T {
  const tensor = Object.create(kind, { data: DATA }) as { shape: object; dtype: string };
  tensor.shape = [x.shape[1], x.shape[0]];
  tensor.dtype = x.dtype;
  new Turned(tensor as unknown as NdArray, stored, flip);
  return tensor as unknown as T;
}

/** Whether x is one whose elements may not be in their order yet: asking for `data` would bring them there. */
export const isTurned: (x: object) => boolean = Turned.has;

/** The matrix whose transpose x is, as long as nobody has read x. */
export function storedIn(x: NdArray): NdArray | undefined {
  const data = Turned.storedIn(x);
  return data && { data, shape: [x.shape[1]!, x.shape[0]!], dtype: x.dtype };
}
