import { describe, Tensor, type TensorLike, ValueError } from '../tensor/index.js';
import { bounded, masked } from './bounded.js';
import { PCG64 } from './pcg64.js';
import { type SeedLike, SeedSequence } from './SeedSequence.js';
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
import { normalDouble, normalFloat } from './ziggurat.js';

/** Everything that decides which numbers come next; plain data, so that it can be saved as JSON. */
export interface GeneratorState {
  readonly algorithm: 'PCG64';
  /** 128-bit numbers in decimal, as in NumPy's bit_generator.state. */
  readonly state: string;
  readonly inc: string;
  readonly hasUint32: boolean;
  readonly uinteger: number;
}

/** The two float types that `random` and `standardNormal` can make. */
export type FloatType = 'float64' | 'float32';

/**
 * NumPy's modern generator, `np.random.default_rng(seed)`: the same seed gives the same numbers as
 * in NumPy. Methods give a plain number when no size is asked for, and a Tensor otherwise.
 */
export class Generator {
  readonly #bits: PCG64;
  readonly #seeds: SeedSequence;

  constructor(seed: SeedLike | SeedSequence) {
    this.#seeds = seed instanceof SeedSequence ? seed : new SeedSequence(seed);
    this.#bits = new PCG64(this.#seeds.generateState(8));
  }

  /** Uniform numbers in [0, 1). */
  random(): number;
  random(size: number | readonly number[], dtype?: FloatType): Tensor;
  random(size?: Size, dtype: FloatType = 'float64'): number | Tensor {
    const single = isSingle('random', dtype);
    return this.#fill('random', size, dtype, () =>
      single ? this.#bits.nextFloat() : this.#bits.nextDouble(),
    );
  }

  /** Standard normal numbers. */
  standardNormal(): number;
  standardNormal(size: number | readonly number[], dtype?: FloatType): Tensor;
  standardNormal(size?: Size, dtype: FloatType = 'float64'): number | Tensor {
    const single = isSingle('standardNormal', dtype);
    return this.#fill('standardNormal', size, dtype, () =>
      single ? normalFloat(this.#bits) : normalDouble(this.#bits),
    );
  }

  /** Normal numbers: mean + std · standard normal. */
  normal(mean?: number, std?: number): number;
  normal(mean: number, std: number, size: number | readonly number[]): Tensor;
  normal(mean = 0, std = 1, size?: Size): number | Tensor {
    if (!(std >= 0)) throw new ValueError(`normal: std is ${std}; expected 0 or more.`);
    return this.#fill('normal', size, 'float64', () => mean + std * normalDouble(this.#bits));
  }

  /** Uniform numbers in [low, high). */
  uniform(low?: number, high?: number): number;
  uniform(low: number, high: number, size: number | readonly number[]): Tensor;
  uniform(low = 0, high = 1, size?: Size): number | Tensor {
    const range = high - low;
    if (!Number.isFinite(range) || range < 0)
      throw new ValueError(
        `uniform: low ${low} and high ${high}; expected finite numbers, low ≤ high.`,
      );
    return this.#fill('uniform', size, 'float64', () => low + range * this.#bits.nextDouble());
  }

  /** Whole numbers low … high-1 (0 … low-1 if high is left out), as int32; `endpoint` includes high. */
  integers(low: number, high?: number | null): number;
  integers(
    low: number,
    high: number | null,
    size: number | readonly number[],
    endpoint?: boolean,
  ): Tensor;
  integers(low: number, high?: number | null, size?: Size, endpoint = false): number | Tensor {
    const from = high === undefined || high === null ? 0 : low;
    const to = (high === undefined || high === null ? low : high) - (endpoint ? 0 : 1);
    if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to) || to < from)
      throw new ValueError(
        `integers: low ${from} and high ${to + (endpoint ? 0 : 1)}; expected whole numbers with low < high (high itself is drawn only with endpoint).`,
      );
    const shape = sampleShape('integers', size);
    if (!shape) return from + bounded(this.#bits, to - from);
    const fits = from >= -(2 ** 31) && to < 2 ** 31;
    const data = fits ? new Int32Array(countOf(shape)) : new Float64Array(countOf(shape));
    for (let i = 0; i < data.length; i++) data[i] = from + bounded(this.#bits, to - from);
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
    if (Array.isArray(x)) this.#shuffle(x);
    else if (x.ndim === 1) this.#shuffle(x.data);
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
    if (replace) return Int32Array.from({ length: count }, () => bounded(this.#bits, members - 1));
    if (members > 10000 && count > Math.floor(members / 50)) {
      const all = Int32Array.from({ length: members }, (_, i) => i);
      this.#shuffleLemire(all, Math.max(members - count, 1));
      return all.slice(members - count);
    }
    return this.#floyd(members, count);
  }

  /** Floyd's sampling without replacement: one draw per member, no list of all of them. */
  #floyd(members: number, count: number): Int32Array {
    const seen = new Set<number>();
    const out = new Int32Array(count);
    for (let j = members - count, i = 0; j < members; j++, i++) {
      const drawn = bounded(this.#bits, j);
      out[i] = seen.has(drawn) ? j : drawn;
      seen.add(out[i]!);
    }
    this.#shuffleLemire(out, 1);
    return out;
  }

  /** `count` new generators, independent of this one and of each other: one for each worker. */
  spawn(count: number): Generator[] {
    return this.#seeds.spawn(count).map((s) => new Generator(s));
  }

  /** What decides the numbers to come, to be restored with {@link setState}. */
  getState(): GeneratorState {
    return {
      algorithm: 'PCG64',
      state: String(this.#bits.state),
      inc: String(this.#bits.increment),
      hasUint32: this.#bits.hasHalf,
      uinteger: this.#bits.half,
    };
  }

  setState(state: GeneratorState): void {
    if (state?.algorithm !== 'PCG64')
      throw new ValueError(
        `setState: ${describe(state)} is no state of a Generator (algorithm PCG64).`,
      );
    this.#bits.state = BigInt(state.state);
    this.#bits.increment = BigInt(state.inc);
    this.#bits.hasHalf = state.hasUint32;
    this.#bits.half = state.uinteger;
  }

  #shuffle(x: List): void {
    for (let i = x.length - 1; i > 0; i--)
      swap(
        x,
        i,
        masked(() => this.#bits.next32(), i),
      );
  }

  #shuffleLemire(x: List, first: number): void {
    for (let i = x.length - 1; i >= first; i--) swap(x, i, bounded(this.#bits, i));
  }

  #fill(fn: string, size: Size, dtype: FloatType, next: () => number): number | Tensor {
    const shape = sampleShape(fn, size);
    if (!shape) return next();
    const data =
      dtype === 'float32' ? new Float32Array(countOf(shape)) : new Float64Array(countOf(shape));
    for (let i = 0; i < data.length; i++) data[i] = next();
    return new Tensor(data, shape);
  }
}

type List = { [index: number]: unknown; readonly length: number };

function swap(x: List, i: number, j: number): void {
  const other = x[j];
  x[j] = x[i];
  x[i] = other;
}

function isSingle(fn: string, dtype: FloatType): boolean {
  if (dtype === 'float64' || dtype === 'float32') return dtype === 'float32';
  throw new ValueError(`${fn}: dtype is ${describe(dtype)}; expected 'float64' or 'float32'.`);
}

/** NumPy's `np.random.default_rng(seed)`; without a seed, a different stream every time. */
export function defaultRng(
  seed: SeedLike | SeedSequence = Math.floor(Math.random() * 2 ** 53),
): Generator {
  return new Generator(seed);
}
