import { unzlibSync } from 'fflate';
import { Tensor } from '../../tensor/index.js';
import { DataError } from '../batches.js';
import type { Dataset } from '../dataset.js';

const [COUNT, SIDE] = [1797, 8];
const PIXELS = SIDE * SIDE;
/** What all the bytes add up to, pixels and labels. */
const SUM = 561718 + 8070;

/**
 * Real handwritten digits, 1797 small pictures: they come with the library, so that a lab has real
 * data without a network. 13 people wrote them on forms; each 8 × 8 pixel counts the ink of a 4 × 4
 * block of the scan.
 *
 * The order is that of `sklearn.datasets.load_digits`, and so are the numbers. Neighbours come from
 * the same hand: shuffle before you split, as `trainValTest` does.
 *
 * @returns X (1797, 1, 8, 8), whole numbers from 0 (paper) to 16 (ink), y (1797,) int32 from 0 to 9
 * @throws DataError when the file that holds them is damaged.
 *
 * Source: E. Alpaydin and C. Kaynak, *Optical Recognition of Handwritten Digits* (1998), UCI Machine
 * Learning Repository, the test set; licence CC BY 4.0 (packed here, values unchanged).
 */
export async function loadDigits(): Promise<Dataset> {
  const { PACKED } = await import('./packed.js');
  return unpackDigits(PACKED);
}

/** The pictures in the packed text. @throws DataError when it is not the one that was packed. */
export function unpackDigits(packed: string): Dataset {
  const table = bytesOf(packed);
  const X = new Float64Array(COUNT * PIXELS);
  for (let pixel = 0; pixel < PIXELS; pixel++) {
    for (let n = 0; n < COUNT; n++) X[n * PIXELS + pixel] = table[pixel * COUNT + n] as number;
  }
  return {
    X: new Tensor(X, [COUNT, 1, SIDE, SIDE]),
    y: new Tensor(Int32Array.from(table.subarray(PIXELS * COUNT)), [COUNT]),
    classNames: Array.from({ length: 10 }, (_, digit) => String(digit)),
  };
}

function bytesOf(packed: string): Uint8Array {
  const damaged = (cause?: unknown) =>
    new DataError(
      "loadDigits: the library's file of digits (data/digits/packed) is damaged. Install kernel-lib again: npm ci.",
      { cause },
    );
  let bytes: Uint8Array;
  try {
    bytes = unzlibSync(Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0)));
  } catch (cause) {
    throw damaged(cause);
  }
  const sum = bytes.reduce((total, byte) => total + byte, 0);
  if (bytes.length !== COUNT * (PIXELS + 1) || sum !== SUM) throw damaged();
  return bytes;
}
