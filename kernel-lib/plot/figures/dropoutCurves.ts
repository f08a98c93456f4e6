import type { Figure } from '../figure.js';
import { linePlot } from '../line.js';
import type { Numbers } from '../numbers.js';

/** Accuracy while training, without and with dropout (lectures L1 code04, L2). */
export function dropoutCurves(options: {
  readonly runs: readonly {
    readonly name: string;
    readonly train: Numbers;
    readonly val: Numbers;
  }[];
  readonly title?: string;
  readonly caption?: string;
}): Figure {
  return linePlot({
    title: options.title ?? 'With dropout and without',
    caption:
      options.caption ??
      'Lecture L1, code04. Solid: pictures never seen; dotted: training pictures',
    x: 'epoch',
    y: 'accuracy (share right)',
    rangeY: [0, 1.03],
    series: options.runs.flatMap(({ name, train, val }, i) => [
      { name: `${name}, validation`, y: val, colour: i },
      { name: `${name}, training`, y: train, colour: i, dash: 'dot' as const, width: 1.5 },
    ]),
  });
}
