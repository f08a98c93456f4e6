import type { DType } from '../core/dtype.js';
import { DTypeError, describe, ShapeError, ValueError } from '../core/errors.js';
import { formatShape } from '../core/shape.js';
import { Tensor } from '../Tensor.js';

/** `value`, if it is a Tensor. @throws DTypeError naming the function and the argument */
export function assertTensor(fn: string, arg: string, value: unknown): Tensor {
  if (value instanceof Tensor) return value;
  const hint =
    value === undefined
      ? ' Is an argument missing, or did a function forget to return?'
      : Array.isArray(value) && value[0] instanceof Tensor
        ? ` A layer returns [out, cache]: take ${arg}[0].`
        : Array.isArray(value)
          ? ` Did you mean tensor(${arg})?`
          : '';
  throw new DTypeError(`${fn}: ${arg} must be a Tensor, got ${describe(value)}.${hint}`);
}

/**
 * `value`, if it is a Tensor with the axes that `letters` names: `assertAxes('affine_forward', 'w',
 * w, 'D, M')` asks for w (D, M).
 */
export function assertAxes(fn: string, arg: string, value: unknown, letters: string): Tensor {
  const x = assertTensor(fn, arg, value);
  const ndim = letters.split(',').length;
  if (x.ndim === ndim) return x;
  const hint =
    x.ndim === ndim - 1 && letters.startsWith('N')
      ? ` One example? Try ${arg}.reshape(1, ${x.shape.join(', ')}).`
      : x.ndim > ndim
        ? ` Try ${arg}.reshape(${[...x.shape.slice(0, ndim - 1), -1].join(', ')}).`
        : '';
  throw new ShapeError(
    `${fn}: ${arg} must have shape (${letters}), got ${formatShape(x.shape)}.${hint}`,
  );
}

/** `value`, if it is a Tensor of exactly this shape; `why` says where the shape comes from. */
export function assertShape(
  fn: string,
  arg: string,
  value: unknown,
  shape: readonly number[],
  why = '',
): Tensor {
  const x = assertTensor(fn, arg, value);
  if (x.ndim === shape.length && x.shape.every((n, i) => n === shape[i])) return x;
  throw new ShapeError(
    `${fn}: ${arg} must have shape ${formatShape(shape)}${why ? `, ${why}` : ''}; got ${formatShape(x.shape)}.`,
  );
}

/** `value`, if it is a Tensor without NaN and Infinity; names the first that is not finite. */
export function assertFinite(fn: string, arg: string, value: unknown): Tensor {
  const x = assertTensor(fn, arg, value);
  const at = notFinite(x.data);
  if (at < 0) return x;
  const index: number[] = [];
  for (let d = x.ndim - 1, rest = at; d >= 0; d--) {
    index.unshift(rest % x.shape[d]);
    rest = Math.floor(rest / x.shape[d]);
  }
  throw new ValueError(
    `${fn}: ${arg}[${index.join(', ')}] is ${x.data[at]}. Numbers left the range of floats before: ` +
      'a learning rate or initial weights too large, a division by 0, or a log of 0?',
  );
}

/** Where the first number stands that is NaN or infinite; -1 if none is. */
function notFinite(x: ArrayLike<number>): number {
  for (let i = 0; i < x.length; i++) if (x[i] - x[i] !== 0) return i;
  return -1;
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
  if (y.ndim !== 1 || y.size !== n) {
    const hint =
      y.ndim === 2 && y.shape[1] === classes && classes > 1
        ? ` One-hot rows? Try ${arg}.argmax(1).`
        : y.ndim === 2 && y.size === n
          ? ` Try ${arg}.flatten().`
          : '';
    throw new ShapeError(
      `${fn}: ${arg} must have shape (${n},), one label for each of the N=${n} rows; got ${formatShape(y.shape)}.${hint}`,
    );
  }
  const at = y.data.findIndex((v) => !Number.isInteger(v) || v < 0 || v >= classes);
  if (at >= 0) {
    const hint = y.data[at] === classes ? ' Do the labels start at 1? Subtract 1.' : '';
    throw new ValueError(
      `${fn}: ${arg}[${at}] is ${y.data[at]}; labels must be whole numbers from 0 to C-1=${classes - 1}.${hint}`,
    );
  }
  return y;
}

/**
 * `options`, if every name in it is one of `known`. A misspelt option would be ignored without a word.
 * `meant` says what names of other libraries are called here.
 * @throws ValueError that names the option, and what it is probably called here
 */
export function assertOptions<T extends object>(
  fn: string,
  options: T,
  known: readonly string[],
  meant: Readonly<Record<string, string>> = {},
): T {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw new ValueError(
      `${fn}: options must be an object such as {${known[0]}: …}, got ${describe(options)}.`,
    );
  }
  const plain = (name: string) =>
    name
      .toLowerCase()
      .replace(/_/g, '')
      .replace(/is(?=e|ation)/g, 'iz');
  for (const name of Object.keys(options)) {
    if (known.includes(name)) continue;
    const alias = Object.keys(meant).find((k) => plain(k) === plain(name));
    const here = known.find((k) => plain(k) === plain(name)) ?? (alias && meant[alias]);
    throw new ValueError(
      `${fn}: option ${name} is not known. ${here ? `Did you mean ${here}?` : `Known: ${known.join(', ')}.`}`,
    );
  }
  return options;
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
