import type { Mutant, Variant } from '../mutant.js';

const KEEP = '{ ...config, velocity: next_velocity }';
const INTO_VELOCITY = 'velocity.mul(momentum).sub(dw.mul(learning_rate))';

/** Slips that both rules with a velocity invite. */
function both(exercise: 'sgd_momentum' | 'nesterov'): Mutant[] {
  return [
    {
      exercise,
      name: 'velocity not returned',
      replace: [[KEEP, 'config']],
      says: /config has no velocity|not carried on/,
    },
    {
      exercise,
      name: 'old velocity returned',
      replace: [[KEEP, '{ ...config, velocity }']],
      says: /not carried on/,
    },
    {
      exercise,
      name: 'settings lost',
      replace: [[KEEP, '{ velocity: next_velocity }']],
      says: /lost its (learning_rate|momentum)/,
    },
    {
      exercise,
      name: 'w alone',
      replace: [[`[next_w, ${KEEP}]`, 'next_w as never']],
      says: /return \[next_w, config\]/,
    },
    {
      exercise,
      name: 'velocity in place of the config',
      replace: [[KEEP, 'next_velocity as never']],
      says: /expected an object/,
    },
    {
      exercise,
      name: 'learning rate missing',
      replace: [['dw.mul(learning_rate)', 'dw']],
      says: /learning rate is missing/,
    },
    {
      exercise,
      name: 'momentum typed in',
      replace: [['velocity.mul(momentum)', 'velocity.mul(0.9)']],
      says: exercise === 'nesterov' ? /momentum|config/ : /momentum is not the one of the config/,
    },
    {
      exercise,
      name: 'climbs',
      replace: [['.sub(dw', '.add(dw']],
      says: /so it climbs/,
    },
    {
      exercise,
      name: 'w changed in place',
      replace: [['return [', 'w.mul_(0).add_(next_w); return [']],
      says: /changed its input w/,
    },
    {
      exercise,
      name: 'dw changed in place',
      replace: [['dw.mul(learning_rate)', 'dw.mul_(learning_rate)']],
      says: /changed its input dw/,
    },
    {
      exercise,
      name: 'returns w',
      replace: [['return [next_w', 'return [w']],
      says: /next_w is w, unchanged/,
    },
    {
      exercise,
      name: 'momentum 0.9 for ever',
      replace: [['velocity.mul(momentum)', 'velocity.mul(0.9)']],
      says: /update \d|next_w - w/,
    },
  ];
}

