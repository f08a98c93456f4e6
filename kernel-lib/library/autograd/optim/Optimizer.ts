import {
  type OptimConfig,
  restoreState,
  saveState,
  type UpdateRule,
  type UpdateRuleName,
  updateRule,
} from '../../optim/index.js';
import { checkSettings } from '../../optim/internal.js';
import { describe } from '../../tensor/index.js';
import { AutogradError } from '../core/errors.js';
import { Variable } from '../Variable.js';

/** @throws AutogradError unless `rate` is a number from 0 up */
export function checkRate(optimiser: string, rate: unknown): void {
  if (typeof rate === 'number' && rate >= 0 && rate < Infinity) return;
  const got = typeof rate === 'number' ? rate : describe(rate);
  const climb = typeof rate === 'number' && rate < 0 ? ' A negative one would climb.' : '';
  throw new AutogradError(
    `${optimiser}: the learning rate must be a number from 0 up, got ${got}.${climb}`,
  );
}

/**
 * Updates parameters by their `grad`, with one of the update rules of kernel-lib/optim:
 * `new Optimizer(net.parameters(), 'rmsprop', { learning_rate: 1e-3 })`.
 */
export class Optimizer {
  /** What it updates, in the order in which it was given. */
  readonly parameters: readonly Variable[];
  readonly #rule: UpdateRule;
  /** Settings and memory, one config per parameter. */
  #configs: OptimConfig[];

  /** @throws AutogradError for what is no list of variables that require gradients */
  constructor(
    parameters: readonly Variable[],
    rule: UpdateRuleName | UpdateRule,
    config: OptimConfig = {},
  ) {
    if (!Array.isArray(parameters))
      throw new AutogradError(
        'Optimizer: the first argument must be a list of parameters, as net.parameters() gives it.',
      );
    if (parameters.length === 0)
      throw new AutogradError(
        'Optimizer: the list of parameters is empty. A module finds those of the layers and Parameters in its own fields (this.first = new Linear(…)), not plain Variables or tensors.',
      );
    (parameters as readonly unknown[]).forEach((p, i) => {
      if (!(p instanceof Variable && p.isLeaf && p.requiresGrad))
        throw new AutogradError(
          `Optimizer: parameter ${i} is not a variable made by hand that requires a gradient.`,
        );
    });
    if (config.learning_rate !== undefined) checkRate('Optimizer', config.learning_rate);
    this.parameters = parameters;
    this.#rule = updateRule(rule);
    checkSettings(this.#rule.name, config);
    this.#configs = parameters.map(() => ({ ...config, reuse_state: true }));
  }

  /** The learning rate; set it for a schedule. */
  get lr(): number | undefined {
    return this.#configs[0]?.learning_rate;
  }

  set lr(value: number) {
    checkRate('Optimizer', value);
    for (const config of this.#configs) config.learning_rate = value;
  }

  /**
   * One update of every parameter that has a gradient.
   *
   * @throws AutogradError when none has
   */
  step(): void {
    if (this.parameters.every(({ grad }) => !grad))
      throw new AutogradError(
        'step: no parameter has a gradient. The order is zeroGrad(), forward, loss.backward(), step().',
      );
    this.parameters.forEach((parameter, i) => {
      if (!parameter.grad) return;
      const [next, config] = this.#rule(parameter.value, parameter.grad, this.#configs[i]);
      // A rule of one's own may mix types; the net stays as it was made.
      parameter.value = next.dtype === parameter.dtype ? next : next.astype(parameter.dtype);
      this.#configs[i] = config;
    });
  }

  /** Forgets the gradients. */
  zeroGrad(): void {
    for (const parameter of this.parameters) parameter.zeroGrad();
  }

  /** The lecture's spelling of {@link zeroGrad}. */
  zero_grad(): void {
    this.zeroGrad();
  }

  /** Settings and memory as text, for {@link load}. */
  save(): string {
    return saveState(this.#configs);
  }

  /** Goes on where the saved optimiser was. @throws AutogradError for another number of parameters */
  load(text: string): void {
    const configs = restoreState(text) as OptimConfig[];
    if (configs.length !== this.parameters.length)
      throw new AutogradError(
        `Optimizer: the saved state is of ${configs.length} parameters, this has ${this.parameters.length}.`,
      );
    this.#configs = configs;
  }
}
