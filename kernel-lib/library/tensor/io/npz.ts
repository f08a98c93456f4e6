import { zipSync } from 'fflate';
import { DTypeError, describe, ValueError } from '../core/errors.js';
import { isNdArray, type NdArray } from '../core/ndarray.js';
import { Tensor, wrap } from '../Tensor.js';
import { decodeNpy, encodeNpy, isNpy } from './npy.js';
import { unzipWhole } from './unzip.js';

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

/**
 * The named tensors in the bytes of a .npz file. A member that is no tensor (text, objects) is not
 * listed; reading it by its name is an error that says what it is.
 * @param name for messages: which function read which file
 * @throws ValueError for a file that is damaged, by its checksums, or no .npz file
 */
export function decodeNpz(bytes: Uint8Array, name = 'decodeNpz'): Record<string, Tensor> {
  if (!(bytes instanceof Uint8Array))
    throw new ValueError(`${name}: got ${describe(bytes)}; expected the bytes of a .npz file.`);
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b)
    throw new ValueError(
      `${name}: this is no .npz file: it would start with PK, as zip files do.${isNpy(bytes) ? ' It is a .npy file: use load, or decodeNpy.' : ''}`,
    );
  const out: Record<string, Tensor> = {};
  let refused: Error | undefined;
  for (const [file, content] of unzipWhole(name, bytes)) {
    const member = file.replace(/\.npy$/, '');
    const found = readMember(`${name}: '${member}'`, content);
    if (found instanceof Tensor)
      Object.defineProperty(out, member, {
        value: found,
        enumerable: true,
        writable: true,
        configurable: true,
      });
    else {
      refused ??= found;
      Object.defineProperty(out, member, {
        get: () => {
          throw found;
        },
        configurable: true,
      });
    }
  }
  if (refused && Object.keys(out).length === 0) throw refused;
  return out;
}

/** A member of the zip, or why it is none that can be read here. Damage is thrown. */
function readMember(name: string, content: Uint8Array): Tensor | Error {
  if (!isNpy(content))
    return new DTypeError(`${name} is no tensor: its bytes do not start as a .npy file does.`);
  try {
    return decodeNpy(content, name);
  } catch (error) {
    if (error instanceof DTypeError) return error;
    throw error;
  }
}
