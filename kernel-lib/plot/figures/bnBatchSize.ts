import { Figure, type Trace } from '../figure.js';
import { type Numbers, sameLength, values } from '../numbers.js';
import { layoutOf } from '../text.js';
import { colour } from '../theme.js';

const SYMBOLS = ['circle', 'square', 'diamond', 'triangle-up'];

/**
 * Accuracy by batch size, one curve per kind of normalisation (lecture L4, "batch size = 1?").
 *
 * @param options.sizes examples per batch
 * @param options.runs one accuracy per size; NaN leaves a gap
 * @param options.chance the accuracy of guessing
 */
export function bnBatchSize(options: {
  readonly sizes: readonly number[];
  readonly runs: readonly { readonly name: string; readonly accuracy: Numbers }[];
  readonly chance: number;
  readonly title?: string;
  readonly caption?: string;
}): Figure {
  const { sizes, runs, chance } = options;
  const data: Trace[] = runs.map((run, i) => {
    const y = values(run.accuracy);
    sameLength('bnBatchSize', `"${run.name}"`, sizes, y);
    return {
      type: 'scatter',
      mode: 'lines+markers',
      name: run.name,
      x: sizes.map(String),
      y,
      line: { color: colour(i), width: 2.5 },
      marker: { size: 9, symbol: SYMBOLS[i % SYMBOLS.length] },
    };
  });
  data.push({
    type: 'scatter',
    mode: 'lines',
    name: 'guessing',
    x: sizes.map(String),
    y: sizes.map(() => chance),
    line: { color: colour(7), width: 1.5, dash: 'dot' },
  });
  const layout = layoutOf(
    'bnBatchSize',
    {
      title: options.title ?? 'Batch normalisation needs a batch',
      caption: options.caption ?? 'Lecture L4: the drawback is the small batch, down to size 1',
      x: 'examples per batch',
      y: 'validation accuracy (share right)',
    },
    { rangeY: [0, 1] },
  );
  return new Figure(data, {
    ...layout,
    xaxis: { ...(layout.xaxis as object), type: 'category' },
    showlegend: true,
  });
}