export const momentumMutants: Mutant[] = [
  ...both('sgd_momentum'),
  {
    exercise: 'sgd_momentum',
    name: 'convention of L0 and PyTorch',
    body: `const next_velocity = velocity.mul(momentum).add(dw);
      return [w.sub(next_velocity.mul(learning_rate)), { ...config, velocity: next_velocity }];`,
    says: /lecture L0's convention/,
  },
  {
    exercise: 'sgd_momentum',
    name: 'L3 as printed',
    body: `const next_velocity = velocity.mul(momentum).add(dw);
      return [w.add(next_velocity.mul(learning_rate)), { ...config, velocity: next_velocity }];`,
    says: /L3's \+= : it climbs/,
  },
  {
    exercise: 'sgd_momentum',
    name: 'velocity uphill',
    body: `const next_velocity = velocity.mul(momentum).add(dw.mul(learning_rate));
      return [w.sub(next_velocity), { ...config, velocity: next_velocity }];`,
    says: /points uphill/,
  },
  {
    exercise: 'sgd_momentum',
    name: 'average of gradients',
    replace: [['dw.mul(learning_rate)', 'dw.mul(learning_rate * (1 - momentum))']],
    says: /average of gradients/,
  },
  {
    exercise: 'sgd_momentum',
    name: 'no friction',
    replace: [['velocity.mul(momentum)', 'velocity']],
    says: /without friction/,
  },
  {
    exercise: 'sgd_momentum',
    name: 'plain gradient descent',
    replace: [[INTO_VELOCITY, 'dw.mul(-learning_rate)']],
    says: /plain gradient descent/,
  },
  {
    exercise: 'sgd_momentum',
    name: 'learning rate twice',
    replace: [['w.add(next_velocity)', 'w.add(next_velocity.mul(learning_rate))']],
    says: /applied twice/,
  },
  {
    exercise: 'sgd_momentum',
    name: 'settings swapped',
    replace: [[INTO_VELOCITY, 'velocity.mul(learning_rate).sub(dw.mul(momentum))']],
    says: /swapped/,
  },
  {
    exercise: 'sgd_momentum',
    name: 'moves by the old velocity',
    replace: [['w.add(next_velocity)', 'w.add(velocity)']],
    says: /moves by the old velocity/,
  },
  {
    exercise: 'sgd_momentum',
    name: 'velocity subtracted',
    replace: [['w.add(next_velocity)', 'w.sub(next_velocity)']],
    says: /sign is wrong/,
  },
  ...both('nesterov'),
  {
    exercise: 'nesterov',
    name: 'no look-ahead',
    replace: [['w.add(back).add(next_velocity.mul(1 + momentum))', 'w.add(next_velocity)']],
    says: /no look-ahead/,
  },
  {
    exercise: 'nesterov',
    name: 'factor 1 + momentum missing',
    replace: [['next_velocity.mul(1 + momentum)', 'next_velocity']],
    says: /factor \(1 \+ momentum\)/,
  },
  {
    exercise: 'nesterov',
    name: 'not back',
    replace: [['.add(back)', '']],
    says: /is not subtracted/,
  },
  {
    exercise: 'nesterov',
    name: 'back with the wrong sign',
    replace: [['.add(back)', '.sub(back)']],
    says: /momentum · velocity is added/,
  },
  {
    exercise: 'nesterov',
    name: 'back by all of the velocity',
    replace: [['velocity.mul(-momentum)', 'velocity.mul(-1)']],
    says: /without its factor/,
  },
  {
    exercise: 'nesterov',
    name: 'old and new swapped',
    replace: [
      [
        'w.add(back).add(next_velocity.mul(1 + momentum))',
        'w.sub(next_velocity.mul(momentum)).add(velocity.mul(1 + momentum))',
      ],
    ],
    says: /swapped/,
  },
  {
    exercise: 'nesterov',
    name: "PyTorch's convention",
    body: `const sum = velocity.mul(momentum).add(dw);
      const next_w = w.sub(dw.add(sum.mul(momentum)).mul(learning_rate));
      return [next_w, { ...config, velocity: sum }];`,
    says: /sum of gradients/,
  },
  {
    exercise: 'nesterov',
    name: 'stores the move',
    replace: [['velocity: next_velocity }', 'velocity: next_w.sub(w) }']],
    says: /whole move/,
  },
];

export const momentumVariants: Variant[] = [
  {
    exercise: 'sgd_momentum',
    name: 'loop',
    body: `const [next_w, v] = [w.copy(), velocity.copy()];
      for (let i = 0; i < w.size; i++) {
        v.data[i] = momentum * velocity.data[i] - learning_rate * dw.data[i];
        next_w.data[i] += v.data[i];
      }
      return [next_w, { learning_rate, momentum, velocity: v }];`,
  },
  {
    exercise: 'sgd_momentum',
    name: 'writes into a copy of the config',
    body: `config = { ...config };
      config.velocity = velocity.mul(momentum).add(dw.mul(-learning_rate));
      return [w.add(config.velocity), config];`,
  },
  {
    exercise: 'nesterov',
    name: 'gradient step beside the new velocity',
    body: `const v = velocity.mul(momentum).sub(dw.mul(learning_rate));
      return [w.add(v.mul(momentum)).sub(dw.mul(learning_rate)), { ...config, velocity: v }];`,
  },
  {
    exercise: 'nesterov',
    name: 'by way of the position',
    body: `const x = w.sub(velocity.mul(momentum));
      config = { ...config, velocity: velocity.mul(momentum).sub(dw.mul(learning_rate)) };
      return [x.add((config.velocity as Tensor).mul(1 + momentum)), config];`,
  },
];
