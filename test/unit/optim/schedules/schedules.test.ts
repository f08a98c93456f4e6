import {
  constantSchedule,
  cosineDecay,
  exponentialDecay,
  polynomialDecay,
  ReduceOnPlateau,
  type Schedule,
  stepDecay,
  withWarmup,
} from 'kernel-lib/schedules';
import { describe, expect, test } from 'vitest';
import { reference } from '../reference.js';

function agrees(schedule: Schedule, expected: number[]): void {
  expected.forEach((lr, t) => {
    expect(schedule(t)).toBeCloseTo(lr, 12);
  });
}

describe("PyTorch's schedulers", () => {
  const r = reference.schedules;
  test('exponential: gamma = e^-rate', () => {
    agrees(exponentialDecay(0.5, -Math.log(0.9)), r['exponential_gamma_0.9']!);
  });
  test('step', () => agrees(stepDecay(0.5, { every: 7, factor: 0.3 }), r['step_7_0.3']!));
  test('cosine', () =>
    agrees(cosineDecay(0.5, { total: 24, min: 0.05 }), r['cosine_24_min_0.05']!));
  test('reduce on plateau', () => {
    const plateau = new ReduceOnPlateau(0.5, { factor: 0.5, patience: 2, cooldown: 1 });
    r.plateau.metrics.forEach((value, t) => {
      expect(plateau.lr).toBeCloseTo(r.plateau.lrs[t]!, 14);
      plateau.observe(value);
    });
    expect(plateau.lr).toBeLessThan(0.25);
  });
});

describe("the lecture's formulas", () => {
  test('constant', () => expect(constantSchedule(0.3)(99)).toBe(0.3));
  test('exponential: lr0 e^(-rate t)', () => {
    expect(exponentialDecay(2, 0.5)(3)).toBeCloseTo(2 * Math.exp(-1.5), 15);
  });
  test('polynomial: lr0 / (1 + rate t), and its root', () => {
    expect(polynomialDecay(2, 0.5)(6)).toBeCloseTo(0.5, 15);
    expect(polynomialDecay(2, 0.5, 0.5)(6)).toBeCloseTo(1, 15);
  });
  test('cosine stays at its minimum after the end', () => {
    expect(cosineDecay(1, { total: 10, min: 0.1 })(1000)).toBeCloseTo(0.1, 15);
  });
});

describe('warm-up', () => {
  const schedule = withWarmup(cosineDecay(1, { total: 10 }), { steps: 4 });
  test('rises in a straight line and is never zero', () => {
    expect([0, 1, 2, 3].map(schedule)).toEqual([0.25, 0.4375, 0.625, 0.8125]);
  });
  test('hands over to the schedule from its start', () => {
    expect(schedule(4)).toBe(1);
    expect(schedule(9)).toBeCloseTo(cosineDecay(1, { total: 10 })(5), 15);
  });
  test('may start from nothing', () => {
    expect(withWarmup(constantSchedule(1), { steps: 4, start: 0 })(1)).toBe(0.25);
  });
});

describe('reduce on plateau', () => {
  test('mode max watches an accuracy', () => {
    const plateau = new ReduceOnPlateau(1, { mode: 'max', patience: 0, factor: 0.5 });
    expect([0.1, 0.2, 0.3, 0.3, 0.4].map((v) => plateau.observe(v))).toEqual([1, 1, 1, 0.5, 0.5]);
  });
  test('negative values: standing still is no improvement', () => {
    const plateau = new ReduceOnPlateau(1, { patience: 0, factor: 0.5 });
    expect([-0.5, -0.5, -0.6].map((v) => plateau.observe(v))).toEqual([1, 0.5, 0.5]);
  });
  test('never goes below min', () => {
    const plateau = new ReduceOnPlateau(1, { patience: 0, factor: 0.1, min: 0.05 });
    for (let i = 0; i < 9; i++) plateau.observe(1);
    expect(plateau.lr).toBe(0.05);
  });
  test('goes on from a saved state', () => {
    const a = new ReduceOnPlateau(1, { patience: 2 });
    for (const v of [3, 3]) a.observe(v);
    const b = new ReduceOnPlateau(9, { patience: 2 });
    b.state = JSON.parse(JSON.stringify(a.state));
    expect([3, 3, 3].map((v) => b.observe(v))).toEqual([3, 3, 3].map((v) => a.observe(v)));
    expect(b.lr).toBeCloseTo(0.1, 15);
  });
});

test('mistakes are named', () => {
  expect(() => stepDecay(1, { every: 0 })).toThrow(/stepDecay: every/);
  expect(() => cosineDecay(1, { total: 5, min: 2 })).toThrow(/cosineDecay: min/);
  expect(() => cosineDecay(1, undefined as never)).toThrow(
    /cosineDecay: options must be an object/,
  );
  expect(() => stepDecay(1, { step: 5 } as never)).toThrow(
    /option step is not known. Known: every/,
  );
  expect(() => exponentialDecay(1, { gamma: 0.9 } as never)).toThrow(
    "exponentialDecay: rate must be a number in [0, Infinity], got a plain object. For PyTorch's gamma write -Math.log(gamma) in its place.",
  );
  for (const [make, name, meant] of [
    [(o: never) => stepDecay(1, o), 'step_size', 'every'],
    [(o: never) => stepDecay(1, o), 'gamma', 'factor'],
    [(o: never) => cosineDecay(1, o), 'T_max', 'total'],
    [(o: never) => cosineDecay(1, o), 'eta_min', 'min'],
    [(o: never) => withWarmup(constantSchedule(1), o), 'warmup_steps', 'steps'],
    [(o: never) => withWarmup(constantSchedule(1), o), 'start_factor', 'start'],
    [(o: never) => new ReduceOnPlateau(1, o), 'min_lr', 'min'],
    [(o: never) => new ReduceOnPlateau(1, o), 'threshold_mode', 'thresholdMode'],
  ] as const)
    expect(() => make({ [name]: 5 } as never)).toThrow(
      `option ${name} is not known. Did you mean ${meant}?`,
    );
  expect(() => exponentialDecay(Number.NaN, 1)).toThrow(/lr0/);
});
