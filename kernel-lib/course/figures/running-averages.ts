import {
  colour,
  count,
  Figure,
  layoutOf,
  type Numbers,
  type Step,
  sameLength,
  type Trace,
  values,
  withSlider,
} from 'kernel-lib/plot';

/**
 * The mean of each batch, the running average that follows it, and the true mean, with a slider for
 * momentum.
 *
 * @param options.batchMeans the mean of one feature in each batch
 * @param options.trueMeans what it is over all the data, at each step
 * @param options.averages the running average at each step, by momentum
 */
export function runningAverages(options: {
  readonly batchMeans: Numbers;
  readonly trueMeans: Numbers;
  readonly averages: readonly { readonly momentum: number; readonly values: Numbers }[];
  readonly active?: number;
  readonly title?: string;
  readonly caption?: string;
}): Figure {
  const means = values(options.batchMeans);
  const truth = values(options.trueMeans);
  const x = count(means.length);
  const line = (name: string, y: (number | null)[], style: object): Trace => {
    sameLength('runningAverages', `"${name}"`, means, y);
    return { type: 'scatter', mode: 'lines', name, x, y, line: style };
  };
  const dots: Trace = {
    type: 'scatter',
    mode: 'markers',
    name: 'mean of the batch',
    x,
    y: means,
    marker: { color: colour(5), size: 5 },
  };
  const true_mean = line('true mean', truth, { color: colour(7), width: 2, dash: 'dash' });
  const steps: Step[] = options.averages.map(({ momentum, values: average }) => ({
    label: String(momentum),
    data: [
      dots,
      true_mean,
      line('running average', values(average), { color: colour(1), width: 3 }),
    ],
  }));
  const active = options.active ?? 0;
  const layout = layoutOf('runningAverages', {
    title: options.title ?? 'The running average follows the batches',
    caption:
      options.caption ??
      'Lecture L1, “at test time”: a small momentum jumps, a large one comes late',
    x: 'batch',
    y: 'mean of one feature',
  });
  const figure = new Figure(steps[0]?.data ?? [], { ...layout, showlegend: true });
  return withSlider(figure, { name: 'momentum', steps, active });
}
