import { describe, Tensor, type TensorLike, ValueError } from '../tensor/index.js';
import { masked } from './bounded.js';
import { accurateLog } from './log.js';
import { MT19937 } from './mt19937.js';
import { countOf, type Size, sampleShape } from './size.js';
import {
  checkWeights,
  cumulative,
  drawDistinct,
  drawFrom,
  type Population,
  pick,
  populationSize,
} from './weights.js';

/** Everything that decides which numbers come next; plain data, so that it can be saved as JSON. */
export interface RandomStateState {
  readonly algorithm: 'MT19937';
  readonly key: readonly number[];
  readonly pos: number;
  readonly hasGauss: boolean;
  readonly cachedGaussian: number;
}

/**
 * NumPy's `np.random.RandomState`: the same seed gives the same numbers as in NumPy.
 * Methods give a plain number when no size is asked for, and a Tensor otherwise.
 */
export class RandomState {
  readonly #bits: MT19937;
  #hasGauss = false;
  #gauss = 0;

  /** @param seed a whole number 0 … 2³²-1, or several; without one, a different stream every time */
  constructor(seed: number | readonly number[] = Math.floor(Math.random() * 2 ** 32)) {
    if (typeof seed !== 'number' && !Array.isArray(seed))
      throw new ValueError(`RandomState: seed is ${describe(seed)}; expected a whole number.`);
    this.#bits = new MT19937(seed);
  }

  /** Uniform numbers in [0, 1): `rand()`, `rand(5)`, `rand(2, 3)` or `rand([2, 3])`. */
  rand(): number;
  rand(...shape: (number | readonly number[])[]): Tensor;
  rand(...shape: (number | readonly number[])[]): number | Tensor {
    return this.#fill('rand', shape.length ? shape.flat() : null, () => this.#bits.nextDouble());
  }

  /** Uniform numbers in [0, 1) of the given size. */
  random(): number;
  random(size: number | readonly number[]): Tensor;
  random(size?: Size): number | Tensor {
    return this.#fill('random', size, () => this.#bits.nextDouble());
  }

  /** Standard normal numbers: `randn()`, `randn(5)`, `randn(2, 3)` or `randn([2, 3])`. */
  randn(): number;
  randn(...shape: (number | readonly number[])[]): Tensor;
  randn(...shape: (number | readonly number[])[]): number | Tensor {
    return this.#fill('randn', shape.length ? shape.flat() : null, () => this.#normal());
  }

  /** Standard normal numbers of the given size. */
  standardNormal(): number;
  standardNormal(size: number | readonly number[]): Tensor;
  standardNormal(size?: Size): number | Tensor {
    return this.#fill('standardNormal', size, () => this.#normal());
  }

  /** Normal numbers: mean + std · standard normal. */
  normal(mean?: number, std?: number): number;
  normal(mean: number, std: number, size: number | readonly number[]): Tensor;
  normal(mean = 0, std = 1, size?: Size): number | Tensor {
    if (!(std >= 0)) throw new ValueError(`normal: std is ${std}; expected 0 or more.`);
    return this.#fill('normal', size, () => mean + std * this.#normal());
  }

  /** Uniform numbers in [low, high). */
  uniform(low?: number, high?: number): number;
  uniform(low: number, high: number, size: number | readonly number[]): Tensor;
  uniform(low = 0, high = 1, size?: Size): number | Tensor {
    const range = high - low;
    if (!Number.isFinite(range))
      throw new ValueError(`uniform: low ${low} and high ${high} must be finite numbers.`);
    return this.#fill('uniform', size, () => low + range * this.#bits.nextDouble());
  }

