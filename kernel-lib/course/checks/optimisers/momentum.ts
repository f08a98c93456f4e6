import { type Check, type CheckTools, defineExercise } from 'chainrule-grader/checks';
import { sgd_momentum as momentumRule, nesterov as nesterovRule } from 'kernel-lib/optim';
import { type Tensor, zerosLike } from 'kernel-lib/tensor';
import {
  follow,
  forgetful,
  onlyAtFirst,
  type Rule,
  type Slip,
  typedIn,
  UPDATE_RULE,
} from './paths.js';

/** Number and shape of the weights that the checks of rules move. */
const SHAPE = [3, 4] as const;

type Step = (v: Tensor, dw: Tensor, mu: number, lr: number) => { v: Tensor; move: Tensor };

/** A rule with a velocity, from what it does to the velocity and how it moves. */
function withVelocity(step: Step): Rule {
  return (w, dw, config) => {
    const { momentum = 0.9, learning_rate = 1e-2, velocity = zerosLike(w) } = config;
    const { v, move } = step(velocity, dw, momentum, learning_rate);
    return [w.add(move), { ...config, velocity: v }];
  };
}

const next = (v: Tensor, dw: Tensor, mu: number, lr: number) => v.mul(mu).sub(dw.mul(lr));

const momentumSlips: Slip[] = [
  {
    say: "that is lecture L0's convention, where the velocity is a sum of gradients: here the learning rate goes into the velocity, velocity' = momentum · velocity - learning_rate · dw",
    rule: withVelocity((v, dw, mu, lr) => {
      const sum = v.mul(mu).add(dw);
      return { v: sum, move: sum.mul(-lr) };
    }),
  },
  {
    say: "that is lecture L3's += : it climbs. Subtract learning_rate · dw, so that the loss goes down",
    rule: withVelocity((v, dw, mu, lr) => {
      const sum = v.mul(mu).add(dw);
      return { v: sum, move: sum.mul(lr) };
    }),
  },
  {
    say: 'the sign of dw is wrong, so it climbs: subtract learning_rate · dw from the velocity',
    rule: withVelocity((v, dw, mu, lr) => {
      const up = v.mul(mu).add(dw.mul(lr));
      return { v: up, move: up };
    }),
  },
  {
    say: "the velocity points uphill: here it is the step itself, velocity' = momentum · velocity - learning_rate · dw and next_w = w + velocity'",
    rule: withVelocity((v, dw, mu, lr) => {
      const up = v.mul(mu).add(dw.mul(lr));
      return { v: up, move: up.neg() };
    }),
  },
  {
    say: 'the gradient is multiplied by 1 - momentum: that is an average of gradients, another convention; here dw counts in full',
    rule: withVelocity((v, dw, mu, lr) => {
      const mean = v.mul(mu).sub(dw.mul(lr * (1 - mu)));
      return { v: mean, move: mean };
    }),
  },
  {
    say: 'the old velocity is not multiplied by momentum: without friction it never slows down',
    rule: withVelocity((v, dw, _mu, lr) => ({ v: next(v, dw, 1, lr), move: next(v, dw, 1, lr) })),
  },
  {
    say: 'the old velocity is missing: without it this is plain gradient descent. It comes in with config.velocity, and is kept nowhere else',
    rule: withVelocity((_v, dw, _mu, lr) => ({ v: dw.mul(-lr), move: dw.mul(-lr) })),
  },
  {
    say: 'the learning rate is missing: subtract learning_rate · dw',
    rule: withVelocity((v, dw, mu) => ({ v: next(v, dw, mu, 1), move: next(v, dw, mu, 1) })),
  },
  {
    say: 'the learning rate is applied twice: it is already in the velocity',
    rule: withVelocity((v, dw, mu, lr) => {
      const after = next(v, dw, mu, lr);
      return { v: after, move: after.mul(lr) };
    }),
  },
  {
    say: 'momentum and learning_rate are swapped',
    rule: withVelocity((v, dw, mu, lr) => ({ v: next(v, dw, lr, mu), move: next(v, dw, lr, mu) })),
  },
  {
    say: 'it moves by the old velocity: update the velocity first, then move by the new one',
    rule: withVelocity((v, dw, mu, lr) => ({ v: next(v, dw, mu, lr), move: v })),
  },
  {
    say: 'the velocity is not carried on: put the new one into the config that you return, { ...config, velocity: … }',
    rule: forgetful(momentumRule),
  },
  typedIn(momentumRule, 'momentum'),
  typedIn(momentumRule, 'learning_rate'),
  onlyAtFirst(momentumRule, 'velocity'),
];

