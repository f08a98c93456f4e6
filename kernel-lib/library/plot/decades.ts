import type { Layout, Trace } from './figure.js';

/** More labels than this run into each other on a small plot. */
const MOST_LABELS = 8;

/**
 * Labels on a logarithmic axis stand at every power of ten; where the data span many of them, at
 * every second, third … so that labels do not run into each other.
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
    const dtick = Math.max(1, Math.ceil(decades / MOST_LABELS));
    spread[name] = { ...axis, dtick };
  }
  return spread;
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
