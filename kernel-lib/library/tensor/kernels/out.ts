import { castData, type DType, isFloat, type TypedArray } from '../core/dtype.js';
import { DTypeError, describe, ShapeError, ValueError } from '../core/errors.js';
import { overlap } from '../core/memory.js';
import { isNdArray, type NdArray } from '../core/ndarray.js';
import { formatShape, sameShape } from '../core/shape.js';
import { read, Source, write } from '../core/stored.js';
import { spread } from './indexing.js';

/**
 * The `out` of a function's last argument, `{ out }`; undefined if there is none. A number is passed
 * over: it is the position that `xs.map(sqrt)` and `xs.reduce(add)` hand on.
 */
export function outOf<T extends NdArray>(
  fn: string,
  options: { readonly out?: T } | undefined,
): T | undefined {
  if (options === undefined || typeof options === 'number') return undefined;
  if (typeof options !== 'object' || options === null || isNdArray(options))
    throw new DTypeError(
      `${fn}: the last argument is ${describe(options)}; expected { out: y }, with the tensor y for the result.`,
    );
  for (const name of Object.keys(options))
    if (name !== 'out')
      throw new ValueError(`${fn}: there is no setting '${name}'; the only one here is out.`);
  const { out } = options;
  if (out !== undefined && !isNdArray(out))
    throw new DTypeError(`${fn}: out is ${describe(out)}; expected a Tensor.`);
  return out;
}

/**
 * Whether a result can be written into `out` at once: it has the result's type and shape, and no
 * operand shares memory with it but element for element.
 */
export function isDirect(
  out: NdArray | undefined,
  dtype: DType,
  shape: readonly number[],
  ...operands: TypedArray[]
): out is NdArray {
  if (out === undefined || out.dtype !== dtype || !sameShape(out.shape, shape)) return false;
  const data = read(out);
  return operands.every(
    (x) => !overlap(x, data) || (x.byteOffset === data.byteOffset && x.length === data.length),
  );
}

const KINDS: Readonly<Record<DType, number>> = { bool: 0, int32: 1, float32: 2, float64: 2 };

/**
 * Writes a result into `out`, if it is not there yet, and gives `out`. By NumPy's rules: floats do not
 * become whole numbers, nor whole numbers bools ('same_kind'); the result broadcasts to out's shape, or
 * of a reduction has it. Of reductions NumPy lets any type pass.
 */
export function stored<T extends NdArray>(
  fn: string,
  result: NdArray,
  out: T,
  { reduces = false }: { reduces?: boolean } = {},
): T {
  if (!(result instanceof Source) && read(result) === read(out)) return out;
  if (KINDS[result.dtype] > KINDS[out.dtype])
    throw new DTypeError(
      `${fn}: the result is ${result.dtype}, which an out of ${out.dtype} cannot hold. Make out ${isFloat(result.dtype) ? 'float64' : result.dtype}, or write ${fn}(…).astype('${out.dtype}').`,
    );
  const same = sameShape(result.shape, out.shape);
  if (!same && (reduces || !broadcastsTo(result.shape, out.shape)))
    throw new ShapeError(
      `${fn}: the result has shape ${formatShape(result.shape)}, but out has ${formatShape(out.shape)}.`,
    );
  const data = read(same ? result : spread(fn, result, out.shape));
  write(out).set(castData(data, out.dtype));
  return out;
}

function broadcastsTo(from: readonly number[], to: readonly number[]): boolean {
  const more = to.length - from.length;
  return more >= 0 && from.every((n, k) => n === 1 || n === to[k + more]);
}