/** A weight on its way: w, dw, and a config with a velocity that is not zero. */
function underWay(t: CheckTools) {
  const w = t.randn(...SHAPE);
  const config = {
    learning_rate: t.uniform(0.05, 0.2, 1).item(),
    momentum: t.uniform(0.6, 0.8, 1).item(),
    velocity: t.randn(...SHAPE),
  };
  return { w, grads: [t.randn(...SHAPE)], config };
}

/** A fresh weight with settings of its own, and gradients for some updates. */
function fresh(t: CheckTools, updates: number, ...shape: number[]) {
  return {
    w: t.randn(...shape),
    grads: Array.from({ length: updates }, () => t.randn(...shape)),
    config: { learning_rate: 0.15, momentum: 0.7 },
  };
}

function checksOf(name: 'sgd_momentum' | 'nesterov', rule: Rule, slips: Slip[]): Check[] {
  return [
    {
      id: 'values',
      title: 'one update of weights that have a velocity already',
      points: 2,
      async run(student, t) {
        await follow(student, t, { name, rule, ...underWay(t), slips });
      },
    },
    {
      id: 'memory',
      title:
        'four updates: the velocity is carried on in the config that is returned; w, dw and the config that came stay as they were',
      points: 1,
      core: false,
      hint: 'the first update finds no velocity in the config: then it is zeros',
      async run(student, t) {
        const memory = ['velocity'];
        await follow(student, t, { name, rule, ...fresh(t, 4, ...SHAPE), memory, slips });
        t.inputsUnchanged();
      },
    },
  ];
}

export const sgd_momentum = defineExercise({
  name: 'sgd_momentum',
  ...UPDATE_RULE,
  hints: [
    'Two lines, in this order: the new velocity, then the new weights. The velocity here is a step, so the learning rate and the minus are inside it.',
    'The new velocity has two parts that add up. One is what is left of the old velocity where dw is 0; the other is the step of plain SGD.',
    'Return [next_w, { ...config, velocity: next_velocity }]: the three dots copy the settings.',
    'const next_velocity = velocity.mul(momentum).sub(dw.mul(learning_rate)); then move: w.add(next_velocity).',
  ],
  checks: checksOf('sgd_momentum', momentumRule, momentumSlips),
});

