import type { RandomState } from '../random/index.js';
import { full, type Tensor } from '../tensor/index.js';
import { fans, InitError } from './fans.js';

/** Draws a weight of this shape; all randomness comes from `rng`. */
export type Initialiser = (shape: readonly number[], rng: RandomState) => Tensor;

/**
 * Which fan keeps its variance: 'forward' (fan-in) that of activations, 'backward' (fan-out) that of
 * gradients, 'average' (Glorot) the mean of both fans.
 */
export type FanMode = 'forward' | 'backward' | 'average';

/** Every entry `value`. A layer of equal weights stays a layer of equal units: broken symmetry. */
export function constantInit(value = 0): Initialiser {
  return (shape) => full([...shape], value);
}

/** N(0, std^2), as `std * randn`. L1 tries 0.01 (too small) and 1.0 (too large). */
export function normalInit(std = 0.01): Initialiser {
  checkPositive('normalInit', 'std', std);
  return (shape, rng) =>
    needRng('normalInit', rng)
      .randn(...shape)
      .mul(std);
}

/** U(low, high); its std is (high - low)/sqrt(12) (L3). */
export function uniformInit(low = -0.05, high = 0.05): Initialiser {
  if (!(low < high)) {
    throw new InitError(`uniformInit: low must be below high, got ${low} and ${high}.`);
  }
  return (shape, rng) => needRng('uniformInit', rng).uniform(low, high, [...shape]);
}

/**
 * The factor by which an activation shrinks a standard normal signal, inverted, as PyTorch's
 * calculate_gain: identity and sigmoid 1, tanh 5/3, relu sqrt(2), leaky_relu sqrt(2/(1 + slope^2)),
 * selu 3/4.
 */
export function gain(activation: string, slope = 0.1): number {
  switch (activation) {
    case 'identity':
    case 'linear':
    case 'sigmoid':
      return 1;
    case 'tanh':
      return 5 / 3;
    case 'relu':
      return Math.SQRT2;
    case 'leaky_relu':
      return Math.sqrt(2 / (1 + slope * slope));
    case 'selu':
      return 3 / 4;
    default:
      throw new InitError(
        `gain: activation '${activation}' has no known gain. Known: identity, sigmoid, tanh, relu, leaky_relu, selu.`,
      );
  }
}

/** Settings of the initialisers that look at the fans. */
export interface FanOptions {
  /** Which fan the variance is divided by; each initialiser has its own default. */
  mode?: FanMode;
  /** Multiplies the standard deviation. */
  gain?: number;
}

/** N(0, std^2) or U(-sqrt(3) std, sqrt(3) std), which have the same std = gain / sqrt(fan). */
function scaled(
  form: 'normal' | 'uniform',
  defaults: Required<FanOptions>,
  options: FanOptions,
): Initialiser {
  const { mode, gain } = { ...defaults, ...options };
  checkPositive('init', 'gain', gain);
  return (shape, rng) => {
    const { fanIn, fanOut } = fans(shape);
    const fan = { forward: fanIn, backward: fanOut, average: (fanIn + fanOut) / 2 }[mode];
    if (fan === undefined) {
      throw new InitError(`init: mode must be forward, backward or average, got ${String(mode)}.`);
    }
    const std = gain / Math.sqrt(fan);
    needRng('init', rng);
    if (form === 'normal') return rng.randn(...shape).mul(std);
    const bound = Math.sqrt(3) * std;
    return rng.uniform(-bound, bound, [...shape]);
  };
}

const XAVIER = { mode: 'forward', gain: 1 } as const;
const GLOROT = { mode: 'average', gain: 1 } as const;
const KAIMING = { mode: 'forward', gain: Math.SQRT2 } as const;

/** L1's Xavier: `randn / sqrt(fan_in)`. The same as {@link lecunNormal}. */
export const xavierNormal = (options: FanOptions = {}): Initialiser =>
  scaled('normal', XAVIER, options);
/** U(-a, a), a = sqrt(3 / fan_in). */
export const xavierUniform = (options: FanOptions = {}): Initialiser =>
  scaled('uniform', XAVIER, options);

/** Std sqrt(2 / (fan_in + fan_out)): a compromise of both directions (PyTorch's xavier_normal_). */
export const glorotNormal = (options: FanOptions = {}): Initialiser =>
  scaled('normal', GLOROT, options);
/** U(-a, a), a = sqrt(6 / (fan_in + fan_out)) (L4; there printed with an N). */
export const glorotUniform = (options: FanOptions = {}): Initialiser =>
  scaled('uniform', GLOROT, options);

/** Std sqrt(2 / fan_in), for relu: `randn / sqrt(fan_in / 2)` (L1; He et al. 2015). */
export const kaimingNormal = (options: FanOptions = {}): Initialiser =>
  scaled('normal', KAIMING, options);
/** U(-a, a), a = sqrt(6 / fan_in). */
export const kaimingUniform = (options: FanOptions = {}): Initialiser =>
  scaled('uniform', KAIMING, options);

/** Std sqrt(1 / fan_in) (LeCun et al. 1998). */
export const lecunNormal = (options: FanOptions = {}): Initialiser =>
  scaled('normal', XAVIER, options);
/** U(-a, a), a = sqrt(3 / fan_in). */
export const lecunUniform = (options: FanOptions = {}): Initialiser =>
  scaled('uniform', XAVIER, options);

function checkPositive(name: string, argument: string, value: number): void {
  if (!(value > 0)) throw new InitError(`${name}: ${argument} must be positive, got ${value}.`);
}

/** The generator, which is easily forgotten: `kaimingNormal()(shape, rng)` has two calls. */
export function needRng(name: string, rng: RandomState): RandomState {
  if (typeof rng?.randn === 'function') return rng;
  throw new InitError(
    `${name}: an initialiser draws from a generator: kaimingNormal()([3072, 100], new RandomState(0)).`,
  );
}
