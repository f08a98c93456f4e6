import {
  colour,
  type Figure,
  faded,
  INK,
  PlotError,
  panels,
  type Trace,
  withSwitches,
} from 'kernel-lib/plot';

/**
 * A net whose skips can be opened one by one: above, its layers as wires, below, how long the gradient is
 * at each place. Every combination is computed beforehand by `norms`.
 *
 * @param options.layers how many, at most 14
 * @param options.norms the gradient's length at h₀, h₁, …, for skips that stand open or not
 * @param options.open which are open at first; none when left out
 */
export function highwaySwitchboard(options: {
  readonly layers: number;
  readonly norms: (open: readonly boolean[]) => readonly number[];
  readonly open?: readonly boolean[];
  readonly title?: string;
  readonly caption?: string;
}): Figure {
  const { layers, norms } = options;
  const numbers = Array.from({ length: layers }, (_, i) => i + 1);
  const open = options.open ?? numbers.map(() => false);
  if (open.length !== layers) {
    throw new PlotError(
      `highwaySwitchboard: ${layers} layers have as many skips, got ${open.length} in \`open\``,
    );
  }
  const places = [0, ...numbers];
  const ends = [numbers.map(() => false), numbers.map(() => true)].flatMap(norms);
  const curve: Trace = {
    type: 'scatter',
    mode: 'lines+markers',
    name: 'length of the gradient',
    x: places,
    y: [...norms(open)],
    line: { color: colour(1), width: 2.5 },
    marker: { color: colour(1), size: 8 },
    hovertemplate: 'at h%{x}: %{y:.3~g}<extra></extra>',
  };
  const arcs = numbers.map((l, i) => arc(l, open[i] === true));
  const board = panels({
    title: options.title ?? 'The highway switchboard',
    caption:
      options.caption ??
      'Lecture L2, “information highways”: a switch for each of them, below the plot',
    columns: 1,
    height: 640,
    panels: [
      {
        title: 'the gradient walks from right to left',
        x: 'layer',
        y: 'wires',
        rangeX: [-0.3, layers + 0.3],
        rangeY: [-0.4, 1.1],
        traces: [...wires(numbers), ...arcs],
      },
      {
        title: 'what is left of it at each place',
        x: 'place (0: the input)',
        y: 'length of the gradient',
        logY: true,
        rangeX: [-0.3, layers + 0.3],
        rangeY: [Math.min(...ends) / 2, Math.max(...ends) * 2],
        traces: [curve],
      },
    ],
  });
  const { yaxis, xaxis } = board.layout as { yaxis: object; xaxis: object };
  return withSwitches(
    board.with({
      xaxis: { ...xaxis, tickvals: numbers.map((l) => l - 0.5), ticktext: numbers.map(String) },
      yaxis: { ...yaxis, tickvals: [0, 0.9], ticktext: ['layers', 'skips'] },
    }),
    {
      name: 'skips open',
      labels: numbers.map(String),
      on: open,
      curve: board.data.length - 1,
      shown: numbers.map((_, i) => board.data.length - 1 - layers + i),
      heights: norms,
    },
  );
}

/** The state of the switches says it already: whoever listens is to hear what is left of the gradient. */
const SILENT = { words: '' };

function wires(numbers: readonly number[]): Trace[] {
  return [
    {
      type: 'scatter',
      mode: 'lines+markers',
      name: 'through the layers',
      x: [0, ...numbers],
      y: [0, ...numbers.map(() => 0)],
      line: { color: INK, width: 1.5 },
      marker: { color: INK, size: 6 },
      hoverinfo: 'skip',
      meta: SILENT,
    },
    {
      type: 'scatter',
      mode: 'markers',
      name: 'layers',
      x: numbers.map((l) => l - 0.5),
      y: numbers.map(() => 0),
      marker: { color: colour(0), size: 18, symbol: 'square' },
      hovertemplate: 'a layer<extra></extra>',
      meta: SILENT,
    },
  ];
}

/** The wire past layer l. */
function arc(l: number, visible: boolean): Trace {
  const steps = Array.from({ length: 13 }, (_, i) => i / 12);
  return {
    type: 'scatter',
    mode: 'lines',
    name: `skip ${l}`,
    x: steps.map((s) => Number((l - 1 + s).toFixed(3))),
    y: steps.map((s) => Number((0.9 * Math.sin(Math.PI * s)).toFixed(3))),
    line: { color: faded(colour(2), 1), width: 4 },
    visible,
    hoverinfo: 'skip',
    meta: SILENT,
  };
}
