import { linePlot } from 'kernel-lib/plot';
import { describe, expect, it } from 'vitest';

const axis = (x: number[], logX = false) =>
  linePlot({ title: 't', x: 'x', y: 'y', logX, series: [{ name: 'a', x, y: x }] }).layout.xaxis;

describe('labels where curves were measured at few places', () => {
  it('stand at each of them on a logarithmic axis, if there is room', () => {
    expect(axis([50, 100, 200, 400], true)).toMatchObject({
      tickvals: [50, 100, 200, 400],
      ticktext: ['50', '100', '200', '400'],
    });
    expect(axis([1, 1.1, 1.2, 10], true)).not.toHaveProperty('tickvals');
    expect(axis([0.00001, 0.1], true)).not.toHaveProperty('tickvals');
  });

  it('are whole numbers where the places are', () => {
    expect(axis([1, 2, 5])).toMatchObject({ dtick: 1 });
    expect(axis([1, 2.5])).not.toHaveProperty('dtick');
    expect(axis([0, 200])).not.toHaveProperty('dtick');
  });
});
