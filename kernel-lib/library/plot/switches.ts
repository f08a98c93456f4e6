import type { Figure } from './figure.js';
import { PlotError } from './text.js';

/** More would be millions of combinations. */
const MOST = 14;

/**
 * Puts switches under a figure, each on or off by itself. A slider shows one picture at a time; with n
 * switches there are 2ⁿ, so of the curve that they change only its heights are stored: the one at
 * place j may depend on the switches from j on.
 *
 * ```ts
 * import { linePlot, withSwitches } from 'kernel-lib/plot';
 * const figure = linePlot({ title: 'Doors', x: 'room', y: 'light', series: [{ name: 'light', y: [0, 0, 1] }] });
 * const heights = (open: readonly boolean[]) => [open[0] && open[1] ? 1 : 0, open[1] ? 1 : 0, 1];
 * withSwitches(figure, { name: 'doors', labels: ['1', '2'], on: [false, false], curve: 0, heights });
 * ```
 *
 * @param figure the figure, showing what `on` shows
 * @param options.name of all the switches together
 * @param options.labels one for each switch, at most 14
 * @param options.on how they stand at first
 * @param options.curve which trace they change
 * @param options.heights its heights when the switches stand so: one more than there are switches; that at
 *   place j must not depend on the switches before j
 * @param options.shown for each switch, the number of a trace that is visible while it is on
 */
export function withSwitches(
  figure: Figure,
  options: {
    readonly name: string;
    readonly labels: readonly string[];
    readonly on: readonly boolean[];
    readonly curve: number;
    readonly heights: (on: readonly boolean[]) => readonly number[];
    readonly shown?: readonly number[];
  },
): Figure {
  const { name, labels, on, curve, heights, shown = [] } = options;
  const n = labels.length;
  if (n < 1 || n > MOST || on.length !== n) {
    throw new PlotError(
      `withSwitches: expected 1 to ${MOST} labels and as many places in \`on\`, got ${n} and ${on.length}`,
    );
  }
  /** By place, and then by the switches from there on: bit i is that of switch place + i. */
  const tables: number[][] = Array.from({ length: n + 1 }, () => []);
  for (let state = 0; state < 2 ** n; state++) {
    const found = heights(labels.map((_, i) => (state & (1 << i)) !== 0));
    if (found.length !== n + 1) {
      throw new PlotError(
        `withSwitches: ${n} switches need ${n + 1} heights, one more than switches; got ${found.length}`,
      );
    }
    for (let place = 0; place <= n; place++) {
      if (state % 2 ** place !== 0) continue;
      tables[place]?.push(Number((found[place] as number).toPrecision(3)));
    }
  }
  const { meta } = figure.layout as { meta?: object };
  return figure.with({
    meta: { ...meta, switches: { name, labels, on, curve, shown, tables } },
  });
}
