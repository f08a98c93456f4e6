import { adafactor } from './adafactor.js';
import { adam, adam_l2, adamw } from './adam.js';
import { adam_8bit } from './adam8bit.js';
import { adagrad, rmsprop } from './adaptive.js';
import { OptimError, type UpdateRule } from './config.js';
import { lion } from './lion.js';
import { nesterov, sgd_momentum } from './momentum.js';
import { sgd } from './sgd.js';
import { shampoo } from './shampoo.js';

/** The rules that need nothing but gradients, by the name that Solver's `updateRule` takes. */
export const UPDATE_RULES = {
  /** Against the gradient: {@link sgd}. */
  sgd,
  /** With a velocity: {@link sgd_momentum}. */
  sgd_momentum,
  /** The lecture's ClassifierTrainer says 'momentum'. */
  momentum: sgd_momentum,
  /** With a velocity, looking ahead: {@link nesterov}. */
  nesterov,
  /** Divided by the sum of squares so far: {@link adagrad}. */
  adagrad,
  /** Divided by a running mean of squares: {@link rmsprop}. */
  rmsprop,
  /** Running means of gradients and squares: {@link adam}. */
  adam,
  /** Adam with a penalty in the gradient: {@link adam_l2}. */
  adam_l2,
  /** Adam with decoupled decay: {@link adamw}. */
  adamw,
  /** The sign of a running mean: {@link lion}. */
  lion,
  /** Squares kept as rows and columns: {@link adafactor}. */
  adafactor,
  /** Adam whose memory takes one byte a number: {@link adam_8bit}. */
  adam_8bit,
  /** Gradients whitened by rows and by columns: {@link shampoo}. */
  shampoo,
} as const satisfies Record<string, UpdateRule>;

/** The names by which Solver and optimisers take an update rule. */
export type UpdateRuleName = keyof typeof UPDATE_RULES;

/** The rule of this name, or the function itself. @throws OptimError listing the known names. */
export function updateRule(rule: UpdateRuleName | UpdateRule): UpdateRule {
  if (typeof rule === 'function') return rule;
  if (Object.hasOwn(UPDATE_RULES, rule)) return UPDATE_RULES[rule];
  const known = Object.keys(UPDATE_RULES).join(', ');
  throw new OptimError(`updateRule '${String(rule)}' is not known. Try one of ${known}.`);
}
