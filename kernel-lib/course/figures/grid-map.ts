import {
  colour,
  Figure,
  faded,
  layoutOf,
  rows,
  type Step,
  type Table,
  type Trace,
  withSlider,
} from 'kernel-lib/plot';

type Point = readonly [number, number];

/** The lines of a square grid, each a list of points. */
function gridLines(half = 1, lines = 9, points = 33): Point[][] {
  const at = (i: number, n: number) => -half + (2 * half * i) / (n - 1);
  const out: Point[][] = [];
  for (let i = 0; i < lines; i++) {
    const c = at(i, lines);
    out.push(Array.from({ length: points }, (_, k): Point => [c, at(k, points)]));
    out.push(Array.from({ length: points }, (_, k): Point => [at(k, points), c]));
  }
  return out;
}

function gridTrace(lines: readonly (readonly Point[])[]): Trace {
  const x: (number | null)[] = [];
  const y: (number | null)[] = [];
  for (const line of lines) {
    for (const [px, py] of line) {
      x.push(Number(px.toPrecision(4)));
      y.push(Number(py.toPrecision(4)));
    }
    x.push(null);
    y.push(null);
  }
  return {
    type: 'scatter',
    mode: 'lines',
    name: 'grid',
    x,
    y,
    line: { color: colour(0), width: 1.5 },
    hoverinfo: 'skip',
  };
}

/**
 * A square grid while a map acts on it, step by step (lecture L3, "linear transformation").
 *
 * @param options.stages what each position of the slider does to all the points: (M, 2) rows in,
 *   (M, 2) rows or a tensor out
 * @param options.range of both axes
 */
export function gridMap(options: {
  readonly stages: readonly {
    readonly label: string;
    readonly map: (points: [number, number][]) => Table;
  }[];
  readonly title: string;
  readonly caption?: string;
  readonly x: string;
  readonly y: string;
  readonly name?: string;
  readonly range?: readonly [number, number];
}): Figure {
  const lines = gridLines();
  const flat = lines.flat();
  const square: Trace = {
    ...gridTrace(gridLines(1, 2, 2)),
    name: 'before',
    line: { color: faded(colour(7), 0.8), width: 1.5, dash: 'dot' },
  };
  const steps: Step[] = options.stages.map(({ label, map }) => {
    const moved = rows('gridMap', map(flat.map(([px, py]) => [px, py])));
    let next = 0;
    const shape = lines.map((line) =>
      line.map((): Point => {
        const [px, py] = moved[next++] ?? [];
        return [px ?? Number.NaN, py ?? Number.NaN];
      }),
    );
    return { label, data: [square, gridTrace(shape)] };
  });
  const range = options.range ?? [-3, 3];
  const figure = new Figure(steps[0]?.data ?? [], {
    ...layoutOf('gridMap', options, { rangeX: range, rangeY: range, height: 480 }),
    showlegend: false,
  });
  const { xaxis, yaxis } = figure.layout as { xaxis: object; yaxis: object };
  const squared = figure.with({
    xaxis: { ...xaxis, constrain: 'domain' },
    yaxis: { ...yaxis, constrain: 'domain', scaleanchor: 'x' },
  });
  return steps.length < 2
    ? squared
    : withSlider(squared, { name: options.name ?? 'step', steps, play: true, duration: 250 });
}
