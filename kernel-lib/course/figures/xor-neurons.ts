import {
  DIVERGING,
  type Figure,
  groupsByLabel,
  type Numbers,
  packed,
  panels,
  pointTrace,
  rows,
  type Step,
  type Table,
  type Trace,
  values,
  withSlider,
} from 'kernel-lib/plot';
import { gridPoints } from './shared/regions.js';
import { xorTraces } from './shared/xor.js';

/** A net with two tanh units, score = tanh(x V + b) W + c, at one moment of its training. */
export interface XorNet {
  /** At the slider: the moment. */
  readonly label: string;
  /** (2, 2), a column per unit */
  readonly V: Table;
  /** (2,) */
  readonly b: Numbers;
  /** (2,) or (2, 1) */
  readonly W: Numbers;
  /** (1,) */
  readonly c: Numbers;
}

const PLANE = [-0.5, 1.5] as const;

const HIDDEN = [-1.15, 1.15] as const;

/** Steps from -1 to 1 in the maps. */
const FINE = 100;

/** A net as functions of the two inputs. */
function parts(net: XorNet) {
  const V = rows('xorNeurons', net.V);
  const [b, W, c] = [net.b, net.W, net.c].map((list) => values(list).map(Number));
  const at = (list: readonly unknown[] | undefined, i: number) => Number(list?.[i]);
  const unit = (k: number) => (x1: number, x2: number) =>
    Math.tanh(x1 * at(V[0], k) + x2 * at(V[1], k) + at(b, k));
  const units = [unit(0), unit(1)] as const;
  const line = [at(W, 0), at(W, 1), at(c, 0)] as const;
  const score = (x1: number, x2: number) =>
    line[0] * units[0](x1, x2) + line[1] * units[1](x1, x2) + line[2];
  return { units, line, score };
}

/** What one unit says everywhere: blue -1, vermilion 1. */
function unitTrace(unit: (x1: number, x2: number) => number): Trace {
  const { xs, ys } = gridPoints(PLANE, PLANE, 31);
  return {
    type: 'heatmap',
    x: xs,
    y: ys,
    z: packed(
      'i2',
      ys.map((y) => xs.map((x) => Math.round(FINE * unit(x, y)))),
    ),
    zmin: -FINE,
    zmax: FINE,
    colorscale: DIVERGING,
    // The points on top have the same two colours.
    opacity: 0.55,
    showscale: false,
    hoverinfo: 'skip',
  };
}

/**
 * A net with two hidden units while it learns XOR, neuron by neuron: what each unit says at every
 * point of the plane, what the output makes of both, and where the units put the four inputs
 * (lecture L3, "possible because we transformed the space").
 *
 * @param options.X (4, 2) the inputs
 * @param options.y (4,) 0 or 1
 * @param options.nets the positions of the slider
 */
export function xorNeurons(options: {
  readonly X: Table;
  readonly y: Numbers;
  readonly nets: readonly XorNet[];
  readonly name?: string;
  readonly title?: string;
  readonly caption?: string;
}): Figure {
  const { X, y, nets } = options;
  const inputs = rows('xorNeurons', X).map((row) => row.map(Number));
  const plane = groupsByLabel('xorNeurons', X, y, ['XOR = 0', 'XOR = 1']).map((group, i) => ({
    ...pointTrace('xorNeurons', { ...group, size: 12 }, i),
    showlegend: false,
  }));
  const at = (net: XorNet): Trace[][] => {
    const { units, line, score } = parts(net);
    const points = inputs.map(([x1 = 0, x2 = 0]) => units.map((unit) => unit(x1, x2)));
    const hidden = { points, line, x: 'h1', y: 'h2' };
    const both = xorTraces({ X, y, hidden, score, hiddenRange: HIDDEN });
    return [
      [unitTrace(units[0]), ...plane],
      [unitTrace(units[1]), ...plane],
      both.input,
      both.hidden,
    ];
  };
  const first = nets[0] ? at(nets[0]) : [[], [], [], []];
  const flat = { x: 'x1', y: 'x2', rangeX: PLANE, rangeY: PLANE };
  const figure = panels({
    title: options.title ?? 'Two neurons learn XOR',
    caption:
      options.caption ?? 'Lecture L3: each unit draws one soft line; the output combines the two',
    columns: 2,
    height: 800,
    legend: true,
    layout: { legend: { orientation: 'h', x: 0, y: 1.07, yanchor: 'bottom' } },
    panels: [
      { ...flat, title: 'first hidden unit: blue −1, orange +1', traces: first[0] ?? [] },
      { ...flat, title: 'second hidden unit', traces: first[1] ?? [] },
      { ...flat, title: 'what the net says', traces: first[2] ?? [] },
      {
        title: 'the inputs as the units see them',
        x: 'first hidden unit',
        y: 'second hidden unit',
        rangeX: HIDDEN,
        rangeY: HIDDEN,
        traces: first[3] ?? [],
      },
    ],
  });
  const steps: Step[] = nets.map((net) => ({
    label: net.label,
    data: at(net).flatMap((traces, i) => {
      const id = i === 0 ? '' : String(i + 1);
      return traces.map((trace) => ({ ...trace, xaxis: `x${id}`, yaxis: `y${id}` }));
    }),
  }));
  if (steps.length < 2) return figure;
  return withSlider(figure, { name: options.name ?? 'step', steps, play: true, duration: 350 });
}
