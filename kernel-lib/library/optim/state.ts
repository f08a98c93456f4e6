import { crc32, fromBase64, toBase64 } from '../platform/bytes.js';
import { describe, Tensor, tensor } from '../tensor/index.js';
import { OptimError } from './config.js';

const ARRAYS = { Float64Array, Float32Array, Int32Array, Uint32Array, Uint8Array } as const;
type ArrayName = keyof typeof ARRAYS;

/** Values of JSON that stand for what JSON cannot say. */
type Packed = null | boolean | number | string | Packed[] | { [key: string]: Packed };

/**
 * A text (JSON) from which {@link restoreState} makes the same state again, bit for bit: numbers
 * (NaN, Inf and -0 too), big integers, tensors, typed arrays, and plain arrays and objects of these.
 * Array contents are base64, little-endian.
 *
 * `encodeCheckpoint` of the tensor folder is for weights that NumPy is to read: a .npz file, tensors
 * only. A state has more in it: the bytes of 8-bit moments, generators, values that are undefined.
 * @throws OptimError for functions and other things that cannot be saved, with the path to them.
 */
export function saveState(state: unknown): string {
  const text = JSON.stringify(pack(state, 'state'));
  return `${seal(text)}${text}${END}`;
}

// The checksum stands in front of what it is taken of, and all of it is one JSON text.
const SEAL = /^\{"\$":"saved","crc32":"([0-9a-f]{8})","state":/;
const END = '}';

const seal = (text: string): string =>
  `{"$":"saved","crc32":"${crc32(text).toString(16).padStart(8, '0')}","state":`;

/**
 * What {@link saveState} saved.
 * @param name for messages: which file the text is from
 * @throws OptimError when `text` is not such a text, or has changed since it was written
 */
export function restoreState(text: string, name = 'restoreState'): unknown {
  const damaged = (what: string) =>
    new OptimError(`${name}: this is not a saved state as it was written: ${what}`);
  if (typeof text !== 'string') throw damaged(`expected a text, got ${describe(text)}.`);
  const whole = text.trimEnd();
  const head = SEAL.exec(whole)?.[0];
  if (head === undefined)
    throw damaged('it does not start as saveState writes it; is it cut off, or another file?');
  if (!whole.endsWith(END)) throw damaged('it is cut off, or something was put at its end.');
  const state = whole.slice(head.length, -END.length);
  if (seal(state) !== head) throw damaged('it does not have its checksum, so it is damaged.');
  return unpack(JSON.parse(state) as Packed);
}

/**
 * Bytes that the memory of an update rule takes: all tensors and typed arrays in a config, or in a
 * record or list of configs. Settings and counters are not counted.
 */
export function stateBytes(state: unknown): number {
  if (state instanceof Tensor) return state.data.byteLength;
  if (ArrayBuffer.isView(state)) return state.byteLength;
  if (state === null || typeof state !== 'object') return 0;
  return Object.values(state).reduce((sum: number, part) => sum + stateBytes(part), 0);
}

function pack(value: unknown, path: string): Packed {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (value === undefined) return { $: 'undefined' };
  if (typeof value === 'bigint') return { $: 'bigint', value: String(value) };
  if (typeof value === 'number') {
    const plain = Number.isFinite(value) && !Object.is(value, -0);
    return plain ? value : { $: 'number', value: Object.is(value, -0) ? '-0' : String(value) };
  }
  if (value instanceof Tensor) {
    const shape = [...value.shape];
    return { $: 'tensor', dtype: value.dtype, shape, data: pack(value.data, path) };
  }
  if (ArrayBuffer.isView(value)) {
    const name = value.constructor.name;
    if (!(name in ARRAYS)) throw new OptimError(`saveState: ${path} is a ${name}, not supported.`);
    const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
    return { $: name, base64: toBase64(bytes) };
  }
  if (Array.isArray(value)) return value.map((part, i) => pack(part, `${path}[${i}]`));
  if (typeof value === 'object') {
    const packed: Packed = {};
    for (const [key, part] of Object.entries(value)) packed[key] = pack(part, `${path}.${key}`);
    return '$' in packed ? { $: 'object', value: packed } : packed;
  }
  throw new OptimError(`saveState: ${path} is a ${typeof value}, which cannot be saved.`);
}

function unpack(packed: Packed): unknown {
  if (packed === null || typeof packed !== 'object') return packed;
  if (Array.isArray(packed)) return packed.map(unpack);
  const kind = packed.$;
  if (typeof kind !== 'string') return unpackObject(packed);
  if (kind === 'object') return unpackObject(packed.value as { [key: string]: Packed });
  if (kind === 'undefined') return undefined;
  if (kind === 'number') return Number(packed.value);
  if (kind === 'bigint') return BigInt(String(packed.value));
  if (kind === 'tensor') {
    const data = unpack(packed.data!) as Float64Array;
    const dtype = packed.dtype as Tensor['dtype'];
    return tensor(data, dtype).reshape(...(packed.shape as number[]));
  }
  if (!(kind in ARRAYS)) throw new OptimError(`restoreState: unknown kind of value '${kind}'.`);
  return new ARRAYS[kind as ArrayName](fromBase64(String(packed.base64)).buffer);
}

function unpackObject(packed: { [key: string]: Packed }): Record<string, unknown> {
  return Object.fromEntries(Object.entries(packed).map(([key, part]) => [key, unpack(part)]));
}