  /** Whole numbers low … high-1 (0 … low-1 if high is left out), as int32. */
  randint(low: number, high?: number | null): number;
  randint(low: number, high: number | null, size: number | readonly number[]): Tensor;
  randint(low: number, high?: number | null, size?: Size): number | Tensor {
    const from = high === undefined || high === null ? 0 : low;
    const to = high === undefined || high === null ? low : high;
    if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to) || to <= from)
      throw new ValueError(
        `randint: low ${from} and high ${to}; expected whole numbers with low < high (high itself is never drawn).`,
      );
    const shape = sampleShape('randint', size);
    if (!shape) return from + this.#below(to - from - 1);
    const fits = from >= -(2 ** 31) && to <= 2 ** 31;
    const data = fits ? new Int32Array(countOf(shape)) : new Float64Array(countOf(shape));
    for (let i = 0; i < data.length; i++) data[i] = from + this.#below(to - from - 1);
    return new Tensor(data, shape);
  }

  /** 0 … n-1 in random order (int32), or a copy of x with its rows in random order. */
  permutation(x: Population): Tensor {
    const order = Int32Array.from({ length: populationSize('permutation', x) }, (_, i) => i);
    this.#shuffle(order);
    return pick(x, new Tensor(order, [order.length]));
  }

  /** Puts the rows of a tensor, or the members of a list, into random order, in place. */
  shuffle(x: Tensor | unknown[]): void {
    if (Array.isArray(x)) {
      for (let i = x.length - 1; i > 0; i--) {
        const j = this.#below(i);
        [x[i], x[j]] = [x[j], x[i]];
      }
    } else if (x instanceof Tensor && x.ndim === 1) this.#shuffle(x.data);
    else x.set(this.permutation(x), '...');
  }

  /**
   * Members of `a` (0 … a-1 for a number) in random order: with repetition unless `replace` is
   * false, with probabilities `p` if they are given.
   */
  choice(a: Population, size?: null, replace?: boolean, p?: TensorLike | null): number;
  choice(
    a: Population,
    size: number | readonly number[],
    replace?: boolean,
    p?: TensorLike | null,
  ): Tensor;
  choice(a: Population, size?: Size, replace = true, p?: TensorLike | null): number | Tensor {
    const members = populationSize('choice', a);
    const shape = sampleShape('choice', size);
    const count = shape ? countOf(shape) : 1;
    if (members === 0 && count > 0) throw new ValueError('choice: a is empty.');
    if (!replace && count > members)
      throw new ValueError(
        `choice: cannot draw ${count} different members from ${members}. Use replace = true to draw with repetition.`,
      );
    const positions = this.#positions(members, count, replace, p);
    const picked = pick(a, new Tensor(positions, [count]));
    return shape ? picked.reshape([...shape, ...picked.shape.slice(1)]) : picked.item();
  }

  #positions(members: number, count: number, replace: boolean, p?: TensorLike | null): Int32Array {
    if (p !== undefined && p !== null) {
      const weights = checkWeights('choice', p, members);
      if (!replace) return drawDistinct('choice', weights, count, () => this.#bits.nextDouble());
      const cdf = cumulative(weights);
      return Int32Array.from({ length: count }, () => drawFrom(cdf, this.#bits.nextDouble()));
    }
    if (replace) return Int32Array.from({ length: count }, () => this.#below(members - 1));
    return (this.permutation(members).data as Int32Array).slice(0, count);
  }

  /** What decides the numbers to come, to be restored with {@link setState}. */
  getState(): RandomStateState {
    return {
      algorithm: 'MT19937',
      key: Array.from(this.#bits.key, (v) => v >>> 0),
      pos: this.#bits.pos,
      hasGauss: this.#hasGauss,
      cachedGaussian: this.#gauss,
    };
  }

  setState(state: RandomStateState): void {
    if (state?.algorithm !== 'MT19937' || state.key?.length !== 624)
      throw new ValueError('setState: this is no state of a RandomState (algorithm MT19937).');
    this.#bits.key.set(state.key.map((v) => v | 0));
    this.#bits.pos = state.pos;
    this.#hasGauss = state.hasGauss;
    this.#gauss = state.cachedGaussian;
  }

  /** Starts the stream of `seed` anew. */
  seed(seed: number | readonly number[]): void {
    this.setState(new RandomState(seed).getState());
  }

  /** Marsaglia's polar method; every second number was made with the one before. */
  #normal(): number {
    if (this.#hasGauss) {
      this.#hasGauss = false;
      return this.#gauss;
    }
    let x1: number;
    let x2: number;
    let r2: number;
    do {
      x1 = 2 * this.#bits.nextDouble() - 1;
      x2 = 2 * this.#bits.nextDouble() - 1;
      r2 = x1 * x1 + x2 * x2;
    } while (r2 >= 1 || r2 === 0);
    const f = Math.sqrt((-2 * accurateLog(r2)) / r2);
    this.#gauss = f * x1;
    this.#hasGauss = true;
    return f * x2;
  }

  #below(max: number): number {
    return masked(() => this.#bits.next32(), max);
  }

  #shuffle(x: { [index: number]: number; readonly length: number }): void {
    for (let i = x.length - 1; i > 0; i--) {
      const j = this.#below(i);
      const other = x[j]!;
      x[j] = x[i]!;
      x[i] = other;
    }
  }

  #fill(fn: string, size: Size, next: () => number): number | Tensor {
    const shape = sampleShape(fn, size);
    if (!shape) return next();
    const data = new Float64Array(countOf(shape));
    for (let i = 0; i < data.length; i++) data[i] = next();
    return new Tensor(data, shape, 'float64');
  }
}
