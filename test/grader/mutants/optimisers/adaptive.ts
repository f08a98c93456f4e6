import type { Mutant, Variant } from '../mutant.js';

const KEEP = '{ ...config, cache: next_cache }';

/** Slips that both rules with a cache invite. */
function withCache(exercise: 'adagrad' | 'rmsprop'): Mutant[] {
  return [
    {
      exercise,
      name: 'epsilon inside the root',
      replace: [['sqrt(next_cache).add(epsilon)', 'sqrt(next_cache.add(epsilon))']],
      says: /epsilon is inside the root/,
    },
    {
      exercise,
      name: 'no epsilon',
      replace: [['sqrt(next_cache).add(epsilon)', 'sqrt(next_cache)']],
      says: /division by zero|epsilon is missing/,
    },
    {
      exercise,
      name: 'another epsilon',
      replace: [['.add(epsilon)', exercise === 'adagrad' ? '.add(1e-7)' : '.add(1e-8)']],
      says: /use the variable epsilon/,
    },
    {
      exercise,
      name: 'no root',
      replace: [['sqrt(next_cache)', 'next_cache']],
      says: /root is missing/,
    },
    {
      exercise,
      name: 'old cache',
      replace: [['sqrt(next_cache)', 'sqrt(cache)']],
      says: /divides by the old cache/,
    },
    {
      exercise,
      name: 'gradient not squared',
      replace: [['dw.mul(dw)', 'dw']],
      says: /dw is not squared/,
    },
    {
      exercise,
      name: 'no learning rate',
      replace: [['dw.mul(learning_rate)', 'dw']],
      says: /learning rate is missing/,
    },
    {
      exercise,
      name: 'climbs',
      replace: [['w.sub(step)', 'w.add(step)']],
      says: /so it climbs/,
    },
    {
      exercise,
      name: 'cache not returned',
      replace: [[KEEP, 'config']],
      says: /config has no cache|not carried on/,
    },
    {
      exercise,
      name: 'old cache returned',
      replace: [[KEEP, '{ ...config, cache }']],
      says: /not carried on/,
    },
    {
      exercise,
      name: 'settings lost',
      replace: [[KEEP, '{ cache: next_cache }']],
      says: /lost its/,
    },
    {
      exercise,
      name: 'in place',
      replace: [['w.sub(step)', 'w.sub_(step)']],
      says: /changed its input w/,
    },
    {
      exercise,
      name: 'plain gradient descent',
      replace: [['.div(sqrt(next_cache).add(epsilon))', '']],
      says: /plain gradient descent/,
    },
    {
      exercise,
      name: 'the step alone',
      replace: [['w.sub(step)', 'step.neg()']],
      says: /next_w - w/,
    },
  ];
}

const STATE = '{ ...config, m: next_m, v: next_v, t: next_t }';

