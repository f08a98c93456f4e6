import type { Labels } from '../../losses/index.js';
import type { Model, Params } from '../../nets/index.js';
import { type Tensor, zerosLike } from '../../tensor/index.js';
import { isFloat } from '../../tensor/internal.js';
import { noGrad } from '../core/recording.js';
import type { Variable } from '../Variable.js';
import { crossEntropy } from './losses.js';
import { input, type Module } from './Module.js';
import { assertOptions } from './sizes.js';

/** Settings of {@link solverModel}. */
export interface ModelOptions {
  /** The loss of scores (N, C) with labels (N,); softmax cross-entropy by default. */
  loss?: (scores: Variable, y: Labels) => Variable;
}

/**
 * A module as a model that Solver can train, with its live plot, checkpoints and early stopping:
 * `new Solver(solverModel(net), data, { updateRule: 'adam' })`. The module is in training mode for
 * losses and in evaluation mode for scores, and always holds the solver's current weights. Examples
 * are taken in the precision of the weights.
 */
export function solverModel(module: Module, options: ModelOptions = {}): Model {
  const { loss = crossEntropy } = options;
  assertOptions('solverModel', options, ['loss']);
  const named = module.namedParameters();
  const params: Params = {};
  // The solver writes its updates here; the module's own parameters are what is written to.
  for (const [name, parameter] of named)
    Object.defineProperty(params, name, {
      get: () => parameter.value,
      set: (value: Tensor) => {
        parameter.value = value;
      },
      enumerable: true,
    });
  /** float64 examples would make all of a float32 net's numbers float64. */
  const examples = (X: Tensor): Tensor => {
    const [weight] = module.parameters();
    return weight && isFloat(X.dtype) && X.dtype !== weight.dtype ? X.astype(weight.dtype) : X;
  };
  const trained = new Set(named.map(([name]) => name));
  const buffers = () =>
    Object.fromEntries(Object.entries(module.stateDict()).filter(([name]) => !trained.has(name)));
  return {
    params,
    loss(X, y) {
      if (y === undefined) {
        const before = module.training;
        module.eval();
        const scores = noGrad(() => module.forward(examples(X))).value;
        module.train(before);
        return scores;
      }
      module.train();
      module.zeroGrad();
      const result = loss(module.forward(examples(X)), y);
      result.backward();
      const grads = named.map(([name, p]) => [name, p.grad ?? zerosLike(p.value)]);
      return [result.item(), Object.fromEntries(grads) as Params];
    },
    scoreLoss: (scores, y) => noGrad(() => loss(input(scores), y)).item(),
    extraState: buffers,
    setExtraState: (state) => module.loadStateDict({ ...module.stateDict(), ...(state as Params) }),
  };
}
