import {
  batchnormGraph,
  bnBatchSize,
  bnVersusScale,
  inputNormalisation,
  normalisationByBatchSize,
  normalisationByScale,
  oneOfFive,
  peopleNormalised,
  runningAverages,
  shapeRows,
  sharedMeans,
} from 'chainrule-course/figures';
import { batchnorm_backward, batchnorm_forward } from 'kernel-lib/layers';
import { type Figure, PlotError } from 'kernel-lib/plot';
import { tensor } from 'kernel-lib/tensor';
import { describe, expect, it } from 'vitest';

interface Axis {
  title?: { text: string };
  type?: string;
}
interface Json {
  data: { name?: string; x: unknown[]; y: unknown[]; z?: number[][]; xaxis?: string }[];
  layout: Record<string, unknown> & { title: { text: string; subtitle: { text: string } } };
  frames?: { name: string; data: { name?: string; text?: string[]; x: number[]; y: number[] }[] }[];
}
const json = (figure: Figure): Json => JSON.parse(JSON.stringify(figure));

const FIGURES: Record<string, () => Figure> = {
  inputNormalisation: () =>
    inputNormalisation({
      raw: tensor([
        [1, 2],
        [3, 4],
      ]),
      normalised: [
        [-1, -1],
        [1, 1],
      ],
      x: 'a',
      y: 'b',
    }),
  bnVersusScale: () =>
    bnVersusScale({
      scales: [0.01, 0.1],
      runs: [
        { name: 'without', loss: [2.3, Number.NaN], accuracy: [0.1, Number.NaN] },
        { name: 'with', loss: [0.5, 0.4], accuracy: [0.8, 0.9] },
      ],
      chance: 0.1,
    }),
  bnBatchSize: () =>
    bnBatchSize({
      sizes: [1, 2],
      runs: [{ name: 'batch normalisation', accuracy: [0.1, 0.5] }],
      chance: 0.1,
    }),
  runningAverages: () =>
    runningAverages({
      batchMeans: [1, 2, 3],
      trueMeans: [2, 2, 2],
      averages: [
        { momentum: 0, values: [1, 2, 3] },
        { momentum: 0.9, values: [0.1, 0.29, 0.561] },
      ],
    }),
  oneOfFive: () =>
    oneOfFive({
      x: [1, 2],
      which: 1,
      positions: [2, 5],
      outputs: [
        [-1, 1],
        [-0.5, 0.5],
      ],
    }),
  sharedMeans: () => sharedMeans(3, 4),
};

describe.each(Object.entries(FIGURES))('%s', (_, build) => {
  it('has a title, a caption that names the lecture, and a label on each axis', () => {
    const { layout } = json(build());
    expect(layout.title.text).not.toBe('');
    expect(layout.title.subtitle.text).toMatch(/Lecture L[014]/);
    const axes = Object.entries(layout).filter(([key]) => /^[xy]axis\d*$/.test(key));
    expect(axes.length).toBeGreaterThanOrEqual(2);
    for (const [key, axis] of axes) expect((axis as Axis).title?.text, key).toBeTruthy();
  });
});

describe('what is drawn', () => {
  const draw = (name: keyof typeof FIGURES) => json((FIGURES[name] as () => Figure)());

  it('the data as measured beside the normalised ones, in the same axes', () => {
    const [raw, normalised] = draw('inputNormalisation').data;
    expect([raw?.x, raw?.y]).toEqual([
      [1, 3],
      [2, 4],
    ]);
    expect(normalised?.x).toEqual([-1, 1]);
  });

  it('a gap where a net diverged, not a zero', () => {
    const { data, layout } = draw('bnVersusScale');
    expect(data[0]?.y).toEqual([0.1, null]);
    expect((layout.xaxis as Axis).type).toBe('log');
  });

  it('one position per batch size, and the line of guessing', () => {
    const { data, layout } = draw('bnBatchSize');
    expect((layout.xaxis as Axis).type).toBe('category');
    expect(data.at(-1)).toMatchObject({ name: 'guessing', y: [0.1, 0.1] });
  });

  it('one frame per momentum, in which only the running average changes', () => {
    const { frames = [] } = draw('runningAverages');
    expect(frames.map(({ name }) => name)).toEqual(['0', '0.9']);
    expect(frames[1]?.data[0]).toEqual(frames[0]?.data[0]);
    expect(frames[1]?.data[2]?.y).toEqual([0.1, 0.29, 0.561]);
  });

  it('one frame per place of the input that moves, with the outputs of all', () => {
    const { frames = [] } = draw('oneOfFive');
    expect(frames.map(({ name }) => name)).toEqual(['2', '5']);
    expect(frames[1]?.data.map(({ x }) => x)).toEqual([
      [1, -0.5],
      [5, 0.5],
    ]);
  });

  it('the graph of batch normalisation, with the gradients of the library', () => {
    const column = [1, 2, 4, 7];
    const dout = [1, -1, 2, 0.5];
    const { frames = [] } = json(batchnormGraph({ x: column, dout, gamma: 1.5, beta: 0.5 }));
    const [, cache] = batchnorm_forward(
      tensor(column.map((v) => [v])),
      tensor([1.5]),
      tensor([0.5]),
      { mode: 'train' },
    );
    const [dx, dgamma] = batchnorm_backward(tensor(dout.map((v) => [v])), cache);
    const shown = frames.at(-1)?.data.find(({ name }) => name === 'gradients')?.text as string[];
    const text = (value: number) => value.toFixed(2).replace('-', '−');
    expect(shown.slice(0, 3)).toEqual([text(dx.at(0, 0)), text(dgamma.at(0)), text(2.5)]);
    expect(frames).toHaveLength(12);
  });

  it('columns share a colour in batch normalisation, rows in layer normalisation', () => {
    const [batch, layer] = draw('sharedMeans').data;
    expect(batch?.z).toEqual([
      [0, 1, 2, 3],
      [0, 1, 2, 3],
      [0, 1, 2, 3],
    ]);
    expect(layer?.z?.[1]).toEqual([1, 1, 1, 1]);
  });

  it('refuses curves of another length than the axis', () => {
    expect(() =>
      bnBatchSize({ sizes: [1, 2], runs: [{ name: 'r', accuracy: [1] }], chance: 0.1 }),
    ).toThrow(PlotError);
  });
});

describe('the studies behind the figures', () => {
  const data = shapeRows();

  it('a net with batch normalisation that trains on single examples learns nothing', () => {
    const [plain, normal] = normalisationByBatchSize({
      data,
      sizes: [1],
      kinds: ['layernorm', 'batchnorm'],
      updates: 200,
    });
    expect(plain?.accuracy[0]).toBeGreaterThan(0.15);
    expect(normal?.accuracy[0]).toBeLessThan(0.15);
  });

  it('a loss that becomes infinite is a gap, and batch normalisation has none', async () => {
    const [plain, normal] = await normalisationByScale({ data, scales: [1] });
    expect(plain?.loss[0]).toBeNaN();
    expect(plain?.accuracy[0]).toBeNaN();
    expect(normal?.accuracy[0]).toBeGreaterThan(0.2);
  });

  it('people: units that fit on one axis, then mean 0 and variance 1', () => {
    const { raw, normalised } = peopleNormalised();
    expect(raw.max()).toBeLessThan(5);
    expect(normalised.mean(0).abs().max()).toBeLessThan(1e-12);
    expect(normalised.var(0).sub(1).abs().max()).toBeLessThan(1e-12);
  });
});
