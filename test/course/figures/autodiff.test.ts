import { broadcastSums, xorNeurons } from 'chainrule-course/figures';
import { tensor } from 'kernel-lib/tensor';
import { describe, expect, it } from 'vitest';

describe('xorNeurons', () => {
  const X = [
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ];
  const y = [0, 1, 1, 0];
  // Two soft lines, x1 + x2 = 0.5 and x1 + x2 = 1.5.
  const solved = {
    V: tensor([
      [8, 8],
      [8, 8],
    ]),
    b: tensor([-4, -12]),
    W: tensor([[1], [-1]]),
    c: tensor([-1]),
  };
  const figure = xorNeurons({
    X,
    y,
    nets: [
      { label: '0', ...solved, W: tensor([[0], [0]]) },
      { label: '10', ...solved },
    ],
  });

  it('shows two units, the output and the hidden space, with a slider', () => {
    const axes = Object.keys(figure.layout).filter((key) => key.startsWith('xaxis'));
    expect(axes.length).toBe(4);
    expect(figure.data.filter((trace) => trace.type === 'heatmap').length).toBe(2);
    expect(JSON.stringify(figure.layout)).toContain('"10"');
    expect(JSON.stringify(figure).length).toBeLessThan(60_000);
  });

  it('puts the inputs where the units do', () => {
    const hidden = (figure.data as { xaxis: string; x: number[]; y: number[]; mode: string }[])
      .filter((trace) => trace.xaxis === 'x4' && trace.mode === 'markers')
      .flatMap((trace) => trace.x.map((x, i) => [x, trace.y[i]]));
    expect(hidden).toContainEqual([
      expect.closeTo(Math.tanh(4), 5),
      expect.closeTo(Math.tanh(-4), 5),
    ]);
  });
});

describe('broadcastSums', () => {
  const figure = broadcastSums({
    dout: [
      [1, 2, 3],
      [4, 5, 6],
    ],
    row: [5, 7, 9],
    column: tensor([[6], [15]]),
    number: tensor(21),
  });

  it('is the table with its sums in the margins', () => {
    expect((figure.data[0] as { z: unknown }).z).toEqual([
      [1, 2, 3, 6],
      [4, 5, 6, 15],
      [5, 7, 9, 21],
    ]);
    expect((figure.data[0] as { x: string[] }).x.at(-1)).toBe('of a column (N, 1)');
  });
});
