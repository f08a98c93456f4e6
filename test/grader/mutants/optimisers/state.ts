import type { Mutant } from '../mutant.js';

/*
 * Where the rules keep their memory, and what they take for left out: a rule hands its memory on in
 * the config that it returns, and changes nothing that it was given.
 */

/** The rules that keep one tensor, and what they call it. */
const ONE = [
  { exercise: 'sgd_momentum', memory: 'velocity' },
  { exercise: 'nesterov', memory: 'velocity' },
  { exercise: 'adagrad', memory: 'cache' },
  { exercise: 'rmsprop', memory: 'cache' },
] as const;
const RULES = [...ONE.map(({ exercise }) => exercise), 'adam', 'adamw'] as const;

const KEPT: Readonly<Record<string, string>> = {
  sgd_momentum: '{ ...config, velocity: next_velocity }',
  nesterov: '{ ...config, velocity: next_velocity }',
  adagrad: '{ ...config, cache: next_cache }',
  rmsprop: '{ ...config, cache: next_cache }',
  adam: '{ ...config, m: next_m, v: next_v, t: next_t }',
};
/** The first statement of each answer. */
const FIRST: Readonly<Record<string, string>> = {
  sgd_momentum: 'const next_velocity =',
  nesterov: 'const next_velocity =',
  adagrad: 'const next_cache =',
  rmsprop: 'const next_cache =',
  adam: 'const next_t =',
  adamw: 'const [moved, next_config] =',
};

/** The statement `line` before everything, with variables of another value beneath it. */
function before(exercise: string, line: string): readonly [string, string] {
  const first = FIRST[exercise] as string;
  return [first, `${line}\n  ${first}`];
}

function oneMemory({ exercise, memory }: (typeof ONE)[number]): Mutant[] {
  const own = `(${exercise} as never as { kept?: Tensor })`;
  const kept = KEPT[exercise] as string;
  const next = `next_${memory}`;
  return [
    {
      exercise,
      name: `the caller's ${memory} is changed in place`,
      replace: [[`return [`, `${memory}.mul_(0).add_(${next});\n  return [`]],
      says: /changed its input config/,
    },
    {
      exercise,
      name: `the caller's ${memory} is changed in place and returned`,
      replace: [
        ['return [', `${memory}.mul_(0).add_(${next});\n  return [`],
        [kept, `{ ...config, ${memory} }`],
      ],
      says: /changed its input config/,
    },
    {
      exercise,
      name: `${memory} in a variable outside, in place of the config`,
      replace: [
        [`const ${next} = ${memory}`, `const ${next} = (${own}.kept ?? zerosLike(w))`],
        ['return [', `${own}.kept = ${next};\n  return [`],
      ],
      says: new RegExp(`comes in with config.${memory}|gave different results`),
    },
    {
      exercise,
      name: `${memory} stored by the first update only`,
      replace: [[kept, `{ ...config, ${memory}: config.${memory} ?? ${next} }`]],
      says: /stored by the first update only/,
    },
  ];
}

function anyRule(exercise: (typeof RULES)[number]): Mutant[] {
  const own = `(${exercise} as never as { done?: boolean })`;
  return [
    {
      exercise,
      name: 'the first call only',
      replace: [
        before(exercise, `if (${own}.done) return [w.copy(), config]; ${own}.done = true;`),
      ],
      says: /next_w is w, unchanged|gave different results/,
    },
  ];
}

/** A setting of 0 taken for left out, in the body. */
function falsy(exercise: string, setting: string, use: string, usual: string): Mutant {
  return {
    exercise,
    name: `${setting} || ${usual}`,
    replace: [[use, use.replace(setting, `(${setting} || ${usual})`)]],
    says: new RegExp(`a ${setting} of 0 is taken for one that is left out`),
  };
}