export const adaptiveMutants: Mutant[] = [
  ...withCache('adagrad'),
  {
    exercise: 'adagrad',
    name: 'forgets like RMSProp',
    replace: [
      [
        'cache.add(dw.mul(dw))',
        'cache.mul(config.decay_rate ?? 0.99).add(dw.mul(dw).mul(1 - (config.decay_rate ?? 0.99)))',
      ],
    ],
    says: /cache forgets/,
  },
  {
    exercise: 'adagrad',
    name: 'last gradient only',
    replace: [['cache.add(dw.mul(dw))', 'dw.mul(dw)']],
    says: /last dw² only/,
  },
  ...withCache('rmsprop'),
  {
    exercise: 'rmsprop',
    name: 'shares swapped',
    replace: [
      ['cache.mul(decay_rate)', 'cache.mul(1 - decay_rate)'],
      ['.mul(dw).mul(1 - decay_rate)', '.mul(dw).mul(decay_rate)'],
    ],
    says: /shares are swapped/,
  },
  {
    exercise: 'rmsprop',
    name: 'no 1 - decay_rate',
    replace: [['.mul(1 - decay_rate)', '']],
    says: /not multiplied by 1 - decay_rate/,
  },
  {
    exercise: 'rmsprop',
    name: 'no decay_rate',
    replace: [['cache.mul(decay_rate)', 'cache']],
    says: /never forgets/,
  },
  {
    exercise: 'rmsprop',
    name: 'still AdaGrad',
    replace: [
      ['cache.mul(decay_rate).add(dw.mul(dw).mul(1 - decay_rate))', 'cache.add(dw.mul(dw))'],
    ],
    says: /as AdaGrad does/,
  },
  {
    exercise: 'rmsprop',
    name: 'share squared',
    replace: [
      ['dw.mul(dw).mul(1 - decay_rate)', 'dw.mul(1 - decay_rate).mul(dw.mul(1 - decay_rate))'],
    ],
    says: /square dw alone/,
  },
  // adam
  {
    exercise: 'adam',
    name: 'epsilon inside the root',
    replace: [['sqrt(v_hat).add(epsilon)', 'sqrt(v_hat.add(epsilon))']],
    says: /epsilon is inside the root/,
  },
  {
    exercise: 'adam',
    name: 'no epsilon',
    replace: [['sqrt(v_hat).add(epsilon)', 'sqrt(v_hat)']],
    says: /division by zero|epsilon is missing/,
  },
  {
    exercise: 'adam',
    name: 'another epsilon',
    replace: [['.add(epsilon)', '.add(1e-8)']],
    says: /use the variable epsilon/,
  },
  {
    exercise: 'adam',
    name: 'epsilon before the correction',
    replace: [
      ['sqrt(v_hat).add(epsilon)', 'sqrt(next_v).add(epsilon).div(Math.sqrt(1 - beta2 ** next_t))'],
    ],
    says: /before the bias correction/,
  },
  {
    exercise: 'adam',
    name: 'no bias correction, as L0 and L1 print it',
    replace: [
      ['next_m.div(1 - beta1 ** next_t)', 'next_m'],
      ['next_v.div(1 - beta2 ** next_t)', 'next_v'],
    ],
    says: /no bias correction/,
  },
  {
    exercise: 'adam',
    name: 'v not corrected',
    replace: [['next_v.div(1 - beta2 ** next_t)', 'next_v']],
    says: /v' is not bias-corrected/,
  },
  {
    exercise: 'adam',
    name: 'm not corrected',
    replace: [['next_m.div(1 - beta1 ** next_t)', 'next_m']],
    says: /m' is not bias-corrected/,
  },
  {
    exercise: 'adam',
    name: 'old t in the correction',
    replace: [
      ['beta1 ** next_t', 'beta1 ** t'],
      ['beta2 ** next_t', 'beta2 ** t'],
    ],
    says: /for t = 0/,
  },
  {
    exercise: 'adam',
    name: 'stores the old t',
    replace: [['t: next_t }', 't }']],
    says: /t is not counted on/,
  },
  {
    exercise: 'adam',
    name: 'beta2 typed in',
    replace: [
      ['v.mul(beta2)', 'v.mul(0.999)'],
      ['mul(1 - beta2)', 'mul(1 - 0.999)'],
      ['beta2 ** next_t', '0.999 ** next_t'],
    ],
    says: /beta2 is not the one of the config/,
  },
  {
    exercise: 'adam',
    name: 't begins at 1 and is counted again',
    replace: [['const next_t = t + 1', 'const next_t = (config.t ?? 1) + 1']],
    says: /off by one/,
  },
  {
    exercise: 'adam',
    name: 't not returned',
    replace: [[STATE, '{ ...config, m: next_m, v: next_v }']],
    says: /config has no t/,
  },
  {
    exercise: 'adam',
    name: 'old t returned',
    replace: [['t: next_t }', 't }']],
    says: /config\.t is 0; expected 1/,
  },
  {
    exercise: 'adam',
    name: 'correction of the first update, always',
    replace: [
      ['beta1 ** next_t', 'beta1'],
      ['beta2 ** next_t', 'beta2'],
    ],
    says: /that of the first update once more/,
  },
  {
    exercise: 'adam',
    name: 'times t',
    replace: [
      ['beta1 ** next_t', 'beta1 * next_t'],
      ['beta2 ** next_t', 'beta2 * next_t'],
    ],
    says: /not beta times t/,
  },
  {
    exercise: 'adam',
    name: 'multiplies by the correction',
    replace: [
      ['next_m.div(', 'next_m.mul('],
      ['next_v.div(', 'next_v.mul('],
    ],
    says: /divide by it/,
  },
  {
    exercise: 'adam',
    name: 'betas swapped',
    replace: [
      ['m.mul(beta1).add(dw.mul(1 - beta1))', 'm.mul(beta2).add(dw.mul(1 - beta2))'],
      [
        'v.mul(beta2).add(dw.mul(dw).mul(1 - beta2))',
        'v.mul(beta1).add(dw.mul(dw).mul(1 - beta1))',
      ],
      ['beta1 ** next_t', 'beta2 ** next_t'],
      ['next_v.div(1 - beta2 ** next_t)', 'next_v.div(1 - beta1 ** next_t)'],
    ],
    says: /beta1 and beta2 are swapped/,
  },
  {
    exercise: 'adam',
    name: 'corrected moments stored',
    replace: [['m: next_m, v: next_v', 'm: m_hat, v: v_hat']],
    says: /stored are the corrected ones/,
  },
  {
    exercise: 'adam',
    name: 'no root',
    replace: [['sqrt(v_hat)', 'v_hat']],
    says: /root is missing/,
  },
  {
    exercise: 'adam',
    name: 'not squared',
    replace: [['dw.mul(dw)', 'dw']],
    says: /not squared/,
  },
  {
    exercise: 'adam',
    name: 'm sums up',
    replace: [['dw.mul(1 - beta1)', 'dw']],
    says: /1 - beta1 in m/,
  },
  {
    exercise: 'adam',
    name: 'v sums up',
    replace: [['dw.mul(dw).mul(1 - beta2)', 'dw.mul(dw)']],
    says: /1 - beta2 in v/,
  },
  {
    exercise: 'adam',
    name: 'dw for m',
    replace: [['m_hat.mul(learning_rate)', 'dw.mul(learning_rate)']],
    says: /uses dw where it should use m/,
  },
  {
    exercise: 'adam',
    name: 'moments not returned',
    replace: [[STATE, 'config']],
    says: /config has no m|not carried on/,
  },
  {
    exercise: 'adam',
    name: 'only t returned',
    replace: [[STATE, '{ ...config, m, v, t: next_t }']],
    says: /not carried on/,
  },
  {
    exercise: 'adam',
    name: 'settings lost',
    replace: [[STATE, '{ m: next_m, v: next_v, t: next_t }']],
    says: /lost its/,
  },
  {
    exercise: 'adam',
    name: 'climbs',
    replace: [['w.sub(step)', 'w.add(step)']],
    says: /so it climbs/,
  },
  {
    exercise: 'adam',
    name: 'learning rate missing',
    replace: [['m_hat.mul(learning_rate)', 'm_hat']],
    says: /learning rate is missing/,
  },
  {
    exercise: 'adam',
    name: 'in place',
    replace: [['w.sub(step)', 'w.sub_(step)']],
    says: /changed its input w/,
  },
  {
    exercise: 'adam',
    name: 't as a tensor',
    replace: [['t: next_t }', 't: zerosLike(w).add(next_t) as never }']],
    says: /config\.t is a Tensor/,
  },
  // adamw
  {
    exercise: 'adamw',
    name: 'coupled',
    body: 'return adam(w, dw.add(w.mul(weight_decay)), config);',
    says: /decay is coupled/,
  },
  {
    exercise: 'adamw',
    name: 'coupled, with the learning rate',
    body: 'return adam(w, dw.add(w.mul(learning_rate * weight_decay)), config);',
    says: /coupled: learning_rate/,
  },
  {
    exercise: 'adamw',
    name: 'both ways',
    replace: [['adam(w, dw,', 'adam(w, dw.add(w.mul(weight_decay)),']],
    says: /twice/,
  },
  {
    exercise: 'adamw',
    name: 'no decay',
    body: 'return adam(w, dw, config);',
    says: /weight decay is missing/,
  },
  {
    exercise: 'adamw',
    name: 'without the learning rate',
    replace: [['learning_rate * weight_decay', 'weight_decay']],
    says: /not multiplied by the learning rate/,
  },
  {
    exercise: 'adamw',
    name: 'without weight_decay',
    replace: [['learning_rate * weight_decay', 'learning_rate']],
    says: /weight_decay is missing/,
  },
  {
    exercise: 'adamw',
    name: 'grows',
    replace: [['moved.sub(', 'moved.add(']],
    says: /weights grow/,
  },
  {
    exercise: 'adamw',
    name: 'decays what Adam moved',
    replace: [['moved.sub(w.mul(', 'moved.sub(moved.mul(']],
    says: /w as it came/,
  },
  {
    exercise: 'adamw',
    name: 'decays dw',
    replace: [['moved.sub(w.mul(', 'moved.sub(dw.mul(']],
    says: /on dw instead of w/,
  },
  {
    exercise: 'adamw',
    name: 'factor 2',
    replace: [['learning_rate * weight_decay', '2 * learning_rate * weight_decay']],
    says: /factor 1\/2 or 2/,
  },
  {
    exercise: 'adamw',
    name: 'L1',
    replace: [['moved.sub(w.mul(', 'moved.sub(w.sign().mul(']],
    says: /sign of w/,
  },
  {
    exercise: 'adamw',
    name: 'only decays',
    replace: [['moved.sub(', 'w.sub(']],
    says: /step of Adam is missing/,
  },
  {
    exercise: 'adamw',
    name: 'old config',
    replace: [['[next_w, next_config]', '[next_w, config]']],
    says: /config has no m|not carried on/,
  },
  {
    exercise: 'adamw',
    name: 'in place',
    replace: [['w.mul(learning_rate', 'w.mul_(learning_rate']],
    says: /changed its input w|input w/,
  },
];

