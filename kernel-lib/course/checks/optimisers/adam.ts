import { type CheckTools, defineExercise } from 'chainrule-grader/checks';
import { adamw as adamwRule, adam as libraryAdam, type OptimConfig } from 'kernel-lib/optim';
import { sqrt, type Tensor, zerosLike } from 'kernel-lib/tensor';
import {
  EPSILON_CHECK,
  follow,
  forgetful,
  fromScratch,
  largeGrads,
  onlyAtFirst,
  otherEpsilons,
  type Rule,
  type Slip,
  smallGradients,
  steadyGrads,
  typedIn,
  UPDATE_RULE,
  unread,
} from './paths.js';

const SHAPE = [3, 4] as const;
const LOOSE = 1e-5;

const adamRule = unread(libraryAdam, 'weight_decay');

/** What an Adam with a mistake in it does differently. */
interface Twist {
  m?: (m: Tensor, dw: Tensor, b1: number) => Tensor;
  v?: (v: Tensor, dw: Tensor, b2: number) => Tensor;
  t?: (t: number) => number;
  /** What m and v are divided by. */
  correction?: (beta: number, t: number, moment: 'm' | 'v') => number;
  scale?: (v_hat: Tensor, epsilon: number, correction: number) => Tensor;
  factor?: (learning_rate: number) => number;
  swapBetas?: boolean;
  /** This one for both moments. */
  one?: 'beta1' | 'beta2';
  /** Stores the corrected moments. */
  storeCorrected?: boolean;
  /** Uses the moments of before this update. */
  stale?: boolean;
}

function twisted(twist: Twist): Rule {
  return (w, dw, config: OptimConfig) => {
    const { learning_rate = 1e-3, epsilon = 1e-8, m = zerosLike(w), v = zerosLike(w) } = config;
    let { beta1 = 0.9, beta2 = 0.999 } = config;
    if (twist.swapBetas) [beta1, beta2] = [beta2, beta1];
    if (twist.one === 'beta1') beta2 = beta1;
    if (twist.one === 'beta2') beta1 = beta2;
    const t = (twist.t ?? ((t) => t + 1))(config.t ?? 0);
    const nextM = twist.m ? twist.m(m, dw, beta1) : m.mul(beta1).add(dw.mul(1 - beta1));
    const nextV = twist.v ? twist.v(v, dw, beta2) : v.mul(beta2).add(dw.mul(dw).mul(1 - beta2));
    const correction = twist.correction ?? ((beta, t) => 1 - beta ** t);
    const [c1, c2] = [correction(beta1, t, 'm'), correction(beta2, t, 'v')];
    const mHat = (twist.stale ? m : nextM).div(c1);
    const vHat = (twist.stale ? v : nextV).div(c2);
    const below = twist.scale ? twist.scale(vHat, epsilon, c2) : sqrt(vHat).add(epsilon);
    const factor = twist.factor ? twist.factor(learning_rate) : -learning_rate;
    const stored = twist.storeCorrected ? { m: mHat, v: vHat } : { m: nextM, v: nextV };
    return [w.add(mHat.mul(factor).div(below)), { ...config, ...stored, t }];
  };
}

const T_IS_ZERO =
  "the bias correction divides by 0: for t = 0, 1 - beta^t is 0. Count this update first: t' = t + 1";

