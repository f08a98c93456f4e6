import { type DType, Tensor } from 'kernel-lib/tensor';

/** A tensor as JSON: type, shape and bytes, so that NaN, -0 and infinities survive. */
export interface Encoded {
  readonly dtype: DType;
  readonly shape: readonly number[];
  readonly data: string;
}

export function encode(x: Tensor): Encoded {
  const { buffer, byteOffset, byteLength } = x.data;
  const data = Buffer.from(buffer, byteOffset, byteLength).toString('base64');
  return { dtype: x.dtype, shape: x.shape, data };
}

export function decode(x: Encoded): Tensor {
  const bytes = Uint8Array.from(Buffer.from(x.data, 'base64'));
  if (x.dtype === 'bool') return new Tensor(bytes, x.shape, 'bool');
  const make = { float64: Float64Array, float32: Float32Array, int32: Int32Array }[x.dtype];
  return new Tensor(new make(bytes.buffer), x.shape);
}