export const adaptiveVariants: Variant[] = [
  {
    exercise: 'adagrad',
    name: 'loop',
    body: `const [next_w, c] = [w.copy(), cache.copy()];
      for (let i = 0; i < w.size; i++) {
        c.data[i] += dw.data[i] ** 2;
        next_w.data[i] -= (learning_rate * dw.data[i]) / (Math.sqrt(c.data[i]) + epsilon);
      }
      return [next_w, { ...config, cache: c }];`,
  },
  {
    exercise: 'adagrad',
    name: 'pow, and a step size per weight',
    body: `config = { ...config, cache: cache.add(dw.pow(2)) };
      const rates = (config.cache as Tensor).sqrt().add(epsilon).pow(-1).mul(learning_rate);
      return [w.add(rates.mul(dw).neg()), config];`,
  },
  {
    exercise: 'rmsprop',
    name: 'moves the mean towards dw²',
    body: `const next_cache = cache.add(dw.mul(dw).sub(cache).mul(1 - decay_rate));
      return [w.sub(dw.div(sqrt(next_cache).add(epsilon)).mul(learning_rate)), { ...config, cache: next_cache }];`,
  },
  {
    exercise: 'rmsprop',
    name: 'loop',
    body: `const [next_w, c] = [w.copy(), cache.copy()];
      c.data.forEach((old, i) => {
        c.data[i] = decay_rate * old + (1 - decay_rate) * dw.data[i] * dw.data[i];
        next_w.data[i] = w.data[i] - (learning_rate * dw.data[i]) / (c.data[i] ** 0.5 + epsilon);
      });
      return [next_w, { ...config, cache: c }];`,
  },
  {
    exercise: 'adam',
    name: 'writes into a copy of the config',
    body: `config = { ...config };
      config.t = t + 1;
      config.m = m.mul(beta1).add(dw.mul(1 - beta1));
      config.v = v.mul(beta2).add(dw.pow(2).mul(1 - beta2));
      const mt = config.m.div(1 - Math.pow(beta1, config.t));
      const vt = config.v.div(1 - Math.pow(beta2, config.t));
      return [w.add(mt.mul(-learning_rate).div(vt.sqrt().add(epsilon))), config];`,
  },
  {
    exercise: 'adam',
    name: 'loop, with the corrections in the rate',
    body: `const [next_w, m2, v2] = [w.copy(), m.copy(), v.copy()];
      const k = t + 1;
      const root = Math.sqrt(1 - beta2 ** k);
      const rate = (learning_rate * root) / (1 - beta1 ** k);
      for (let i = 0; i < w.size; i++) {
        m2.data[i] = beta1 * m.data[i] + (1 - beta1) * dw.data[i];
        v2.data[i] = beta2 * v.data[i] + (1 - beta2) * dw.data[i] ** 2;
        next_w.data[i] -= (rate * m2.data[i]) / (Math.sqrt(v2.data[i]) + epsilon * root);
      }
      return [next_w, { ...config, m: m2, v: v2, t: k }];`,
  },
  {
    exercise: 'adamw',
    name: 'shrinks first',
    body: `const [moved, after] = adam(w, dw, config);
      const step = moved.sub(w);
      return [w.mul(1 - learning_rate * weight_decay).add(step), after];`,
  },
  {
    exercise: 'adamw',
    name: 'adam at the shrunk weights: its step does not depend on w',
    body: 'return adam(w.mul(1 - learning_rate * weight_decay), dw, config);',
  },
];