export const adamSlips: Slip[] = [
  {
    say: "there is no bias correction: divide m' by 1 - beta1^t' and v' by 1 - beta2^t' before the step",
    rule: twisted({ correction: () => 1 }),
  },
  {
    say: "v' is not bias-corrected: divide it by 1 - beta2^t'",
    rule: twisted({ correction: (beta, t, moment) => (moment === 'm' ? 1 - beta ** t : 1) }),
  },
  {
    say: "m' is not bias-corrected: divide it by 1 - beta1^t'",
    rule: twisted({ correction: (beta, t, moment) => (moment === 'v' ? 1 - beta ** t : 1) }),
  },
  {
    say: "the bias correction is off by one: in the first update t' is 1, and it is 1 - beta^t'",
    rule: twisted({ correction: (beta, t) => 1 - beta ** (t + 1) }),
  },
  {
    say: "the bias correction uses the old t, and for t = 0 it divides by 1 - beta^0 = 0: count this update first, t' = t + 1",
    rule: twisted({ correction: (beta, t) => 1 - beta ** (t - 1) }),
  },
  {
    say: "the bias correction multiplies by 1 - beta^t': divide by it",
    rule: twisted({ correction: (beta, t) => 1 / (1 - beta ** t) }),
  },
  {
    say: "it is beta to the power of t', beta ** t, and not beta times t'",
    rule: twisted({ correction: (beta, t) => 1 - beta * t }),
  },
  {
    say: 'the bias correction is that of the first update once more: it needs beta to the power of the new t, t + 1',
    rule: twisted({ correction: (beta) => 1 - beta }),
  },
  {
    say: 't is not carried on: put the new t into the config that you return',
    rule: twisted({ t: () => 1 }),
  },
  {
    say: 't is counted twice: the new t is t + 1',
    rule: twisted({ t: (t) => t + 2 }),
  },
  {
    say: "the bias correction is for the first update only: every update divides by 1 - beta^t'",
    rule: (w, dw, config) =>
      twisted((config.t ?? 0) === 0 ? {} : { correction: () => 1 })(w, dw, config),
  },
  {
    say: 'beta1 serves for both moments: beta2 goes with v, in the mean and in the correction',
    rule: twisted({ one: 'beta1' }),
  },
  {
    say: 'beta2 serves for both moments: beta1 goes with m, in the mean and in the correction',
    rule: twisted({ one: 'beta2' }),
  },
  {
    say: "v' is corrected with beta1: its correction is 1 - beta2^t'",
    rule: (w, dw, config) =>
      twisted({ correction: (_beta, t) => 1 - (config.beta1 ?? 0.9) ** t })(w, dw, config),
  },
  {
    say: "m' is corrected with beta2: its correction is 1 - beta1^t'",
    rule: (w, dw, config) =>
      twisted({ correction: (_beta, t) => 1 - (config.beta2 ?? 0.999) ** t })(w, dw, config),
  },
  {
    say: 'v moves with beta1: its mean is beta2 · v + (1 - beta2) · dw²',
    rule: (w, dw, config) => {
      const b = config.beta1 ?? 0.9;
      return twisted({ v: (v) => v.mul(b).add(dw.mul(dw).mul(1 - b)) })(w, dw, config);
    },
  },
  {
    say: 'm moves with beta2: its mean is beta1 · m + (1 - beta1) · dw',
    rule: (w, dw, config) => {
      const b = config.beta2 ?? 0.999;
      return twisted({ m: (m) => m.mul(b).add(dw.mul(1 - b)) })(w, dw, config);
    },
  },
  {
    say: 'beta1 and beta2 are swapped: beta1 goes with m, beta2 with v',
    rule: twisted({ swapBetas: true }),
  },
  {
    say: 'the moments that are stored are the corrected ones: store m and v as they are, and correct only for the step',
    rule: twisted({ storeCorrected: true }),
  },
  {
    say: 'epsilon is inside the root: it belongs outside, √v + epsilon. The root of a small number is much larger than the number',
    rule: twisted({ scale: (v, epsilon) => sqrt(v.add(epsilon)) }),
  },
  {
    say: 'epsilon is added before the bias correction: correct v first, then take the root, then add epsilon',
    rule: twisted({
      scale: (v, epsilon, correction) => sqrt(v).add(epsilon / Math.sqrt(correction)),
    }),
  },
  { say: 'epsilon is missing: divide by √v + epsilon', rule: twisted({ scale: (v) => sqrt(v) }) },
  ...otherEpsilons(adamRule),
  {
    say: 'epsilon is a lower limit for the root: it is added to the root',
    rule: twisted({ scale: (v, epsilon) => sqrt(v).maximum(epsilon) }),
  },
  {
    say: 'the root is taken of epsilon as well: it is √v + epsilon',
    rule: twisted({ scale: (v, epsilon) => sqrt(v).add(Math.sqrt(epsilon)) }),
  },
  {
    say: 'the root is missing: divide by √v + epsilon',
    rule: twisted({ scale: (v, epsilon) => v.add(epsilon) }),
  },
  {
    say: 'dw is not squared in v',
    rule: twisted({ v: (v, dw, b2) => v.mul(b2).add(dw.mul(1 - b2)) }),
  },
  {
    say: 'dw is not multiplied by 1 - beta1 in m: a running mean needs both shares',
    rule: twisted({ m: (m, dw, b1) => m.mul(b1).add(dw) }),
  },
  {
    say: 'dw² is not multiplied by 1 - beta2 in v: a running mean needs both shares',
    rule: twisted({ v: (v, dw, b2) => v.mul(b2).add(dw.mul(dw)) }),
  },
  {
    say: 'the step uses dw where it should use m: it is RMSProp with a correction',
    rule: twisted({
      m: (_m, dw) => dw,
      correction: (beta, t, of) => (of === 'm' ? 1 : 1 - beta ** t),
    }),
  },
  {
    say: 'the sign is wrong, so it climbs: subtract the step',
    rule: twisted({ factor: (lr) => lr }),
  },
  { say: 'the learning rate is missing', rule: twisted({ factor: () => -1 }) },
  {
    say: 't is not counted on: put t + 1 into the config that you return, not the t that came',
    rule: (w, dw, config) => {
      const [moved, after] = adamRule(w, dw, config);
      return [moved, { ...after, t: config.t ?? 0 }];
    },
  },
  {
    say: 'the moments are not carried on: put the new m, v and t into the config that you return',
    rule: forgetful(adamRule),
  },
  {
    say: 'the moments are not carried on: put the new m and v into the config that you return, as well as t',
    rule: (w, dw, config) => {
      const [moved, after] = adamRule(w, dw, config);
      return [moved, { ...config, t: after.t as number }];
    },
  },
  onlyAtFirst(adamRule, 'm'),
  onlyAtFirst(adamRule, 'v'),
  onlyAtFirst(adamRule, 't'),
  fromScratch(adamRule, ['m', 'v', 't']),
  typedIn(adamRule, 'learning_rate'),
  typedIn(adamRule, 'beta1'),
  typedIn(adamRule, 'beta2'),
];

