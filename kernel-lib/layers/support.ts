import {
  DTypeError,
  describe,
  formatShape,
  ShapeError,
  Tensor,
  ValueError,
  zeros,
} from '../tensor/index.js';

/** Throws unless `value` is a Tensor; `fn` and `arg` name the call in the message. */
export function needTensor(fn: string, arg: string, value: unknown): asserts value is Tensor {
  if (value instanceof Tensor) return;
  const hint =
    value === undefined
      ? ' Is an argument missing?'
      : Array.isArray(value) && value[0] instanceof Tensor
        ? ` A layer returns [out, cache]: take ${arg}[0].`
        : Array.isArray(value)
          ? ` Try tensor(${arg}).`
          : '';
  throw new DTypeError(`${fn}: ${arg} must be a Tensor, got ${describe(value)}.${hint}`);
}

/** Throws unless `t` has `ndim` dimensions; `letters` are their names, such as `'N, D'`. */
export function needDims(fn: string, arg: string, t: Tensor, letters: string): void {
  needTensor(fn, arg, t);
  const ndim = letters.split(',').length;
  if (t.ndim === ndim) return;
  const hint =
    t.ndim === ndim - 1 && letters.startsWith('N')
      ? ` One example? Try ${arg}.reshape(1, ${t.shape.join(', ')}).`
      : t.ndim > ndim
        ? ` Try ${arg}.reshape(${[...t.shape.slice(0, ndim - 1), -1].join(', ')}).`
        : '';
  throw new ShapeError(
    `${fn}: ${arg} must have shape (${letters}), got ${formatShape(t.shape)}.${hint}`,
  );
}

/** Throws unless `t` has exactly this shape; `why` says where the shape comes from. */
export function needShape(
  fn: string,
  arg: string,
  t: Tensor,
  shape: readonly number[],
  why: string,
): void {
  needTensor(fn, arg, t);
  if (t.shape.length === shape.length && t.shape.every((n, i) => n === shape[i])) return;
  throw new ShapeError(
    `${fn}: ${arg} must have shape ${formatShape(shape)}${why ? `, ${why}` : ''}; got ${formatShape(t.shape)}.`,
  );
}

/** Throws unless `dout` has the shape that the forward pass returned. */
export function needDout(fn: string, dout: Tensor, shape: readonly number[]): void {
  needShape(fn, 'dout', dout, shape, 'as the output of the forward pass');
}

/** Throws unless `value` is one of `allowed`. */
export function needChoice(
  fn: string,
  arg: string,
  value: unknown,
  allowed: readonly string[],
): void {
  if (allowed.includes(value as string)) return;
  const list = allowed.map((a) => `'${a}'`).join(' or ');
  const got = typeof value === 'string' ? `'${value}'` : String(value);
  throw new ValueError(`${fn}: ${arg} must be ${list}, got ${got}.`);
}

/** A zero-filled tensor for results computed from `x`: float32 stays float32, all else is float64. */
export function floatLike(x: Tensor, shape: readonly number[] = x.shape): Tensor {
  return zeros([...shape], x.dtype === 'float32' ? 'float32' : 'float64');
}

/** f of every element, as a new tensor. */
export function mapElements(x: Tensor, f: (x: number) => number): Tensor {
  const out = floatLike(x);
  const from = x.data;
  const to = out.data;
  for (let i = 0; i < from.length; i++) to[i] = f(from[i]);
  return out;
}

/** f of every pair of elements of two tensors of one shape, as a new tensor. */
export function mapPairs(a: Tensor, b: Tensor, f: (a: number, b: number) => number): Tensor {
  const out = floatLike(a);
  const [p, q, to] = [a.data, b.data, out.data];
  for (let i = 0; i < to.length; i++) to[i] = f(p[i], q[i]);
  return out;
}
