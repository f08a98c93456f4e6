import { COLOURS } from 'chainrule-kernel';
import { INK, linePlot, PALETTE, SYMBOLS } from 'kernel-lib/plot';
import { curves } from 'kernel-lib/train';
import { describe, expect, it } from 'vitest';
import { apart, contrast, rgb, VISIONS } from './colourSight.js';

const PAPERS = {
  white: '#ffffff',
  'the cells of dark JupyterLab': '#212121',
  'the outputs of dark JupyterLab': '#111111',
  'the dark gallery': '#16181b',
};

const pairs = PALETTE.flatMap((a, i) => PALETTE.slice(i + 1).map((b) => [a, b] as const));

describe('the colours of series', () => {
  it('measures what others have measured', () => {
    expect(contrast(rgb('#000000'), rgb('#ffffff'))).toBeCloseTo(21, 4);
    expect(contrast(rgb('#767676'), rgb('#ffffff'))).toBeCloseTo(4.54, 2);
    // Two that were in use, and that nobody with a deuteranopia could tell apart.
    expect(apart(rgb('#cc79a7'), rgb('#999999'), 'deutan')).toBeCloseTo(7.1, 1);
    expect(apart(rgb('#0072b2'), rgb('#8a6fd1'), 'deutan')).toBeCloseTo(9.6, 1);
  });

  it.each(Object.keys(VISIONS))('are told apart in every pair: %s', (vision) => {
    const close = pairs.filter(([a, b]) => apart(rgb(a), rgb(b), vision) < 15);
    expect(close).toEqual([]);
  });

  it.each(Object.entries(PAPERS))('are seen on %s', (_, paper) => {
    expect(PALETTE.filter((hex) => contrast(rgb(hex), rgb(paper)) < 3)).toEqual([]);
    expect(contrast(rgb(INK), rgb(paper))).toBeGreaterThan(3);
  });

  it('are the same where the renderer or a live plot brings its own', () => {
    expect(COLOURS).toEqual(PALETTE);
    const none = { iteration: [], loss: [], epoch: [], trainAcc: [], valAcc: [], lr: [] };
    const { layout } = curves({ ...none, metricName: 'accuracy' });
    const { template } = layout as { template: { layout: { colorway: string[] } } };
    const { colorway } = template.layout;
    expect(PALETTE.slice(0, colorway.length)).toEqual(colorway);
  });

  it('are not all that tells curves apart: each has its own marks', () => {
    expect(new Set(SYMBOLS).size).toBe(PALETTE.length);
    const ys = (n: number) => Array.from({ length: n }, (_, i) => i);
    const plot = (n: number) => {
      const series = PALETTE.map((_, i) => ({ name: String(i), y: ys(n) }));
      const { data } = linePlot({ title: 't', x: 'x', y: 'y', series });
      return data as unknown as {
        mode: string;
        marker?: { symbol: string; maxdisplayed?: number };
      }[];
    };
    const dense = plot(400);
    expect(new Set(dense.map(({ marker }) => marker?.symbol)).size).toBe(PALETTE.length);
    expect(dense.every(({ marker }) => !marker || Number(marker.maxdisplayed) < 20)).toBe(true);
    // Few points were measured there and nowhere between: each is marked.
    expect(plot(5).every(({ mode, marker }) => /markers/.test(mode) && !marker?.maxdisplayed)).toBe(
      true,
    );
  });
});
