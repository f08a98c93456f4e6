import { checkSetting, ScheduleError } from './schedule.js';

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

/** What {@link ReduceOnPlateau} remembers; plain data, for checkpoints. */
export interface PlateauState {
  lr: number;
  best: number | null;
  bad: number;
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
    checkSetting('ReduceOnPlateau', 'patience', this.#options.patience);
    this.#state = { lr: lr0, best: null, bad: 0, cooling: 0 };
  }

  /** The learning rate now. */
  get lr(): number {
    return this.#state.lr;
  }

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
      s.lr = Math.max(o.min, s.lr * o.factor);
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
