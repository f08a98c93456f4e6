import { type OptimConfig, UPDATE_RULES, type UpdateRuleName } from 'kernel-lib/optim';
import {
  Figure,
  type Frame,
  type Layout,
  type Panel,
  PlotError,
  panels,
  playButtons,
  SLIDER_LOOK,
  type Trace,
} from 'kernel-lib/plot';
import {
  type Landscape,
  narrowBowl,
  type Path,
  saddle,
  twoValleys,
  walk,
} from './shared/landscapes.js';
import { LECTURE, type LectureEntry } from './shared/lectureFigure.js';
import { floats, levelLines } from './shared/levelLines.js';
import { ruleColour, ruleSymbol } from './shared/ruleColours.js';

export const lectureFigure: LectureEntry = {
  order: 100,
  lecture: LECTURE.L0,
  caption:
    'Five update rules from one start each in a narrow bowl, near a saddle and before a local minimum. Press play: plain descent bounces in the bowl, waits at the saddle and stays in the first valley.',
  seed: 0,
  still: '24',
  draw: () => optimiserPaths(optimiserPathsData()),
};

/** Settings under which five rules get along with all three landscapes. */
const ON_LANDSCAPES: readonly (readonly [UpdateRuleName, OptimConfig])[] = [
  ['sgd', { learning_rate: 0.09 }],
  ['sgd_momentum', { learning_rate: 0.02, momentum: 0.9 }],
  ['adagrad', { learning_rate: 1 }],
  ['rmsprop', { learning_rate: 0.2, decay_rate: 0.9 }],
  ['adam', { learning_rate: 0.5 }],
];

/** Five rules on a narrow bowl, a saddle and two valleys: what figure optimiser-paths draws. */
export function optimiserPathsData(): {
  landscapes: { land: Landscape; trails: (Path & { rule: string })[] }[];
} {
  return {
    landscapes: [narrowBowl, saddle, twoValleys].map((land) => ({
      land,
      trails: ON_LANDSCAPES.map(([rule, config]) => ({
        rule,
        ...walk(UPDATE_RULES[rule], config, land, 80),
      })),
    })),
  };
}

/** A loss of two weights. */
export interface Ground {
  /** Above its panel. */
  readonly title: string;
  /** The loss at (x, y). */
  f(x: number, y: number): number;
  /** The part of the first weight that is shown, from low to high. */
  readonly rangeX: readonly [number, number];
  /** The part of the second weight that is shown, from low to high. */
  readonly rangeY: readonly [number, number];
}

/** The points that one rule visited, start included. */
export interface Trail {
  /** Name of the update rule, such as `adam`: in the legend, and for its colour. */
  readonly rule: string;
  /** The first weight after 0, 1, 2, … updates. */
  readonly x: readonly number[];
  /** The second weight after 0, 1, 2, … updates. */
  readonly y: readonly number[];
}

/**
 * The paths of several update rules over several landscapes (figure optimiser-paths; lectures L0, L1
 * and L4). Play button and slider move a dot along each path, and the trail behind it grows. One unit
 * is as long on both axes: only then is a narrow bowl narrow, and a step at right angles to the lines.
 *
 * @param options.landscapes each with the rules' paths on it; the same rules everywhere
 * @param options.every updates between two positions of the slider
 */
