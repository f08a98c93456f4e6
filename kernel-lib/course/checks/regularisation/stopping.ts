/** What early_stopping says, with the epoch whose weights it gave back. */
export interface Stopping {
  weights: number;
  best: number;
  stop: number;
}

/** How a reading of the losses may differ from the right one. */
interface Reading {
  /** Epochs added to patience. */
  late?: number;
  /** A tie counts as an improvement. */
  ties?: boolean;
  /** Compared with the epoch before, not with the best one. */
  previous?: boolean;
  /** Epochs without improvement are counted over the whole training. */
  total?: boolean;
  /** Looks for the largest value. */
  largest?: boolean;
  /** How much lower a loss must be. */
  minDelta?: number;
  /** What the lowest loss so far is before the first epoch, if not the first loss. */
  start?: number;
  /** The first epoch counts as one without improvement when its loss is not below `start`. */
  counted?: boolean;
  /** A lowest loss of 0 is taken for none. */
  zeroIsNone?: boolean;
  /** The best epoch is looked for in the whole list. */
  beyond?: boolean;
}

/** Reads the losses epoch by epoch, rightly when `reading` is empty. */
export function stopping(
  losses: readonly number[],
  patience: number,
  reading: Reading = {},
): Stopping {
  const sign = reading.largest ? -1 : 1;
  const at = (epoch: number) => sign * (losses[epoch] as number);
  const better = (a: number, b: number) => {
    if (reading.zeroIsNone && b === 0) return true;
    return reading.ties ? a <= b : a < b - (reading.minDelta ?? 0);
  };
  const { start = Number.POSITIVE_INFINITY } = reading;
  let best = 0;
  let waited = 0;
  let stop = 0;
  for (let epoch = 0; epoch < losses.length; epoch++) {
    stop = epoch;
    const improved =
      epoch > 0 &&
      better(at(epoch), Math.min(at(reading.previous ? epoch - 1 : (best as number)), start));
    if (improved) best = epoch;
    if (improved && !reading.total) waited = 0;
    if (!improved && (epoch > 0 || (reading.counted && at(0) >= start))) waited += 1;
    if (waited >= patience + (reading.late ?? 0)) break;
  }
  if (reading.beyond) {
    best = losses.reduce((found, loss, i) => (loss < (losses[found] as number) ? i : found), 0);
  }
  return { weights: best, best, stop };
}

/** Wrong readings, the likelier ones first. */
const SLIPS: readonly (readonly [say: string, of: (right: Stopping) => Stopping])[] = [
  [
    'the weights are those of the last epoch: give back those of the best one',
    (right) => ({ ...right, weights: right.stop }),
  ],
  [
    'stop_epoch is the best epoch: training goes on for `patience` epochs after it, in the hope of better',
    (right) => ({ ...right, stop: right.best }),
  ],
  [
    'best_epoch is the last epoch: it is the one with the lowest validation loss',
    (right) => ({ ...right, best: right.stop }),
  ],
  [
    'best_epoch and the weights are those of the last epoch: remember the epoch with the lowest loss',
    (right) => ({ weights: right.stop, best: right.stop, stop: right.stop }),
  ],
  [
    'epochs count from 0: both epochs are 1 too large',
    (right) => ({ ...right, best: right.best + 1, stop: right.stop + 1 }),
  ],
  [
    'stop_epoch is the number of epochs, one more than the number of the last one: epochs count from 0',
    (right) => ({ ...right, stop: right.stop + 1 }),
  ],
];

const LOW_START =
  'the lowest loss begins at a number that losses may be above: begin at Infinity, or with the first loss';

const READINGS: readonly (readonly [say: string, reading: Reading])[] = [
  [
    'it stops one epoch too late: stop as soon as `patience` epochs in a row were no better',
    { late: 1 },
  ],
  ['it stops one epoch too early: `patience` epochs in a row must be no better', { late: -1 }],
  [
    'a loss equal to the best counts as an improvement: only a strictly lower one does',
    { ties: true },
  ],
  [
    'each loss is compared with the one before: compare it with the lowest so far',
    { previous: true },
  ],
  [
    'the epochs without improvement are counted over the whole training: start again at 0 after each improvement',
    { total: true },
  ],
  [
    `no later loss counts as an improvement: it looks for the largest loss, or ${LOW_START}`,
    { largest: true },
  ],
  [
    'a lowest loss of 0 is taken for none: || and a test for truth take 0 for nothing; compare with Infinity or undefined',
    { zeroIsNone: true },
  ],
  ...[1e-10, 1e-8, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 0.1].map(
    (minDelta) =>
      [
        'an improvement must be larger than some number here: any strictly lower loss is one, however little',
        { minDelta },
      ] as const,
  ),
  ...[0, 1, 10, 100, 999, 1000, 9999, 1e6, 1e9, 1e10].map(
    (start) => [LOW_START, { start }] as const,
  ),
  ...[0, 1, 10, 100, 999, 1000, 9999].map(
    (start) => [LOW_START, { start, counted: true }] as const,
  ),
  ['it sees epochs after the stop: training has ended, they never come', { beyond: true }],
];

/** Why `got` is not right, where a known slip gives the same. */
export function slip(
  losses: readonly number[],
  patience: number,
  got: Stopping,
): string | undefined {
  const same = (a: Stopping) =>
    a.weights === got.weights && a.best === got.best && a.stop === got.stop;
  const right = stopping(losses, patience);
  const reading = READINGS.find(([, how]) => {
    const wrong = stopping(losses, patience, how);
    if (wrong.best === right.best && wrong.stop === right.stop) return false;
    return same(wrong) || same({ ...wrong, weights: wrong.stop });
  });
  if (reading) return reading[0];
  const never = { ...right, stop: losses.length - 1 };
  const lowest = stopping(losses, patience, { beyond: true }).best;
  if (
    right.stop !== never.stop &&
    (same(never) || same({ weights: lowest, best: lowest, stop: never.stop }))
  ) {
    return 'it never stops: end the loop when patience has run out';
  }
  return SLIPS.find(([, of]) => same(of(right)))?.[0];
}
