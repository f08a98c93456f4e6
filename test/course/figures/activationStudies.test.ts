import {
  activationTable,
  raceCourse,
  runRace,
  trainOnSpirals,
  ZIGZAG_TARGET,
  zigzagWalk,
} from 'chainrule-course/figures';
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

  it('over a batch the signs of the two gradients may differ', () => {
    expect(zigzagWalk(0, { batch: 20 }).share).toBeLessThan(0.9);
  });

  it('a rate that is too large kills relus, and one can watch them die', async () => {
    const seen: number[] = [];
    const options = { rate: 5, epochs: 2 };
    const { dead, losses } = await trainOnSpirals({
      ...options,
      watch({ affine1, hidden1, affine2 }, updates) {
        seen.push(updates);
        expect(hidden1?.sub(affine1!.maximum(0)).abs().max()).toBe(0);
        expect(affine2?.shape).toEqual([300, 50]);
      },
    });
    expect(seen).toEqual([...Array(13).keys()]);
    expect(losses).toHaveLength(3);
    expect(dead).toBeGreaterThan(0.4);
    // Looking on changes nothing.
    expect((await trainOnSpirals(options)).losses).toEqual(losses);
    expect((await trainOnSpirals({ rate: 0.1, epochs: 2 })).dead).toBeLessThan(0.1);
  });

  it('a runner stops where few are wrong, or gives up', async () => {
    const course = raceCourse();
    const seen: number[] = [];
    const runner = { activation: 'relu', rate: 0.02, until: 0.7 } as const;
    const errors = await runRace(course, runner, (so_far) => void seen.push(so_far.length));
    expect(errors.at(-1)).toBeLessThanOrEqual(0.7);
    expect(errors.at(-2)).toBeGreaterThan(0.7);
    expect(seen).toEqual(errors.map((_, i) => i + 1));
    expect(await runRace(course, { ...runner, epochs: 1, until: 0 })).toHaveLength(2);
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
