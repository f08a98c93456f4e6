import { ACTIVATION_PAIRS, type ActivationPairName } from 'kernel-lib/layers';
import {
  colour,
  curveMarks,
  extent,
  Figure,
  faded,
  INK,
  type Layout,
  type Numbers,
  panels,
  sameLength,
  type Trace,
  values,
} from 'kernel-lib/plot';
import { linspace, onesLike } from 'kernel-lib/tensor';
import { LECTURE, type LectureEntry } from './shared/lectureFigure.js';

export const lectureFigure: LectureEntry = {
  order: 10,
  lecture: LECTURE.L1,
  caption:
    'Activation functions and their derivatives; a menu picks the one that stands out. The slope of the sigmoid is never more than ¼, that of relu is 0 or 1.',
  seed: 0,
  draw: () => activationCurves({ ...activationTable(), all: true, caption: 'Lectures L0 and L1' }),
};

/** Those of lectures L0 and L1. */
const LECTURES: readonly ActivationPairName[] = [
  'sigmoid',
  'tanh',
  'relu',
  'leaky_relu',
  'elu',
  'swish',
  'gelu',
];

/** Activations, by default those of the lectures, and their slopes, at 201 points from -5 to 5. */
export function activationTable(names = LECTURES) {
  const x = linspace(-5, 5, 201);
  const functions = names.map((name) => {
    const { forward, backward } = ACTIVATION_PAIRS[name];
    const [out, cache] = forward(x);
    // dout = 1 leaves the slope.
    return { name: name.replace('_', ' '), out, slope: backward(onesLike(x), cache) };
  });
  return { x, functions };
}

const FAINT = faded(INK, 0.35);

/** Stands for no single curve: all of them, each in its colour. */
const ALL = -1;

/** The look of all the curves when one of them is picked. */
function look(
  picked: number,
  count: number,
): {
  colours: string[];
  widths: number[];
} {
  if (picked === ALL) {
    const curves = [...Array(2 * count).keys()];
    return { colours: curves.map((i) => colour(i % count)), widths: curves.map(() => 2.5) };
  }
  const both = [...Array(2 * count).keys()].map((i) => i % count === picked);
  return {
    colours: both.map((strong, i) => (strong ? colour(i < count ? 0 : 1) : FAINT)),
    widths: both.map((strong) => (strong ? 3.5 : 1.5)),
  };
}

/**
 * Activation functions on the left, their derivatives on the right; a menu picks the one that stands
 * out (lectures L0 and L1, "Activation functions").
 *
 * @param options.x where they were computed, in order
 * @param options.functions the value and the slope of each at x
 * @param options.active the one picked at first; 0 by default
 * @param options.all begin with all of them, each in its colour, named above (false)
 */
export function activationCurves(options: {
  readonly x: Numbers;
  readonly functions: readonly {
    readonly name: string;
    readonly out: Numbers;
    readonly slope: Numbers;
  }[];
  readonly active?: number;
  readonly all?: boolean;
  readonly title?: string;
  readonly caption?: string;
}): Figure {
  const { functions, all = false } = options;
  const active = all ? ALL : (options.active ?? 0);
  const x = values(options.x);
  const first = look(active, functions.length);
  // Drawn in this order, one curve would hide the next: dashes let both be seen.
  const dash = (i: number) =>
    all ? ['solid', 'dash', 'dot'][(i % functions.length) % 3] : 'solid';
  const marks = (i: number) => curveMarks(i % functions.length, x.length, first.colours[i]);
  const curve = (name: string, y: (number | null)[], i: number): Trace => {
    sameLength('activationCurves', `"${name}"`, x, y);
    return {
      type: 'scatter',
      ...(all ? marks(i) : { mode: 'lines' }),
      name,
      x,
      y,
      showlegend: i < functions.length,
      line: { color: first.colours[i], width: first.widths[i], dash: dash(i) },
    };
  };
  const figure = panels({
    title: options.title ?? 'Activation functions and their derivatives',
    caption:
      options.caption ?? 'Lectures L0 and L1: pick one from the menu; the others stay in grey',
    legend: all,
    panels: [
      {
        title: 'the function',
        x: 'x',
        y: 'out',
        traces: functions.map(({ name, out }, i) => curve(name, values(out), i)),
        rangeX: extent(options.x),
        rangeY: [-1.6, 3],
      },
      {
        title: 'its slope',
        x: 'x',
        y: 'derivative of out',
        traces: functions.map(({ name, slope }, i) =>
          curve(`${name}, slope`, values(slope), functions.length + i),
        ),
        rangeX: extent(options.x),
        rangeY: [-0.4, 1.6],
      },
    ],
    height: 470,
  });
  const choices = functions.map(({ name }, i) => ({ name, i }));
  if (all) choices.unshift({ name: 'all', i: ALL });
  const menu: Layout = {
    type: 'dropdown',
    name: 'activation',
    active: all ? 0 : active,
    x: 1,
    xanchor: 'right',
    y: 1.36,
    yanchor: 'top',
    bgcolor: 'rgba(160, 160, 160, 0.25)',
    bordercolor: FAINT,
    showactive: true,
    buttons: choices.map(({ name, i }) => {
      const { colours, widths } = look(i, functions.length);
      return {
        label: name,
        method: 'restyle',
        args: [{ 'line.color': colours, 'marker.color': colours, 'line.width': widths }],
      };
    }),
  };
  return new Figure(figure.data, {
    ...figure.layout,
    margin: { t: 150 },
    title: {
      ...(figure.layout.title as object),
      yref: 'container',
      y: 1,
      yanchor: 'top',
      pad: { t: 18 },
    },
    updatemenus: [menu],
  });
}
