/** What a task gives back, by which the contenders' results are compared. */
export type Check = number | readonly number[];

/** What one call computes. */
export type Task = () => Check | Promise<Check>;

/** One library that is measured. It runs in a process of its own. */
export interface Contender {
  /** Its version, for the report. */
  version: string;
  /** By workload: makes the inputs, outside the measured time, and gives the task. */
  tasks: Record<string, () => Task | Promise<Task>>;
}

/** The same inputs in every language: 2003 values in (-0.5, 0.5), in an order that looks random. */
export function fill(shape: number | readonly number[], salt: number): Float64Array {
  const count = [shape].flat().reduce((a, b) => a * b, 1);
  const data = new Float64Array(count);
  const period = Math.min(count, 2003);
  for (let i = 0; i < period; i++) data[i] = ((i * 7919 + salt * 104729) % 2003) / 2003 - 0.5;
  for (let done = period; done < count; done *= 2) data.copyWithin(done, 0, count - done);
  return data;
}

/** Labels 0 … classes - 1. */
export function labels(count: number, classes: number): Int32Array {
  return Int32Array.from({ length: count }, (_, i) => (i * 7) % classes);
}

/** First plus last element: enough to see whether two results are the same. */
export function ends(data: ArrayLike<number>): number {
  return (data[0] as number) + (data[data.length - 1] as number);
}

/** The net of the training workloads, and how it is trained. */
export const TRAINING = {
  layers: [
    [3072, 100],
    [100, 100],
    [100, 10],
  ] as readonly [rows: number, columns: number][],
  batch: 100,
  classes: 10,
  rate: 1e-2,
  momentum: 0.9,
} as const;

/** What it starts from: weights by layer, images, their labels, and these as rows with a single one. */
export function trainingInputs(): {
  weights: Float64Array[];
  X: Float64Array;
  y: Int32Array;
  hot: Float64Array;
} {
  const { layers, batch, classes } = TRAINING;
  // Scaled so that signals neither die nor explode.
  const weights = layers.map(([rows, columns], l) => {
    const scale = Math.sqrt(24 / rows);
    return fill([rows, columns], 10 + l).map((value) => value * scale);
  });
  const y = labels(batch, classes);
  const hot = new Float64Array(batch * classes);
  y.forEach((label, i) => {
    hot[i * classes + label] = 1;
  });
  return { weights, X: fill([batch, layers[0]![0]], 3), y, hot };
}

type Sizes = readonly [number, number, number, number];

/**
 * Convolutions of a net on pictures of 32×32: images (N, C, H, W) and filters (F, C, HH, WW), stride 1,
 * padded so that the picture keeps its size.
 */
export const CONVOLUTIONS = {
  'conv-first': { x: [100, 3, 32, 32], w: [16, 3, 3, 3], pad: 1 },
  'conv-second': { x: [100, 16, 16, 16], w: [32, 16, 3, 3], pad: 1 },
} satisfies Record<string, { x: Sizes; w: Sizes; pad: number }>;
