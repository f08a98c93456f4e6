import { UPDATE_RULES } from 'kernel-lib/optim';
import {
  Figure,
  type Frame,
  faded,
  PALETTE,
  PlotError,
  panels,
  playButtons,
  type Trace,
} from 'kernel-lib/plot';
import { narrowBowl, walk } from './shared/landscapes.js';
import { LECTURE, type LectureEntry } from './shared/lectureFigure.js';
import { levelLines } from './shared/levelLines.js';
import { restylingSlider } from './shared/restylingSlider.js';

export const lectureFigure: LectureEntry = {
  order: 110,
  lecture: LECTURE.L0,
  caption:
    'Descent with momentum in a bowl twenty times as steep across as along. One slider for the momentum, one for the learning rate; play lets the ball roll. Alone it flies out above a rate of 0.1; momentum raises that limit.',
  seed: 0,
  draw: () => momentumExplorer(momentumExplorerData()),
};

/** The momentum explorer's bowl, settings and rule: sgd with momentum, 50 updates. */
export function momentumExplorerData() {
  const { f, rangeX, rangeY } = narrowBowl;
  return {
    rhos: [0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.99],
    alphas: [0.01, 0.02, 0.04, 0.06, 0.09, 0.11, 0.13],
    steps: 50,
    /** The path for a momentum and a learning rate. */
    roll: (momentum: number, learning_rate: number) =>
      walk(UPDATE_RULES.sgd_momentum, { momentum, learning_rate }, narrowBowl, 50),
    /** The height of the bowl. */
    f,
    rangeX,
    rangeY,
    active: [5, 1] as const,
  };
}

/** The path for one share rho and one learning rate alpha, start included. */
export interface Roll {
  /** The first weight after 0, 1, 2, … updates. */
  readonly x: readonly number[];
  /** The second weight after 0, 1, 2, … updates. */
  readonly y: readonly number[];
  /** The loss at each of these points. */
  readonly loss: readonly number[];
}

/**
 * SGD with momentum on a bowl, with a slider for rho (the share of the velocity that is kept), one
 * for alpha (the learning rate), and a ball that rolls when one presses play (lecture L0, "momentum
 * visualization").
 *
 * The two sliders are independent without a server because they change different things: rho which
 * curve is visible, alpha what all the curves are. The ball is the largest marker of its curve, and
 * while it rolls the dots before it are not there yet. One unit is as long on both axes.
 *
 * @param options.roll the path for a rho and an alpha; all of them are computed at once
 * @param options.f the loss, for the lines of equal height
 */
