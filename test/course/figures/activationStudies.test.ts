import { activationTable, ZIGZAG_TARGET, zigzagWalk } from 'chainrule-course/figures';
import { describe, expect, it } from 'vitest';

describe('studies of activations', () => {
  it('positive inputs give gradients of one sign and a longer way than centred ones', () => {
    const [positive, centred] = [zigzagWalk(0), zigzagWalk(0.5)];
    expect(positive.share).toBe(1);
    expect(centred.share).toBeLessThan(0.6);
    expect(positive.length).toBeGreaterThan(2 * centred.length);
    const [w1 = 0, w2 = 0] = centred.path.at(-1) ?? [];
    expect(Math.hypot(w1 - ZIGZAG_TARGET[0], w2 - ZIGZAG_TARGET[1])).toBeLessThan(0.1);
  });

  it('the slopes are those of the functions', () => {
    const { x, functions } = activationTable();
    expect(functions).toHaveLength(7);
    for (const { name, out, slope } of functions) {
      // Halfway between two points, far from the corner at 0.
      for (const i of [20, 60, 140, 180]) {
        const step = (out.at(i + 1) - out.at(i - 1)) / (x.at(i + 1) - x.at(i - 1));
        expect(slope.at(i), name).toBeCloseTo(step, 2);
      }
    }
  });
});
