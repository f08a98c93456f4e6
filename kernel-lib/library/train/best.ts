import type { Model, Params } from '../nets/index.js';
import { copyParams } from './diverged.js';
import type { EpochRecord } from './history.js';

/**
 * What to watch for "the best epoch". 'valLoss' is the net's own loss of the validation scores, without
 * penalties (softmax for a model that does not say).
 */
export type Watch = 'valAcc' | 'valLoss' | 'trainLoss';

/** When training stops because it gets no better. */
export interface EarlyStoppingOptions {
  /** Epochs without improvement before training stops (5). */
  patience?: number;
  /** An improvement is larger than this (0). */
  minDelta?: number;
  /** 'valAcc', or 'trainLoss' without validation data. */
  watch?: Watch;
  /** Put the weights and running statistics of the best epoch back at the end (true). */
  restoreBest?: boolean;
}

/** Everything that must go back together: weights, and running statistics that belong to them. */
export interface Snapshot {
  /** After which epoch it was taken. */
  epoch: number;
  /** What was watched; losses are negated, so that larger is better. */
  value: number;
  /** The weights. */
  params: Params;
  /** What the model keeps besides, such as running averages. */
  extra: unknown;
}

/** Larger is better: losses are negated. */
export function watched(record: EpochRecord, watch: Watch): number {
  if (watch === 'valAcc') return record.valAcc;
  return watch === 'valLoss' ? -record.valLoss : -record.meanLoss;
}

/** Remembers the best epoch. Epoch 0 has no training loss yet and counts only for accuracies. */
export class BestEpoch {
  /** What makes an epoch the best. */
  readonly watch: Watch;
  readonly #minDelta: number;
  /** The best epoch so far; none before the first. */
  snapshot: Snapshot | undefined;

  constructor(watch: Watch, { minDelta = 0 }: EarlyStoppingOptions = {}) {
    this.watch = watch;
    this.#minDelta = minDelta;
  }

  /**
   * Keeps a copy of the model if this epoch is better than all before it by more than `minDelta`.
   */
  see(record: EpochRecord, model: Model): void {
    const value = watched(record, this.watch);
    if (Number.isNaN(value)) return;
    if (this.snapshot && !(value > this.snapshot.value + this.#minDelta)) return;
    this.snapshot = {
      epoch: record.epoch,
      value,
      params: copyParams(model.params),
      extra: model.extraState?.(),
    };
  }

  /** Epochs without improvement. */
  epochsSince(record: EpochRecord): number {
    return record.epoch - (this.snapshot?.epoch ?? record.epoch);
  }

  /** Puts the best epoch back into the model. */
  restore(model: Model): void {
    if (!this.snapshot) return;
    Object.assign(model.params, copyParams(this.snapshot.params));
    if (this.snapshot.extra !== undefined) model.setExtraState?.(this.snapshot.extra);
  }
}
