import { shapeImages, takeRows } from 'kernel-lib/data';
import { RandomState } from 'kernel-lib/random';
import type { Tensor } from 'kernel-lib/tensor';

/**
 * N generated pictures in the place of the lecture's photographs: 3·32·32 numbers from 0 to 255,
 * mean picture subtracted, ten classes.
 */
export function pictures(N: number, seed: number): [X: Tensor, y: Tensor] {
  const pool = shapeImages({ N: Math.max(N, 200), seed });
  const rows = new RandomState(seed).permutation(pool.y.size).slice(`0:${N}`);
  const centred = pool.X.sub(pool.X.mean(0));
  return [
    takeRows(centred, Int32Array.from(rows.data)),
    takeRows(pool.y, Int32Array.from(rows.data)),
  ];
}

/** The lecture's net: 3072-50-10, weights 0.0001 randn. */
export const LECTURE_NET = {
  hiddenDims: [50],
  inputDim: 3072,
  numClasses: 10,
  weightScale: 1e-4,
} as const;
