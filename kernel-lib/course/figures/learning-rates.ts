import { type Figure, linePlot, type Numbers } from 'kernel-lib/plot';

/** Loss curves of one net, trained with several learning rates (lecture L1, "influence of τ"). */
export function learningRates(options: {
  readonly runs: readonly { readonly rate: number; readonly losses: Numbers }[];
  readonly title?: string;
  readonly caption?: string;
  readonly top?: number;
}): Figure {
  return linePlot({
    title: options.title ?? 'The learning rate decides',
    caption: options.caption ?? 'Lecture L1: too low crawls, good falls fast, too high jumps about',
    x: 'iteration',
    y: 'loss',
    ...(options.top ? { rangeY: [0, options.top] as const } : {}),
    series: options.runs.map(({ rate, losses }) => ({
      name: `rate ${rate < 0.01 ? rate.toExponential() : rate}`,
      y: losses,
    })),
  });
}
