import {
  decisionRegions,
  gradientCheck,
  gridMap,
  learningRates,
  lossCurve,
  lossShapes,
  reluBricks,
  slopeExplorer,
  smooth,
  softmaxBars,
  trainValidation,
  xorBend,
  xorSpace,
  xorTraining,
} from 'chainrule-course/figures';
import type { Figure } from 'kernel-lib/plot';
import { describe, expect, it } from 'vitest';
import { areSound } from '../../unit/plot/sound.js';

const X = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
];
const y = [0, 1, 1, 0];
const hidden = { points: X, line: [1, 1, -1] as const };
const score = (a: number, b: number) => a - b;
const losses = [3, 2, 1];

const FIGURES = {
  decisionRegions: decisionRegions({
    X,
    y,
    classes: 2,
    classifiers: [{ title: 'net', classify: (points) => points.map(([a]) => Number(a > 0)) }],
  }),
  gradientCheck: gradientCheck({ groups: [{ name: 'dx', analytic: [1, 2], numeric: [1, 2] }] }),
  gridMap: gridMap({
    title: 't',
    x: 'x',
    y: 'y',
    stages: [
      { label: 'before', map: (points) => points },
      { label: 'after', map: (points) => points.map(([a, b]) => [b, a]) },
    ],
  }),
  learningRates: learningRates({ runs: [{ rate: 0.1, losses }] }),
  lossCurve: lossCurve({ losses, span: 2 }),
  lossShapes: lossShapes({ lead: losses, softmax: losses, svm: losses }),
  reluBricks: reluBricks({ x: losses, bricks: [losses], sum: losses, target: losses }),
  slopeExplorer: slopeExplorer({ x: losses, y: losses, slopes: [1, 2], losses: [0, 1] }),
  softmaxBars: softmaxBars({
    classes: ['a', 'b'],
    name: 'factor',
    steps: [
      { label: '0', probabilities: [0.5, 0.5] },
      { label: '1', probabilities: [0.9, 0.1] },
    ],
  }),
  trainValidation: trainValidation({ train: losses, validation: losses }),
  xorBend: xorBend([0, 2]),
  xorSpace: xorSpace({ X, y, score, hidden: { ...hidden, x: 'h1', y: 'h2' } }),
  xorTraining: xorTraining({
    X,
    y,
    moments: [
      { label: '0', hidden, score },
      { label: '1', hidden, score },
    ],
  }),
};

areSound(FIGURES);

describe('an animation', () => {
  const glide = (figure: Figure) =>
    JSON.parse(JSON.stringify(figure)).layout.updatemenus[0].buttons[0].args[1].transition.duration;

  it('jumps where there are contours, which Plotly takes away while it glides', () => {
    expect(glide(FIGURES.xorTraining)).toBe(0);
    expect(glide(FIGURES.gridMap)).toBeGreaterThan(0);
  });
});

describe('what is drawn', () => {
  it('smooths with the mean of the last values', () => {
    expect(smooth([4, 2, 6, 0], 2)).toEqual([4, 3, 4, 3]);
  });

  it('finds the slider position where XOR is solved', () => {
    const labels = xorBend([0, 2]).frames.map((frame) => frame.name);
    expect(labels).toEqual(['0 (2 of 4 right)', '2 (4 of 4 right)']);
  });
});
