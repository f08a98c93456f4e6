import { assertDType, type DType } from '../core/dtype.js';
import { describe, ValueError } from '../core/errors.js';
import { allocate } from '../core/memory.js';
import { checkShape, formatShape, sizeOf } from '../core/shape.js';
import { Tensor } from '../Tensor.js';

/** A tensor as JSON.stringify writes it. What JSON has no number for is written as text. */
export interface TensorJson {
  /** The type of the elements. */
  readonly dtype: DType;
  /** The sizes of the axes. */
  readonly shape: readonly number[];
  /** All elements in row-major order. */
  readonly data: readonly (number | 'NaN' | 'Infinity' | '-Infinity' | '-0')[];
}

/** The tensor that JSON.stringify wrote and JSON.parse read. */
export function tensorFromJson(json: TensorJson): Tensor {
  if (typeof json !== 'object' || json === null || !Array.isArray(json.data))
    throw new ValueError(`tensorFromJson: got ${describe(json)}; expected {dtype, shape, data}.`);
  assertDType('tensorFromJson', json.dtype);
  const shape = checkShape('tensorFromJson', json.shape);
  if (json.data.length !== sizeOf(shape))
    throw new ValueError(
      `tensorFromJson: ${json.data.length} elements do not fill the shape ${formatShape(shape)}.`,
    );
  const data = allocate(json.dtype, json.data.length);
  json.data.forEach((v: unknown, i: number) => {
    const special = v === 'NaN' || v === 'Infinity' || v === '-Infinity' || v === '-0';
    if (typeof v !== 'number' && !special)
      throw new ValueError(`tensorFromJson: element ${i} is ${describe(v)}, not a number.`);
    data[i] = Number(v);
  });
  return new Tensor(data, shape, json.dtype);
}
