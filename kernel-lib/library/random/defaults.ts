import { RandomState } from './RandomState.js';

// Global state, of which the library has only this and setPrintoptions: NumPy's np.random functions, on one RandomState.
// It starts from a fixed seed, so that a notebook that forgets seed() still gives the same numbers.
const state = new RandomState(0);

/** The generator behind the functions of this module. */
export function defaultState(): RandomState {
  return state;
}

/** Starts the stream anew: the same seed gives the same numbers, those of `np.random.seed`. */
export function seed(value: number | readonly number[]): void {
  state.seed(value);
}

/** Standard normal numbers: `randn()` is a number, `randn(2, 3)` a Tensor. */
export const randn = state.randn.bind(state) as RandomState['randn'];
/** Uniform numbers in [0, 1): `rand()` is a number, `rand(2, 3)` a Tensor. */
export const rand = state.rand.bind(state) as RandomState['rand'];
/** Whole numbers low … high-1: `randint(10)`, `randint(0, 10, 5)`. */
export const randint = state.randint.bind(state) as RandomState['randint'];
/** Uniform numbers in [low, high): `uniform(-1, 1, [2, 3])`. */
export const uniform = state.uniform.bind(state) as RandomState['uniform'];
/** Normal numbers: `normal(mean, std, [2, 3])`. */
export const normal = state.normal.bind(state) as RandomState['normal'];
/** How often n tries succeed: `binomial(10, 0.5, 5)`. */
export const binomial = state.binomial.bind(state) as RandomState['binomial'];
/** How often each outcome comes up: `multinomial(10, [0.2, 0.3, 0.5])`. */
export const multinomial = state.multinomial.bind(state) as RandomState['multinomial'];
/** How many events happen where lam are expected: `poisson(3, 5)`. */
export const poisson = state.poisson.bind(state) as RandomState['poisson'];
/** Times between events, scale in the mean: `exponential(2, 5)`. */
export const exponential = state.exponential.bind(state) as RandomState['exponential'];
/** 0 … n-1, or the rows of a tensor, in random order, as a new tensor. */
export const permutation = state.permutation.bind(state) as RandomState['permutation'];
/** Puts the rows of a tensor, or the members of a list, into random order, in place. */
export const shuffle = state.shuffle.bind(state) as RandomState['shuffle'];
/** Members of a, drawn at random: `choice(10, 3)`, `choice(x, 3, false)`. */
export const choice = state.choice.bind(state) as RandomState['choice'];
