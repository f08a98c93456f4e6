import { loopRows } from '../../blas/internal.js';
import type { Floats } from '../../wasm/internal.js';
import { castData, type DType, isFloat, promote } from '../core/dtype.js';
import { ShapeError } from '../core/errors.js';
import { allocateFor, allocateUnset } from '../core/memory.js';
import type { NdArray } from '../core/ndarray.js';
import { formatShape, normalizeAxis } from '../core/shape.js';
import { read } from '../core/stored.js';
import { type Tensor, wrap } from '../Tensor.js';

/** Tensors joined along an axis that they have, under the name of the function that joins them. */
export function joined(fn: string, tensors: readonly NdArray[], axis: number): Tensor {
  const first = tensors[0]!;
  if (first.shape.length === 0)
    throw new ShapeError(`${fn}: 0-d tensors have no axis to join along; use stack([a, b]).`);
  const at = normalizeAxis(fn, axis, first.shape.length, first.shape);
  let total = 0;
  let dtype: DType = first.dtype;
  tensors.forEach((t, i) => {
    if (
      t.shape.length !== first.shape.length ||
      t.shape.some((n, k) => k !== at && n !== first.shape[k])
    )
      throw new ShapeError(
        `${fn}: part 0 has shape ${formatShape(first.shape)} and part ${i} ${formatShape(t.shape)}; all sizes but that of axis ${at} must be equal.`,
      );
    total += t.shape[at]!;
    dtype = promote(dtype, t.dtype);
  });
  const shape = first.shape.with(at, total);
  const inner = shape.slice(at + 1).reduce((p, n) => p * n, 1);
  const outer = shape.slice(0, at).reduce((p, n) => p * n, 1);
  const out = allocateFor(
    fn,
    dtype,
    shape,
    tensors.map((t) => t.shape),
    allocateUnset,
  );
  let offset = 0;
  for (const t of tensors) {
    const data = castData(read(t), dtype);
    const run = t.shape[at]! * inner;
    const place = total * inner;
    const done =
      isFloat(dtype) && loopRows(data as Floats, out as Floats, offset, place, run, outer);
    for (let o = 0; o < outer && !done; o++)
      out.set(data.subarray(o * run, (o + 1) * run), o * place + offset);
    offset += run;
  }
  return wrap({ data: out, shape, dtype });
}
