import { spirals } from 'kernel-lib/data';
import { softmax_loss } from 'kernel-lib/losses';
import { FullyConnectedNet, type Params } from 'kernel-lib/nets';
import { Figure, type Layout, SEQUENTIAL, type Trace, titleOf } from 'kernel-lib/plot';
import { RandomState } from 'kernel-lib/random';
import type { Tensor } from 'kernel-lib/tensor';
import { Solver } from 'kernel-lib/train';
import { LECTURE, type LectureEntry } from './shared/lectureFigure.js';

export const lectureFigure: LectureEntry = {
  order: 230,
  lecture: LECTURE.L2,
  caption:
    'The loss of a trained 32-layer net around its weights, along two random directions that are scaled filter by filter (Li et al. 2018). Without skips it is a narrow pit among folds; with skips a wide, smooth bowl. Turn it with the mouse, or look at the map.',
  seed: 0,
  draw: async () => lossSurfaces({ surfaces: await residualSurfaces({ seed: 0 }) }),
};

/** A loss over two random directions through trained weights. */
export interface Surface {
  /** Above its panel. */
  readonly name: string;
  /** Distance along the first and second direction, in units of each filter's own length. */
  readonly steps: number[];
  /** log10 of the loss, row by row of the second direction. */
  readonly z: number[][];
  /** At the trained weights. */
  readonly loss: number;
}

/**
 * The loss surface of a deep net with and without skips, over two filter-normalised random
 * directions (Li et al. 2018; lecture L2): every column of a direction is as long as the column of
 * weights that it moves, so that nets can be compared.
 */
export async function residualSurfaces(
  options: {
    depth?: number;
    width?: number;
    grid?: number;
    span?: number;
    epochs?: number;
    seed?: number;
  } = {},
): Promise<[withoutSkips: Surface, withSkips: Surface]> {
  const { depth = 32, width = 12, grid = 31, span = 0.6, epochs = 80, seed = 0 } = options;
  const { X, y } = spirals({ N: 200, classes: 2, seed });
  const surfaces: Surface[] = [];
  for (const residual of [false, true]) {
    const net = new FullyConnectedNet({
      inputDim: 2,
      hiddenDims: new Array(depth).fill(width),
      numClasses: 2,
      activation: 'relu',
      residual,
      init: 'kaimingNormal',
      seed,
    });
    if (residual) shrinkBranches(net.params, depth);
    const data = { X_train: X, y_train: y };
    const solver = new Solver(net, data, {
      updateRule: 'adam',
      optimConfig: { learning_rate: 3e-3 },
      numEpochs: epochs,
      batchSize: 50,
      progress: false,
      seed,
    });
    await solver.train();
    const rng = new RandomState(seed + 1);
    const [u, v] = [direction(net.params, rng), direction(net.params, rng)];
    const center = { ...net.params };
    const steps = Array.from({ length: grid }, (_, i) =>
      Number((-span + (2 * span * i) / (grid - 1)).toPrecision(4)),
    );
    const here = (weights: Params) => {
      Object.assign(net.params, weights);
      return softmax_loss(net.loss(X), y)[0];
    };
    // Each row and each column is moved once; a point then costs one sum for each matrix.
    const columns = steps.map((a) => scaled(u, a));
    const z = steps.map((b) => {
      const row = sum(scaled(v, b), center);
      return columns.map((column) =>
        Number(Math.log10(Math.max(1e-3, Math.min(1e3, here(sum(column, row))))).toFixed(3)),
      );
    });
    const name = residual ? `${depth} layers, with skips` : `${depth} layers, no skips`;
    surfaces.push({ name, steps, z, loss: here(center) });
  }
  return surfaces as [Surface, Surface];
}

/** A residual branch that starts small keeps the sum of many of them from exploding. */
function shrinkBranches(params: Params, depth: number): void {
  for (let l = 2; l <= depth; l++) params[`W${l}`] = (params[`W${l}`] as Tensor).mul(0.3);
}

/** Normal numbers, each column as long as the column of weights; biases stay where they are. */
function direction(params: Params, rng: RandomState): Params {
  const out: Params = {};
  for (const [name, w] of Object.entries(params)) {
    if (w.ndim < 2) continue;
    const d = rng.randn(...w.shape);
    const length = (x: Tensor) => x.mul(x).sum(0, true).sqrt();
    out[name] = d.mul(length(w)).div(length(d).add(1e-12));
  }
  return out;
}

const each = (params: Params, f: (w: Tensor, name: string) => Tensor): Params =>
  Object.fromEntries(Object.entries(params).map(([name, w]) => [name, f(w, name)]));

const scaled = (params: Params, by: number): Params => each(params, (w) => w.mul(by));

/** Of the weights that `one` has. */
const sum = (one: Params, other: Params): Params =>
  each(one, (w, name) => w.add(other[name] as Tensor));

