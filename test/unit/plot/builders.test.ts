import { inflateSync } from 'node:zlib';
import { bar, binCounts, heatmap, histogram, imageGrid, panels, scatter } from 'kernel-lib/plot';
import { RandomState } from 'kernel-lib/random';
import { describe, expect, it } from 'vitest';
import { areSound } from './sound.js';

const X = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
];
const losses = [3, 2, 1];

areSound({
  bar: bar({
    title: 't',
    x: 'x',
    y: 'y',
    categories: ['a', 'b'],
    groups: [{ name: 'g', y: [1, 2] }],
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
  panels: panels({
    title: 't',
    panels: [
      { title: 'one', x: 'x', y: 'y', traces: [{ type: 'scatter', x: [1], y: [1] }] },
      { title: 'two', x: 'x', y: 'y', traces: [{ type: 'scatter', x: [1], y: [1] }] },
    ],
  }),
  scatter: scatter({ title: 't', x: 'x', y: 'y', groups: [{ name: 'g', x: losses, y: losses }] }),
});

/** The one line of pixels of a PNG: behind 33 bytes of signature and header come length, "IDAT", the packed line. */
function lineOf(source: string): number[] {
  const png = Buffer.from(source.split(',')[1] ?? '', 'base64');
  return [...inflateSync(png.subarray(41, 41 + png.readUInt32BE(33)))];
}

describe('what is drawn', () => {
  it('counts every value once, the largest in the last bin', () => {
    expect(binCounts([0, 0.5, 1, 2, Number.NaN], 0, 1, 2)).toEqual([1, 2]);
    const values = new RandomState(0).randn(1000);
    expect(binCounts(values, -10, 10, 30).reduce((a, b) => a + b)).toBe(1000);
  });

  it('takes tensors as well as lists', () => {
    const t = new RandomState(0).randn(2, 3);
    const figure = heatmap({ title: 't', x: 'x', y: 'y', value: 'v', z: t });
    expect(figure.data[0]).toMatchObject({ z: [[1.76405, 0.400157, 0.978738], expect.any(Array)] });
  });

  it('draws the pixels of each channel in its place, as a small PNG', () => {
    const images = { data: [10, 20, 30, 40, 50, 300], shape: [1, 3, 1, 2] };
    const { source } = imageGrid({ title: 't', images }).data[0] as { source: string };
    const [prefix, base64 = ''] = source.split(',');
    expect(prefix).toBe('data:image/png;base64');
    const png = Buffer.from(base64, 'base64');
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2, 1]);
    expect(lineOf(source)).toEqual([0, 10, 30, 50, 20, 40, 255]);
  });

  it('shows shares, digits up to 16 and bytes, each with its own white', () => {
    for (const white of [1, 16, 255]) {
      const images = { data: [0, white], shape: [1, 1, 1, 2] };
      const { source } = imageGrid({ title: 't', images }).data[0] as { source: string };
      expect(lineOf(source)).toEqual([0, 0, 0, 0, 255, 255, 255]);
    }
  });

  it('refuses pictures that do not fit their size', () => {
    const images = { data: [1, 2, 3], shape: [1, 3] };
    expect(() => imageGrid({ title: 't', images, size: [1, 2, 2] })).toThrow(
      /are not pictures of 2 x 2/,
    );
  });
});
