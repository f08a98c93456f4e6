import { moveIn } from '../../wasm/internal.js';
import type { DType, TypedArray } from './dtype.js';
import { copyOf } from './memory.js';
import type { NdArray } from './ndarray.js';
import { sizeOf } from './shape.js';

// Operations on arrays of middling size are put off until somebody reads their result, so that several
// become one pass (kernels/deferred.ts). That must not be seen: whatever is written into an operand
// later, the result is that of the moment of the call. So each tensor keeps its memory to itself. What
// waits refers to a Source, which holds the memory of that moment; who writes into a tensor whose memory
// somebody waits to read gets memory of its own first; and a tensor whose `data` has once been asked for,
// which anybody may then write at any time, is read at once from then on. Small tensors have their memory
// in an ordinary property: a Source would take longer than their elements.

/** The elements of a tensor at one moment, for operations that are put off. */
export class Source implements NdArray {
  readonly shape: readonly number[];
  readonly dtype: DType;
  /** How many operations wait to read it. */
  users = 0;
  /** How often work that takes long has read it, or written it; see kernels/settle.ts. */
  reads = 0;
  writes = 0;
  protected elements: TypedArray | undefined;

  constructor(shape: readonly number[], dtype: DType, elements?: TypedArray) {
    this.shape = shape;
    this.dtype = dtype;
    this.elements = elements;
  }

  /** Whether its elements are there. */
  get isReady(): boolean {
    return this.elements !== undefined;
  }

  /** To be read at once, and neither written nor kept. */
  get data(): TypedArray {
    if (this.elements === undefined) this.elements = this.compute();
    return this.elements;
  }

  /** To be written: memory that no other Source reads. */
  own(): TypedArray {
    return this.data;
  }

  /** Lets its elements be elsewhere, the same numbers; where `to` gives nothing they stay. */
  move(to: (data: TypedArray) => TypedArray | undefined): void {
    if (this.elements !== undefined) this.elements = to(this.elements) ?? this.elements;
  }

  protected compute(): TypedArray {
    throw new Error('a Source without elements has to compute them');
  }
}

const moveFloats = (data: TypedArray): TypedArray | undefined =>
  data instanceof Float64Array || data instanceof Float32Array ? moveIn(data) : undefined;

/** Smaller tensors have their memory in an ordinary property: a Source takes half a microsecond. */
export const LEAST_STORED = 2048;

/** Makes a constructor give what it was given, so that fields can be put on it. */
class Bearer {
  constructor(tensor: object) {
    // biome-ignore lint/correctness/noConstructorReturn: that is what it is for.
    return tensor;
  }
}

class Shaped extends Bearer {
  readonly shape: readonly number[];
  readonly dtype: DType;

  constructor(tensor: object, { shape, dtype }: Source) {
    super(tensor);
    this.shape = shape;
    this.dtype = dtype;
  }
}

/** What a tensor with a Source has for its `data`: an own property, as that of any other tensor. */
let asked: PropertyDescriptor;

/**
 * What is known here of a tensor, and nowhere else. Every tensor has these fields, also those that need none: to
 * look for a field that is not there takes V8 longer than to read an element.
 */
class Stored {
  /** Undefined once its memory has been handed out, and where that is in an ordinary property. */
  #source: Source | undefined;
  /** What has been handed out; undefined where that is in an ordinary property. */
  #handed: TypedArray | undefined;

  constructor(source?: Source) {
    this.#source = source;
    this.#handed = undefined;
  }

  static has(x: object): boolean {
    return #source in x && (x.#source !== undefined || x.#handed !== undefined);
  }

  static of(x: NdArray): Source | undefined {
    // To ask what is no tensor for the field would take longer than what is done with a small one.
    if (sizeOf(x.shape) < LEAST_STORED) return undefined;
    return #source in x ? x.#source : undefined;
  }

  /** Of a tensor, and nothing else: what loops over elements ask. */
  static elements(x: Stored): TypedArray {
    const source = x.#source;
    return source !== undefined ? source.data : (x.#handed ?? (x as unknown as NdArray).data);
  }

  /** The same, to be written; undefined where somebody waits to read what is there. */
  static writable(x: Stored): TypedArray | undefined {
    const source = x.#source;
    if (source === undefined) return x.#handed ?? (x as unknown as NdArray).data;
    return source.users === 0 ? source.own() : undefined;
  }

  static renew(x: NdArray, data: TypedArray): void {
    (x as unknown as Stored).#source = new Source(x.shape, x.dtype, data);
  }

  static hand(x: Stored): TypedArray {
    const source = x.#source!;
    x.#source = undefined;
    // Somebody goes on writing into it, and it cannot move any more.
    if (source.writes > 0) source.move(moveFloats);
    x.#handed = source.users === 0 ? source.own() : copyOf(source.data);
    return x.#handed;
  }

  static {
    asked = {
      get(this: Stored) {
        return this.#handed ?? Stored.hand(this);
      },
      enumerable: true,
      configurable: true,
    };
  }
}

/** What tensors are made from. It adds nothing that can be seen. */
export const StoredArray: new () => object = Stored;

/** @returns what makes tensors of a kind over a Source that nobody else has */
export function storing<T extends NdArray>(
  kind: new (...words: never[]) => T,
): (source: Source) => T {
  return (source) => {
    const tensor = Reflect.construct(Stored, [source], kind) as object as T;
    Object.defineProperty(tensor, 'data', asked);
    new Shaped(tensor, source);
    return tensor;
  };
}

/** Whether x is a tensor whose elements are not to be asked for. */
export const isStored: (x: object) => boolean = Stored.has;

/** The elements, for a function that reads them now, and neither writes nor keeps them. */
export const read = (x: NdArray): TypedArray => Stored.of(x)?.data ?? x.data;

/** {@link read} for methods of Tensor that take a single element. */
export const readOne = (x: NdArray): TypedArray => Stored.elements(x as unknown as Stored);

/** {@link write} for the same. */
export const writeOne = (x: NdArray): TypedArray =>
  Stored.writable(x as unknown as Stored) ?? write(x);

/** The elements, for a function that writes into them now, and does not keep them. */
export const write = (x: NdArray): TypedArray => renew(x, copyOf);

/**
 * Memory for new elements of x, all of which the caller writes: its own, whose elements it may have read, or
 * what `make` gives, if somebody still waits to read those.
 */
export function renew(x: NdArray, make: (old: TypedArray) => TypedArray): TypedArray {
  const source = Stored.of(x);
  if (source === undefined) return x.data;
  if (source.users === 0) return source.own();
  const data = make(source.data);
  Stored.renew(x, data);
  return data;
}

/** Gives a tensor that has a Source memory of its own in its place, all of it written. */
export const replace: (x: NdArray, data: TypedArray) => void = Stored.renew;

/** x for an operation that is put off; undefined where others could write into its memory unseen. */
export const sourceOf = (x: NdArray): Source | undefined =>
  x instanceof Source ? x : Stored.of(x);
