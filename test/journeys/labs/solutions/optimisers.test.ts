import * as lib from 'kernel-lib';
import { RandomState } from 'kernel-lib/random';
import type { Tensor } from 'kernel-lib/tensor';
import { describe, expect, it } from 'vitest';
import * as answers from '../../../../solutions/optimisers.js';

// The answers and the library are two independent forms of the same formulas.
function agree(ours: Tensor, theirs: Tensor): void {
  expect(ours.shape).toEqual(theirs.shape);
  expect(ours.sub(theirs).abs().max()).toBeLessThanOrEqual(1e-12);
}

const { sgd_momentum, nesterov, adagrad, rmsprop, adam, adamw } = answers;
const RULES = { sgd_momentum, nesterov, adagrad, rmsprop, adam, adamw };
type RuleName = keyof typeof RULES;
// The library refuses a setting that a rule would ignore.
const MOMENTUM = { learning_rate: 0.07, momentum: 0.8 };
const MOMENTS = { learning_rate: 0.07, beta1: 0.8, beta2: 0.9, epsilon: 1e-3 };
const SETTINGS: Readonly<Record<RuleName, Record<string, number>>> = {
  sgd_momentum: MOMENTUM,
  nesterov: MOMENTUM,
  adagrad: { learning_rate: 0.07, epsilon: 1e-3 },
  rmsprop: { learning_rate: 0.07, decay_rate: 0.7, epsilon: 1e-3 },
  adam: MOMENTS,
  adamw: { ...MOMENTS, weight_decay: 0.2 },
};

describe('solutions and library agree to 1e-12', () => {
  it.each(
    (Object.keys(RULES) as RuleName[]).flatMap(
      (name) =>
        [
          [name, {}],
          [name, SETTINGS[name]],
        ] as const,
    ),
  )('%s over ten updates, settings %j', (name, settings) => {
    const rng = new RandomState(3);
    const [answer, rule] = [RULES[name], lib.UPDATE_RULES[name]];
    let ours = rng.randn(4, 3);
    let theirs = ours;
    let [config, libConfig]: [lib.OptimConfig, lib.OptimConfig] = [
      { ...settings },
      { ...settings },
    ];
    for (let update = 0; update < 10; update++) {
      const dw = rng.randn(4, 3);
      [ours, config] = answer(ours, dw, config);
      [theirs, libConfig] = rule(theirs, dw, libConfig);
      agree(ours, theirs);
      for (const field of ['velocity', 'cache', 'm', 'v'] as const) {
        const memory = libConfig[field];
        if (memory) agree(config[field] as Tensor, memory);
        else expect(config[field]).toBeUndefined();
      }
      expect(config.t).toBe(libConfig.t);
    }
  });

  it('cosine_schedule, with and without warm-up, past the end too', () => {
    for (const warmup of [0, 1, 30]) {
      const decay = lib.cosineDecay(0.3, { total: 100 - warmup, min: 0.01 });
      const schedule = warmup ? lib.withWarmup(decay, { steps: warmup, start: 0 }) : decay;
      for (let t = 0; t < 120; t++) {
        const ours = answers.cosine_schedule(t, 0.3, 100, warmup, 0.01);
        expect(Math.abs(ours - schedule(t))).toBeLessThanOrEqual(1e-12);
      }
    }
  });

  it('clip_grad_norm, above and below the limit', () => {
    const rng = new RandomState(4);
    const grads = { W: rng.randn(5, 4), b: rng.randn(4) };
    for (const limit of [0.1, 3, 100]) {
      const [ours, norm] = answers.clip_grad_norm(grads, limit);
      const [theirs, libNorm] = lib.clip_grad_norm(grads, limit);
      expect(norm).toBeCloseTo(libNorm, 12);
      for (const name of ['W', 'b'] as const) agree(ours[name] as Tensor, theirs[name] as Tensor);
    }
  });
});
