import type { Figure } from '../figure.js';
import { linePlot } from '../line.js';
import type { Numbers } from '../numbers.js';

/**
 * The share of the examples that no batch has contained so far: with a fresh shuffle in each epoch,
 * and drawn with replacement, where 1/e is left after one epoch (lecture L1).
 */
export function epochCoverage(options: {
  readonly shuffle: { readonly epochs: Numbers; readonly unseen: Numbers };
  readonly uniform: { readonly epochs: Numbers; readonly unseen: Numbers };
  readonly caption?: string;
}): Figure {
  const curve = Array.from({ length: 61 }, (_, k) => k / 20);
  return linePlot({
    title: 'Who has never been asked?',
    caption:
      options.caption ??
      'Lecture L1, note 2: shuffle at each new epoch. 5000 examples, batches of 100',
    x: 'examples drawn (epochs)',
    y: 'share never seen',
    rangeY: [0, 1.02],
    rangeX: [0, 3],
    series: [
      { name: 'shuffled, in turn', x: options.shuffle.epochs, y: options.shuffle.unseen },
      { name: 'drawn with replacement', x: options.uniform.epochs, y: options.uniform.unseen },
      { name: 'exp(−epochs)', x: curve, y: curve.map((e) => Math.exp(-e)), colour: 7, dash: 'dot' },
    ],
  }).with({
    legend: { orientation: 'h', x: 0, y: 1.01, yanchor: 'bottom' },
    margin: { t: 124 },
    shapes: [
      {
        type: 'line',
        x0: 1,
        x1: 1,
        y0: 0,
        y1: 1,
        line: { color: 'rgba(128, 128, 128, 0.6)', width: 1, dash: 'dash' },
      },
    ],
    annotations: [
      {
        x: 1,
        y: Math.exp(-1),
        text: 'after one epoch: 1/e ≈ 0.37',
        showarrow: true,
        ax: 124,
        ay: -36,
      },
    ],
  });
}
