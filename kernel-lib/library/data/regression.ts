import { RandomState } from '../random/index.js';
import { Tensor } from '../tensor/index.js';
import { checkCount } from './dataset.js';

/** Linear regression whose features differ wildly in scale. */
export interface Regression {
  /** (N, 2): blood platelets per microlitre (around 250 000), height in metres (around 1.7). */
  X: Tensor;
  /** (N,) */
  y: Tensor;
  /** The weights and the intercept that made y. */
  weights: readonly [number, number];
  /** The shift that made y. */
  intercept: number;
  /** What the two columns of X hold. */
  featureNames: readonly [string, string];
}

/**
 * Badly scaled regression after L4 ("platelets against height"): both features matter equally, yet
 * the Hessian X.T X / N has entries from 1e10 to 1, a condition number near 1e12, and no learning
 * rate suits both. `y = 2 platelets / 50000 + 2 height / 0.1 + intercept + noise`.
 * All randomness is from `RandomState(seed)` (0).
 */
export function plateletsAndHeight({
  N = 200,
  noise = 0.5,
  seed = 0,
}: {
  N?: number;
  noise?: number;
  seed?: number;
} = {}): Regression {
  checkCount('plateletsAndHeight', 'N', N);
  const rng = new RandomState(seed);
  const weights = [2 / 50_000, 2 / 0.1] as const;
  const intercept = -weights[0] * 250_000 - weights[1] * 1.7;
  const X = new Float64Array(2 * N);
  const y = new Float64Array(N);
  for (let i = 0; i < N; i++) {
    const platelets = 250_000 + 50_000 * rng.randn();
    const height = 1.7 + 0.1 * rng.randn();
    X[2 * i] = platelets;
    X[2 * i + 1] = height;
    y[i] = weights[0] * platelets + weights[1] * height + intercept + noise * rng.randn();
  }
  return {
    X: new Tensor(X, [N, 2]),
    y: new Tensor(y, [N]),
    weights,
    intercept,
    featureNames: ['platelets per µl', 'height in m'],
  };
}
