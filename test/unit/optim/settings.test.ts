import { optim, Variable } from 'kernel-lib/autograd';
import {
  damped_newton,
  newton,
  type OptimConfig,
  sgd,
  UPDATE_RULES,
  type UpdateRule,
} from 'kernel-lib/optim';
import { ReduceOnPlateau } from 'kernel-lib/schedules';
import { ones } from 'kernel-lib/tensor';
import { describe, expect, test } from 'vitest';

const run = (rule: UpdateRule, config: OptimConfig) => rule(ones(2, 2), ones(2, 2), config);

describe('a setting that a rule would ignore is an error', () => {
  test.each<[rule: keyof typeof UPDATE_RULES, config: OptimConfig, words: RegExp]>([
    ['adam', { weight_decay: 0.5 }, /adam: config\.weight_decay.*adam_l2, adamw/],
    ['sgd', { momentum: 0.9 }, /sgd: config\.momentum.*sgd_momentum, nesterov have it/],
    ['sgd', { nesterov: true }, /nesterov has it/],
    ['sgd', { lr: 0.1 }, /Did you mean learning_rate/],
    ['rmsprop', { alpha: 0.9 }, /Did you mean decay_rate/],
    ['rmsprop', { rho: 0.9 }, /Did you mean decay_rate/],
    ['sgd_momentum', { rho: 0.9 }, /Did you mean momentum/],
    ['adam', { betas: [0.9, 0.99] }, /Did you mean beta1 and beta2/],
    ['adam', { beta_1: 0.9 }, /Did you mean beta1/],
    ['adam', { eps: 1e-8 }, /Did you mean epsilon/],
    ['adam', { momentum: 0.9 }, /sgd_momentum/],
    ['adamw', { decayRate: 0.9 }, /rmsprop has it, as decay_rate/],
    ['lion', { nothing_like_it: 1 }, /There is learning_rate, beta1, beta2/],
  ])('%s %j', (rule, config, words) =>
    expect(() => run(UPDATE_RULES[rule], config)).toThrow(words),
  );

  test('every rule refuses a name that it does not know, and takes its own config back', () => {
    for (const rule of Object.values(UPDATE_RULES) as UpdateRule[]) {
      expect(() => run(rule, { learnig_rate: 1 })).toThrow(/config\.learnig_rate is not known/);
      const [w, config] = run(rule, { own: { mine: 1 }, reuse_state: true });
      expect(rule(w, ones(2, 2), config)[1].own).toEqual({ mine: 1 });
    }
    const bowl = { hessian: ones(2, 2), loss: () => 0, damping: 1 };
    const step = (rule: UpdateRule, config: OptimConfig) => rule(ones(2), ones(2), config);
    const { loss: _, ...plain } = bowl;
    expect(step(newton, step(newton, plain)[1])[0].shape).toEqual([2]);
    expect(step(damped_newton, step(damped_newton, bowl)[1])[0].shape).toEqual([2]);
  });

  test('a rule of one’s own may have names of its own', () => {
    const mine: UpdateRule = (w, dw, { slow = 1, ...config } = {}) =>
      sgd(w, dw.mul(slow as number), config);
    expect(run(mine, { slow: 0, learning_rate: 1 })[0].toArray()).toEqual(ones(2, 2).toArray());
  });
});

test.each<[new (p: Variable[], o: never) => unknown, object, RegExp]>([
  [optim.Adam, { betas: [0.9, 0.99] }, /Did you mean beta1 and beta2/],
  [optim.Adam, { weight_decay: 0.1 }, /Did you mean weightDecay/],
  [optim.AdamW, { eps: 1e-8 }, /Did you mean epsilon/],
  [optim.RMSprop, { alpha: 0.9 }, /Did you mean decayRate/],
  [optim.SGD, { momentum: 0.9 }, /Momentum has it/],
  [optim.SGD, { nesterov: true }, /Momentum has it/],
  [optim.SGD, { weight_decay: 0.1 }, /Adam, AdamW, Lion, Adafactor have it, as weightDecay/],
  [optim.SGD, { learning_rate: 0.1 }, /Did you mean lr/],
  [optim.Momentum, { mu: 0.9 }, /Did you mean momentum/],
])('an optimiser names what is meant: %o %j', (kind, options, words) => {
  expect(() => new kind([new Variable([1])], options as never)).toThrow(words);
});

test('an Optimizer looks at its settings when it is made', () => {
  const make = () => new optim.Optimizer([new Variable([1])], 'sgd', { momentum: 0.9 });
  expect(make).toThrow(/sgd_momentum/);
});

test('the learning rate stays where a plateau would make it too small to matter', () => {
  const rule = new ReduceOnPlateau(1e-3, { patience: 0 });
  for (let i = 0; i < 100; i++) rule.observe(1);
  // PyTorch's ReduceLROnPlateau with its eps of 1e-8 ends there too.
  expect(rule.lr).toBeCloseTo(1e-8, 12);
  expect(() => new ReduceOnPlateau(1, { min_lr: 0 } as never)).toThrow(/min_lr is not known/);
  expect(() => new ReduceOnPlateau(1, { mode: 'low' as never })).toThrow(/mode must be one of/);
});
