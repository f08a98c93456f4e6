import {
  colour,
  Figure,
  layoutOf,
  PlotError,
  type Step,
  type Trace,
  withSlider,
} from 'kernel-lib/plot';

/**
 * Five numbers of one column above, what a layer makes of them below, and a slider that moves one of
 * the five: in batch normalisation all five outputs move.
 *
 * @param options.x the inputs, before one is moved
 * @param options.which the one that moves
 * @param options.positions where it is moved to, from left to right
 * @param options.outputs of all the inputs, for each position
 */
export function oneOfFive(options: {
  readonly x: readonly number[];
  readonly which: number;
  readonly positions: readonly number[];
  readonly outputs: readonly (readonly number[])[];
  readonly active?: number;
  readonly title?: string;
  readonly caption?: string;
}): Figure {
  const { x, which, positions, outputs } = options;
  if (outputs.length !== positions.length) {
    throw new PlotError(
      `oneOfFive: ${positions.length} positions need as many lists of outputs, got ${outputs.length}`,
    );
  }
  const steps: Step[] = positions.map((position, i) => ({
    label: String(position).replace('-', '−'),
    data: x.map((at, n) => wire(n, n === which ? position : at, outputs[i]?.[n], n === which)),
  }));
  const active = options.active ?? 0;
  const layout = layoutOf('oneOfFive', {
    title: options.title ?? 'Move one of five',
    caption:
      options.caption ??
      'Lecture L4, “Determinism”: above five inputs of one column, below what comes out of each',
    x: 'value',
    y: 'in above, out below',
  });
  const figure = new Figure(steps[active]?.data ?? [], {
    ...layout,
    showlegend: false,
    xaxis: { ...(layout.xaxis as object), range: [-6.6, 6.6] },
    yaxis: {
      ...(layout.yaxis as object),
      range: [-0.35, 1.35],
      tickvals: [0, 1],
      ticktext: ['out', 'in'],
    },
  });
  return withSlider(figure, { name: `input ${which + 1}`, steps, active, play: true });
}

const said = (value = Number.NaN) => value.toFixed(2).replace('-', '−');

function wire(n: number, from: number, to: number | undefined, moved: boolean): Trace {
  const hue = moved ? colour(1) : colour(0);
  return {
    type: 'scatter',
    mode: 'lines+markers+text',
    name: `example ${n + 1}`,
    x: [from, to ?? null],
    y: [1, 0],
    text: [String(n + 1), String(n + 1)],
    textposition: ['top center', 'bottom center'],
    textfont: { size: 13 },
    line: { color: hue, width: moved ? 3 : 1.5 },
    marker: { color: hue, size: moved ? 14 : 10, symbol: moved ? 'diamond' : 'circle' },
    hovertemplate: `example ${n + 1}: %{x:.2f}<extra></extra>`,
    meta: { words: `in ${said(from)}, out ${said(to)}` },
  };
}
