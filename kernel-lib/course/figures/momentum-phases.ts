import {
  type Figure,
  PALETTE,
  PlotError,
  panels,
  SEQUENTIAL,
  TITLE_ON_TOP,
  type Trace,
} from 'kernel-lib/plot';
import { restylingSlider } from './shared/restylingSlider.js';

/** How gradient descent with momentum comes down a quadratic. */
export type MomentumCharacter =
  | 'monotone'
  | 'critically damped'
  | 'ripples'
  | 'oscillating'
  | 'diverging';

/**
 * The character of v′ = βv - αλx, x′ = x + v′ on ½λx². One update multiplies (x, v) by a 2 × 2 matrix of
 * trace 1 + β - αλ and determinant β; its eigenvalues say it all (G. Goh, "Why Momentum Really Works",
 * Distill 2017).
 *
 * @param rate α · λ, learning rate times curvature
 * @param momentum β, from 0 to 1
 */
export function momentumCharacter(rate: number, momentum: number): MomentumCharacter {
  const trace = 1 + momentum - rate;
  const discriminant = trace * trace - 4 * momentum;
  if (rate <= 0 || momentum >= 1 || rate >= 2 + 2 * momentum) return 'diverging';
  if (trace >= 0 && Math.abs(discriminant) < 1e-9) return 'critically damped';
  if (discriminant < 0) return 'ripples';
  return trace > 0 ? 'monotone' : 'oscillating';
}

/** The largest power of ten that the map tells apart, and the smallest. */
const [HIGHEST, LOWEST] = [2, -12];

/** What the colour of the map says. */
export interface MomentumGround {
  /** Above the map. */
  readonly title: string;
  /** The number at a place. */
  readonly of: (momentum: number, rate: number) => number;
  /** Numbers beyond it have the colour of its end. */
  readonly range: readonly [low: number, high: number];
  /** What stands before and after the number where one points. */
  readonly words: readonly [before: string, after: string];
}

/**
 * The map of momentum: how far the loss ½x² has come down after some updates, or what else `ground`
 * says, for each learning rate and each momentum, with the limit α = 2 + 2β and the line of critical
 * damping, β = (1 - √α)². Two
 * sliders, or a click into the map, pick a point, whose path is drawn beside the map with its character.
 *
 * As in `momentumExplorer`, the sliders are independent without a server: β says which curve is
 * visible, α what all the curves are.
 *
 * @param options.roll the weight x after 0, 1, …, steps updates from 1, for a momentum and a learning rate
 * @param options.alphas the learning rates of the slider
 * @param options.betas the momenta of the slider
 * @param options.ground what the map's colour is
 * @param options.fine how many learning rates and momenta the map has
 * @param options.active positions of the sliders at first: momentum, learning rate
 */
export function momentumPhases(options: {
  readonly roll: (momentum: number, rate: number) => readonly number[];
  readonly alphas: readonly number[];
  readonly betas: readonly number[];
  readonly steps: number;
  readonly ground?: MomentumGround;
  readonly fine?: number;
  readonly active?: readonly [beta: number, alpha: number];
  readonly title?: string;
  readonly caption?: string;
}): Figure {
  const { alphas, betas, steps, roll } = options;
  if (alphas.length < 2 || betas.length < 2) {
    throw new PlotError('momentumPhases: each slider needs at least two positions');
  }
  const [beta, alpha] = options.active ?? [0, 0];
  const hue = PALETTE[1];
  const points = alphas.map((a) => betas.map((b) => pointOf(a, b, roll(b, a), steps)));
  const now = points[alpha] ?? [];
  const shown = (i: number) => i === beta;
  const places: Trace[] = now.map(({ a, b, character }, i) => ({
    type: 'scatter',
    mode: 'markers',
    name: 'the chosen point',
    x: [a],
    y: [b],
    text: [character],
    visible: shown(i),
    hovertemplate: 'α %{x}, β %{y}: %{text}<extra></extra>',
    marker: { color: hue, size: 15, symbol: 'x', line: { color: '#ffffff', width: 2 } },
  }));
  const curves: Trace[] = now.map(({ path }, i) => ({
    type: 'scatter',
    mode: 'lines+markers',
    name: 'the weight',
    y: path,
    visible: shown(i),
    line: { color: hue, width: 2 },
    marker: { color: hue, size: 5 },
  }));
  const labels: Trace[] = now.map(({ character }, i) => ({
    type: 'scatter',
    mode: 'text',
    name: 'character',
    x: [steps / 2],
    y: [1.75],
    text: [character],
    textfont: { size: 16, color: hue },
    visible: shown(i),
    hoverinfo: 'skip',
  }));
  const figure = panels({
    title: options.title ?? 'The map of momentum',
    caption:
      options.caption ??
      'Lectures L0 and L1, momentum, on the loss ½x²: click into the map, or move both sliders',
    panels: [
      {
        title: (options.ground ?? lossGround(options)).title,
        x: 'learning rate α (times the curvature λ)',
        y: 'momentum β',
        traces: [ground(options), ...limits(), ...places],
        rangeX: [0, 4],
        rangeY: [0, 1],
      },
      {
        title: 'the weight, on its way to 0',
        x: 'update',
        y: 'weight x',
        traces: [...curves, ...labels],
        rangeX: [0, steps],
        rangeY: [-2, 2],
      },
    ],
    height: 470,
  });
  const still = figure.data.length - 3 * betas.length;
  const moving = Array.from({ length: 3 * betas.length }, (_, k) => still + k);
  const names = { x: 'α (learning rate)', y: 'β (momentum)' };
  const betaSlider = restylingSlider(`${names.y}: `, 0, beta, betas, (i) => [
    { visible: moving.map((_, k) => k % betas.length === i) },
    moving,
  ]);
  const alphaSlider = restylingSlider(`${names.x}: `, 0.54, alpha, alphas, (i) => {
    const row = points[i] ?? [];
    const count = Array.from({ length: steps + 1 }, (_, k) => k);
    return [
      {
        x: [...row.map(({ a }) => [a]), ...row.map(() => count), ...row.map(() => [steps / 2])],
        y: [...row.map(({ b }) => [b]), ...row.map(({ path }) => path), ...row.map(() => [1.75])],
        text: [
          ...row.map(({ character }) => [character]),
          ...row.map(() => ''),
          ...row.map(({ character }) => [character]),
        ],
      },
      moving,
    ];
  });
  return figure.with({
    height: 600,
    // The colour bar stands between the caption and the map.
    title: { ...(figure.layout.title as object), ...TITLE_ON_TOP },
    margin: { t: 150, b: 170 },
    sliders: [betaSlider, alphaSlider],
    meta: { picks: names },
  });
}

