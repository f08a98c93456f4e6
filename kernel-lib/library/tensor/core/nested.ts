import type { DType } from './dtype.js';
import { DTypeError, describe, ShapeError } from './errors.js';
import { allocate } from './memory.js';
import { isNdArray, type NdArray, type NestedArray, type TensorLike } from './ndarray.js';
import { formatShape, sizeOf } from './shape.js';

/** A tensor's memory from nested lists. Ragged lists and anything that is no number are refused. */
export function fromNested(fn: string, value: NestedArray, dtype?: DType): NdArray {
  const shape = shapeOfNested(fn, value);
  const kind = dtype ?? (allBooleans(value) ? 'bool' : 'float64');
  const data = allocate(kind, sizeOf(shape));
  const state = { fn, shape, next: 0, bool: kind === 'bool', data };
  fill(state, value, 0, []);
  return { data, shape, dtype: kind };
}

/** Any operand as an array; a lone number becomes a 0-d float64. */
export function toNdArray(fn: string, value: TensorLike, arg = ''): NdArray {
  if (isNdArray(value)) return value;
  if (typeof value === 'number' || typeof value === 'boolean' || Array.isArray(value))
    return fromNested(fn, value as NestedArray);
  throw operandError(fn, value, arg);
}

/** The complaint about an operand that is neither a tensor nor a number nor lists of numbers. */
export function operandError(fn: string, value: unknown, arg = ''): DTypeError {
  const hint =
    typeof value === 'string' && value.trim() !== '' && !Number.isNaN(Number(value))
      ? ` Did you mean Number(${JSON.stringify(value)})?`
      : value === undefined
        ? ' Is an argument missing, or did a function forget to return?'
        : '';
  return new DTypeError(
    `${fn}: ${arg || 'an operand'} is ${describe(value)}; expected a Tensor, a number or nested lists of numbers.${hint}`,
  );
}

function shapeOfNested(fn: string, value: NestedArray): number[] {
  const shape: number[] = [];
  let at: unknown = value;
  while (Array.isArray(at)) {
    shape.push(at.length);
    at = at[0];
  }
  if (at !== undefined && isNdArray(at))
    throw new DTypeError(
      `${fn}: the lists hold tensors; expected numbers. To join tensors use stack([a, b]) or concatenate([a, b]).`,
    );
  return shape;
}

/** Whether there are booleans in the lists and nothing else; beside numbers they count as 0 and 1. */
function allBooleans(value: NestedArray): boolean {
  if (typeof value === 'boolean') return true;
  return Array.isArray(value) && value.length > 0 && value.every(allBooleans);
}

interface FillState {
  readonly fn: string;
  readonly shape: readonly number[];
  readonly bool: boolean;
  readonly data: { [index: number]: number };
  next: number;
}

function fill(state: FillState, value: unknown, depth: number, path: number[]): void {
  const { fn, shape } = state;
  if (Array.isArray(value)) {
    if (depth === shape.length) throw raggedError(fn, path, 'a list', 'a number');
    if (value.length !== shape[depth])
      throw raggedError(
        fn,
        path,
        `${value.length} ${value.length === 1 ? 'element' : 'elements'}`,
        `${shape[depth]}`,
      );
    for (let i = 0; i < value.length; i++) {
      path.push(i);
      fill(state, value[i], depth + 1, path);
      path.pop();
    }
    return;
  }
  if (typeof value !== 'number' && typeof value !== 'boolean') {
    const hint =
      typeof value === 'string' && value.trim() !== '' && !Number.isNaN(Number(value))
        ? ` Did you mean ${Number(value)}, without the quotes?`
        : '';
    throw new DTypeError(`${fn}: element ${at(path)} is ${describe(value)}, not a number.${hint}`);
  }
  if (depth < shape.length) throw raggedError(fn, path, 'a number', 'a list');
  state.data[state.next++] = state.bool ? (value ? 1 : 0) : Number(value);
}

function raggedError(fn: string, path: readonly number[], got: string, expected: string) {
  return new ShapeError(
    `${fn}: the lists are ragged: ${at(path)} has ${got} where its neighbours have ${expected}. All rows must have the same length.`,
  );
}

const at = (path: readonly number[]): string =>
  path.length ? path.map((i) => `[${i}]`).join('') : formatShape([]);
