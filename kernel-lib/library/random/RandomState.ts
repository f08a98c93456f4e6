import { describe, type Tensor, ValueError } from '../tensor/index.js';
import { type LegacyState, legacyNormal, legacyUniform, type Scale } from '../wasm/internal.js';
import { masked } from './bounded.js';
import { Draws } from './Draws.js';
import { accurateLog, logRows } from './log.js';
import { MT19937 } from './mt19937.js';
import {
  checkNormal,
  checkRange,
  fillTensor,
  type Source,
  sample,
  sampleWhole,
} from './sampling.js';
import type { Size } from './size.js';

/** Everything that decides which numbers come next; plain data, so that it can be saved as JSON. */
export interface RandomStateState {
  /** So that no other generator's state is taken for it. */
  readonly algorithm: 'MT19937';
  /** The 624 words of the Mersenne Twister. */
  readonly key: readonly number[];
  /** How many of them have been used, 0 to 624. */
  readonly pos: number;
  /** Whether a second normal number is in store. */
  readonly hasGauss: boolean;
  /** That number. */
  readonly cachedGaussian: number;
}

/**
 * NumPy's `np.random.RandomState`: the same seed gives the same numbers as in NumPy.
 * Methods give a plain number when no size is asked for, and a Tensor otherwise.
 */
export class RandomState extends Draws {
  readonly #bits: MT19937;
  /** A whole number 0 … max. */
  readonly #below = (max: number): number => masked(() => this.#bits.next32(), max);
  #hasGauss = false;
  #gauss = 0;

  /** @param seed a whole number 0 … 2³²-1, or several; without one, a different stream every time */
  constructor(seed: number | readonly number[] = Math.floor(Math.random() * 2 ** 32)) {
    super({
      uniform: () => this.#bits.nextDouble(),
      exponential: () => -accurateLog(1 - this.#bits.nextDouble()),
      below: (max) => this.#below(max),
      positions: (members, count, replace) => this.#positions(members, count, replace),
    });
    if (typeof seed !== 'number' && !Array.isArray(seed))
      throw new ValueError(`RandomState: seed is ${describe(seed)}; expected a whole number.`);
    this.#bits = new MT19937(seed);
  }

  /** Uniform numbers in [0, 1): `rand()`, `rand(5)`, `rand(2, 3)` or `rand([2, 3])`. */
  rand(): number;
  rand(...shape: (number | readonly number[])[]): Tensor;
  rand(...shape: (number | readonly number[])[]): number | Tensor {
    return sample('rand', shape.length ? shape.flat() : null, this.#uniforms());
  }

  /** Uniform numbers in [0, 1) of the given size. */
  random(): number;
  random(size: number | readonly number[]): Tensor;
  random(size?: Size): number | Tensor {
    return sample('random', size, this.#uniforms());
  }

  /**
   * Standard normal numbers: `randn()`, `randn(5)`, `randn(2, 3)` or `randn([2, 3])`. They are
   * NumPy's, but that about 3 of 10,000 differ in the last bit.
   */
  randn(): number;
  randn(...shape: (number | readonly number[])[]): Tensor;
  randn(...shape: (number | readonly number[])[]): number | Tensor {
    return sample('randn', shape.length ? shape.flat() : null, this.#normals());
  }

  /** Standard normal numbers of the given size. */
  standardNormal(): number;
  standardNormal(size: number | readonly number[]): Tensor;
  standardNormal(size?: Size): number | Tensor {
    return sample('standardNormal', size, this.#normals());
  }

  /** Normal numbers: mean + std · standard normal. */
  normal(mean?: number, std?: number): number;
  normal(mean: number, std: number, size: number | readonly number[]): Tensor;
  normal(mean = 0, std = 1, size?: Size): number | Tensor {
    checkNormal(mean, std);
    return sample('normal', size, this.#normals({ add: mean, by: std }));
  }

  /**
   * Fills a tensor of float64 or float32 with normal numbers, those of {@link normal}, and gives it:
   * nothing new is allocated, which is half of the time where the tensor is large.
   */
  fillNormal(x: Tensor, mean = 0, std = 1): Tensor {
    checkNormal(mean, std);
    const standard = mean === 0 && std === 1;
    return fillTensor(
      'fillNormal',
      x,
      this.#normals(standard ? undefined : { add: mean, by: std }),
    );
  }

  /** Uniform numbers in [low, high). */
  uniform(low?: number, high?: number): number;
  uniform(low: number, high: number, size: number | readonly number[]): Tensor;
  uniform(low = 0, high = 1, size?: Size): number | Tensor {
    const range = checkRange(low, high);
    return sample('uniform', size, this.#uniforms({ add: low, by: range }));
  }

  /** Fills a tensor of float64 or float32 with the numbers of {@link uniform}, and gives it. */
  fillUniform(x: Tensor, low = 0, high = 1): Tensor {
    const range = checkRange(low, high);
    return fillTensor('fillUniform', x, this.#uniforms({ add: low, by: range }));
  }

  /** Whole numbers low … high-1 (0 … low-1 if high is left out), as int32. */
  randint(low: number, high?: number | null): number;
  randint(low: number, high: number | null, size: number | readonly number[]): Tensor;
  randint(low: number, high?: number | null, size?: Size): number | Tensor {
    const from = high === undefined || high === null ? 0 : low;
    const to = high === undefined || high === null ? low : high;
    if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to) || to <= from)
      throw new ValueError(
        `randint: low ${word(from)} and high ${word(to)}; expected whole numbers with low < high (high itself is never drawn).`,
      );
    return sampleWhole('randint', from, to - from - 1, size, this.#below);
  }

  #positions(members: number, count: number, replace: boolean): Int32Array {
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

  /** Goes on from a state that {@link getState} gave, also through JSON. */
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

  #uniforms(scale?: Scale): Source {
    const { add, by } = scale ?? { add: 0, by: 1 };
    return {
      next: scale ? () => add + by * this.#bits.nextDouble() : () => this.#bits.nextDouble(),
      bulk: (out) => this.#inBulk((state) => legacyUniform(state, out, { add, by })),
    };
  }

  #normals(scale?: Scale): Source {
    return {
      next: scale ? () => scale.add + scale.by * this.#normal() : () => this.#normal(),
      bulk: (out) => this.#inBulk((state) => legacyNormal(state, out, scale, logRows)),
    };
  }

  /** Lends the state to the fast path. */
  #inBulk(draw: (state: LegacyState) => boolean): boolean {
    const { key, pos } = this.#bits;
    const state = { key, pos, hasGauss: this.#hasGauss, gauss: this.#gauss };
    if (!draw(state)) return false;
    this.#bits.pos = state.pos;
    this.#hasGauss = state.hasGauss;
    this.#gauss = state.gauss;
    return true;
  }

  /**
   * Marsaglia's polar method, f = √(-2 log r² / r²). The logarithm is the correctly rounded one; of
   * 10,000 numbers about 3 differ from NumPy's, in the last bit, where its C library's is not. Every
   * second number was made with the one before. wasm/assembly/mersenne.ts does the same in bulk.
   */
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
}

const word = (v: unknown): string => (typeof v === 'number' ? String(v) : describe(v));