const nesterovSlips: Slip[] = [
  {
    say: "there is no look-ahead: next_w = w + velocity' is plain momentum. Go back by momentum · velocity, then forward by (1 + momentum) · velocity'",
    rule: momentumRule,
  },
  {
    say: "the factor (1 + momentum) of the new velocity is missing: (1 + momentum) · velocity' looks ahead from the new point",
    rule: withVelocity((v, dw, mu, lr) => {
      const after = next(v, dw, mu, lr);
      return { v: after, move: after.sub(v.mul(mu)) };
    }),
  },
  {
    say: 'momentum · velocity, with the old velocity, is not subtracted: w was ahead by that much already',
    rule: withVelocity((v, dw, mu, lr) => {
      const after = next(v, dw, mu, lr);
      return { v: after, move: after.mul(1 + mu) };
    }),
  },
  {
    say: 'momentum · velocity is added: it leads back from the old look-ahead point, so subtract it',
    rule: withVelocity((v, dw, mu, lr) => {
      const after = next(v, dw, mu, lr);
      return { v: after, move: after.mul(1 + mu).add(v.mul(mu)) };
    }),
  },
  {
    say: 'the old velocity is subtracted without its factor momentum',
    rule: withVelocity((v, dw, mu, lr) => {
      const after = next(v, dw, mu, lr);
      return { v: after, move: after.mul(1 + mu).sub(v) };
    }),
  },
  {
    say: "the old and the new velocity are swapped: back by momentum · velocity (old), forward by (1 + momentum) · velocity' (new)",
    rule: withVelocity((v, dw, mu, lr) => {
      const after = next(v, dw, mu, lr);
      return { v: after, move: v.mul(1 + mu).sub(after.mul(mu)) };
    }),
  },
  {
    say: 'that is the convention in which the velocity is a sum of gradients (PyTorch): here the learning rate and the minus go into the velocity',
    rule: withVelocity((v, dw, mu, lr) => {
      const sum = v.mul(mu).add(dw);
      return { v: sum, move: dw.add(sum.mul(mu)).mul(-lr) };
    }),
  },
  {
    say: 'the sign of dw is wrong, so it climbs: subtract learning_rate · dw from the velocity',
    rule: withVelocity((v, dw, mu, lr) => {
      const up = v.mul(mu).add(dw.mul(lr));
      return { v: up, move: up.mul(1 + mu).sub(v.mul(mu)) };
    }),
  },
  {
    say: 'the learning rate is missing: subtract learning_rate · dw',
    rule: withVelocity((v, dw, mu) => {
      const after = next(v, dw, mu, 1);
      return { v: after, move: after.mul(1 + mu).sub(v.mul(mu)) };
    }),
  },
  {
    say: 'the velocity is not carried on: put the new one into the config that you return, { ...config, velocity: … }',
    rule: forgetful(nesterovRule),
  },
  typedIn(nesterovRule, 'momentum'),
  typedIn(nesterovRule, 'learning_rate'),
  onlyAtFirst(nesterovRule, 'velocity'),
  {
    say: 'the old velocity is missing in the new one: it comes in with config.velocity, and is kept nowhere else',
    rule: withVelocity((v, dw, mu, lr) => {
      const after = dw.mul(-lr);
      return { v: after, move: after.mul(1 + mu).sub(v.mul(mu)) };
    }),
  },
  {
    say: 'the old velocity is missing: it comes in with config.velocity, and is kept nowhere else',
    rule: withVelocity((_v, dw, mu, lr) => ({ v: dw.mul(-lr), move: dw.mul(-lr * (1 + mu)) })),
  },
  {
    say: 'the old velocity is missing: this is plain gradient descent',
    rule: withVelocity((_v, dw, _mu, lr) => ({ v: dw.mul(-lr), move: dw.mul(-lr) })),
  },
  {
    say: 'what is stored as velocity is the whole move: store the new velocity alone',
    rule: (w, dw, config) => {
      const [moved, after] = nesterovRule(w, dw, config);
      return [moved, { ...after, velocity: moved.sub(w) }];
    },
  },
];

export const nesterov = defineExercise({
  name: 'nesterov',
  ...UPDATE_RULE,
  hints: [
    'The new velocity is the same as in sgd_momentum. Only the move differs: back from the old look-ahead point, then ahead from the new one.',
    "Three equations: x = w - momentum · velocity, x' = x + next_velocity, and next_w is the look-ahead point of x'. Put one into the other. Keep the old and the new velocity under two names.",
    'next_w = w - momentum · velocity + (1 + momentum) · next_velocity.',
    'const next_w = w.sub(velocity.mul(momentum)).add(next_velocity.mul(1 + momentum));',
  ],
  checks: checksOf('nesterov', nesterovRule, nesterovSlips),
});
