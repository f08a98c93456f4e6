import { lossAndGrads, type Model, type Params, scoresOf } from '../nets/index.js';
import type { Tensor } from '../tensor/index.js';

/** What is wrong with the numbers, and what probably made them so. */
export interface Divergence {
  /** Updates until then. */
  iteration: number;
  /** The loss that was not finite; NaN also when the loss could not be computed. */
  loss: number;
  /** The learning rate of the last update, where it is known. */
  lr: number | undefined;
  /** What holds NaN or Inf: 'X', 'y', or names of weights. */
  where: string[];
  /** One sentence: the likely reason and what to try. */
  reason: string;
}

/** Training stopped because a number left the range of floats. `divergence` has the details. */
export class TrainingDiverged extends Error {
  override name = 'TrainingDiverged';
  /** What is wrong with the numbers, and what probably made them so. */
  readonly divergence: Divergence;

  constructor(divergence: Divergence, options?: ErrorOptions) {
    const { iteration, loss, lr, reason } = divergence;
    super(
      `Training stopped at iteration ${iteration}: the loss is ${loss}` +
        // Before the first update no rate has done anything.
        `${lr === undefined || iteration === 1 ? '' : ` (learning rate ${lr})`}. ${reason}`,
      options,
    );
    this.divergence = divergence;
  }
}

function finite(x: Tensor): boolean {
  return x.data.every((v: number) => Number.isFinite(v));
}

/** A step of finite numbers may overflow to Inf; NaN comes of NaN. */
function holdsNaN(x: Tensor): boolean {
  return x.data.some((v: number) => Number.isNaN(v));
}

/**
 * Loss and gradients of a batch; when the loss is not finite, or the net throws because of broken
 * numbers, a TrainingDiverged with the likely reason. Other errors of the net pass as they are.
 */
export function guardedLoss(
  model: Model,
  X: Tensor,
  y: Tensor,
  losses: readonly number[],
  lr: number | undefined,
): [loss: number, grads: Params] {
  let result: [number, Params];
  try {
    result = lossAndGrads(model, X, y);
  } catch (cause) {
    // The library's losses refuse scores that are NaN: that is divergence too.
    const broken = [X, y, ...Object.values(model.params)].some((t) => !finite(t));
    if (!broken && !scoresBroken(model, X)) throw cause;
    throw new TrainingDiverged(explain(model, X, y, Number.NaN, losses, lr), { cause });
  }
  if (Number.isFinite(result[0])) return result;
  throw new TrainingDiverged(explain(model, X, y, result[0], losses, lr));
}

/** The likely reason of a loss that is not finite. */
function explain(
  model: Model,
  X: Tensor,
  y: Tensor,
  loss: number,
  losses: readonly number[],
  lr: number | undefined,
): Divergence {
  const found = { iteration: losses.length + 1, loss, lr };
  if (!finite(X)) {
    const reason =
      'The input X holds NaN or Inf. Look at the data before the net: a division by a std of 0?';
    return { ...found, where: ['X'], reason };
  }
  if (!finite(y)) {
    return { ...found, where: ['y'], reason: 'The labels y hold NaN or Inf. Look at the data.' };
  }
  const broken = Object.keys(model.params).filter((name) => !finite(model.params[name]!));
  const first = losses[0];
  const last = losses.at(-1);
  if (losses.length === 0) {
    const reason =
      broken.length > 0
        ? `${broken.join(', ')} held NaN or Inf before the first update. Look at the initialisation.`
        : 'It happened before the first update: the initial weights or the inputs are too large, or ' +
          'log(0) or 0/0 is in the loss. Try a smaller weight scale, Xavier or Kaiming ' +
          'initialisation, or standardised inputs.';
    return { ...found, where: broken, reason };
  }
  const nowhere = broken.filter((name) => holdsNaN(model.params[name]!));
  if (losses.length === 1 && nowhere.length > 0) {
    const reason =
      `${nowhere.join(', ')} hold NaN after the first update, though the loss before it was ${last?.toPrecision(4)}: ` +
      'the gradient held NaN, and no smaller learning rate helps. Look for log(0), 0/0 or sqrt(0) in ' +
      'the backward pass, and check the gradient numerically.';
    return { ...found, where: nowhere, reason };
  }
  const grew = first !== undefined && last !== undefined && last > 2 * Math.abs(first);
  const where = broken.length > 0 ? `${broken.join(', ')} hold NaN or Inf. ` : '';
  const reason = grew
    ? `${where}The loss grew from ${first?.toPrecision(4)} to ${last?.toPrecision(4)} before: the ` +
      'learning rate is probably too high. Try a tenth of it, or clipNorm.'
    : `${where}The loss had not grown before (last ${last?.toPrecision(4)}): one step overshot, or ` +
      'something like log(0), 0/0 or sqrt(0) is in the loss or its gradient. Try a tenth of the ' +
      'learning rate; if that changes nothing, check the gradient numerically.';
  return { ...found, where: broken, reason };
}

function scoresBroken(model: Model, X: Tensor): boolean {
  try {
    return !finite(scoresOf(model, X));
  } catch {
    return false;
  }
}

/** A copy of weights that later updates cannot touch. */
export function copyParams(params: Params): Params {
  return Object.fromEntries(Object.entries(params).map(([name, w]) => [name, w.copy()]));
}
