import { type Layout, SLIDER_LOOK } from 'kernel-lib/plot';

/**
 * A slider that stands beside another one: both restyle the same traces, each in things of its own, so
 * that neither has to know where the other is.
 *
 * @param prefix before the value that is chosen
 * @param x where it begins, as a share of the figure's width
 * @param args what Plotly.restyle gets at the i-th value
 */
export function restylingSlider(
  prefix: string,
  x: number,
  active: number,
  values: readonly number[],
  args: (i: number) => unknown[],
): Layout {
  return {
    active,
    x,
    len: 0.46,
    pad: { t: 60 },
    ...SLIDER_LOOK,
    currentvalue: { prefix, xanchor: 'left' },
    steps: values.map((value, i) => ({ label: String(value), method: 'restyle', args: args(i) })),
  };
}