export function optimiserPaths(options: {
  readonly landscapes: readonly { readonly land: Ground; readonly trails: readonly Trail[] }[];
  readonly title?: string;
  readonly caption?: string;
  readonly every?: number;
}): Figure {
  const { landscapes } = options;
  if (landscapes.length === 0) throw new PlotError('optimiserPaths: no landscape to show');
  const every = options.every ?? 3;
  const longest = Math.max(...landscapes.flatMap(({ trails }) => trails.map(({ x }) => x.length)));
  const moments: number[] = [];
  for (let step = 0; step < longest; step += every) moments.push(step);

  const shown: Panel[] = landscapes.map(({ land, trails }, i) => ({
    title: land.title,
    x: 'weight x',
    y: 'weight y',
    rangeX: land.rangeX,
    rangeY: land.rangeY,
    square: true,
    wide: length(land.rangeX) > 2 * length(land.rangeY),
    traces: [
      levelLines(land.f, land.rangeX, land.rangeY),
      ...trails.map((trail, j) => line(trail, j)),
      ...trails.map((trail, j) => ({ ...dot(trail, j, 0), showlegend: i === 0 })),
    ],
  }));
  const figure = panels({
    title: options.title ?? 'The same gradients, other steps',
    caption: options.caption ?? 'Lectures L0, L1, L4: narrow valleys, saddles and local minima',
    panels: shown,
    legend: true,
    columns: 2,
    height: 760,
  });

  // A frame lists all traces, the still ones with nothing new: Plotly takes those it does not list
  // off the picture until the frame is over.
  const frames: Frame[] = moments.map((step) => ({
    name: String(step),
    traces: figure.data.map((_, i) => i),
    data: shown.flatMap(({ traces }, i) => {
      const trails = landscapes[i]?.trails ?? [];
      const still = traces.slice(0, traces.length - 2 * trails.length).map(() => ({}));
      const walked = trails.map((trail) => upTo(trail, step));
      return [...still, ...walked, ...trails.map((trail) => place(trail, step))];
    }),
  }));
  return new Figure(
    figure.data,
    {
      ...figure.layout,
      ...controls(moments.map(String)),
      height: 828,
      // A picture cannot be played.
      meta: { still: String(moments.at(-1)) },
    },
    { config: figure.config, frames },
  );
}

const round = (value: number) => Number(value.toFixed(3));

const length = ([low, high]: readonly [number, number]) => high - low;

function line(trail: Trail, j: number): Trace {
  return {
    type: 'scatter',
    mode: 'lines',
    name: trail.rule,
    ...upTo(trail, 0),
    showlegend: false,
    hoverinfo: 'skip',
    line: { color: ruleColour(trail.rule, j), width: 2 },
  };
}

/** What has been walked after some updates. Where a trail has come to rest, it is cut. */
function upTo({ x, y }: Trail, step: number): Trace {
  const near = (list: readonly number[], i: number) =>
    Math.abs((list[i] ?? 0) - (list.at(-1) ?? 0)) < 0.01;
  let end = Math.min(step + 1, x.length);
  while (end > 2 && near(x, end - 2) && near(y, end - 2)) end -= 1;
  return { x: floats(x.slice(0, end)), y: floats(y.slice(0, end)) };
}

function place({ x, y }: Trail, step: number): { x: number[]; y: number[] } {
  const at = Math.min(step, x.length - 1);
  return { x: [round(x[at] ?? 0)], y: [round(y[at] ?? 0)] };
}

function dot(trail: Trail, j: number, step: number): Trace {
  return {
    type: 'scatter',
    mode: 'markers',
    name: trail.rule,
    ...place(trail, step),
    // On one spot all of them are seen: the first is the largest.
    marker: {
      color: ruleColour(trail.rule, j),
      symbol: ruleSymbol(trail.rule, j),
      size: Math.max(7, 19 - 3 * j),
      line: { width: 1, color: 'white' },
    },
  };
}

/** A slider over the frames, and the two buttons that run through them. */
function controls(names: readonly string[]): Layout {
  const jump = {
    mode: 'immediate',
    frame: { duration: 0, redraw: false },
    transition: { duration: 0 },
  };
  const run = {
    fromcurrent: true,
    frame: { duration: 130, redraw: false },
    transition: { duration: 0 },
  };
  return {
    margin: { t: 140, b: 140 },
    sliders: [
      {
        active: 0,
        pad: { t: 56, l: 96 },
        ...SLIDER_LOOK,
        currentvalue: { prefix: 'update: ', xanchor: 'left' },
        steps: names.map((name) => ({ label: name, method: 'animate', args: [[name], jump] })),
      },
    ],
    updatemenus: [playButtons(76, run, jump)],
  };
}
