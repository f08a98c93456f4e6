import { type Tensor, zerosLike } from '../tensor/index.js';
import { unsetLike } from '../tensor/internal.js';
import { adviceFor, SETTINGS, SHARED } from './settings.js';

/**
 * Settings and memory of an update rule, in the lecture's spelling. A rule reads what it knows,
 * fills in its defaults, and returns a new config that holds its memory (velocity, cache, m, v, t),
 * to be passed to the next call. Every weight needs a config of its own.
 */
export interface OptimConfig {
  /** Step size (lectures: tau, alpha, eta). */
  learning_rate?: number;
  /** Share of the last velocity that is kept, in [0, 1) (lectures: mu, rho, alpha). */
  momentum?: number;
  /** Memory of the rules with momentum, shape of w; zeros at first. */
  velocity?: Tensor;
  /** Which of the published forms of a rule to use; each rule lists its own. */
  convention?: string;
  /** Share of the last squared-gradient average that is kept, in [0, 1). */
  decay_rate?: number;
  /** Keeps a division finite. Where it stands is part of a rule's convention. */
  epsilon?: number;
  /** Memory of adagrad (the sum of dw²) and rmsprop (their running mean), shape of w. */
  cache?: Tensor;
  /** Share of the last average of gradients that is kept, in [0, 1). */
  beta1?: number;
  /** Share of the last average of squared gradients that is kept, in [0, 1). */
  beta2?: number;
  /** Memory of Adam and its kin: the running mean of dw, shape of w. */
  m?: Tensor;
  /** Memory of Adam and its kin: the running mean of dw², shape of w. */
  v?: Tensor;
  /** Number of updates so far. */
  t?: number;
  /** Whether Adam makes up for averages that begin at 0 (true). */
  bias_correction?: boolean;
  /** Strength of the pull to zero; adamw, lion and adafactor decouple it from the gradient. */
  weight_decay?: number;
  /**
   * Write the new memory over the old instead of into fresh arrays: faster, for callers like Solver
   * that keep no older config. The weights are fresh arrays either way.
   */
  reuse_state?: boolean;
  /** For a rule of one's own that calls one of these: they pass it on and do not read it. */
  own?: unknown;
  [key: string]: unknown;
}

/** An update rule: `const [next_w, next_config] = rule(w, dw, config)`. Inputs are not changed. */
export type UpdateRule = (w: Tensor, dw: Tensor, config?: OptimConfig) => [Tensor, OptimConfig];

/** A call of an update rule that cannot be right: shapes, settings, or names of settings. */
export class OptimError extends Error {
  override name = 'OptimError';
}

/**
 * Checks what every rule needs: floating-point weights, a gradient of the same shape, and no setting that the rule would ignore.
 * @throws OptimError naming the rule, the argument, and what to try.
 */
export function checkUpdate(rule: string, w: Tensor, dw: Tensor, config: OptimConfig): void {
  if (!w?.data || !dw?.data) {
    const missing = w?.data ? 'dw' : 'w';
    throw new OptimError(`${rule}: ${missing} is not a Tensor. Call ${rule}(w, dw, config).`);
  }
  if (w.dtype !== 'float64' && w.dtype !== 'float32') {
    throw new OptimError(
      `${rule}: w is ${w.dtype}, weights must be float64 or float32. Try w.astype('float64').`,
    );
  }
  if (w.shape.length !== dw.shape.length || w.shape.some((n, i) => n !== dw.shape[i])) {
    throw new OptimError(
      `${rule}: w (${w.shape.join(', ')}) and dw (${dw.shape.join(', ')}) differ in shape. ` +
        'A gradient has the shape of its weight: is a sum over the batch or a transpose missing?',
    );
  }
  checkSettings(rule, config);
}

/** @throws OptimError for a name in the config that this rule would ignore. */
export function checkSettings(rule: string, config: OptimConfig): void {
  const known = SETTINGS[rule];
  if (known === undefined) return;
  for (const key in config) {
    if (known.includes(key) || SHARED.includes(key)) continue;
    throw new OptimError(
      `${rule}: config.${key} is not known. ${adviceFor(rule, key, SETTINGS)} What a rule of your own needs goes into config.own.`,
    );
  }
}

/**
 * A number from the config, or its default.
 * @throws OptimError when it is not a finite number in [low, high).
 */
export function setting(
  rule: string,
  config: OptimConfig,
  key: string,
  fallback: number,
  low = 0,
  high = Number.POSITIVE_INFINITY,
): number {
  const value = config[key] ?? fallback;
  if (typeof value !== 'number' || !(value >= low && value < high)) {
    throw new OptimError(
      `${rule}: config.${key} must be a number in [${low}, ${high}), got ${String(value)}.`,
    );
  }
  return value;
}

/** The choice among published forms that `config[key]` makes, checked. */
export function choice<T extends string>(
  rule: string,
  config: OptimConfig,
  key: string,
  known: readonly T[],
): T {
  const value = config[key] ?? known[0];
  if (!known.includes(value as T)) {
    throw new OptimError(
      `${rule}: config.${key} must be one of ${known.join(', ')}, got ${String(value)}.`,
    );
  }
  return value as T;
}

/**
 * Where to read and where to write one piece of memory shaped like `like`: zeros at first, and the
 * same array twice when the caller allows memory to be reused.
 */
export function memory(
  rule: string,
  config: OptimConfig,
  key: string,
  like: Tensor,
): { old: Tensor; next: Tensor } {
  const old = (config[key] as Tensor | undefined) ?? undefined;
  if (!old) {
    const zeros = zerosLike(like);
    return { old: zeros, next: zeros };
  }
  if (old.shape.length !== like.shape.length || old.shape.some((n, i) => n !== like.shape[i])) {
    throw new OptimError(
      `${rule}: config.${key} (${old.shape.join(', ')}) should have the shape of w ` +
        `(${like.shape.join(', ')}). Every weight needs a config of its own.`,
    );
  }
  return { old, next: config.reuse_state ? old : unsetLike(old) };
}
