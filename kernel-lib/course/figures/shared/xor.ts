import {
  type Figure,
  groupsByLabel,
  INK,
  type Numbers,
  panels,
  pointTrace,
  type Table,
  type Trace,
} from 'kernel-lib/plot';
import { type Tensor, tensor } from 'kernel-lib/tensor';
import { regionTrace } from './regions.js';

/** The four inputs and what XOR makes of them: X (4, 2), y (4,). */
export function xorCorners(): { X: Tensor; y: Tensor } {
  return {
    X: tensor([
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ]),
    y: tensor([0, 1, 1, 0], 'int32'),
  };
}

/** Where the hidden units put the four inputs, and the straight line that then parts them. */
export interface HiddenSpace {
  /** (N, 2) coordinates of each input in the hidden space. */
  readonly points: Table;
  /** The line `a·h1 + b·h2 + c = 0`. */
  readonly line: readonly [a: number, b: number, c: number];
  /** Label of the first axis. */
  readonly x: string;
  /** Label of the second axis. */
  readonly y: string;
}

const NAMES = ['XOR = 0', 'XOR = 1'];

/** The part of the inputs' plane that is shown, along both axes. */
const INPUTS = [-0.5, 1.5] as const;

/** The two ends of the line a·x + b·y + c = 0 across [low, high]; upright lines included. */
export function lineAcross(
  [a, b, c]: readonly [number, number, number],
  low: number,
  high: number,
): { x: number[]; y: number[] } {
  if (Math.abs(b) < 1e-12) return { x: [-c / a, -c / a], y: [low, high] };
  return { x: [low, high], y: [low, high].map((x) => (-a * x - c) / b) };
}

/** The traces of both panels; the same list for every step of an animation. */
export function xorTraces(options: {
  readonly X: Table;
  readonly y: Numbers;
  readonly hidden: HiddenSpace;
  readonly score: (x1: number, x2: number) => number;
  readonly hiddenRange: readonly [number, number];
}): { input: Trace[]; hidden: Trace[] } {
  const fn = 'xorSpace';
  const input = groupsByLabel(fn, options.X, options.y, NAMES).map((group, i) =>
    pointTrace(fn, { ...group, size: 15 }, i),
  );
  const hidden = groupsByLabel(fn, options.hidden.points, options.y, NAMES).map((group, i) => ({
    ...pointTrace(fn, { ...group, size: 15 }, i),
    showlegend: false,
  }));
  const ends = lineAcross(options.hidden.line, ...options.hiddenRange);
  return {
    input: [regionTrace(options.score, INPUTS, INPUTS), ...input],
    hidden: [
      {
        type: 'scatter',
        mode: 'lines',
        name: 'the line',
        showlegend: false,
        ...ends,
        line: { color: INK, width: 2.5, dash: 'dash' },
        hoverinfo: 'skip',
      },
      ...hidden,
    ],
  };
}

/** The inputs beside the hidden space. */
export function xorPanels(
  traces: { input: readonly Trace[]; hidden: readonly Trace[] },
  look: {
    readonly title: string;
    readonly caption?: string | undefined;
    /** Above the inputs. */
    readonly inputs: string;
    readonly hidden: Pick<HiddenSpace, 'x' | 'y'>;
    readonly hiddenRange: readonly [number, number];
  },
): Figure {
  return panels({
    title: look.title,
    caption: look.caption ?? 'Lecture L3: “possible because we transformed the space”',
    panels: [
      {
        title: look.inputs,
        x: 'x1',
        y: 'x2',
        traces: traces.input,
        rangeX: INPUTS,
        rangeY: INPUTS,
      },
      {
        title: 'after the hidden units',
        x: look.hidden.x,
        y: look.hidden.y,
        traces: traces.hidden,
        rangeX: look.hiddenRange,
        rangeY: look.hiddenRange,
      },
    ],
    height: 480,
    legend: true,
  });
}
