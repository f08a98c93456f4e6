import { type CheckTools, defineExercise } from 'chainrule-grader/checks';
import {
  adagrad as libraryAdagrad,
  type OptimConfig,
  rmsprop as rmspropRule,
} from 'kernel-lib/optim';
import { sqrt, type Tensor, zerosLike } from 'kernel-lib/tensor';
import {
  EPSILON_CHECK,
  follow,
  forgetful,
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
/** Loose enough that the place of epsilon does not count: a check of its own looks at that. */
const LOOSE = 1e-5;

const NO_EPSILON =
  'there is a division by zero: where all gradients were 0, the root of the cache is 0, and epsilon beside it keeps the division finite';

type Cache = (cache: Tensor, dw: Tensor, decay: number) => Tensor;
type Scale = (cache: Tensor, epsilon: number, old: Tensor) => Tensor;

const outside: Scale = (cache, epsilon) => sqrt(cache).add(epsilon);
const squares: Cache = (cache, dw) => cache.add(dw.mul(dw));
const average: Cache = (cache, dw, d) => cache.mul(d).add(dw.mul(dw).mul(1 - d));

/** A rule with a cache: what it does to the cache, by what it divides, and with what it multiplies. */
function withCache(
  defaults: { epsilon: number },
  update: Cache,
  scale: Scale = outside,
  factor: (learning_rate: number) => number = (learning_rate) => -learning_rate,
): Rule {
  return (w, dw, config: OptimConfig) => {
    const { learning_rate = 1e-2, decay_rate = 0.99, epsilon = defaults.epsilon } = config;
    const cache = config.cache ?? zerosLike(w);
    const next = update(cache, dw, decay_rate);
    const move = dw.mul(factor(learning_rate)).div(scale(next, epsilon, cache));
    return [w.add(move), { ...config, cache: next }];
  };
}

/** What goes wrong in AdaGrad and RMSProp alike. */
function commonSlips(defaults: { epsilon: number }, update: Cache, rule: Rule): Slip[] {
  const make = (scale?: Scale, factor?: (learning_rate: number) => number) =>
    withCache(defaults, update, scale, factor);
  return [
    {
      say: 'epsilon is inside the root: it belongs outside, √cache + epsilon. The root of a small number is much larger than the number',
      rule: make((cache, epsilon) => sqrt(cache.add(epsilon))),
    },
    {
      say: 'the root is missing: divide by √cache, not by the cache',
      rule: make((cache, epsilon) => cache.add(epsilon)),
    },
    {
      say: 'epsilon is missing: divide by √cache + epsilon',
      rule: make((cache) => sqrt(cache)),
    },
    ...otherEpsilons(rule),
    {
      say: 'epsilon is a lower limit for the root: it is added to the root',
      rule: make((cache, epsilon) => sqrt(cache).maximum(epsilon)),
    },
    {
      say: 'the root is taken of epsilon as well: it is √cache + epsilon',
      rule: make((cache, epsilon) => sqrt(cache).add(Math.sqrt(epsilon))),
    },
    {
      say: 'it divides by the old cache: update the cache first, and use the new one',
      rule: make((_cache, epsilon, old) => sqrt(old).add(epsilon)),
    },
    {
      say: 'the learning rate is missing',
      rule: make(undefined, () => -1),
    },
    {
      say: 'the sign is wrong, so it climbs: next_w = w - learning_rate · …',
      rule: make(undefined, (learning_rate) => learning_rate),
    },
    {
      say: 'the cache does not scale the step: this is plain gradient descent',
      rule: make((cache) => cache.mul(0).add(1)),
    },
    {
      say: 'dw is not squared in the cache',
      rule: withCache(defaults, (cache, dw, d) =>
        update === squares ? cache.add(dw) : cache.mul(d).add(dw.mul(1 - d)),
      ),
    },
    {
      say: 'the cache is not carried on: put the new one into the config that you return, { ...config, cache: … }',
      rule: forgetful(rule),
    },
    onlyAtFirst(rule, 'cache'),
    typedIn(rule, 'learning_rate'),
  ];
}

const adagradRule = unread(libraryAdagrad, 'decay_rate');
const ADAGRAD = { epsilon: 1e-7 };
const adagradSlips: Slip[] = [
  {
    say: 'the cache forgets: AdaGrad adds dw² to all that was there, without decay_rate. (Forgetting is RMSProp, next.)',
    rule: withCache(ADAGRAD, average),
  },
  {
    say: 'the cache holds the last dw² only: add it to what was there, which comes in with config.cache',
    rule: withCache(ADAGRAD, (_cache, dw) => dw.mul(dw)),
  },
  ...commonSlips(ADAGRAD, squares, adagradRule),
];

const RMSPROP = { epsilon: 1e-8 };
const rmspropSlips: Slip[] = [
  {
    say: 'the two shares are swapped: decay_rate goes with the old cache, 1 - decay_rate with dw²',
    rule: withCache(RMSPROP, (cache, dw, d) => cache.mul(1 - d).add(dw.mul(dw).mul(d))),
  },
  {
    say: 'dw² is not multiplied by 1 - decay_rate: a running mean needs both shares, and they add up to 1',
    rule: withCache(RMSPROP, (cache, dw, d) => cache.mul(d).add(dw.mul(dw))),
  },
  {
    say: 'the old cache is not multiplied by decay_rate, so it never forgets',
    rule: withCache(RMSPROP, (cache, dw, d) => cache.add(dw.mul(dw).mul(1 - d))),
  },
  {
    say: 'the cache adds up all dw², as AdaGrad does: RMSProp takes a running mean',
    rule: withCache(RMSPROP, squares),
  },
  {
    say: '1 - decay_rate is squared with the gradient: square dw alone',
    rule: withCache(RMSPROP, (cache, dw, d) => cache.mul(d).add(dw.mul(dw).mul((1 - d) ** 2))),
  },
  {
    say: 'the old cache is missing: it comes in with config.cache, and is kept nowhere else',
    rule: withCache(RMSPROP, (_cache, dw, d) => dw.mul(dw).mul(1 - d)),
  },
  {
    say: 'the cache holds the last dw² only: it is a running mean, decay_rate · cache + (1 - decay_rate) · dw²',
    rule: withCache(RMSPROP, (_cache, dw) => dw.mul(dw)),
  },
  ...commonSlips(RMSPROP, average, rmspropRule),
  typedIn(rmspropRule, 'decay_rate'),
];

/** Weights with a cache already, one gradient each; so large that epsilon does not show. */
function underWay(t: CheckTools, epsilon: number) {
  return {
    w: t.randn(...SHAPE),
    grads: steadyGrads(t, 1, ...SHAPE).map((g) => g.mul(300)),
    config: {
      learning_rate: t.uniform(0.05, 0.2, 1).item(),
      decay_rate: t.uniform(0.7, 0.85, 1).item(),
      epsilon,
      cache: t.uniform(0.5, 2, ...SHAPE).mul(9e4),
    },
    rtol: LOOSE,
  };
}

function checksOf(name: 'adagrad' | 'rmsprop', rule: Rule, slips: Slip[], epsilon: number) {
  return [
    {
      id: 'values',
      title: 'one update of weights that have a cache already',
      points: 2,
      async run(student: Parameters<typeof follow>[0], t: CheckTools) {
        await follow(student, t, { name, rule, ...underWay(t, epsilon), slips });
      },
    },
    {
      id: 'memory',
      title:
        'four updates: the cache is carried on in the config that is returned; w, dw and the config that came stay as they were',
      points: 1,
      core: false,
      hint: 'the first update finds no cache in the config: then it is zeros',
      async run(student: Parameters<typeof follow>[0], t: CheckTools) {
        // Twice from the start: what is kept anywhere but in the config shows in the second walk.
        for (let walk = 0; walk < 2; walk++) {
          await follow(student, t, {
            name,
            rule,
            w: t.randn(...SHAPE),
            grads: largeGrads(t, 4, ...SHAPE),
            config: { learning_rate: 0.1, decay_rate: 0.8, epsilon },
            memory: ['cache'],
            slips,
            rtol: LOOSE,
          });
        }
        t.inputsUnchanged();
      },
    },
    {
      ...EPSILON_CHECK,
      hint: 'sqrt(cache).add(epsilon), with the epsilon of the config',
      run: (student: Parameters<typeof follow>[0], t: CheckTools) =>
        smallGradients(
          student,
          t,
          {
            name,
            rule,
            config: { learning_rate: 0.1, decay_rate: 0.8, epsilon: 1e-4 },
            slips,
            ifNotFinite: NO_EPSILON,
          },
          epsilon,
        ),
    },
  ];
}

export const adagrad = defineExercise({
  name: 'adagrad',
  ...UPDATE_RULE,
  hints: [
    'First the cache, then the step. The square of dw is dw.mul(dw), element by element.',
    'The cache grows with the square of the gradients, so it is not by the cache itself that the step is divided. Ten times the gradients must give the same step.',
    'Return [w.sub(step), { ...config, cache: next_cache }]: the three dots copy the settings.',
    'const next_cache = cache.add(dw.mul(dw)); the step is learning_rate · dw divided by sqrt(next_cache).add(epsilon).',
  ],
  checks: checksOf('adagrad', adagradRule, adagradSlips, ADAGRAD.epsilon),
});

export const rmsprop = defineExercise({
  name: 'rmsprop',
  ...UPDATE_RULE,
  hints: [
    'Your adagrad with another line for the cache: a running mean, so that old gradients fade.',
    'decay_rate goes with the old cache, 1 - decay_rate with dw². The two shares add up to 1.',
    'const next_cache = cache.mul(decay_rate).add(dw.mul(dw).mul(1 - decay_rate));',
  ],
  checks: checksOf('rmsprop', rmspropRule, rmspropSlips, RMSPROP.epsilon),
});
