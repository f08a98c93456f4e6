import { nodeFor } from '../platform/node.js';
import { formatShape, Tensor } from '../tensor/index.js';
import { DataError } from './batches.js';
import type { Dataset } from './dataset.js';
import { readBytes, whatCame } from './files.js';

const HINT =
  'MNIST has four IDX files: train-images-idx3-ubyte, train-labels-idx1-ubyte and the same with t10k; give the folder that holds them, packed (.gz) or not.';

/**
 * An IDX file of unsigned bytes (MNIST, Fashion-MNIST), gzipped or not: magic number 0x00000800 plus
 * the number of dimensions, each dimension as a big-endian uint32, then the data.
 * @returns a float64 tensor of the file's shape, values 0 … 255
 * @throws DataError for a missing file, another format, or a file that is cut off.
 */
export async function loadIdx(path: string): Promise<Tensor> {
  let bytes = await readBytes(path, HINT);
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) bytes = unpacked(path, bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const ndim = bytes[3] ?? 0;
  if (bytes.length < 4 || view.getUint16(0) !== 0 || bytes[2] !== 8 || ndim === 0) {
    const got = Array.from(bytes.subarray(0, 4), (b) => b.toString(16).padStart(2, '0')).join(' ');
    throw new DataError(
      `${path} is no IDX file of unsigned bytes, which starts with the bytes 00 00 08; it starts with ${got || 'nothing'}.${whatCame(bytes)} ${HINT}`,
    );
  }
  if (bytes.length < 4 + 4 * ndim)
    throw new DataError(
      `${path} is cut off within its header: it has ${bytes.length} bytes, the sizes of its ${ndim} axes take ${4 + 4 * ndim}. Is the download complete?`,
    );
  const shape = Array.from({ length: ndim }, (_, i) => view.getUint32(4 + 4 * i));
  const size = shape.reduce((a, b) => a * b, 1);
  const start = 4 + 4 * ndim;
  if (bytes.length !== start + size) {
    throw new DataError(
      `${path} should hold (${shape.join(', ')}) = ${size} bytes of data, it has ${bytes.length - start}. Is the download complete?`,
    );
  }
  return new Tensor(Float64Array.from(bytes.subarray(start)), shape);
}

/** MNIST (or Fashion-MNIST) from its four files: X (N, 1, 28, 28) with values 0 … 255, y (N,) int32. */
export async function loadMnist(folder: string): Promise<{ train: Dataset; test: Dataset }> {
  const { join } = nodeFor('loadMnist')('node:path');
  const part = async (name: string): Promise<Dataset> => {
    const images = await loadIdx(await packedOrNot(join(folder, `${name}-images-idx3-ubyte`)));
    const labels = await loadIdx(await packedOrNot(join(folder, `${name}-labels-idx1-ubyte`)));
    const [N, H, W] = images.shape;
    if (N === 0 || images.ndim !== 3 || labels.ndim !== 1 || labels.shape[0] !== N) {
      throw new DataError(
        `${folder}: ${name}-images-idx3-ubyte ${formatShape(images.shape)} and ${name}-labels-idx1-ubyte ${formatShape(labels.shape)} do not belong together: expected images (N, H, W) and as many labels (N,), N at least 1.`,
      );
    }
    const worst = labels.max();
    if (worst > 9)
      throw new DataError(
        `${folder}: the ${name} labels have a ${worst} in them; MNIST has 0 … 9. Is the file damaged?`,
      );
    return { X: images.reshape(N!, 1, H!, W!), y: labels.astype('int32') };
  };
  return { train: await part('train'), test: await part('t10k') };
}

function unpacked(path: string, bytes: Uint8Array): Uint8Array {
  try {
    return new Uint8Array(nodeFor('loadIdx')('node:zlib').gunzipSync(bytes));
  } catch (cause) {
    throw new DataError(`${path} cannot be unpacked. Is the download complete?`, { cause });
  }
}

async function packedOrNot(path: string): Promise<string> {
  const { access } = nodeFor('loadMnist')('node:fs/promises');
  try {
    await access(path);
    return path;
  } catch {
    return access(`${path}.gz`).then(
      () => `${path}.gz`,
      () => path,
    );
  }
}