const scene = (domain: [number, number], range: readonly [number, number]): Layout => {
  const axis = (text: string): Layout => ({
    title: { text, font: { size: 13 } },
    tickfont: { size: 11 },
    nticks: 4,
  });
  return {
    domain: { x: domain, y: [0, 0.96] },
    xaxis: axis('direction 1'),
    yaxis: axis('direction 2'),
    // The colour bar names it; beside a narrow scene there is no room.
    zaxis: { ...axis(''), range: [...range] },
    aspectratio: { x: 1, y: 1, z: 0.85 },
    camera: { eye: { x: 1.85, y: 1.45, z: 1 }, center: { x: 0, y: 0, z: -0.1 } },
  };
};

/**
 * Two loss surfaces side by side, in space or as maps: two buttons choose (figure residual-surface;
 * lecture L2; Li et al. 2018).
 */
export function lossSurfaces(options: {
  readonly surfaces: readonly [Surface, Surface];
  readonly title?: string;
  readonly caption?: string;
}): Figure {
  const { surfaces } = options;
  const all = surfaces.flatMap(({ z }) => z.flat());
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const shared = (i: number) => ({
    colorscale: SEQUENTIAL,
    showscale: i === 1,
    // Below: beside the plots it would take a fifth of a narrow cell.
    colorbar: {
      title: { text: 'height and colour: log₁₀ loss', side: 'right' },
      outlinewidth: 0,
      dtick: 1,
      orientation: 'h',
      thickness: 14,
      len: 0.75,
      y: -0.02,
      yanchor: 'top',
    },
  });
  const inSpace = surfaces.map(
    ({ name, steps, z }, i): Trace => ({
      type: 'surface',
      name,
      x: steps,
      y: steps,
      z,
      scene: i === 0 ? 'scene' : 'scene2',
      cmin: low,
      cmax: high,
      ...shared(i),
    }),
  );
  const maps = surfaces.map(
    ({ name, steps, z }, i): Trace => ({
      type: 'contour',
      name,
      x: steps,
      y: steps,
      z,
      xaxis: i === 0 ? 'x' : 'x2',
      yaxis: i === 0 ? 'y' : 'y2',
      zmin: low,
      zmax: high,
      contours: { start: low, end: high, size: (high - low) / 24 },
      line: { width: 0.5, color: 'rgba(255, 255, 255, 0.5)' },
      visible: false,
      ...shared(i),
    }),
  );
  const domains: [number, number][] = [
    [0, 0.46],
    [0.54, 1],
  ];
  const axes = (visible: boolean) => ({
    'xaxis.visible': visible,
    'yaxis.visible': visible,
    'xaxis2.visible': visible,
    'yaxis2.visible': visible,
  });
  const flat = (i: number, letter: 'x' | 'y'): Layout => ({
    visible: false,
    title: { text: letter === 'x' ? 'direction 1' : 'direction 2' },
    zeroline: false,
    anchor: `${letter === 'x' ? 'y' : 'x'}${i === 0 ? '' : 2}`,
    domain: letter === 'x' ? [(domains[i]?.[0] ?? 0) + 0.04, domains[i]?.[1] ?? 1] : [0.14, 0.94],
    constrain: 'domain',
    ...(letter === 'y' ? { scaleanchor: i === 0 ? 'x' : 'x2' } : {}),
  });
  const buttons: Layout = {
    type: 'buttons',
    name: 'view',
    direction: 'right',
    x: 1,
    xanchor: 'right',
    // Under the bar of Plotly's own buttons.
    y: 1.13,
    yanchor: 'top',
    // Plotly paints the active one white, on dark pages too.
    showactive: false,
    buttons: [
      {
        label: 'surface',
        method: 'update',
        args: [{ visible: [true, true, false, false] }, axes(false)],
      },
      {
        label: 'map',
        method: 'update',
        args: [{ visible: [false, false, true, true] }, axes(true)],
      },
    ],
  };
  return new Figure([...inSpace, ...maps], {
    title: titleOf(
      options.title ?? 'Skips make the loss surface smooth',
      options.caption ?? 'Lecture L2: a deep net without and with residual connections',
    ),
    scene: scene([0, 0.5], [low, high]),
    scene2: scene([0.5, 1], [low, high]),
    xaxis: flat(0, 'x'),
    yaxis: flat(0, 'y'),
    xaxis2: flat(1, 'x'),
    yaxis2: flat(1, 'y'),
    annotations: surfaces.map(({ name }, i) => ({
      text: name,
      showarrow: false,
      xref: 'paper',
      yref: 'paper',
      x: ((domains[i]?.[0] ?? 0) + (domains[i]?.[1] ?? 1)) / 2,
      y: 0.96,
      yanchor: 'bottom',
      xanchor: 'center',
      font: { size: 14 },
    })),
    updatemenus: [buttons],
    margin: { t: 104, r: 16, b: 64, l: 16 },
    height: 520,
  });
}
