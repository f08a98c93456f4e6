import { Figure, type Layout } from '../figure.js';
import { lineTrace } from '../line.js';
import { panels } from '../panels.js';
import type { MinimaLine } from '../studies/sharpness.js';
import { INK } from '../theme.js';

/** Loss and accuracy on the straight line between two minima (figure sharp-vs-flat; lecture L4). */
export function minimaLine(
  line: MinimaLine & { readonly title?: string; readonly caption?: string },
): Figure {
  const traces = (train: number[], validation: number[], legend: boolean) =>
    [
      { name: 'training', x: line.alpha, y: train },
      { name: 'validation', x: line.alpha, y: validation },
    ].map((series, i) => ({ ...lineTrace('minimaLine', series, i), showlegend: legend }));
  const x = `0: batches of ${line.small.batchSize}; 1: all ${line.large.batchSize}`;
  const figure = panels({
    title: line.title ?? 'Small batches end in wide valleys, large ones in narrow ones',
    caption: line.caption ?? 'Lecture L4: on the straight line from one solution to the other',
    legend: true,
    panels: [
      {
        title: 'loss',
        x,
        y: 'loss (cross-entropy)',
        logY: true,
        rangeY: [2e-3, 20],
        traces: traces(line.train, line.validation, true),
      },
      {
        title: 'accuracy',
        x,
        y: 'accuracy (share right)',
        rangeY: [0, 1.05],
        traces: traces(line.trainAccuracy, line.validationAccuracy, false),
      },
    ],
  });
  const note = (at: number, text: string, id: string, y: number): Layout => ({
    text,
    x: at,
    y,
    xref: `x${id}`,
    yref: `y${id}`,
    showarrow: false,
    font: { size: 13 },
  });
  const mark = (at: number, id: string): Layout => ({
    type: 'line',
    xref: `x${id}`,
    yref: `y${id} domain`,
    x0: at,
    x1: at,
    y0: 0.17,
    y1: 1,
    line: { color: INK, width: 1.5, dash: 'dot' },
  });
  const percent = (share: number) => `${(100 * share).toFixed(0)} %`;
  const { annotations } = figure.layout as { annotations: Layout[] };
  return new Figure(figure.data, {
    ...figure.layout,
    annotations: [
      ...annotations,
      note(0, `λ<sub>max</sub> = ${line.small.sharpness.toPrecision(2)}`, '', Math.log10(4e-3)),
      note(1, `λ<sub>max</sub> = ${line.large.sharpness.toPrecision(2)}`, '', Math.log10(4e-3)),
      note(0, percent(line.small.accuracy), '2', 0.09),
      note(1, percent(line.large.accuracy), '2', 0.09),
    ],
    shapes: ['', '2'].flatMap((id) => [mark(0, id), mark(1, id)]),
  });
}
