import { answersTo, type Mutant, type Variant } from '../mutant.js';

const { wrong, right } = answersTo('train_net');

const CONFIG = '{ ...(configs[name] ?? settings) }';
const PLAN = 'if (schedule) config.learning_rate = schedule(update);';
const CLIP = 'const [clipped] = clip_grad_norm(grads, limit);';
const ASK = 'const [loss, grads] = gradients(trained, update);';
const STEP = '[trained[name], configs[name]] = rule(trained[name], clipped[name], config);';

export const loopMutants: Mutant[] = [
  wrong(
    'forgets from update to update',
    [[CONFIG, '{ ...settings }']],
    /memory of the rule is lost/,
  ),
  wrong(
    'one config for all',
    [
      [CONFIG, '{ ...(configs.all ?? settings) }'],
      [STEP, STEP.replace('configs[name]', 'configs.all')],
    ],
    /all weights share one config/,
  ),
  wrong(
    'the same, by a variable outside of the loop',
    [
      ['const losses: number[] = [];', 'const losses: number[] = []; let memory = settings;'],
      [CONFIG, '{ ...memory }'],
      [STEP, '[trained[name], memory] = rule(trained[name], clipped[name], config);'],
    ],
    /all weights share one config/,
  ),
  wrong('no settings', [[CONFIG, '{ ...(configs[name] ?? {}) }']], /settings do not reach/),
  wrong(
    'gradients for each weight anew',
    [[STEP, STEP.replace('clipped[name]', 'gradients(trained, update)[1][name]')]],
    /asked for again/,
  ),
  wrong(
    'the loss afterwards',
    [
      ['losses.push(loss);', ''],
      [STEP, `${STEP} } losses.push(gradients(trained, update)[0]); {`],
    ],
    /the loss after the update/,
  ),
  wrong(
    'counts from 1',
    [['let update = 0; update < updates', 'let update = 1; update <= updates']],
    /counted from 1/,
  ),
  wrong('always update 0', [[ASK, ASK.replace('update)', '0)')]], /always update 0/),
  wrong(
    'an update too few',
    [['update < updates', 'update < updates - 1']],
    /losses has 4 numbers after 5/,
  ),
  wrong('an update too many', [['update < updates', 'update <= updates']], /losses has 6 numbers/),
  wrong('weights stay', [[STEP, STEP.replace('[trained[name],', '[,')]], /no weight moves/),
  wrong('the first weight only', [[STEP, `${STEP} break;`]], /only the first of the weights/),
  wrong(
    'all but the last weight',
    [['Object.keys(trained))', 'Object.keys(trained).slice(0, -1))']],
    /last of the weights stays/,
  ),
  wrong('no schedule', [[PLAN, '']], /schedule is not used/),
  wrong(
    'the rate of the first update',
    [[PLAN, PLAN.replace('(update)', '(0)')]],
    /first update only/,
  ),
  wrong('the rate to come', [[PLAN, PLAN.replace('(update)', '(update + 1)')]], /update to come/),
  wrong('not clipped', [[CLIP, 'const clipped = grads;']], /not clipped/),
  wrong(
    'each gradient clipped by itself',
    [
      [
        CLIP,
        'const clipped = Object.fromEntries(Object.entries(grads).map(([k, g]) => [k, clip_grad_norm({ g }, limit)[0].g]));',
      ],
    ],
    /clipped by itself/,
  ),
  wrong(
    'changes params',
    [['const trained = { ...params };', 'const trained = params;']],
    /changed its input params/,
  ),
  wrong(
    'changes the tensors of params',
    [[STEP, `${STEP} if (update === 0) params[name].set(trained[name]);`]],
    /changed its input params/,
  ),
  wrong(
    'changes the settings',
    [[CONFIG, 'configs[name] ?? settings']],
    /changed its input settings/,
  ),
  wrong(
    'the rate in the settings only',
    [
      [PLAN, ''],
      [
        CONFIG,
        '{ ...(configs[name] ?? { ...settings, ...(schedule ? { learning_rate: schedule(update) } : {}) }) }',
      ],
    ],
    /first update only/,
  ),
  wrong('no losses', [['losses.push(loss);', '']], /losses has 0 numbers/),
  wrong(
    'the last loss alone',
    [['return [trained, losses]', 'return [trained, losses.at(-1) as never]']],
    /losses is .*expected a list/,
  ),
];

export const loopVariants: Variant[] = [
  right(
    'configs made beforehand',
    `const names = Object.keys(params);
    const configs: Record<string, OptimConfig> = {};
    for (const name of names) configs[name] = { ...settings };
    let now = params;
    const losses: number[] = [];
    for (let k = 0; k < updates; k++) {
      const [loss, all] = gradients(now, k);
      losses.push(loss);
      const grads = clip_grad_norm(all, limit)[0];
      const next: Record<string, Tensor> = {};
      for (const name of names) {
        const rate = schedule === undefined ? {} : { learning_rate: schedule(k) };
        const [w, config] = rule(now[name], grads[name], { ...configs[name], ...rate });
        next[name] = w;
        configs[name] = config;
      }
      now = next;
    }
    return [{ ...now }, losses];`,
  ),
  right(
    'clips only where there is a limit, over the entries of the gradients',
    `const trained = { ...params };
    const memory = new Map<string, OptimConfig>();
    const losses = Array.from({ length: updates }, (_, update) => {
      let [loss, grads] = gradients(trained, update);
      if (limit < Infinity) grads = clip_grad_norm(grads, limit)[0];
      for (const [name, dw] of Object.entries(grads)) {
        let config = memory.get(name) ?? settings;
        if (schedule) config = { ...config, learning_rate: schedule(update) };
        const [w, after] = rule(trained[name], dw, config);
        trained[name] = w;
        memory.set(name, after);
      }
      return loss;
    });
    return [trained, losses];`,
  ),
];
