import { Figure } from '../figure.js';
import { linePlot } from '../line.js';
import { TITLE_ON_TOP } from '../text.js';

/** Time of a softmax and of a tree of decisions, by the number of classes (L1, part three). */
export function hsoftmaxTime(options: {
  readonly classes: readonly number[];
  /** Milliseconds per batch. */
  readonly softmax: readonly number[];
  readonly hierarchical: readonly number[];
  readonly title?: string;
  readonly caption?: string;
}): Figure {
  const { classes, softmax, hierarchical } = options;
  const figure = linePlot({
    title: options.title ?? 'A tree of decisions scales to many classes',
    caption:
      options.caption ??
      'Lecture L1, large number of classes: softmax against hierarchical softmax',
    x: 'number of classes C',
    y: 'milliseconds per batch',
    logX: true,
    logY: true,
    series: [
      { name: 'softmax: grows as C', x: classes, y: softmax },
      { name: 'hierarchical: grows as log C', x: classes, y: hierarchical },
    ],
  });
  const symbols = ['circle', 'square'];
  const data = figure.data.map((trace, i) => ({
    ...trace,
    mode: 'lines+markers',
    marker: { size: 9, symbol: symbols[i] },
  }));
  // Above the curves: beside them the names would take a third of a narrow cell.
  return new Figure(data, {
    ...figure.layout,
    title: { ...(figure.layout.title as object), ...TITLE_ON_TOP },
    legend: { orientation: 'h', x: 0, y: 1.02, yanchor: 'bottom' },
    margin: { t: 116 },
  });
}