/** A setting that is left out, with another default. */
function usual(
  exercise: string,
  setting: string,
  use: string,
  wrong: string,
  says: RegExp,
): Mutant {
  return {
    exercise,
    name: `${setting} is ${wrong} when it is left out`,
    replace: [[use, use.replace(setting, `(config.${setting} ?? ${wrong})`)]],
    says,
  };
}

const LEFT_OUT = (setting: string, wrong: string) =>
  new RegExp(`left out, ${setting} is ${wrong.replace('.', '\\.')} here`);

const config = (exercise: string, line: string, name: string): Mutant => ({
  exercise,
  name,
  replace: [['return [', `${line}\n  return [`]],
  says: /changed its input config/,
});

export const stateMutants: Mutant[] = [
  ...ONE.flatMap(oneMemory),
  ...ONE.map(({ exercise, memory }) =>
    config(exercise, `config.${memory} = next_${memory};`, 'writes into the config that came'),
  ),
  ...RULES.flatMap(anyRule),
  config('adam', 'config.t = next_t;', 'counts in the config that came'),
  config(
    'adam',
    'Object.assign(config, { m: next_m, v: next_v });',
    'moments into the config that came',
  ),
  config('adam', 'm.mul_(0).add_(next_m);', 'm changed in place'),
  config('adam', 'v.mul_(0).add_(next_v);', 'v changed in place'),
  config('adamw', 'Object.assign(config, next_config);', 'writes into the config that came'),
  config('adamw', 'config.t = next_config.t;', 'counts in the config that came'),
  falsy('sgd_momentum', 'momentum', 'velocity.mul(momentum)', '0.9'),
  falsy('sgd_momentum', 'learning_rate', 'dw.mul(learning_rate)', '1e-2'),
  falsy('nesterov', 'learning_rate', 'dw.mul(learning_rate)', '1e-2'),
  {
    exercise: 'nesterov',
    name: 'momentum || 0.9',
    replace: [
      ['velocity.mul(momentum)', 'velocity.mul(momentum || 0.9)'],
      ['velocity.mul(-momentum)', 'velocity.mul(-(momentum || 0.9))'],
      ['1 + momentum', '1 + (momentum || 0.9)'],
    ],
    says: /a momentum of 0 is taken for one that is left out/,
  },
  falsy('adagrad', 'learning_rate', 'dw.mul(learning_rate)', '1e-2'),
  falsy('adagrad', 'epsilon', '.add(epsilon)', '1e-7'),
  falsy('rmsprop', 'learning_rate', 'dw.mul(learning_rate)', '1e-2'),
  falsy('rmsprop', 'epsilon', '.add(epsilon)', '1e-8'),
  {
    exercise: 'rmsprop',
    name: 'decay_rate || 0.99',
    replace: [
      ['cache.mul(decay_rate)', 'cache.mul(decay_rate || 0.99)'],
      ['1 - decay_rate', '1 - (decay_rate || 0.99)'],
    ],
    says: /a decay_rate of 0 is taken for one that is left out/,
  },
  falsy('adam', 'learning_rate', 'm_hat.mul(learning_rate)', '1e-3'),
  falsy('adam', 'epsilon', '.add(epsilon)', '1e-8'),
  ...(['beta1', 'beta2'] as const).map((beta): Mutant => {
    const [usual, m] = beta === 'beta1' ? ['0.9', 'm'] : ['0.999', 'v'];
    return {
      exercise: 'adam',
      name: `${beta} || ${usual}`,
      replace: [
        [`${m}.mul(${beta})`, `${m}.mul(${beta} || ${usual})`],
        [`mul(1 - ${beta})`, `mul(1 - (${beta} || ${usual}))`],
        [`${beta} ** next_t`, `(${beta} || ${usual}) ** next_t`],
      ],
      says: new RegExp(`a ${beta} of 0 is taken for one that is left out`),
    };
  }),
  {
    exercise: 'adamw',
    name: 'weight_decay || 1e-2',
    replace: [['* weight_decay', '* (weight_decay || 1e-2)']],
    says: /a weight_decay of 0 is taken for one that is left out/,
  },
  {
    exercise: 'adamw',
    name: 'learning_rate || 1e-3 in the decay',
    replace: [['learning_rate *', '(learning_rate || 1e-3) *']],
    says: /learning rate of the decay|0 is a setting like any other/,
  },
  // Defaults
  usual('sgd_momentum', 'momentum', 'velocity.mul(momentum)', '0.95', LEFT_OUT('momentum', '0.95')),
  usual(
    'sgd_momentum',
    'learning_rate',
    'dw.mul(learning_rate)',
    '0.001',
    LEFT_OUT('learning_rate', '0.001'),
  ),
  usual(
    'sgd_momentum',
    'learning_rate',
    'dw.mul(learning_rate)',
    '0.0101',
    /has the default in the line above/,
  ),
  usual(
    'nesterov',
    'learning_rate',
    'dw.mul(learning_rate)',
    '0.001',
    LEFT_OUT('learning_rate', '0.001'),
  ),
  usual(
    'adagrad',
    'learning_rate',
    'dw.mul(learning_rate)',
    '0.1',
    LEFT_OUT('learning_rate', '0.1'),
  ),
  usual('adagrad', 'epsilon', '.add(epsilon)', '1e-8', LEFT_OUT('epsilon', '1e-8')),
  usual('adagrad', 'epsilon', '.add(epsilon)', '1.01e-7', /epsilon of the config/),
  usual(
    'rmsprop',
    'learning_rate',
    'dw.mul(learning_rate)',
    '0.001',
    LEFT_OUT('learning_rate', '0.001'),
  ),
  usual('rmsprop', 'epsilon', '.add(epsilon)', '1e-7', LEFT_OUT('epsilon', '1e-7')),
  {
    exercise: 'rmsprop',
    name: 'decay_rate is 0.9 when it is left out',
    replace: [
      ['cache.mul(decay_rate)', 'cache.mul(config.decay_rate ?? 0.9)'],
      ['1 - decay_rate', '1 - (config.decay_rate ?? 0.9)'],
    ],
    says: LEFT_OUT('decay_rate', '0.9'),
  },
  usual(
    'adam',
    'learning_rate',
    'm_hat.mul(learning_rate)',
    '0.01',
    LEFT_OUT('learning_rate', '0.01'),
  ),
  usual('adam', 'epsilon', '.add(epsilon)', '1e-7', LEFT_OUT('epsilon', '1e-7')),
  usual('adam', 'epsilon', '.add(epsilon)', '1e-10', LEFT_OUT('epsilon', '1e-10')),
  {
    exercise: 'adam',
    name: 'beta2 is 0.99 when it is left out',
    replace: [
      ['v.mul(beta2)', 'v.mul(config.beta2 ?? 0.99)'],
      ['mul(1 - beta2)', 'mul(1 - (config.beta2 ?? 0.99))'],
      ['beta2 ** next_t', '(config.beta2 ?? 0.99) ** next_t'],
    ],
    says: LEFT_OUT('beta2', '0.99'),
  },
  usual('adamw', 'weight_decay', '* weight_decay', '0', LEFT_OUT('weight_decay', '0')),
  usual('adamw', 'weight_decay', '* weight_decay', '0.001', LEFT_OUT('weight_decay', '0.001')),
  {
    exercise: 'adamw',
    name: 'the decay with 1e-3 for the learning rate',
    replace: [['learning_rate *', '1e-3 *']],
    says: /learning rate of the decay is not the one of the config/,
  },
  // Epsilon of another size
  ...(['adagrad', 'rmsprop', 'adam'] as const).flatMap((exercise): Mutant[] => [
    ...['1e-6', '1e-5', '1e-10', '1e-12'].map((epsilon) => ({
      exercise,
      name: `epsilon ${epsilon} typed in`,
      replace: [['.add(epsilon)', `.add(${epsilon})`]] as const,
      says: /use the variable epsilon/,
    })),
    {
      exercise,
      name: 'epsilon as a lower limit',
      replace: [['.add(epsilon)', '.maximum(epsilon)']],
      says: /epsilon is a lower limit/,
    },
    {
      exercise,
      name: 'the root of epsilon',
      replace: [['.add(epsilon)', '.add(Math.sqrt(epsilon))']],
      says: /root is taken of epsilon as well|epsilon is inside the root/,
    },
    {
      exercise,
      name: 'ten times epsilon',
      replace: [['.add(epsilon)', '.add(10 * epsilon)']],
      says: /epsilon of the config/,
    },
  ]),
  // Adam's two betas and its t
  {
    exercise: 'adam',
    name: 'beta1 for both',
    replace: [
      ['v.mul(beta2)', 'v.mul(beta1)'],
      ['mul(1 - beta2)', 'mul(1 - beta1)'],
      ['beta2 ** next_t', 'beta1 ** next_t'],
    ],
    says: /beta1 serves for both/,
  },
  {
    exercise: 'adam',
    name: 'beta2 for both',
    replace: [
      ['m.mul(beta1)', 'm.mul(beta2)'],
      ['mul(1 - beta1)', 'mul(1 - beta2)'],
      ['beta1 ** next_t', 'beta2 ** next_t'],
    ],
    says: /beta2 serves for both/,
  },
  {
    exercise: 'adam',
    name: 'both corrections with beta1',
    replace: [['beta2 ** next_t', 'beta1 ** next_t']],
    says: /v' is corrected with beta1/,
  },
  {
    exercise: 'adam',
    name: 'both corrections with beta2',
    replace: [['beta1 ** next_t', 'beta2 ** next_t']],
    says: /m' is corrected with beta2/,
  },
  {
    exercise: 'adam',
    name: 'v moves with beta1',
    replace: [
      ['v.mul(beta2)', 'v.mul(beta1)'],
      ['mul(1 - beta2)', 'mul(1 - beta1)'],
    ],
    says: /v moves with beta1/,
  },
  {
    exercise: 'adam',
    name: 'm moves with beta2',
    replace: [
      ['m.mul(beta1)', 'm.mul(beta2)'],
      ['mul(1 - beta1)', 'mul(1 - beta2)'],
    ],
    says: /m moves with beta2/,
  },
  {
    exercise: 'adam',
    name: 't counted twice',
    replace: [['t: next_t }', 't: next_t + 1 }']],
    says: /config\.t is 2; expected 1/,
  },
  {
    exercise: 'adam',
    name: 'the correction looks one update ahead',
    replace: [
      ['beta1 ** next_t', 'beta1 ** (next_t + 1)'],
      ['beta2 ** next_t', 'beta2 ** (next_t + 1)'],
    ],
    says: /off by one/,
  },
  {
    exercise: 'adam',
    name: 'the old t in the correction, 1 at least',
    replace: [
      ['beta1 ** next_t', 'beta1 ** Math.max(1, t)'],
      ['beta2 ** next_t', 'beta2 ** Math.max(1, t)'],
    ],
    says: /that of the first update once more/,
  },
  {
    exercise: 'adam',
    name: 'corrected in the first update only',
    replace: [
      ['next_m.div(1 - beta1 ** next_t)', 'next_m.div(t === 0 ? 1 - beta1 : 1)'],
      ['next_v.div(1 - beta2 ** next_t)', 'next_v.div(t === 0 ? 1 - beta2 : 1)'],
    ],
    says: /for the first update only/,
  },
  {
    exercise: 'adam',
    name: 'm stored by the first update only',
    replace: [['m: next_m,', 'm: config.m ?? next_m,']],
    says: /m is stored by the first update only/,
  },
];
