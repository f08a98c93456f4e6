import { unzipSync, zipSync } from 'fflate';
import { describe, ValueError } from '../core/errors.js';
import { isNdArray, type NdArray } from '../core/ndarray.js';
import { Tensor, wrap } from '../Tensor.js';
import { decodeNpy, encodeNpy } from './npy.js';

/** Named tensors: what a .npz file holds, and what a checkpoint is. */
export type NamedTensors = Readonly<Record<string, NdArray>>;

/** Named tensors as the bytes of a NumPy .npz file (a zip of .npy files). */
export function encodeNpz(tensors: NamedTensors, options: { compress?: boolean } = {}): Uint8Array {
  const files: Record<string, Uint8Array> = {};
  for (const [name, x] of Object.entries(tensors)) {
    if (!isNdArray(x))
      throw new ValueError(`encodeNpz: '${name}' is ${describe(x)}; expected a Tensor.`);
    files[`${name}.npy`] = encodeNpy(x instanceof Tensor ? x : wrap(x));
  }
  // A fixed date, so that the same tensors give the same bytes.
  return zipSync(files, { level: options.compress ? 6 : 0, mtime: '1980-01-02' });
}

/** The named tensors in the bytes of a .npz file. */
export function decodeNpz(bytes: Uint8Array): Record<string, Tensor> {
  if (!(bytes instanceof Uint8Array) || bytes[0] !== 0x50 || bytes[1] !== 0x4b)
    throw new ValueError(
      'decodeNpz: this is no .npz file: it would start with PK, as zip files do.',
    );
  const out: Record<string, Tensor> = {};
  for (const [file, content] of Object.entries(unzipSync(bytes))) {
    const name = file.replace(/\.npy$/, '');
    Object.defineProperty(out, name, {
      value: decodeNpy(content, `decodeNpz: '${name}'`),
      enumerable: true,
      writable: true,
      configurable: true,
    });
  }
  return out;
}
