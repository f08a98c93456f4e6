import { inflateSync } from 'node:zlib';
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
} from 'kernel-lib/figures';
import {
  bar,
  binCounts,
  type Figure,
  heatmap,
  histogram,
  imageGrid,
  PALETTE,
  panels,
  scatter,
} from 'kernel-lib/plot';
import { RandomState } from 'kernel-lib/random';
import { describe, expect, it } from 'vitest';

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

const FIGURES: Record<string, Figure> = {
  bar: bar({
    title: 't',
    x: 'x',
    y: 'y',
    categories: ['a', 'b'],
    groups: [{ name: 'g', y: [1, 2] }],
  }),
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
  heatmap: heatmap({ title: 't', x: 'x', y: 'y', value: 'v', z: X }),
  histogram: histogram({
    title: 't',
    x: 'x',
    y: 'count',
    samples: [{ name: 's', values: losses }],
  }),
  imageGrid: imageGrid({
    title: 't',
    images: { data: new Float64Array(2 * 3 * 3), shape: [2, 1, 3, 3] },
    labels: ['a', 'b'],
  }),
  learningRates: learningRates({ runs: [{ rate: 0.1, losses }] }),
  lossCurve: lossCurve({ losses, span: 2 }),
  lossShapes: lossShapes({ lead: losses, softmax: losses, svm: losses }),
  panels: panels({
    title: 't',
    panels: [
      { title: 'one', x: 'x', y: 'y', traces: [{ type: 'scatter', x: [1], y: [1] }] },
      { title: 'two', x: 'x', y: 'y', traces: [{ type: 'scatter', x: [1], y: [1] }] },
    ],
  }),
  reluBricks: reluBricks({ x: losses, bricks: [losses], sum: losses, target: losses }),
  scatter: scatter({ title: 't', x: 'x', y: 'y', groups: [{ name: 'g', x: losses, y: losses }] }),
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

describe('an animation', () => {
  const glide = (figure: Figure) =>
    JSON.parse(JSON.stringify(figure)).layout.updatemenus[0].buttons[0].args[1].transition.duration;

  it('jumps where there are contours, which Plotly takes away while it glides', () => {
    expect(glide(FIGURES.xorTraining as Figure)).toBe(0);
    expect(glide(FIGURES.gridMap as Figure)).toBeGreaterThan(0);
  });
});

describe.each(Object.entries(FIGURES))('%s', (_, figure) => {
  const json = JSON.parse(JSON.stringify(figure));

  it('has a title and at least one trace', () => {
    expect(figure.title).not.toBe('');
    expect(json.data.length).toBeGreaterThan(0);
  });

  it('labels each axis that it shows', () => {
    const axes = Object.entries<{ visible?: boolean; title?: { text: string } }>(
      json.layout,
    ).filter(([key]) => /^[xy]axis\d*$/.test(key));
    expect(axes.length).toBeGreaterThanOrEqual(2);
    for (const [key, axis] of axes) {
      if (axis.visible !== false) expect(axis.title?.text, key).toBeTruthy();
    }
  });

  it('is small enough for a notebook', () => {
    expect(JSON.stringify(json).length).toBeLessThan(300_000);
  });

  it('changes whole traces in each frame, on axes that exist', () => {
    for (const frame of json.frames ?? []) {
      expect(frame.data).toHaveLength(json.data.length);
      frame.data.forEach((trace: { type: string; xaxis?: string }, i: number) => {
        expect(trace.type).toBe(json.data[i].type);
        expect(trace.xaxis ?? 'x').toBe(json.data[i].xaxis ?? 'x');
      });
    }
  });
});

describe('what is drawn', () => {
  it('counts every value once, the largest in the last bin', () => {
    expect(binCounts([0, 0.5, 1, 2, Number.NaN], 0, 1, 2)).toEqual([1, 2]);
    const values = new RandomState(0).randn(1000);
    expect(binCounts(values, -10, 10, 30).reduce((a, b) => a + b)).toBe(1000);
  });

  it('smooths with the mean of the last values', () => {
    expect(smooth([4, 2, 6, 0], 2)).toEqual([4, 3, 4, 3]);
  });

  it('takes tensors as well as lists', () => {
    const t = new RandomState(0).randn(2, 3);
    const figure = heatmap({ title: 't', x: 'x', y: 'y', value: 'v', z: t });
    expect(figure.data[0]).toMatchObject({ z: [[1.76405, 0.400157, 0.978738], expect.any(Array)] });
  });

  it('finds the slider position where XOR is solved', () => {
    const labels = xorBend([0, 2]).frames.map((frame) => frame.name);
    expect(labels).toEqual(['0 (2 of 4 right)', '2 (4 of 4 right)']);
  });

  it('keeps neighbouring palette colours apart in lightness, for print and colour blindness', () => {
    const lightness = (hex: string) => {
      const n = Number.parseInt(hex.slice(1), 16);
      return 0.299 * (n >> 16) + 0.587 * ((n >> 8) & 255) + 0.114 * (n & 255);
    };
    const [first, second] = PALETTE;
    expect(Math.abs(lightness(first) - lightness(second))).toBeGreaterThan(15);
  });

  it('draws the pixels of each channel in its place, as a small PNG', () => {
    const images = { data: [10, 20, 30, 40, 50, 300], shape: [1, 3, 1, 2] };
    const { source } = imageGrid({ title: 't', images }).data[0] as { source: string };
    const [prefix, base64 = ''] = source.split(',');
    expect(prefix).toBe('data:image/png;base64');
    const png = Buffer.from(base64, 'base64');
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2, 1]);
    // Behind 33 bytes of signature and header: length, "IDAT", the packed line.
    const line = inflateSync(png.subarray(41, 41 + png.readUInt32BE(33)));
    expect([...line]).toEqual([0, 10, 30, 50, 20, 40, 255]);
  });

  it('refuses pictures that do not fit their size', () => {
    const images = { data: [1, 2, 3], shape: [1, 3] };
    expect(() => imageGrid({ title: 't', images, size: [1, 2, 2] })).toThrow(
      /are not pictures of 2 x 2/,
    );
  });
});