export const adam = defineExercise({
  name: 'adam',
  ...UPDATE_RULE,
  hints: [
    'Count first: the new t is t + 1. Then the two running means, then the two corrections, then the step.',
    'Had all gradients been g, m would be (1 - beta1) g, then (1 - beta1²) g, then (1 - beta1³) g: that is what is missing. Powers are written ** here.',
    'm_hat = next_m.div(1 - beta1 ** next_t), and v_hat alike with beta2.',
    'The step is m_hat.mul(learning_rate).div(sqrt(v_hat).add(epsilon)). Return [w.sub(step), { ...config, m: next_m, v: next_v, t: next_t }].',
  ],
  checks: [
    {
      id: 'first',
      title: 'the first update: with bias correction, every weight moves by the learning rate',
      points: 2,
      async run(student, t) {
        await follow(student, t, {
          name: 'adam',
          rule: adamRule,
          w: t.randn(...SHAPE),
          grads: largeGrads(t, 1, ...SHAPE),
          config: { learning_rate: t.uniform(0.05, 0.2, 1).item(), beta1: 0.8, beta2: 0.95 },
          slips: adamSlips,
          rtol: LOOSE,
          ifNotFinite: T_IS_ZERO,
        });
      },
    },
    {
      id: 'memory',
      title:
        'five updates: m, v and t are carried on in the config that is returned; w, dw and the config that came stay as they were',
      points: 2,
      core: false,
      hint: 'the config keeps m and v before the correction, and t, the number of updates so far',
      async run(student, t) {
        await follow(student, t, {
          name: 'adam',
          rule: adamRule,
          w: t.randn(...SHAPE),
          grads: largeGrads(t, 5, ...SHAPE),
          config: { learning_rate: 0.1, beta1: 0.8, beta2: 0.95, epsilon: 1e-8 },
          memory: ['m', 'v', 't'],
          slips: adamSlips,
          rtol: LOOSE,
          ifNotFinite: T_IS_ZERO,
        });
        t.inputsUnchanged();
      },
    },
    {
      ...EPSILON_CHECK,
      hint: 'sqrt(v_hat).add(epsilon), with the epsilon of the config',
      run: (student, t) =>
        smallGradients(
          student,
          t,
          {
            name: 'adam',
            rule: adamRule,
            config: { learning_rate: 0.1, beta1: 0.8, beta2: 0.95, epsilon: 1e-4 },
            slips: adamSlips,
            ifNotFinite:
              'there is a division by zero: where all gradients were 0, the root of v is 0, and epsilon beside it keeps the division finite',
          },
          1e-8,
        ),
    },
  ],
});

type Decay = (w: Tensor, dw: Tensor, config: OptimConfig) => [Tensor, OptimConfig];

const rate = (config: OptimConfig) => config.learning_rate ?? 1e-3;
const decay = (config: OptimConfig) => config.weight_decay ?? 1e-2;

/** Adam on a changed gradient. */
function coupled(share: (config: OptimConfig) => number): Decay {
  return (w, dw, config) => adamRule(w, dw.add(w.mul(share(config))), config);
}

/** Adam, and a pull that depends on where the weight was and where Adam put it. */
function beside(
  pull: (w: Tensor, moved: Tensor, config: OptimConfig, dw: Tensor) => Tensor,
): Decay {
  return (w, dw, config) => {
    const [moved, after] = adamRule(w, dw, config);
    return [moved.add(pull(w, moved, config, dw)), after];
  };
}

