import { describe, type Tensor, ValueError } from '../tensor/index.js';
import {
  type PcgState,
  pcgNormal,
  pcgUniform,
  pcgUniform32,
  type Scale,
} from '../wasm/internal.js';
import { bounded, masked } from './bounded.js';
import { Draws } from './Draws.js';
import { PCG64 } from './pcg64.js';
import { type SeedLike, SeedSequence } from './SeedSequence.js';
import {
  checkNormal,
  checkRange,
  fillTensor,
  type Source,
  sample,
  sampleWhole,
  shuffleList,
} from './sampling.js';
import type { Size } from './size.js';
import { exponentialDouble, normalDouble, normalFloat } from './ziggurat.js';
import { zigguratTables } from './zigguratTables.js';

/** Everything that decides which numbers come next; plain data, so that it can be saved as JSON. */
export interface GeneratorState {
  /** So that no other generator's state is taken for it. */
  readonly algorithm: 'PCG64';
  /** 128-bit numbers in decimal, as in NumPy's bit_generator.state. */
  readonly state: string;
  /** Which of the generator's streams it is, 128 bits in decimal. */
  readonly inc: string;
  /** Whether half of a 64-bit number is still in store. */
  readonly hasUint32: boolean;
  /** That half. */
  readonly uinteger: number;
}

/** The two float types that `random` and `standardNormal` can make. */
export type FloatType = 'float64' | 'float32';

/**
 * NumPy's modern generator, `np.random.default_rng(seed)`: the same seed gives the same numbers as
 * in NumPy. Methods give a plain number when no size is asked for, and a Tensor otherwise.
 */
export class Generator extends Draws {
  readonly #bits: PCG64;
  readonly #seeds: SeedSequence;

  /** @param seed a whole number of any size, or several; {@link defaultRng} needs none */
  constructor(seed: SeedLike | SeedSequence) {
    super({
      uniform: () => this.#bits.nextDouble(),
      exponential: () => exponentialDouble(this.#bits),
      // As NumPy shuffles; elsewhere it uses the other method.
      below: (max) => masked(() => this.#bits.next32(), max),
      positions: (members, count, replace) => this.#positions(members, count, replace),
    });
    this.#seeds = seed instanceof SeedSequence ? seed : new SeedSequence(seed);
    this.#bits = new PCG64(this.#seeds.generateState(8));
  }

  /** Uniform numbers in [0, 1). */
  random(): number;
  random(size: number | readonly number[], dtype?: FloatType): Tensor;
  random(size?: Size, dtype: FloatType = 'float64'): number | Tensor {
    const single = isSingle('random', dtype);
    return sample('random', size, single ? this.#floats() : this.#uniforms(), dtype);
  }

  /** Standard normal numbers. */
  standardNormal(): number;
  standardNormal(size: number | readonly number[], dtype?: FloatType): Tensor;
  standardNormal(size?: Size, dtype: FloatType = 'float64'): number | Tensor {
    const single = isSingle('standardNormal', dtype);
    return sample('standardNormal', size, this.#normals(single), dtype);
  }

  /** Normal numbers: mean + std · standard normal. */
  normal(mean?: number, std?: number): number;
  normal(mean: number, std: number, size: number | readonly number[]): Tensor;
  normal(mean = 0, std = 1, size?: Size): number | Tensor {
    checkNormal(mean, std);
    return sample('normal', size, this.#normals(false, { add: mean, by: std }));
  }

  /**
   * Fills a tensor with normal numbers, and gives it: nothing new is allocated, which is half of the
   * time where the tensor is large. In float64 they are those of {@link normal}; in float32 those of
   * `standardNormal(size, 'float32')`, multiplied and added to in float32.
   */
  fillNormal(x: Tensor, mean = 0, std = 1): Tensor {
    checkNormal(mean, std);
    const scale = mean === 0 && std === 1 ? undefined : { add: mean, by: std };
    return fillTensor('fillNormal', x, this.#normals(x?.dtype === 'float32', scale));
  }

  /** Uniform numbers in [low, high). */
  uniform(low?: number, high?: number): number;
  uniform(low: number, high: number, size: number | readonly number[]): Tensor;
  uniform(low = 0, high = 1, size?: Size): number | Tensor {
    const range = checkRange(low, high);
    if (range < 0)
      throw new ValueError(`uniform: low ${low} is above high ${high}; expected low ≤ high.`);
    return sample('uniform', size, this.#uniforms({ add: low, by: range }));
  }

  /** Fills a tensor of float64 or float32 with the numbers of {@link uniform}, and gives it. */
  fillUniform(x: Tensor, low = 0, high = 1): Tensor {
    const range = checkRange(low, high);
    if (range < 0)
      throw new ValueError(`fillUniform: low ${low} is above high ${high}; expected low ≤ high.`);
    return fillTensor('fillUniform', x, this.#uniforms({ add: low, by: range }));
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
    return sampleWhole('integers', from, to - from, size, (max) => bounded(this.#bits, max));
  }

  #uniforms(scale?: Scale): Source {
    const { add, by } = scale ?? { add: 0, by: 1 };
    return {
      next: scale ? () => add + by * this.#bits.nextDouble() : () => this.#bits.nextDouble(),
      bulk: (out) =>
        out instanceof Float64Array && this.#inBulk((state) => pcgUniform(state, out, { add, by })),
    };
  }

  #floats(): Source {
    return {
      next: () => this.#bits.nextFloat(),
      bulk: (out) =>
        out instanceof Float32Array && this.#inBulk((state) => pcgUniform32(state, out)),
    };
  }

  #normals(single: boolean, scale?: Scale): Source {
    const draw = single ? () => normalFloat(this.#bits) : () => normalDouble(this.#bits);
    const { fround } = Math;
    const scaled = !scale
      ? draw
      : single
        ? () => fround(fround(scale.add) + fround(fround(scale.by) * draw()))
        : () => scale.add + scale.by * draw();
    return {
      next: scaled,
      bulk: (out) =>
        this.#inBulk((state) => {
          const { inside, width, height } = zigguratTables()[single ? 'single' : 'double'];
          return pcgNormal(state, out, scale, [inside, width, height]);
        }),
    };
  }

  /** Lends the state to the fast path. */
  #inBulk(draw: (state: PcgState) => boolean): boolean {
    const state = this.#bits.save();
    if (!draw(state)) return false;
    this.#bits.restore(state);
    return true;
  }

  #positions(members: number, count: number, replace: boolean): Int32Array {
    if (replace) return Int32Array.from({ length: count }, () => bounded(this.#bits, members - 1));
    if (members > 10000 && count > Math.floor(members / 50)) {
      const all = Int32Array.from({ length: members }, (_, i) => i);
      shuffleList(all, (max) => bounded(this.#bits, max), Math.max(members - count, 1));
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
    shuffleList(out, (max) => bounded(this.#bits, max));
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

  /** Goes on from a state that {@link getState} gave, also through JSON. */
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
