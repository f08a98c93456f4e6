import { DISPLAY, type MimeBundle, percent } from '../../display/index.js';
import type { Params, Trace } from '../../nets/index.js';
import type { Tensor } from '../../tensor/index.js';
import { table } from '../table.js';

/** Statistics of one layer's output over a batch (N, units). */
export interface LayerStatistics {
  /** The layer. */
  name: string;
  /** Of all entries. */
  mean: number;
  /** Standard deviation of all entries. */
  std: number;
  /** Share of entries that are exactly 0. */
  zeros: number;
  /** Share of entries within 1 % of the ends of the activation's range; NaN if it has none. */
  saturated: number;
  /** Share of units whose output is the same for every example: they say nothing and learn nothing. */
  dead: number;
  /** Root mean square of the gradient of the loss at this output. */
  gradient: number;
}

/** The ends of an activation's range, for saturation. */
export const RANGES: Readonly<Record<string, readonly [number, number]>> = {
  tanh: [-1, 1],
  sigmoid: [0, 1],
};

/** Shows itself as a table. */
export class LayerReport {
  /** One for each layer, from the input on. */
  readonly layers: readonly LayerStatistics[];

  constructor(layers: readonly LayerStatistics[]) {
    this.layers = layers;
  }

  /** A table as text: a line for each layer. */
  toString(): string {
    return String(this[DISPLAY]()['text/plain']);
  }

  /** The table as HTML and as text. */
  [DISPLAY](): MimeBundle {
    return table(
      ['layer', 'mean', 'std', 'zeros', 'saturated', 'dead units', 'gradient rms'],
      this.layers.map((l) => [
        l.name,
        l.mean,
        l.std,
        percent(l.zeros, 1),
        percent(l.saturated, 1),
        percent(l.dead, 1),
        l.gradient,
      ]),
    );
  }
}

/**
 * Activation and gradient statistics per layer, from what `net.trace(X, y)` saw.
 * @param range ends of the activation's range, such as `RANGES.tanh`
 */
export function layerStatistics(
  { activations, gradients }: Trace,
  { range }: { range?: readonly [number, number] } = {},
): LayerReport {
  return new LayerReport(
    Object.entries(activations).map(([name, x]) => ({
      name,
      mean: x.mean(),
      std: x.std(),
      zeros: share(x, (v) => v === 0),
      saturated: range && name.startsWith('hidden') ? saturation(x, range) : Number.NaN,
      dead: deadUnits(x),
      gradient: gradients[name] ? rms(gradients[name]) : Number.NaN,
    })),
  );
}

/** Share of entries within 1 % of either end of the range. */
export function saturation(x: Tensor, [low, high]: readonly [number, number]): number {
  const margin = 0.01 * (high - low);
  return share(x, (v) => v <= low + margin || v >= high - margin);
}

/**
 * Share of columns (units) that are the same in all rows; channels of images count as units. NaN for
 * a single row of numbers, which cannot differ.
 */
export function deadUnits(x: Tensor): number {
  const [N = 0, U = 1] = x.shape;
  const inner = x.data.length / Math.max(1, N * U);
  if (N * inner < 2) return Number.NaN;
  let dead = 0;
  for (let u = 0; u < U; u++) {
    const first = x.data[u * inner]!;
    let same = true;
    for (let n = 0; n < N && same; n++) {
      for (let k = 0; k < inner && same; k++) same = x.data[(n * U + u) * inner + k] === first;
    }
    if (same) dead += 1;
  }
  return dead / U;
}

/** Root mean square. */
export function rms(x: Tensor): number {
  let sum = 0;
  for (const v of x.data) sum += v * v;
  return Math.sqrt(sum / Math.max(1, x.data.length));
}

function share(x: Tensor, test: (v: number) => boolean): number {
  let count = 0;
  for (const v of x.data) if (test(v)) count += 1;
  return count / Math.max(1, x.data.length);
}

/**
 * `|after - before| / |before|` per weight (2-norms): how far an update moves. Around 1e-3 is
 * healthy; 1e-1 is too fast, 1e-6 too slow. NaN for a weight of norm 0, such as a fresh bias.
 */
export function updateRatios(before: Params, after: Params): Record<string, number> {
  return Object.fromEntries(
    Object.entries(before).map(([name, w]) => {
      const next = after[name]!;
      let moved = 0;
      let size = 0;
      for (let i = 0; i < w.data.length; i++) {
        moved += (next.data[i]! - w.data[i]!) ** 2;
        size += w.data[i]! ** 2;
      }
      return [name, size > 0 ? Math.sqrt(moved / size) : Number.NaN];
    }),
  );
}
