import { Tensor, type TypedArray } from '../../tensor/index.js';
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

const MEMORY = {
  float64: Float64Array,
  float32: Float32Array,
  int32: Int32Array,
  bool: Uint8Array,
} as const;

function isDType(name: string): name is keyof typeof MEMORY {
  return Object.hasOwn(MEMORY, name);
}

/** A tensor from parts that came from outside; throws {@link ProtocolError} if they do not fit. */
export function makeTensor(data: Numbers, shape: readonly number[], dtype: string): Tensor {
  if (!isDType(dtype)) throw new ProtocolError(`unknown dtype ${dtype}`);
  const memory = data as TypedArray;
  if (!(memory instanceof MEMORY[dtype]))
    throw new ProtocolError(`${dtype} with the wrong kind of data`);
  return new Tensor(memory, shape, dtype);
}
