import type { Figure, Trace } from '../figure.js';
import { rows, type Table } from '../numbers.js';
import { panels } from '../panels.js';
import { DIVERGING } from '../theme.js';

/** The gradients of a net with one hidden layer. */
export interface SymmetryRun {
  /** How the weights began. */
  readonly name: string;
  /** (D, H) */
  readonly dW1: Table;
  /** (H, C) */
  readonly dW2: Table;
}

/**
 * The first gradients of both weight matrices as colours, for each way to begin (lectures L0, L4:
 * "which gradients are the same?"). Each matrix has its own scale, from minus to plus its largest.
 */
export function symmetry(options: {
  readonly runs: readonly SymmetryRun[];
  readonly title?: string;
  readonly caption?: string;
}): Figure {
  const figure = panels({
    title: options.title ?? 'Which gradients are the same?',
    caption:
      options.caption ?? 'Lectures L0, L4: equal weights give the hidden units equal gradients',
    columns: 2,
    height: 110 + 250 * options.runs.length,
    panels: options.runs.flatMap(({ name, dW1, dW2 }, i) => [
      {
        title: `${name}: dL/dW1`,
        x: 'hidden unit j',
        y: 'input i',
        traces: [matrix('symmetry', dW1, i === 0)],
      },
      {
        title: `${name}: dL/dW2`,
        x: 'output j',
        y: 'hidden unit i',
        traces: [matrix('symmetry', dW2, false)],
      },
    ]),
  });
  const whole: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(figure.layout)) {
    if (/^xaxis/.test(key)) whole[key] = { ...(value as object), dtick: 1, showgrid: false };
    if (/^yaxis/.test(key)) {
      whole[key] = { ...(value as object), dtick: 1, showgrid: false, autorange: 'reversed' };
    }
  }
  return figure.with(whole);
}

/** Divided by its largest entry, so that rows and columns of every matrix can be told apart. */
function matrix(fn: string, table: Table, colourbar: boolean): Trace {
  const z = rows(fn, table);
  const largest = Math.max(1e-300, ...z.flat().map((v) => Math.abs(v ?? 0)));
  return {
    type: 'heatmap',
    z: z.map((row) => row.map((v) => (v === null ? null : Number((v / largest).toFixed(4))))),
    x: z[0]?.map((_, j) => j + 1),
    y: z.map((_, i) => i + 1),
    xgap: 1,
    ygap: 1,
    colorscale: DIVERGING,
    zmin: -1,
    zmax: 1,
    showscale: colourbar,
    ...(colourbar
      ? { colorbar: { title: { text: 'share of the largest', side: 'right' }, outlinewidth: 0 } }
      : {}),
  };
}
