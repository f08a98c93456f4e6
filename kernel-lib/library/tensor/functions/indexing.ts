import { castData, promote, promoteNumber } from '../core/dtype.js';
import { IndexError } from '../core/errors.js';
import { allocateFor, allocateUnset } from '../core/memory.js';
import type { NdArray, TensorLike } from '../core/ndarray.js';
import { toNdArray } from '../core/nested.js';
import { broadcastShapes, normalizeAxis, sizeOf } from '../core/shape.js';
import { read } from '../core/stored.js';
import { choose } from '../kernels/choose.js';
import { nonzero as positions, select, spread } from '../kernels/indexing.js';
import { type Tensor, tensorOf, wrap } from '../Tensor.js';

/**
 * Where the condition holds (is not 0) the element of a, elsewhere that of b; all three broadcast:
 * `where(x.greater(0), x, 0)` is relu.
 */
export function where(condition: TensorLike, a: TensorLike, b: TensorLike): Tensor {
  const c = toNdArray('where', condition, 'condition');
  const x = toNdArray('where', a, 'a');
  const y = toNdArray('where', b, 'b');
  const shape = broadcastShapes('where', broadcastShapes('where', c.shape, x.shape), y.shape);
  const dtype =
    typeof a === 'number' && typeof b !== 'number'
      ? promoteNumber(y.dtype, a)
      : typeof b === 'number' && typeof a !== 'number'
        ? promoteNumber(x.dtype, b)
        : promote(x.dtype, y.dtype);
  const out = allocateFor('where', dtype, shape, [c.shape, x.shape, y.shape], allocateUnset);
  const flags = read(spread('where', c, shape));
  // A single value is read again and again, not repeated in memory.
  const source = (v: NdArray) =>
    castData(read(sizeOf(v.shape) === 1 ? v : spread('where', v, shape)), dtype);
  const left = source(x);
  const right = source(y);
  choose(flags, left, right, out);
  return wrap({ data: out, shape, dtype });
}

/** The positions of what is not 0: one int32 tensor per axis, ready for x.slice(...). */
export function nonzero(x: TensorLike): Tensor[] {
  return positions(toNdArray('nonzero', x, 'x')).map(wrap);
}

/** Elements (axis undefined) or whole rows along an axis, at the given positions. */
export function take(x: TensorLike, indices: TensorLike, axis?: number | null): Tensor {
  const t = tensorOf(toNdArray('take', x, 'x'));
  const index = toNdArray('take', indices, 'indices');
  if (index.dtype === 'bool')
    throw new IndexError('take: indices is a bool mask; expected positions. Use x.slice(mask).');
  if (axis === undefined || axis === null) return wrap(select('take', t.flatten(), [index]));
  const at = normalizeAxis('take', axis, t.ndim, t.shape);
  return wrap(select('take', t, [...new Array<string>(at).fill(':'), index]));
}
