import { Tensor, type TypedArray } from 'kernel-lib/tensor';
import { ProtocolError } from './bytes.js';

type Numbers = ArrayBufferView & ArrayLike<number>;
type NumbersType = { new (buffer: ArrayBuffer): Numbers; BYTES_PER_ELEMENT: number };

/** The kinds of typed arrays that travel, by their place in this list. */
export const typedArrayKinds: readonly { name: string; type: NumbersType }[] = [
  { name: 'Float64Array', type: Float64Array },
  { name: 'Float32Array', type: Float32Array },
  { name: 'Int32Array', type: Int32Array },
  { name: 'Uint8Array', type: Uint8Array },
  { name: 'Int8Array', type: Int8Array },
  { name: 'Int16Array', type: Int16Array },
  { name: 'Uint16Array', type: Uint16Array },
  { name: 'Uint32Array', type: Uint32Array },
];

export function isTypedArray(value: unknown): value is Numbers {
  return ArrayBuffer.isView(value) && !(value instanceof DataView);
}

/** The memory of a typed array, whatever it says of its length; `undefined` for a kind that does not travel. */
export function bytesOf(
  array: ArrayBufferView,
): { kind: number; bytes: Uint8Array; length: number } | undefined {
  const kind = typedArrayKinds.findIndex(({ type }) => array instanceof type);
  if (kind < 0) return undefined;
  const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
  const { BYTES_PER_ELEMENT } = (typedArrayKinds[kind] as (typeof typedArrayKinds)[number]).type;
  return { kind, bytes, length: bytes.length / BYTES_PER_ELEMENT };
}

const MEMORY = {
  float64: Float64Array,
  float32: Float32Array,
  int32: Int32Array,
  bool: Uint8Array,
} as const;

function isDType(name: string): name is keyof typeof MEMORY {
  return Object.hasOwn(MEMORY, name);
}

/** How many numbers a shape has. */
export function numbersOf(shape: readonly number[]): number {
  return shape.reduce((product, extent) => product * extent, 1);
}

/** Whether data of a Tensor are what its shape and dtype say: {@link makeTensor} takes them. */
export function isWhole(data: unknown, shape: readonly number[], dtype: unknown): boolean {
  if (typeof dtype !== 'string' || !isDType(dtype) || !(data instanceof MEMORY[dtype]))
    return false;
  return bytesOf(data)?.length === numbersOf(shape);
}

/** A tensor from parts that came from outside; throws {@link ProtocolError} if they do not fit. */
export function makeTensor(data: Numbers, shape: readonly number[], dtype: string): Tensor {
  if (!isDType(dtype)) throw new ProtocolError(`unknown dtype ${dtype}`);
  const memory = data as TypedArray;
  if (!(memory instanceof MEMORY[dtype]))
    throw new ProtocolError(`${dtype} with the wrong kind of data`);
  return new Tensor(memory, shape, dtype);
}
