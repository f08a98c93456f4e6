import type { Layout, Trace } from './figure.js';

/** More labels than this run into each other on a small plot. */
const MOST_LABELS = 8;

/** Short ticks at 2, 3, … 9. */
const MINOR = { dtick: 'D1', ticks: 'outside', ticklen: 3 } as const;

/** On less than this many powers of ten, labels at these alone would be one or two. */
const NARROW = 2.2;
/** On less than this, 1, 2 and 5 are too few as well. */
const TINY = 0.6;

/**
 * Labels on a logarithmic axis stand at every power of ten, with ticks for 2 to 9 between them; where
 * the data span many, at every second, third … so that labels do not run into each other; where they
 * span one or two, at 1, 2 and 5 of each.
 */
export function spreadDecades(layout: Layout, data: readonly Trace[]): Layout {
  const spread: Record<string, unknown> = { ...layout };
  for (const [name, value] of Object.entries(layout)) {
    const [, letter, suffix] = /^([xy])axis(\d*)$/.exec(name) ?? [];
    const axis = value as { type?: string; dtick?: number; range?: [number, number] };
    if (!letter || axis.type !== 'log' || axis.dtick !== 1) continue;
    const mine = data.filter(
      (trace) => (trace[`${letter}axis`] ?? letter) === `${letter}${suffix}`,
    );
    const decades = axis.range ? Math.abs(axis.range[1] - axis.range[0]) : spanOf(mine, letter);
    const { dtick: _, ...rest } = axis;
    spread[name] = { ...rest, ...ticksOver(decades) };
  }
  return spread;
}

function ticksOver(decades: number): Layout {
  if (decades > 0 && decades < TINY) return { tickformat: '~g' };
  if (decades > 0 && decades < NARROW) return { dtick: 'D2', tickformat: '~g', minor: MINOR };
  const dtick = Math.max(1, Math.ceil(decades / MOST_LABELS));
  return dtick === 1 ? { dtick, minor: MINOR } : { dtick };
}

/** Powers of ten between the smallest and the largest positive value. */
function spanOf(traces: readonly Trace[], letter: string): number {
  let [low, high] = [Number.POSITIVE_INFINITY, 0];
  for (const trace of traces) {
    const list = trace[letter];
    if (!Array.isArray(list)) continue;
    for (const value of list as unknown[]) {
      if (typeof value !== 'number' || !(value > 0)) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  return high > low ? Math.log10(high / low) : 0;
}
