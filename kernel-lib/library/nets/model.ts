import { Tensor } from '../tensor/index.js';

/** Weights by name, or gradients under the names of their weights. */
export type Params = Record<string, Tensor>;

/**
 * What Solver trains: named weights, and a loss. Training replaces the entries of `params`; the
 * record itself stays, so a closure over it sees the new weights.
 */
export interface Model {
  /** The weights, by name; training replaces them. */
  readonly params: Params;
  /**
   * Without y: the scores (N, C) of X in test mode. With y: the loss of the batch in training mode
   * and its gradients, `[loss, grads]`.
   */
  loss(X: Tensor, y?: Tensor): Tensor | readonly [loss: number, grads: Params];
  /** The loss of scores alone, without penalties, for validation data; softmax where it is missing. */
  scoreLoss?(scores: Tensor, y: Tensor): number;
  /** State that is not trained by gradients: running averages, generators. Plain data and tensors. */
  extraState?(): unknown;
  /** Takes what extraState gave, for checkpoints and for going back to the best epoch. */
  setExtraState?(state: unknown): void;
}

/** A net or a call of one that cannot be right. */
export class NetError extends Error {
  override name = 'NetError';
}

/** Loss and gradients of a batch, checked: a number, and a gradient for every weight. */
export function lossAndGrads(model: Model, X: Tensor, y: Tensor): [number, Params] {
  const result = model.loss(X, y);
  if (result instanceof Tensor || !Array.isArray(result)) {
    throw new NetError('model.loss(X, y) must return [loss, grads]; it returned no pair.');
  }
  const [loss, grads] = result as [number, Params];
  if (typeof loss !== 'number') {
    throw new NetError(
      `model.loss(X, y) must return [loss, grads] with a number as loss, got ${typeof loss}. ` +
        'Is a sum over the batch missing?',
    );
  }
  for (const name of Object.keys(model.params)) {
    if (!(grads?.[name] instanceof Tensor)) {
      const got = grads ? Object.keys(grads).join(', ') : String(grads);
      throw new NetError(`model.loss(X, y): grads has no '${name}'. It has: ${got || 'nothing'}.`);
    }
  }
  return [loss, grads];
}

/** Scores of X in test mode, checked. */
export function scoresOf(model: Model, X: Tensor): Tensor {
  const result = model.loss(X);
  if (result instanceof Tensor) return result;
  throw new NetError(
    'model.loss(X) without y must return the scores (N, C); it returned no Tensor. ' +
      'Return the scores before the loss when y is undefined.',
  );
}

/** The lecture's form of a net: `[loss, grads] = fn(X, model, y, reg)`, scores without y. */
export type LossFunction<P extends object = Params> = (
  X: Tensor,
  params: P,
  y: Tensor,
  reg: number,
) => unknown;

/**
 * Makes a model of the lecture's functions, as in
 * `new Solver(functionModel(two_layer_net, init_two_layer_model(3072, 50, 10), {reg: 1e-3}), data)`.
 *
 * Accuracy needs scores. `scores(X, params)` gives them; without it `fn` is called without y and must
 * return scores itself.
 */
export function functionModel<P extends object>(
  fn: LossFunction<P>,
  params: P,
  { reg = 0, scores }: { reg?: number; scores?: (X: Tensor, params: P) => Tensor } = {},
): Model {
  if (typeof fn !== 'function') {
    throw new NetError('functionModel: the first argument must be a function (X, params, y, reg).');
  }
  return {
    params: params as unknown as Params,
    loss(X: Tensor, y?: Tensor) {
      if (y !== undefined) return fn(X, params, y, reg) as [number, Params];
      if (scores) return scores(X, params);
      try {
        return fn(X, params, undefined as never, reg) as Tensor;
      } catch (cause) {
        throw new NetError(
          `functionModel: ${fn.name || 'the function'} failed without y (${String(cause)}). Accuracy ` +
            'needs scores: let it return them when y is undefined, or pass {scores: (X, params) => …}.',
          { cause },
        );
      }
    },
  };
}
