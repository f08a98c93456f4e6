import type { DType } from '../core/dtype.js';
import { DTypeError, describe, ShapeError, ValueError } from '../core/errors.js';
import { formatShape } from '../core/shape.js';
import { Tensor } from '../Tensor.js';

/** `value`, if it is a Tensor. @throws DTypeError naming the function and the argument */
export function assertTensor(fn: string, arg: string, value: unknown): Tensor {
  if (value instanceof Tensor) return value;
  const hint = Array.isArray(value)
    ? ` Did you mean tensor(${arg})?`
    : value === undefined
      ? ' Is an argument missing, or did a function forget to return?'
      : '';
  throw new DTypeError(`${fn}: ${arg} is ${describe(value)}; expected a Tensor.${hint}`);
}

/**
 * `value`, if it is a Tensor with the axes that `letters` names: `assertAxes('affine_forward', 'w',
 * w, 'DM')` asks for w (D, M).
 */
export function assertAxes(fn: string, arg: string, value: unknown, letters: string): Tensor {
  const x = assertTensor(fn, arg, value);
  if (x.ndim !== letters.length)
    throw new ShapeError(
      `${fn}: ${arg} has shape ${formatShape(x.shape)}; expected ${arg} (${[...letters].join(', ')})${letters.length === 1 ? ', with one axis' : `, with ${letters.length} axes`}.`,
    );
  return x;
}

/** `value`, if it is a Tensor of exactly this shape. */
export function assertShape(
  fn: string,
  arg: string,
  value: unknown,
  shape: readonly number[],
): Tensor {
  const x = assertTensor(fn, arg, value);
  if (String(x.shape) !== String(shape) || x.ndim !== shape.length)
    throw new ShapeError(
      `${fn}: ${arg} has shape ${formatShape(x.shape)}; expected ${formatShape(shape)}.`,
    );
  return x;
}

/** `value`, if it is a Tensor without NaN and Infinity; names the first that is not finite. */
export function assertFinite(fn: string, arg: string, value: unknown): Tensor {
  const x = assertTensor(fn, arg, value);
  const at = x.data.findIndex((v) => !Number.isFinite(v));
  if (at >= 0)
    throw new ValueError(
      `${fn}: ${arg} ${formatShape(x.shape)} holds ${x.data[at]} at position ${at} of ${x.size}. Did a learning rate, a division by 0 or a log of 0 blow up before?`,
    );
  return x;
}

/** `value`, if it is (N,) whole numbers from 0 to classes - 1. */
export function assertLabels(
  fn: string,
  arg: string,
  value: unknown,
  n: number,
  classes: number,
): Tensor {
  const y = assertTensor(fn, arg, value);
  if (y.ndim !== 1 || y.size !== n)
    throw new ShapeError(
      `${fn}: ${arg} has shape ${formatShape(y.shape)}; expected (${n},), one label for each of the N=${n} rows.${y.ndim === 2 ? ` One-hot rows? Use ${arg}.argmax(1).` : ''}`,
    );
  const at = y.data.findIndex((v) => !Number.isInteger(v) || v < 0 || v >= classes);
  if (at >= 0)
    throw new ValueError(
      `${fn}: ${arg}[${at}] is ${y.data[at]}; labels must be whole numbers from 0 to C-1=${classes - 1}.`,
    );
  return y;
}

/** `value`, if it is a finite number in the given range. */
export function assertNumber(
  fn: string,
  arg: string,
  value: unknown,
  range: { readonly min?: number; readonly max?: number } = {},
): number {
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = range;
  if (typeof value === 'number' && value >= min && value <= max) return value;
  const bounds =
    Number.isFinite(min) && Number.isFinite(max)
      ? ` from ${min} to ${max}`
      : Number.isFinite(min)
        ? ` of at least ${min}`
        : Number.isFinite(max)
          ? ` of at most ${max}`
          : '';
  throw new ValueError(`${fn}: ${arg} is ${describe(value)}; expected a number${bounds}.`);
}

/** `value`, if its type is one of those named. */
export function assertType(
  fn: string,
  arg: string,
  value: unknown,
  ...dtypes: readonly DType[]
): Tensor {
  const x = assertTensor(fn, arg, value);
  if (!dtypes.includes(x.dtype))
    throw new DTypeError(
      `${fn}: ${arg} is ${x.dtype}; expected ${dtypes.join(' or ')}. Convert with ${arg}.astype('${dtypes[0]}').`,
    );
  return x;
}
