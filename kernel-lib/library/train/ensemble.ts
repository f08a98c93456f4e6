import { softmax } from '../losses/index.js';
import { type Model, NetError, scoresOf } from '../nets/index.js';
import { type Tensor, zerosLike } from '../tensor/index.js';

/**
 * Several nets that vote: the mean of their softmax probabilities (N, C). It can be measured like a
 * net, `evaluate(new Ensemble(nets), X, y)`, but not trained. Source: L1, L4 "model averaging".
 */
export class Ensemble implements Model {
  /** None of its own. */
  readonly params = {};
  /** The nets that vote. */
  readonly models: readonly Model[];

  constructor(models: readonly Model[]) {
    if (models.length === 0) throw new NetError('Ensemble: it needs at least one net.');
    this.models = models;
  }

  /** Mean probabilities (N, C). */
  loss(X: Tensor): Tensor {
    const all = this.models.map((model) => softmax(scoresOf(model, X)));
    const mean = zerosLike(all[0]!);
    for (const p of all) {
      for (let i = 0; i < mean.data.length; i++) mean.data[i]! += p.data[i]! / all.length;
    }
    return mean;
  }
}