export function momentumExplorer(options: {
  readonly rhos: readonly number[];
  readonly alphas: readonly number[];
  readonly steps: number;
  roll(rho: number, alpha: number): Roll;
  f(x: number, y: number): number;
  readonly rangeX: readonly [number, number];
  readonly rangeY: readonly [number, number];
  /** Positions of the sliders at first. */
  readonly active?: readonly [rho: number, alpha: number];
  readonly title?: string;
  readonly caption?: string;
}): Figure {
  const { rhos, alphas, steps } = options;
  if (rhos.length < 2 || alphas.length < 2) {
    throw new PlotError('momentumExplorer: each slider needs at least two positions');
  }
  const [activeRho, activeAlpha] = options.active ?? [0, 0];
  const grid = alphas.map((alpha) => rhos.map((rho) => drawn(options.roll(rho, alpha), options)));
  const now = grid[activeAlpha] ?? [];
  const hue = PALETTE[1];
  const paths: Trace[] = now.map(({ x, y }, i) => ({
    type: 'scatter',
    mode: 'lines+markers',
    name: 'path',
    x,
    y,
    visible: i === activeRho,
    hoverinfo: 'skip',
    line: { color: faded(hue, 0.35), width: 1.5 },
    marker: { color: hue, size: sizes(steps, steps), opacity: 1, line: { width: 0 } },
  }));
  const curves: Trace[] = now.map(({ loss }, i) => ({
    type: 'scatter',
    mode: 'lines+markers',
    name: 'loss',
    y: loss,
    visible: i === activeRho,
    line: { color: faded(hue, 0.35), width: 1.5 },
    marker: { color: hue, size: sizes(steps, steps), opacity: 1, line: { width: 0 } },
  }));
  const figure = panels({
    title: options.title ?? 'The momentum explorer',
    caption:
      options.caption ?? 'Lecture L0, “momentum visualization”: move both sliders, then press ▶',
    panels: [
      {
        title: 'the path',
        x: 'weight x',
        y: 'weight y',
        traces: [levelLines(options.f, options.rangeX, options.rangeY), ...paths],
        rangeX: options.rangeX,
        rangeY: options.rangeY,
        square: true,
      },
      {
        title: 'the loss',
        x: 'update',
        y: 'loss',
        traces: curves,
        logY: true,
        rangeX: [-1, options.steps + 1],
        rangeY: [1e-12, 1e4],
      },
    ],
    columns: 1,
    height: 742,
  });
  const pathAt = rhos.map((_, i) => 1 + i);
  const curveAt = rhos.map((_, i) => 1 + rhos.length + i);
  // A frame lists all traces, the still ones with nothing new: Plotly takes those it does not list
  // off the picture until the frame is over.
  const frames: Frame[] = Array.from({ length: steps + 1 }, (_, step) => ({
    name: String(step),
    traces: figure.data.map((_, i) => i),
    data: figure.data.map((_, i) => (i === 0 ? {} : { marker: { size: sizes(steps, step) } })),
  }));
  const rhoSlider = restylingSlider('ρ (momentum): ', 0, activeRho, rhos, (i) => [
    { visible: [...rhos, ...rhos].map((_, k) => k % rhos.length === i) },
    [...pathAt, ...curveAt],
  ]);
  const alphaSlider = restylingSlider('α (learning rate): ', 0.54, activeAlpha, alphas, (i) => {
    const row = grid[i] ?? [];
    const still = row.map(({ loss }) => loss.map((_, k) => k));
    return [
      {
        x: [...row.map(({ x }) => x), ...still],
        y: [...row.map(({ y }) => y), ...row.map(({ loss }) => loss)],
      },
      [...pathAt, ...curveAt],
    ];
  });
  const frame = { duration: 90, redraw: false };
  const run = { mode: 'immediate', frame, transition: { duration: 0 } };
  const stop = { mode: 'immediate', frame: { duration: 0, redraw: false } };
  return new Figure(
    figure.data,
    {
      ...figure.layout,
      // Sixteen powers of ten would stand on each other's toes.
      yaxis2: { ...(figure.layout.yaxis2 as object), dtick: 4 },
      height: 860,
      margin: { t: 116, b: 190 },
      sliders: [rhoSlider, alphaSlider],
      updatemenus: [playButtons(150, run, stop)],
    },
    { config: figure.config, frames },
  );
}

/** The ball at this update, small dots behind it, and nothing yet before it. */
function sizes(steps: number, step: number): number[] {
  return Array.from({ length: steps + 1 }, (_, k) => (k === step ? 14 : k < step ? 5 : 0));
}

/** Rounded, and as long as all the others: what has left the picture stays where it left. */
function drawn(
  roll: Roll,
  {
    steps,
    rangeX,
    rangeY,
  }: Pick<Parameters<typeof momentumExplorer>[0], 'steps' | 'rangeX' | 'rangeY'>,
): { x: number[]; y: number[]; loss: (number | null)[] } {
  const far = 4;
  const bound = (value: number, [low, high]: readonly [number, number]) => {
    const span = high - low;
    return Number(Math.min(high + far * span, Math.max(low - far * span, value)).toFixed(3));
  };
  const at = (list: readonly number[], k: number) => list[Math.min(k, list.length - 1)] ?? 0;
  const count = Array.from({ length: steps + 1 }, (_, k) => k);
  return {
    x: count.map((k) => bound(at(roll.x, k), rangeX)),
    y: count.map((k) => bound(at(roll.y, k), rangeY)),
    loss: count.map((k) => {
      const loss = roll.loss[k];
      return loss !== undefined && Number.isFinite(loss) ? Number(loss.toPrecision(4)) : null;
    }),
  };
}
