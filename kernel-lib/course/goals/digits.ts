import { loadDigits, trainValTest } from 'kernel-lib/data';
import { percent } from 'kernel-lib/display';
import { type Model, scoresOf } from 'kernel-lib/nets';
import type { Tensor } from 'kernel-lib/tensor';
import { accuracy } from 'kernel-lib/train';

/** Real digits for one run: some to learn from, the others unseen. Pixels from 0 to 1. */
export interface DigitParts {
  X: Tensor;
  y: Tensor;
  X_unseen: Tensor;
  y_unseen: Tensor;
}

/** Unpacked once: a check cuts them from five seeds or more. */
let all: Promise<{ X: Tensor; y: Tensor }> | undefined;

/** All digits in rows of 64 pixels from 0 to 1. */
export async function scaledDigits(): Promise<{ X: Tensor; y: Tensor }> {
  const { X, y } = await loadDigits();
  return { X: X.reshape(y.size, -1).mul(1 / 16), y };
}

/** Cuts the digits anew for every seed. */
export async function digitParts(train: number, unseen: number, seed: number): Promise<DigitParts> {
  all ??= scaledDigits();
  const parts = trainValTest(await all, { train, test: unseen, seed });
  return {
    X: parts.X_train,
    y: parts.y_train,
    X_unseen: parts.X_test,
    y_unseen: parts.y_test,
  };
}

/** The share of unseen digits that a net reads right; 0 if its scores are no numbers. */
export function unseenAccuracy(net: Model, { X_unseen, y_unseen }: DigitParts): number {
  const scores = scoresOf(net, X_unseen);
  return scores.data.every((v: number) => Number.isFinite(v)) ? accuracy(scores, y_unseen) : 0;
}

/** An accuracy as people read it. */
export const showAccuracy = (share: number) => percent(share, 1);
