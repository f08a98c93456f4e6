import { Figure } from './figure.js';
import { isTensorLike, type Numbers } from './numbers.js';
import { type AxisOptions, type FigureText, layoutOf, PlotError } from './text.js';
import { colour, faded } from './theme.js';

/** One sample whose distribution is drawn. */
export interface Sample {
  /** In the legend. */
  readonly name: string;
  /** The numbers to count. */
  readonly values: Numbers;
}

/**
 * Counts how many values fall into each of `bins` equal intervals from `low` to `high`. The last
 * interval is closed; values outside, NaN and infinities are left out.
 */
export function binCounts(sample: Numbers, low: number, high: number, bins: number): number[] {
  const list = isTensorLike(sample) ? sample.data : sample;
  const counts = new Array<number>(bins).fill(0);
  const scale = bins / (high - low);
  for (let i = 0; i < list.length; i++) {
    const x = list[i] ?? Number.NaN;
    if (!(x >= low && x <= high)) continue;
    const bin = Math.min(bins - 1, Math.floor((x - low) * scale));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts;
}

/**
 * Histograms over common bins. The counting is done here, so that a notebook holds a few dozen
 * counts and not a million values.
 */
export function histogram(
  options: FigureText &
    AxisOptions & { readonly samples: readonly Sample[]; readonly bins?: number },
): Figure {
  const bins = options.bins ?? 40;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const sample of options.samples) {
    const list = isTensorLike(sample.values) ? sample.values.data : sample.values;
    for (let i = 0; i < list.length; i++) {
      const x = list[i] ?? Number.NaN;
      if (!Number.isFinite(x)) continue;
      if (x < low) low = x;
      if (x > high) high = x;
    }
  }
  if (options.rangeX) [low, high] = options.rangeX;
  if (!(low <= high)) throw new PlotError('histogram: no finite value to count');
  if (low === high) {
    low -= 0.5;
    high += 0.5;
  }
  const width = (high - low) / bins;
  const centres = Array.from({ length: bins }, (_, i) =>
    Number((low + (i + 0.5) * width).toPrecision(6)),
  );
  const several = options.samples.length > 1;
  const data = options.samples.map((sample, i) => ({
    type: 'bar',
    name: sample.name,
    x: centres,
    y: binCounts(sample.values, low, high, bins),
    width,
    marker: { color: several ? faded(colour(i), 0.55) : colour(i) },
  }));
  return new Figure(data, {
    ...layoutOf('histogram', options, options),
    barmode: 'overlay',
    bargap: 0,
    showlegend: several,
  });
}
