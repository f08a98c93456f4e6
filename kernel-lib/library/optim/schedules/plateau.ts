import { checkOptions, checkSetting, ScheduleError } from './schedule.js';

/** Settings of {@link ReduceOnPlateau}, with PyTorch's defaults. */
export interface PlateauOptions {
  /** What the learning rate is multiplied by (0.1). */
  factor?: number;
  /** How many values without improvement are forgiven (10). */
  patience?: number;
  /** An improvement beats the best value by more than this (1e-4, as a share of the best). */
  threshold?: number;
  /** Whether `threshold` is a share of the best value or an amount. */
  thresholdMode?: 'relative' | 'absolute';
  /** Values ignored after a reduction (0). */
  cooldown?: number;
  /** The learning rate never falls below this (0). */
  min?: number;
  /** Whether small values (a loss) or large ones (an accuracy) are good. */
  mode?: 'min' | 'max';
}

const OPTIONS = [
  'factor',
  'patience',
  'threshold',
  'thresholdMode',
  'cooldown',
  'min',
  'mode',
] as const satisfies (keyof PlateauOptions)[];

/** PyTorch's default for eps. */
const LEAST_CHANGE = 1e-8;

function checkChoice(name: string, value: unknown, known: readonly string[]): void {
  if (!known.includes(value as string))
    throw new ScheduleError(
      `ReduceOnPlateau: ${name} must be one of ${known.join(', ')}, got ${String(value)}.`,
    );
}

/** What {@link ReduceOnPlateau} remembers; plain data, for checkpoints. */
export interface PlateauState {
  /** The learning rate now. */
  lr: number;
  /** The best value so far; null before the first. */
  best: number | null;
  /** Values in a row without improvement. */
  bad: number;
  /** Values that are still ignored after a reduction. */
  cooling: number;
}

/**
 * Multiplies the learning rate by `factor` when a value has not improved for more than `patience`
 * observations. The same rule and defaults as PyTorch's ReduceLROnPlateau; of negative values too, the
 * relative threshold is a share of the magnitude (PyTorch takes every negative value for an improvement).
 */
export class ReduceOnPlateau {
  readonly #options: Required<PlateauOptions>;
  #state: PlateauState;

  constructor(lr0: number, options: PlateauOptions = {}) {
    checkSetting('ReduceOnPlateau', 'lr0', lr0);
    checkOptions('ReduceOnPlateau', options, OPTIONS);
    this.#options = {
      factor: 0.1,
      patience: 10,
      threshold: 1e-4,
      thresholdMode: 'relative',
      cooldown: 0,
      min: 0,
      mode: 'min',
      ...options,
    };
    checkSetting('ReduceOnPlateau', 'factor', this.#options.factor, 0, 1);
    for (const name of ['patience', 'threshold', 'cooldown', 'min'] as const)
      checkSetting('ReduceOnPlateau', name, this.#options[name]);
    checkChoice('mode', this.#options.mode, ['min', 'max']);
    checkChoice('thresholdMode', this.#options.thresholdMode, ['relative', 'absolute']);
    this.#state = { lr: lr0, best: null, bad: 0, cooling: 0 };
  }

  /** The learning rate now. */
  get lr(): number {
    return this.#state.lr;
  }

  /** Where it stands; setting it goes on from there. */
  get state(): PlateauState {
    return { ...this.#state };
  }

  set state(state: PlateauState) {
    if (typeof state?.lr !== 'number') throw new ScheduleError('ReduceOnPlateau: no such state.');
    this.#state = { ...state };
  }

  /** Takes the next value of the loss (or accuracy) and returns the learning rate to go on with. */
  observe(value: number): number {
    const s = this.#state;
    const o = this.#options;
    if (this.#improves(value)) {
      s.best = value;
      s.bad = 0;
    } else s.bad += 1;
    if (s.cooling > 0) {
      s.cooling -= 1;
      s.bad = 0;
    }
    if (s.bad > o.patience) {
      const lr = Math.max(o.min, s.lr * o.factor);
      // As PyTorch's eps: a change too small to matter is not made, so that the rate never reaches 0.
      if (s.lr - lr > LEAST_CHANGE) s.lr = lr;
      s.bad = 0;
      s.cooling = o.cooldown;
    }
    return s.lr;
  }

  #improves(value: number): boolean {
    const { threshold, thresholdMode, mode } = this.#options;
    const { best } = this.#state;
    if (best === null) return !Number.isNaN(value);
    const sign = mode === 'min' ? -1 : 1;
    const by = thresholdMode === 'relative' ? threshold * Math.abs(best) : threshold;
    return mode === 'min' ? value < best + sign * by : value > best + sign * by;
  }
}
