import { type CheckTools, hiddenChecks, type Student } from 'chainrule-grader/checks';
import {
  adagrad,
  adam,
  adamw,
  grad_norm,
  nesterov,
  nesterov_position,
  type OptimConfig,
  rmsprop,
  sgd_momentum,
} from 'kernel-lib/optim';
import { tensor, zeros } from 'kernel-lib/tensor';
import { adamSlips, adamwSlips } from './optimisers/adam.js';
import { compareClipped, someGrads } from './optimisers/clip.js';
import { LAYERS, train, weights } from './optimisers/loop.js';
import {
  configOf,
  follow,
  largeGrads,
  otherDefaults,
  type Rule,
  type Setting,
  type Slip,
  steadyGrads,
  zeroSettings,
} from './optimisers/paths.js';
import { compareSchedule } from './optimisers/schedule.js';

type Memory = (t: CheckTools, shape: readonly number[]) => OptimConfig;

const velocity: Memory = (t, shape) => ({ velocity: t.randn(...shape) });
const cache: Memory = (t, shape) => ({ cache: t.uniform(0.5, 2, ...shape) });
const moments: Memory = (t, shape) => ({
  m: t.randn(...shape),
  v: t.uniform(0.5, 2, ...shape),
  t: 3,
});

/**
 * Weights of several shapes with an empty config, so with the default settings, and then with
 * settings of 0. (Epsilon has a check of its own.)
 */
function anyShape(
  name: string,
  rule: Rule,
  settings: readonly Setting[],
  memory: Memory,
  slips: readonly Slip[] = [],
) {
  return {
    id: 'shapes',
    title: 'weights of any shape, settings that are left out, and settings of 0',
    points: 1,
    hint: 'a setting that is left out has the default in the line above; 0 is a setting like any other',
    async run(student: Student, t: CheckTools) {
      for (const shape of [[5], [2, 3, 2], [1]]) {
        await follow(student, t, {
          name,
          rule,
          w: t.randn(...shape),
          // What decays the weights is told from Adam's own step by gradients of their size.
          grads: name === 'adamw' ? steadyGrads(t, 2, ...shape) : largeGrads(t, 2, ...shape),
          config: {},
          slips: [...otherDefaults(rule, settings), ...slips],
          rtol: 1e-5,
        });
      }
      const shape = [2, 3];
      const walk = { name, rule, memory: memory(t, shape) };
      await zeroSettings(student, t, walk, settings, shape);
    },
  };
}

export const hidden = hiddenChecks({
  sgd_momentum: [anyShape('sgd_momentum', sgd_momentum, ['learning_rate', 'momentum'], velocity)],
  nesterov: [
    anyShape('nesterov', nesterov, ['learning_rate', 'momentum'], velocity),
    {
      id: 'look-ahead',
      title: "on a bowl, it walks the path of lecture L1's formula",
      points: 1,
      async run(student, t) {
        const curvature = tensor([1, 8]);
        const [lr, mu] = [0.05, 0.8];
        let x = t.randn(2).add(tensor([3, -2]));
        let v = zeros(2);
        let w = x;
        let config: Record<string, unknown> = { learning_rate: lr, momentum: mu };
        for (let k = 0; k < 6; k++) {
          v = v.mul(mu).sub(curvature.mul(x.add(v.mul(mu))).mul(lr));
          x = x.add(v);
          const [next, returned] = await student.call('nesterov', w, w.mul(curvature), config);
          w = t.tensor('next_w', next);
          config = configOf(t, 'nesterov', returned);
        }
        const settings = { learning_rate: lr, momentum: mu };
        t.close('x = next_w - momentum · velocity', w.sub(v.mul(mu)), x);
        const velocity = t.tensor('config.velocity', config.velocity);
        t.close('x', nesterov_position(w, { ...settings, velocity }), x);
      },
    },
  ],
  adagrad: [anyShape('adagrad', adagrad, ['learning_rate'], cache)],
  rmsprop: [anyShape('rmsprop', rmsprop, ['learning_rate', 'decay_rate'], cache)],
  adam: [
    {
      id: 'resume',
      title: 'it goes on from a config with m, v and t of an earlier training',
      points: 1,
      async run(student, t) {
        await follow(student, t, {
          name: 'adam',
          rule: adam,
          w: t.randn(4),
          grads: steadyGrads(t, 2, 4),
          config: { learning_rate: 0.05, m: t.randn(4), v: t.uniform(0.5, 2, 4), t: 7 },
          memory: ['m', 'v', 't'],
          slips: adamSlips,
          rtol: 1e-5,
        });
      },
    },
    anyShape('adam', adam, ['learning_rate', 'beta1', 'beta2'], moments, adamSlips),
  ],
  adamw: [
    {
      id: 'no-gradient',
      title:
        'where the gradient is 0, weights shrink by learning_rate · weight_decay of themselves',
      points: 1,
      hint: 'the decay stands beside the moments: with dw = 0 they stay 0',
      async run(student, t) {
        const w = t.randn(3, 2).mul(5);
        await follow(student, t, {
          name: 'adamw',
          rule: adamw,
          w,
          grads: [zeros(3, 2), zeros(3, 2), zeros(3, 2)],
          config: { learning_rate: 0.2, weight_decay: 0.1 },
          memory: ['m', 'v', 't'],
        });
      },
    },
    anyShape('adamw', adamw, ['weight_decay', 'learning_rate'], moments, adamwSlips),
  ],
  cosine_schedule: [
    {
      id: 'plans',
      title: 'other plans: one update of warm-up, times between whole numbers, bottom = 0',
      points: 1,
      async run(student, t) {
        await compareSchedule(student, t, { top: 3e-4, total: 11, warmup: 1, bottom: 0 }, 12);
        await compareSchedule(student, t, { top: 1, total: 4, warmup: 3, bottom: 0.5 }, 6);
        const [rate] = await student.call('cosine_schedule', 2.5, 1, 10, 5, 0);
        t.close('the rate at t = 2.5', rate, 0.5);
        const [later] = await student.call('cosine_schedule', 7.5, 1, 10, 5, 0);
        t.close('the rate at t = 7.5', later, 0.5);
      },
    },
  ],
  clip_grad_norm: [
    {
      id: 'edges',
      title: 'one gradient, other names, zeros, a norm just at the limit; grads stay as they were',
      points: 1,
      async run(student, t) {
        const one = { theta: t.randn(2, 2, 2) };
        const nothing = { a: zeros(2), b: zeros(3, 1) };
        const some = someGrads(t);
        for (const [grads, limit] of [
          [one, 0.1],
          [nothing, 1],
          [some, grad_norm(some)],
        ] as const) {
          const [clipped, norm] = await student.call('clip_grad_norm', grads, limit);
          compareClipped(t, clipped, grads, limit);
          t.close('norm', norm, grad_norm(grads));
          t.inputsUnchanged();
        }
      },
    },
  ],
  train_net: [
    {
      id: 'edges',
      title:
        'no update, one weight, a schedule and a limit together; params and settings stay as they were',
      points: 1,
      async run(student, t) {
        const settings = { learning_rate: 0.05, share: 0.7 };
        await train(student, t, { ...weights(t, LAYERS), settings, updates: 0 });
        await train(student, t, { ...weights(t, { theta: [2, 3, 2] }), settings: {}, updates: 3 });
        const both = { top: 0.12, limit: 1.5 };
        await train(student, t, { ...weights(t, LAYERS), settings, updates: 6, ...both });
      },
    },
  ],
});
