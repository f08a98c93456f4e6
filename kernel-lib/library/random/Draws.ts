import type { Tensor, TensorLike } from '../tensor/index.js';
import type { Uniform } from './counts.js';
import {
  binomialSample,
  exponentialSample,
  multinomialSample,
  poissonSample,
} from './distributions.js';
import { choose, permuted, shuffleRows } from './sampling.js';
import type { Size } from './size.js';
import {
  checkWeights,
  cumulative,
  drawDistinct,
  drawFrom,
  type NestedList,
  type Population,
} from './weights.js';

/** What the draws that both generators have are made of. */
export interface Chance {
  readonly uniform: Uniform;
  /** The next standard exponential number. */
  readonly exponential: () => number;
  /** A whole number 0 … max, as shuffling draws it. */
  readonly below: (max: number) => number;
  /** Positions among `members`, all equally likely. */
  readonly positions: (members: number, count: number, replace: boolean) => Int32Array;
}

/** What RandomState and Generator draw alike, each from its own numbers. */
export abstract class Draws {
  readonly #chance: Chance;

  constructor(chance: Chance) {
    this.#chance = chance;
  }

  /** How often n tries succeed, each with probability p; either may be a tensor. int32 where it fits. */
  binomial(n: number, p: number): number;
  binomial(n: TensorLike, p: TensorLike, size?: number | readonly number[] | null): Tensor;
  binomial(n: TensorLike, p: TensorLike, size?: Size): number | Tensor {
    return binomialSample(this.#chance.uniform, n, p, size);
  }

  /** How often each of K outcomes comes up in n tries, with the probabilities pvals (K,): (…size, K). */
  multinomial(n: number, pvals: TensorLike, size?: number | readonly number[] | null): Tensor {
    return multinomialSample(this.#chance.uniform, n, pvals, size);
  }

  /** How many events happen where lam are expected; int32 where it fits. */
  poisson(lam?: number): number;
  poisson(lam: TensorLike, size?: number | readonly number[] | null): Tensor;
  poisson(lam: TensorLike = 1, size?: Size): number | Tensor {
    return poissonSample(this.#chance.uniform, lam, size);
  }

  /**
   * Times between events, scale in the mean: density e^(-x/scale) / scale. They are NumPy's, but that
   * of RandomState's about 7 of 10,000 differ in the last bit.
   */
  exponential(scale?: number): number;
  exponential(scale: TensorLike, size?: number | readonly number[] | null): Tensor;
  exponential(scale: TensorLike = 1, size?: Size): number | Tensor {
    return exponentialSample(this.#chance.exponential, scale, size);
  }

  /** 0 … n-1 in random order (int32), or a copy of x with its rows, or members, in random order. */
  permutation(x: Population): Tensor;
  permutation<T>(x: readonly T[]): T[];
  permutation(x: Population | readonly unknown[]): Tensor | unknown[] {
    return permuted(x, this.#chance.below);
  }

  /** Puts the rows of a tensor, or the members of a list, into random order, in place. */
  shuffle(x: Tensor | unknown[]): void {
    shuffleRows(x, this.#chance.below);
  }

  /**
   * Members of `a` (0 … a-1 for a number) in random order: with repetition unless `replace` is
   * false, with probabilities `p` if they are given. Of a list of strings, or of anything else that is
   * no number, a member or lists of members.
   */
  choice(a: Population, size?: null, replace?: boolean, p?: TensorLike | null): number;
  choice(
    a: Population,
    size: number | readonly number[],
    replace?: boolean,
    p?: TensorLike | null,
  ): Tensor;
  choice<T>(a: readonly T[], size?: null, replace?: boolean, p?: TensorLike | null): T;
  choice<T>(a: readonly T[], size: number, replace?: boolean, p?: TensorLike | null): T[];
  choice<T>(
    a: readonly T[],
    size: readonly number[],
    replace?: boolean,
    p?: TensorLike | null,
  ): NestedList<T>;
  choice(a: Population | readonly unknown[], size?: Size, replace = true, p?: TensorLike | null) {
    const { uniform, positions } = this.#chance;
    return choose(a, size, replace, (members, count) => {
      if (p === undefined || p === null) return positions(members, count, replace);
      const weights = checkWeights('choice', p, members);
      if (!replace) return drawDistinct('choice', weights, count, uniform);
      const cdf = cumulative(weights);
      return Int32Array.from({ length: count }, () => drawFrom(cdf, uniform()));
    });
  }
}
