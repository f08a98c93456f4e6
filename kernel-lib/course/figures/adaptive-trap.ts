import type { OptimConfig, UpdateRule } from 'kernel-lib/optim';
import { RandomState } from 'kernel-lib/random';
import { type Tensor, zeros } from 'kernel-lib/tensor';

/** What a rule made of the trap. */
export interface TrapResult {
  /** Share of the training examples that it gets right, 0 to 1. */
  readonly trainAccuracy: number;
  /** Share of new examples that it gets right, 0 to 1; always saying 1 gets about 0.65. */
  readonly testAccuracy: number;
  /** The weights of the three columns that all examples share. */
  readonly shared: readonly [number, number, number];
}

/**
 * The linear problem on which adaptive rules must fail (Wilson et al. 2017, section 3.3; lecture L3
 * cites it). Labels are 1 (65 %) or -1. Column 0 is the label itself. Columns 1 and 2 are always 1.
 * Then each example has columns of its own that no other example has: one for label 1, five for
 * label -1. Least squares from weights of zero, full batch.
 */
export function adaptiveTrap(
  rule: UpdateRule,
  config: OptimConfig,
  options: { readonly train?: number; readonly test?: number; readonly steps?: number } = {},
): TrapResult {
  const { train = 60, test = 200, steps = 300 } = options;
  const D = 3 + 5 * (train + test);
  const seen = examples(train, 0, D, 0);
  const unseen = examples(test, train, D, 1);
  let w = zeros(D);
  let memory = config;
  for (let step = 0; step < steps; step++) {
    const error = seen.X.dot(w).sub(seen.y);
    const dw = error.reshape(1, -1).dot(seen.X).reshape(D).div(train);
    [w, memory] = rule(w, dw, memory);
  }
  const right = ({ X, y }: { X: Tensor; y: Tensor }) => {
    const scores = X.dot(w);
    let count = 0;
    for (let i = 0; i < y.size; i++) if (scores.at(i) > 0 === y.at(i) > 0) count++;
    return count / y.size;
  };
  return {
    trainAccuracy: right(seen),
    testAccuracy: right(unseen),
    shared: [w.at(0), w.at(1), w.at(2)],
  };
}

function examples(N: number, offset: number, D: number, seed: number): { X: Tensor; y: Tensor } {
  const random = new RandomState(seed);
  const [X, y] = [zeros(N, D), zeros(N)];
  for (let i = 0; i < N; i++) {
    const label = random.rand() < 0.65 ? 1 : -1;
    y.set(label, i);
    X.set(label, i, 0);
    X.set(1, i, 1);
    X.set(1, i, 2);
    const own = 3 + 5 * (offset + i);
    for (let k = 0; k < (label === 1 ? 1 : 5); k++) X.set(1, i, own + k);
  }
  return { X, y };
}
