import { nodeFor } from '../platform/node.js';
import { concatenate, Tensor } from '../tensor/index.js';
import { DataError } from './batches.js';
import { checkCount, type Dataset } from './dataset.js';
import { readBytes, whatCame } from './files.js';

export const CIFAR10_CLASSES = [
  'airplane',
  'automobile',
  'bird',
  'cat',
  'deer',
  'dog',
  'frog',
  'horse',
  'ship',
  'truck',
] as const;

const HINT =
  'CIFAR-10 in its binary version (cifar-10-binary.tar.gz) unpacks to data_batch_1.bin … test_batch.bin; give the folder that holds them.';
const RECORD = 1 + 3 * 32 * 32;

/**
 * One batch file of CIFAR-10's binary version: records of 1 label byte and 3072 pixel bytes (red,
 * green, blue planes, row by row). X (N, 3, 32, 32) float64 with values 0 … 255, y (N,) int32.
 * @throws DataError for a missing file, a length that is no whole number of records, a label above 9.
 */
export async function loadCifarBatch(path: string): Promise<Dataset> {
  const bytes = await readBytes(path, HINT);
  if (bytes.length === 0 || bytes.length % RECORD !== 0) {
    throw new DataError(
      `${path} has ${bytes.length} bytes, which is no whole number of CIFAR-10 records of ${RECORD} bytes (10,000 of them in each file: 30,730,000 bytes).${whatCame(bytes)}`,
    );
  }
  const N = bytes.length / RECORD;
  const X = new Float64Array(N * (RECORD - 1));
  const y = new Int32Array(N);
  for (let n = 0; n < N; n++) {
    const label = bytes[n * RECORD]!;
    if (label > 9) {
      throw new DataError(`${path}: record ${n} has label ${label}; CIFAR-10 has 0 … 9. ${HINT}`);
    }
    y[n] = label;
    X.set(bytes.subarray(n * RECORD + 1, (n + 1) * RECORD), n * (RECORD - 1));
  }
  return {
    X: new Tensor(X, [N, 3, 32, 32]),
    y: new Tensor(y, [N]),
    classNames: CIFAR10_CLASSES,
  };
}

/**
 * CIFAR-10 from the folder of its binary version: 50 000 training and 10 000 test images, or only the
 * first `batches` (1 … 5) training files of 10 000 each.
 */
export async function loadCifar10(
  folder: string,
  { batches = 5 }: { batches?: number } = {},
): Promise<{ train: Dataset; test: Dataset }> {
  checkCount('loadCifar10', 'batches', batches);
  if (batches > 5)
    throw new DataError(`loadCifar10: batches is ${batches}; there are 5 training files.`);
  const { join } = nodeFor('loadCifar10')('node:path');
  const parts: Dataset[] = [];
  for (let i = 1; i <= batches; i++) {
    parts.push(await loadCifarBatch(join(folder, `data_batch_${i}.bin`)));
  }
  const test = await loadCifarBatch(join(folder, 'test_batch.bin'));
  const train = {
    X: concatenate(parts.map((p) => p.X)),
    y: concatenate(parts.map((p) => p.y)),
    classNames: CIFAR10_CLASSES,
  };
  return { train, test };
}