export const adamwSlips: Slip[] = [
  {
    say: 'the decay is coupled: weight_decay · w goes into the gradient, and so through the moments and under the root. That is Adam with L2; keep dw as it is, and shrink the weights beside the step',
    rule: coupled(decay),
  },
  {
    say: 'the decay goes through the gradient and beside it, twice: only beside it',
    rule: (w, dw, config) => {
      const [moved, after] = coupled(decay)(w, dw, config);
      return [moved.sub(w.mul(rate(config) * decay(config))), after];
    },
  },
  {
    say: 'the decay is coupled: learning_rate · weight_decay · w goes into the gradient; shrink the weights beside the step instead',
    rule: coupled((config) => rate(config) * decay(config)),
  },
  { say: 'the weight decay is missing: this is Adam', rule: adamRule },
  {
    say: 'the decay is not multiplied by the learning rate: subtract learning_rate · weight_decay · w',
    rule: beside((w, _moved, config) => w.mul(-decay(config))),
  },
  {
    say: 'weight_decay is missing: the pull is learning_rate · weight_decay · w',
    rule: beside((w, _moved, config) => w.mul(-rate(config))),
  },
  {
    say: 'the sign of the decay is wrong, so the weights grow: subtract it',
    rule: beside((w, _moved, config) => w.mul(rate(config) * decay(config))),
  },
  {
    say: "the decay acts on the weights after Adam's step: it acts on w as it came",
    rule: beside((_w, moved, config) => moved.mul(-rate(config) * decay(config))),
  },
  {
    say: 'the decay acts on dw instead of w: it is the weights that shrink',
    rule: beside((_w, _moved, config, dw) => dw.mul(-rate(config) * decay(config))),
  },
  {
    say: 'there is a factor 1/2 or 2 in the decay: it is learning_rate · weight_decay · w',
    rule: beside((w, _moved, config) => w.mul(-2 * rate(config) * decay(config))),
  },
  {
    say: 'the decay uses the sign of w, as an L1 penalty does: it is proportional to w',
    rule: beside((w, _moved, config) => w.sign().mul(-rate(config) * decay(config))),
  },
  {
    say: 'it only decays: the step of Adam is missing',
    rule: (w, dw, config) => {
      const [, after] = adamRule(w, dw, config);
      return [w.mul(1 - rate(config) * decay(config)), after];
    },
  },
  {
    say: 'the config of adam is not carried on: return the one that adam gave back',
    rule: forgetful(adamwRule),
  },
  typedIn(adamwRule, 'weight_decay'),
  {
    say: 'the learning rate of the decay is not the one of the config: use the variable learning_rate',
    rule: beside((w, _moved, config) => w.mul(-1e-3 * decay(config))),
  },
];

/** Settings under which the decay is as large as the step. */
const STRONG = { learning_rate: 0.1, weight_decay: 0.3, beta1: 0.8, beta2: 0.95, epsilon: 1e-8 };

function heavyWeights(t: CheckTools): Tensor {
  return t.randn(...SHAPE).mul(3);
}

export const adamw = defineExercise({
  name: 'adamw',
  ...UPDATE_RULE,
  dependsOn: ['adam'],
  hints: [
    'Call your adam with w, dw and config as they are. Then subtract one more thing from the weights it gives back.',
    'The decay is w.mul(learning_rate * weight_decay), with the w that came in. It never enters dw.',
    'const [moved, next_config] = adam(w, dw, config); return [moved.sub(w.mul(learning_rate * weight_decay)), next_config].',
  ],
  checks: [
    {
      id: 'values',
      title: 'one update: the step of Adam, and the weights shrink beside it',
      points: 2,
      async run(student, t) {
        await follow(student, t, {
          name: 'adamw',
          rule: adamwRule,
          w: heavyWeights(t),
          grads: steadyGrads(t, 1, ...SHAPE),
          config: { ...STRONG, m: t.randn(...SHAPE), v: t.uniform(0.5, 2, ...SHAPE), t: 3 },
          slips: adamwSlips,
          rtol: LOOSE,
        });
      },
    },
    {
      id: 'memory',
      title:
        'four updates: the moments have seen dw alone; w, dw and the config that came stay as they were',
      points: 1,
      core: false,
      hint: 'return the config that adam gave back',
      async run(student, t) {
        await follow(student, t, {
          name: 'adamw',
          rule: adamwRule,
          w: heavyWeights(t),
          grads: steadyGrads(t, 4, ...SHAPE),
          config: STRONG,
          memory: ['m', 'v', 't'],
          slips: adamwSlips,
          rtol: LOOSE,
        });
        t.inputsUnchanged();
      },
    },
  ],
});