/** One point of the map, and its path as far as the picture goes. */
function pointOf(a: number, b: number, path: readonly number[], steps: number) {
  return {
    a,
    b,
    character: momentumCharacter(a, b),
    path: Array.from({ length: steps + 1 }, (_, k) => {
      const x = path[k];
      return x !== undefined && Math.abs(x) < 1e3 ? Number(x.toPrecision(4)) : null;
    }),
  };
}

type MapOptions = Pick<Parameters<typeof momentumPhases>[0], 'roll' | 'steps' | 'fine' | 'ground'>;

/** The power of ten of the loss, compared with where it began. */
function lossGround({ roll, steps }: MapOptions): MomentumGround {
  return {
    title: `loss after ${steps} updates, as a power of ten`,
    of: (momentum, rate) => {
      const x = Math.abs(roll(momentum, rate)[steps] ?? Number.POSITIVE_INFINITY);
      return 2 * Math.log10(x);
    },
    range: [LOWEST, HIGHEST],
    words: ['loss × 10^', ''],
  };
}

/** The coloured ground. */
function ground(options: MapOptions): Trace {
  const { fine = 33 } = options;
  const { of, range, words } = options.ground ?? lossGround(options);
  const [low, high] = range;
  const digits = high - low > 5 ? 1 : 3;
  const at = (i: number) => (i + 0.5) / fine;
  const cells = Array.from({ length: fine }, (_, i) => i);
  const round = (value: number) => Number(value.toPrecision(4));
  return {
    type: 'heatmap',
    name: 'loss',
    x: cells.map((i) => round(4 * at(i))),
    y: cells.map((i) => round(at(i))),
    z: cells.map((r) =>
      cells.map((c) => {
        const value = of(at(r), 4 * at(c));
        return Number((value < high ? Math.max(low, value) : high).toFixed(digits));
      }),
    ),
    text: cells.map((r) => cells.map((c) => momentumCharacter(4 * at(c), at(r)))),
    hovertemplate: `α %{x}, β %{y}: %{text}, ${words[0]}%{z}${words[1]}<extra></extra>`,
    zmin: low,
    zmax: high,
    colorscale: SEQUENTIAL,
    colorbar: {
      orientation: 'h',
      x: 0.21,
      len: 0.42,
      y: 1.11,
      yanchor: 'bottom',
      thickness: 10,
      outlinewidth: 0,
      // Without one Plotly makes room for one, and moves all titles of the figure up by it.
      title: { text: '' },
    },
  };
}

/** Where it flies out, α = 2 + 2β, and where it is damped critically, β = (1 - √α)². */
function limits(): Trace[] {
  const share = Array.from({ length: 41 }, (_, i) => i / 40);
  const line = (name: string, color: string, x: number[], y: number[], dash: string): Trace => ({
    type: 'scatter',
    mode: 'lines',
    name,
    x: x.map((value) => Number(value.toFixed(4))),
    y: y.map((value) => Number(value.toFixed(4))),
    hovertemplate: `${name}<extra></extra>`,
    line: { color, width: 2.5, dash },
  });
  const below = share.map((s) => s * s);
  return [
    line(
      'limit: α = 2 + 2β',
      PALETTE[1],
      share.map((b) => 2 + 2 * b),
      share,
      'solid',
    ),
    line(
      'critical damping: β = (1 − √α)²',
      '#ffffff',
      below,
      below.map((a) => (1 - Math.sqrt(a)) ** 2),
      'dot',
    ),
  ];
}
