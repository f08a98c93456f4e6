import { linePlot, panels } from 'kernel-lib/plot';
import { describe, expect, it } from 'vitest';

const dtick = (axis: unknown) => (axis as { dtick: number }).dtick;

describe('labels of logarithmic axes', () => {
  it('stand at every power of ten while there are few', () => {
    const figure = linePlot({
      title: 't',
      x: 'x',
      y: 'y',
      logY: true,
      series: [{ name: 'a', y: [1, 10, 1e5] }],
    });
    expect(dtick(figure.layout.yaxis)).toBe(1);
  });

  it('are thinned out where the data span thirty', () => {
    const figure = linePlot({
      title: 't',
      x: 'x',
      y: 'y',
      logY: true,
      series: [
        { name: 'a', y: [1e-20, 1] },
        { name: 'b', y: [1, 1e10, 0] },
      ],
    });
    expect(dtick(figure.layout.yaxis)).toBe(4);
  });

  it('stand at 1, 2 and 5 where there are one or two powers of ten, or follow Plotly on less', () => {
    const axis = (y: number[]) =>
      linePlot({ title: 't', x: 'x', y: 'y', logY: true, series: [{ name: 'a', y }] }).layout.yaxis;
    expect(axis([0.03, 3])).toMatchObject({ dtick: 'D2', tickformat: '~g' });
    expect(axis([0.3, 0.4])).not.toHaveProperty('dtick');
  });

  it('leave room for short ticks at 2 to 9 while each power of ten is there', () => {
    const minor = { dtick: 'D1', ticks: 'outside' };
    const axis = (most: number) => {
      const series = [{ name: 'a', y: [1, most] }];
      return linePlot({ title: 't', x: 'x', y: 'y', logY: true, series }).layout.yaxis;
    };
    expect(axis(1e5)).toMatchObject({ minor });
    expect(axis(1e20)).not.toHaveProperty('minor');
  });

  it('follow the data of their own panel, or its range', () => {
    const trace = (y: number[]) => ({ type: 'scatter', x: [1, 2], y });
    const panel = { title: 'p', x: 'x', y: 'y', logY: true };
    const { layout } = panels({
      title: 't',
      panels: [
        { ...panel, traces: [trace([1, 1e20])] },
        { ...panel, traces: [trace([1, 10])] },
        { ...panel, traces: [trace([1, 10])], rangeY: [1e-16, 1] },
      ],
    });
    expect([layout.yaxis, layout.yaxis2, layout.yaxis3].map(dtick)).toEqual([3, 'D2', 2]);
  });
});
