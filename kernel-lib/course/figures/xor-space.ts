import type { Figure, Numbers, Table } from 'kernel-lib/plot';
import { LECTURE, type LectureEntry } from './shared/lectureFigure.js';
import { type HiddenSpace, xorCorners, xorPanels, xorTraces } from './shared/xor.js';

export const lectureFigure: LectureEntry = {
  order: 300,
  lecture: LECTURE.L3,
  caption:
    'The lecture’s y = -x1 - x2 + 2 tanh(x1 + x2), with XOR = 1 where y > 0.25. The hidden unit moves the four inputs to where one straight line parts them; seen from the inputs that line is a band.',
  seed: 0,
  draw: () => xorSpace(xorByHandData()),
};

/**
 * Lecture L3's y = -x1 - x2 + 2 tanh(x1 + x2): what figure xor-space draws. Where its one hidden unit
 * puts the inputs, the line there, and the score (XOR is 1 where y > 0.25).
 */
export function xorByHandData() {
  const { X, y } = xorCorners();
  return {
    X,
    y,
    /** Positive where the net says 1. */
    score: (x1: number, x2: number) => -x1 - x2 + 2 * Math.tanh(x1 + x2) - 0.25,
    hidden: {
      points: [0, 1, 1, 2].map((s) => [s, Math.tanh(s)]),
      line: [-1, 2, -0.25] as const, // -s + 2 h - 0.25 = 0
      x: 's = x1 + x2',
      y: 'h = tanh(s)',
    },
    hiddenRange: [-0.5, 2.5] as const,
  };
}

/**
 * XOR in its own space and in the space of the hidden units (lecture L3: "possible because we
 * transformed the space").
 *
 * @param options.X (4, 2) the inputs
 * @param options.y (4,) 0 or 1
 * @param options.hidden the same four in the hidden space, and the line there
 * @param options.score positive where the net says 1
 */
export function xorSpace(options: {
  readonly X: Table;
  readonly y: Numbers;
  readonly hidden: HiddenSpace;
  readonly score: (x1: number, x2: number) => number;
  readonly hiddenRange?: readonly [number, number];
  readonly title?: string;
  readonly caption?: string;
}): Figure {
  const hiddenRange = options.hiddenRange ?? [-1.2, 1.2];
  return xorPanels(xorTraces({ ...options, hiddenRange }), {
    title: options.title ?? 'XOR: bend the space, then one straight line will do',
    caption: options.caption,
    inputs: 'the inputs',
    hidden: options.hidden,
    hiddenRange,
  });
}
