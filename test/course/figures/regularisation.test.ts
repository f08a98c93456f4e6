import {
  augmentationGallery,
  decayBoundary,
  decayedMinimum,
  decayLandscape,
  dropoutCurves,
  dropoutSpread,
  dropoutSpreadData,
  earlyStopping,
  fitRegions,
  moonFits,
  smallPictures,
  stoppingAsDecay,
  trainOnPictures,
  trainValGap,
} from 'chainrule-course/figures';
import type { Figure } from 'kernel-lib/plot';
import { describe, expect, it } from 'vitest';

interface Trace {
  name?: string;
  x: number[];
  y: number[];
  text?: string[];
}
interface Json {
  data: Trace[];
  layout: Record<string, unknown> & {
    title: { text: string; subtitle: { text: string } };
    shapes: { x0: number }[];
    sliders: { active: number; steps: unknown[] }[];
  };
  frames?: { name: string; data: Trace[] }[];
}
const json = (figure: Figure): Json => JSON.parse(JSON.stringify(figure));

const X = [
  [0, 0],
  [1, 1],
];
const y = [0, 1];
const classify = (points: readonly (readonly number[])[]) => points.map(([a = 0]) => Number(a > 0));
const valley = { curvature: [0.3, 3], minimum: [2, 1] } as const;
const fits = [0.01, 0.1, 1].map((reg) => ({ reg, train: 1 - reg / 4, val: 0.8, classify }));

const FIGURES: Record<string, () => Figure> = {
  augmentationGallery: () =>
    augmentationGallery({
      images: { data: new Float64Array(2 * 9), shape: [2, 1, 3, 3] },
      labels: ['original', 'noise'],
    }),
  decayBoundary: () => decayBoundary({ X, y, fits, active: 1 }),
  decayLandscape: () => decayLandscape({ ...valley, regs: [0, 1] }),
  stoppingAsDecay: () =>
    stoppingAsDecay({
      ...valley,
      path: [
        [0, 0],
        [0.1, 0.5],
      ],
      marks: [1],
    }),
  dropoutCurves: () => dropoutCurves({ runs: [{ name: 'a', train: [0, 1], val: [0, 0.5] }] }),
  dropoutSpread: () =>
    dropoutSpread({
      x: [0, 1],
      points: { x: [0], y: [1] },
      steps: [
        { p: 0.5, masked: [[1, 2]], whole: [1, 1] },
        { p: 1, masked: [[1, 1]], whole: [1, 1] },
      ],
    }),
  earlyStopping: () =>
    earlyStopping({ train: [3, 2, 1, 0], validation: [3, 1, 2, 3], best: 1, stop: 2 }),
  fitRegions: () => fitRegions({ X, y, fits: [{ title: 'good', classify }] }),
  trainValGap: () => trainValGap({ runs: [{ name: 'nothing', train: 1, val: 0.6 }] }),
};

describe.each(Object.entries(FIGURES))('%s', (_, make) => {
  it('has a title and a caption that names the lecture', () => {
    const { title } = json(make()).layout;
    expect(title.text.length).toBeGreaterThan(5);
    expect(title.subtitle.text).toMatch(/Lectures? L\d/);
  });

  it('is small: at most 200 kB', () => {
    expect(JSON.stringify(make()).length).toBeLessThan(200_000);
  });
});

describe('what the figures show', () => {
  it('shrinks each weight by h / (h + λ), which the gradient confirms', () => {
    const [w1, w2] = decayedMinimum(valley, 0.3);
    expect(w1).toBeCloseTo(1, 12);
    expect(w2).toBeCloseTo(1 / 1.1, 12);
    // The slope of the loss and that of the penalty cancel there.
    expect(0.3 * (w1 - 2) + 0.3 * w1).toBeCloseTo(0, 12);
    expect(3 * (w2 - 1) + 0.3 * w2).toBeCloseTo(0, 12);
  });

  it('marks the best epoch and the stop, and draws what comes later pale', () => {
    const { data, layout } = json(FIGURES.earlyStopping!());
    expect(layout.shapes.map(({ x0 }) => x0)).toEqual([1, 2]);
    expect(data.map((trace) => trace.x)).toEqual([
      [0, 1, 2],
      [2, 3],
      [0, 1, 2],
      [2, 3],
    ]);
  });

  it('starts the sliders where they say, with a frame per step', () => {
    const { data, layout, frames } = json(FIGURES.decayBoundary!());
    expect(layout.sliders[0]?.active).toBe(1);
    expect(frames?.map(({ name }) => name)).toEqual(['0.01', '0.1', '1']);
    // The last trace is the line at the current λ.
    expect(data.at(-1)?.x).toEqual([0.1, 0.1]);
    expect(frames?.[2]?.data.at(-1)?.x).toEqual([1, 1]);
  });

  it('writes both accuracies on the bars', () => {
    expect(json(FIGURES.trainValGap!()).data.map(({ text }) => text)).toEqual([['1.00'], ['0.60']]);
  });
});

describe('the studies behind them', () => {
  it('masks scatter around the whole net, the more the fewer units are kept', () => {
    const { steps } = dropoutSpreadData([0.5, 1], { masks: 10, steps: 200 });
    const spread = steps.map(({ masked, whole }) =>
      Math.max(...masked.flatMap((curve) => curve.map((v, i) => Math.abs(v - (whole[i] ?? 0))))),
    );
    expect(spread[0]).toBeGreaterThan(0.05);
    expect(spread[1]).toBeLessThan(1e-12);
  });

  it('a strong penalty leaves a net too simple, a weak one learns by heart', async () => {
    const { fits } = await moonFits([0.3, 0.0001], { epochs: 300 });
    expect(fits[0]?.train).toBeLessThan(0.85);
    expect(fits[1]?.train).toBeGreaterThan(0.95);
    expect((fits[1]?.train ?? 0) - (fits[1]?.val ?? 1)).toBeGreaterThan(0.05);
  });

  it('pictures: entry 0 is before training, and the data are the same for the same seed', async () => {
    const data = smallPictures({ train: 60 });
    expect(smallPictures({ train: 60 }).X_train.data).toEqual(data.X_train.data);
    expect(data.X_train.shape).toEqual([60, 1, 16, 16]);
    const run = await trainOnPictures(data, { solver: { numEpochs: 2 } });
    expect(run.trainLoss).toHaveLength(3);
    expect(run.train).toHaveLength(3);
    expect(run.valLoss[0]).toBeCloseTo(Math.log(10), 1);
  });
});
