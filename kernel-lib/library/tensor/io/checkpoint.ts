import { describe, ValueError } from '../core/errors.js';
import { isNdArray, type NdArray } from '../core/ndarray.js';
import { Tensor, wrap } from '../Tensor.js';
import { decodeNpz, encodeNpz } from './npz.js';

/** Anything that a checkpoint can hold: tensors, numbers, texts, lists and objects of them. */
export type Checkpoint =
  | NdArray
  | number
  | string
  | boolean
  | null
  | readonly Checkpoint[]
  | { readonly [key: string]: Checkpoint };

const META = '__checkpoint__';
const SEPARATOR = '/';

/**
 * The bytes of a .npz file that holds a nested structure: each tensor under its path (`model/W1`),
 * so that NumPy can open it, and all else as JSON in the entry `__checkpoint__`.
 */
export function encodeCheckpoint(value: Checkpoint): Uint8Array {
  const tensors: Record<string, NdArray> = {};
  const rest = detach(value, '', tensors);
  const text = new TextEncoder().encode(JSON.stringify(rest));
  tensors[META] = new Tensor(Int32Array.from(text), [text.length]);
  return encodeNpz(tensors);
}

/**
 * What {@link encodeCheckpoint} wrote.
 * @param name for messages: which file the bytes are from
 * @throws ValueError for bytes that are damaged or no checkpoint
 */
export function decodeCheckpoint(bytes: Uint8Array, name = 'decodeCheckpoint'): Checkpoint {
  const tensors = decodeNpz(bytes, name);
  const meta = tensors[META];
  if (!meta)
    throw new ValueError(`${name}: this .npz file is no checkpoint; read it with decodeNpz.`);
  const text = new TextDecoder().decode(Uint8Array.from(meta.data));
  try {
    return attach(JSON.parse(text), tensors);
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new ValueError(`${name}: what it says about itself is not understood.`);
    throw error;
  }
}

/** `value` with every tensor replaced by the path it is stored under. */
function detach(value: Checkpoint, path: string, tensors: Record<string, NdArray>): unknown {
  if (isNdArray(value)) {
    const name = path || 'value';
    tensors[name] = value instanceof Tensor ? value : wrap(value);
    return { $tensor: name };
  }
  if (typeof value === 'number' && !Number.isFinite(value)) return { $number: String(value) };
  if (Object.is(value, -0)) return { $number: '-0' };
  const inside = (key: string | number): string =>
    path ? `${path}${SEPARATOR}${key}` : String(key);
  if (Array.isArray(value)) return value.map((v, i) => detach(v, inside(i), tensors));
  if (typeof value === 'object' && value !== null) {
    const plain =
      Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null;
    if (!plain)
      throw new ValueError(
        `encodeCheckpoint: '${path}' is ${describe(value)}; expected plain data.`,
      );
    return Object.fromEntries(
      Object.entries(value).map(([k, v]) => [k, detach(v, inside(k), tensors)]),
    );
  }
  if (value !== null && !['number', 'string', 'boolean'].includes(typeof value))
    throw new ValueError(`encodeCheckpoint: '${path}' is ${describe(value)}; expected plain data.`);
  return value;
}

function attach(value: unknown, tensors: Record<string, Tensor>): Checkpoint {
  if (Array.isArray(value)) return value.map((v) => attach(v, tensors));
  if (typeof value !== 'object' || value === null) return value as Checkpoint;
  const { $tensor, $number } = value as { $tensor?: string; $number?: string };
  if ($number !== undefined) return Number($number);
  if ($tensor !== undefined) {
    const found = tensors[$tensor];
    if (!found) throw new ValueError(`decodeCheckpoint: the tensor '${$tensor}' is missing.`);
    return found;
  }
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, attach(v, tensors)]));
}
