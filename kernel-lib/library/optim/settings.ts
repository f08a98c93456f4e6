/**
 * What each update rule takes from a config: settings, and the memory that it leaves there. A name
 * that a rule does not read would be ignored without a word, so it is an error there.
 */
const ADAM = ['learning_rate', 'beta1', 'beta2', 'epsilon', 'bias_correction', 'm', 'v', 't'];
const MOMENTUM = ['learning_rate', 'momentum', 'convention', 'velocity'];

export const SETTINGS: Readonly<Record<string, readonly string[]>> = {
  sgd: ['learning_rate'],
  sgd_momentum: MOMENTUM,
  nesterov: MOMENTUM,
  adagrad: ['learning_rate', 'epsilon', 'cache'],
  rmsprop: ['learning_rate', 'decay_rate', 'epsilon', 'convention', 'cache'],
  adam: ADAM,
  adam_l2: [...ADAM, 'weight_decay'],
  adamw: [...ADAM, 'weight_decay', 'convention'],
  lion: ['learning_rate', 'beta1', 'beta2', 'weight_decay', 'm'],
  adafactor: [
    ...['learning_rate', 'decay_exponent', 'convention', 'epsilon1', 'epsilon2'],
    ...['clip_threshold', 'weight_decay', 'row', 'col', 'v', 't'],
  ],
  adam_8bit: [...ADAM, 'block_size', 'm_8bit', 'v_8bit'],
  shampoo: [
    ...['learning_rate', 'epsilon', 'max_dim', 'update_every'],
    ...['preconditioners', 'roots', 't'],
  ],
  newton: ['learning_rate', 'damping', 'hessian'],
  damped_newton: [
    ...['learning_rate', 'damping_factor', 'max_tries', 'loss', 'damping', 'hessian', 'accepted'],
  ],
};

/** What every rule takes. `own` is for whoever wraps a rule in one of their own. */
export const SHARED: readonly string[] = ['reuse_state', 'own'];

/** Names from PyTorch, TensorFlow and papers; which of the names here is meant depends on the rule. */
export const MEANT: Readonly<Record<string, readonly string[]>> = {
  lr: ['learning_rate'],
  eta: ['learning_rate'],
  step_size: ['learning_rate'],
  alpha: ['decay_rate', 'learning_rate'],
  mu: ['momentum'],
  rho: ['decay_rate', 'momentum'],
  gamma: ['decay_rate', 'momentum'],
  decay: ['decay_rate', 'weight_decay'],
  eps: ['epsilon'],
  betas: ['beta1', 'beta2'],
  beta_1: ['beta1'],
  beta_2: ['beta2'],
  wd: ['weight_decay'],
  l2: ['weight_decay'],
  amsgrad: [],
  nesterov: ['nesterov'],
  dampening: ['convention'],
  initial_accumulator_value: ['cache'],
  beta2_decay: ['decay_exponent'],
  clipping_threshold: ['clip_threshold'],
};

/** Spelt the same but for capitals and underscores. */
const plain = (name: string): string => name.toLowerCase().replace(/_/g, '');

/**
 * What to write in place of a setting that `rule` does not have: its own name for it, the rules that
 * do have it, or what there is.
 */
export function adviceFor(
  rule: string,
  name: string,
  tables: Readonly<Record<string, readonly string[]>>,
  meant: Readonly<Record<string, readonly string[]>> = MEANT,
): string {
  const own = tables[rule] ?? [];
  const every = [...new Set(Object.values(tables).flat())];
  const alias = Object.keys(meant).find((key) => plain(key) === plain(name));
  const alike = every.filter((known) => plain(known) === plain(name));
  const candidates = [...alike, ...(alias ? meant[alias]! : [])];
  const betas = alias === 'betas' && candidates.every((c) => own.includes(c));
  if (betas) return `Did you mean ${candidates.join(' and ')}?`;
  const here = candidates.find((candidate) => own.includes(candidate));
  if (here) return `Did you mean ${here}?`;
  for (const candidate of candidates) {
    const rules = Object.keys(tables).filter(
      (r) => r === candidate || tables[r]!.includes(candidate),
    );
    if (rules.length > 0 && rules.length < Object.keys(tables).length)
      return `${rules.length > 1 ? `${rules.join(', ')} have it` : `${rules[0]} has it`}${candidate === name || rules[0] === candidate ? '' : `, as ${candidate}`}.`;
  }
  return `There is ${own.join(', ')}.`;
}
