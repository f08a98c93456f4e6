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
export function fill(count: number, salt: number): Float64Array {
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

/** The layers of the net in the training workloads. */
export const NET = [3072, 100, 100, 10] as const;
export const BATCH = 100;
export const LEARNING_RATE = 1e-2;
export const MOMENTUM = 0.9;

/** Initial weights: {@link fill}, scaled so that signals neither die nor explode. */
export function netWeights(layer: number): Float64Array {
  const [rows, columns] = [NET[layer] as number, NET[layer + 1] as number];
  const scale = Math.sqrt(24 / rows);
  return fill(rows * columns, 10 + layer).map((value) => value * scale);
}
