import { nodeFor } from '../../platform/node.js';
import { describe, ValueError } from '../core/errors.js';
import { isNdArray, type NdArray } from '../core/ndarray.js';
import { Tensor, wrap } from '../Tensor.js';
import { decodeNpy, encodeNpy } from './npy.js';
import { decodeNpz, encodeNpz, type NamedTensors } from './npz.js';

/** Writes one tensor to a .npy file, as NumPy's np.save does. */
export function save(path: string, x: NdArray): void {
  if (!isNdArray(x))
    throw new ValueError(`save: x is ${describe(x)}; expected a Tensor. For several use savez.`);
  write(path, '.npy', 'save', encodeNpy(x instanceof Tensor ? x : wrap(x)));
}

/**
 * Writes named tensors to a .npz file, as NumPy's np.savez does: `savez('net.npz', { W1, b1 })`.
 * This is the checkpoint format too.
 */
export function savez(
  path: string,
  tensors: NamedTensors,
  options: { compress?: boolean } = {},
): void {
  write(path, '.npz', 'savez', encodeNpz(tensors, options));
}

/** The tensor in a .npy file. */
export function load(path: string): Tensor {
  return decodeNpy(read(path, 'load'), `load: ${path}`);
}

/** The named tensors in a .npz file. */
export function loadz(path: string): Record<string, Tensor> {
  return decodeNpz(read(path, 'loadz'), `loadz: ${path}`);
}

// Written beside its place and moved there, so that a crash leaves the old file whole.
function write(path: string, ending: string, fn: string, bytes: Uint8Array): void {
  if (typeof path !== 'string' || !path.endsWith(ending))
    throw new ValueError(
      `${fn}: path is ${describe(path)}; expected a file name ending in ${ending}.`,
    );
  const { renameSync, writeFileSync } = nodeFor(fn)('node:fs');
  writeFileSync(`${path}.part`, bytes);
  renameSync(`${path}.part`, path);
}

function read(path: string, fn: string): Uint8Array {
  const { readFileSync } = nodeFor(fn)('node:fs');
  try {
    return readFileSync(path);
  } catch (error) {
    throw new ValueError(
      `${fn}: cannot read ${describe(path)} (${(error as NodeJS.ErrnoException).code}).`,
    );
  }
}
