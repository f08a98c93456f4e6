import { type Figure, PALETTE, panels, type Trace } from 'kernel-lib/plot';

/**
 * Which numbers of a batch x (N, D) share a mean and a variance: the columns in batch normalisation,
 * the rows in layer normalisation. Cells of one colour belong together.
 */
export function sharedMeans(N = 5, D = 6): Figure {
  const hues = PALETTE.slice(0, 7);
  const colorscale = hues.flatMap((hue, i) => [
    [i / hues.length, hue],
    [(i + 1) / hues.length, hue],
  ]);
  const grid = (group: (n: number, d: number) => number): Trace => ({
    type: 'heatmap',
    z: Array.from({ length: N }, (_, n) => Array.from({ length: D }, (_, d) => group(n, d))),
    zmin: -0.5,
    zmax: hues.length - 0.5,
    colorscale,
    showscale: false,
    xgap: 3,
    ygap: 3,
    hovertemplate: 'feature %{x}, example %{y}<extra></extra>',
  });
  const figure = panels({
    title: 'Which numbers share a mean?',
    caption: 'Lecture L4: batch norm normalises each feature, layer norm each example',
    panels: [
      { title: 'batch normalisation', x: 'feature', y: 'example', traces: [grid((_, d) => d)] },
      { title: 'layer normalisation', x: 'feature', y: 'example', traces: [grid((n) => n)] },
    ],
    height: 380,
  });
  const down = (axis: unknown) => ({ ...(axis as object), autorange: 'reversed', dtick: 1 });
  return figure.with({
    yaxis: down(figure.layout.yaxis),
    yaxis2: down(figure.layout.yaxis2),
    xaxis: { ...(figure.layout.xaxis as object), dtick: 1 },
    xaxis2: { ...(figure.layout.xaxis2 as object), dtick: 1 },
  });
}
