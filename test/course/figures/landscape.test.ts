import { stuckStarts, stuckStartsFigure } from 'chainrule-course/figures';
import { FullyConnectedNet } from 'kernel-lib/nets';
import { describe, expect, it } from 'vitest';

describe('nets that get stuck', () => {
  const starts = stuckStarts({ widths: [2, 8], starts: 6 });

  it('are the small ones, and they end at a few levels', () => {
    const [small, wide] = starts as [(typeof starts)[0], (typeof starts)[0]];
    expect(small.stuck).toBeGreaterThan(3);
    expect(wide.stuck).toBeLessThan(small.stuck);
    const levels = small.losses.filter((loss) => loss > 0.1).map((loss) => loss.toFixed(2));
    expect(new Set(levels).size).toBeLessThan(small.stuck);
  });

  it('stand apart in the figure, with their number at the axis', () => {
    const { data, layout } = JSON.parse(JSON.stringify(stuckStartsFigure(starts)));
    const stuck = starts.reduce((sum, one) => sum + one.stuck, 0);
    expect(data.map(({ x }: { x: number[] }) => x.length)).toEqual([12 - stuck, stuck]);
    expect(layout.xaxis.ticktext[0]).toContain(`${starts[0]?.stuck} of 6`);
  });

  it('can be of any make, and NaN is stuck, too', () => {
    const broken = stuckStarts({
      widths: [3],
      starts: 2,
      updates: 3,
      net(width, seed) {
        const net = new FullyConnectedNet({
          inputDim: 2,
          hiddenDims: [width],
          numClasses: 2,
          seed,
        });
        const { params } = net;
        return { params, loss: () => [Number.NaN, params] as never };
      },
    });
    expect(broken).toMatchObject([{ width: 3, stuck: 2 }]);
  });
});
