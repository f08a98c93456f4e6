import { colour, Figure, linePlot, type Numbers, values } from 'kernel-lib/plot';

/** One net. */
export interface DepthSeries {
  /** In the legend. */
  readonly name: string;
  /** Standard deviation of each layer, first to last. */
  readonly std: Numbers;
  /** The same as a lecture prints it, drawn as circles. */
  readonly printed?: Numbers;
}

/** How the spread of the activations changes from layer to layer (lectures L0, L1). */
export function statisticsByDepth(options: {
  readonly series: readonly DepthSeries[];
  readonly title: string;
  readonly caption?: string;
  readonly y?: string;
  readonly rangeY?: readonly [number, number];
}): Figure {
  const depth = Math.max(...options.series.map(({ std }) => values(std).length));
  const layers = Array.from({ length: depth }, (_, i) => i + 1);
  const figure = linePlot({
    title: options.title,
    ...(options.caption ? { caption: options.caption } : {}),
    x: 'layer',
    y: options.y ?? 'standard deviation of the activations',
    logY: true,
    rangeX: [0.5, depth + 0.5],
    ...(options.rangeY ? { rangeY: options.rangeY } : {}),
    series: options.series.map(({ name, std }) => ({ name, x: layers, y: std })),
  });
  const circles = options.series.flatMap(({ name, printed }, i) =>
    printed
      ? [
          {
            type: 'scatter',
            mode: 'markers',
            name: `${name}, printed`,
            x: layers,
            // A printed 0.000000 has no place on a logarithmic axis.
            y: values(printed).map((v) => (v === 0 ? null : v)),
            marker: { symbol: 'circle-open', size: 11, color: colour(i), line: { width: 2 } },
          },
        ]
      : [],
  );
  const { xaxis } = figure.layout as { xaxis: object };
  return new Figure([...figure.data, ...circles], {
    ...figure.layout,
    xaxis: { ...xaxis, dtick: 1 },
    showlegend: true,
  });
}
