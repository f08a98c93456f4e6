import type { Mutant, Variant } from '../mutant.js';

const exercise = 'early_stopping';

/** Epoch by epoch, with the lowest loss in a variable of its own. */
const walked = (first: string, stop: string) =>
  `let best_epoch = 0; let stop_epoch = 0; let waited = 0; ${first}
for (let epoch = 0; epoch < val_losses.length; epoch++) {
  stop_epoch = epoch;
  waited += 1;
  if (val_losses[epoch] < best) { best = val_losses[epoch]; best_epoch = epoch; waited = 0; }
  ${stop}
}
return [weights[best_epoch], best_epoch, stop_epoch];`;

export const stoppingMutants: Mutant[] = [
  {
    exercise,
    name: 'patience one too long',
    replace: [['>= patience', '> patience']],
    says: /one epoch too late/,
  },
  {
    exercise,
    name: 'patience one too short',
    replace: [['>= patience', '>= patience - 1']],
    says: /one epoch too early/,
  },
  {
    exercise,
    name: 'last weights',
    replace: [['weights[best_epoch]', 'weights[stop_epoch]']],
    says: /weights are those of the last epoch/,
  },
  {
    exercise,
    name: 'the very last weights',
    replace: [['weights[best_epoch]', 'weights[weights.length - 1]']],
    says: /best_weights are those of epoch/,
  },
  {
    exercise,
    name: 'last epoch for best',
    replace: [['best_epoch, stop_epoch]', 'stop_epoch, stop_epoch]']],
    says: /best_epoch is the last epoch/,
  },
  {
    exercise,
    name: 'best for stop',
    replace: [['best_epoch, stop_epoch]', 'best_epoch, best_epoch]']],
    says: /stop_epoch is the best epoch/,
  },
  {
    exercise,
    name: 'never stops',
    replace: [['if (epoch - best_epoch >= patience) break;', '']],
    says: /never stops/,
  },
  {
    exercise,
    name: 'compares with the epoch before',
    replace: [['< val_losses[best_epoch]', '< val_losses[epoch - 1]']],
    says: /compared with the one before/,
  },
  {
    exercise,
    name: 'a tie is better',
    replace: [['] < val', '] <= val']],
    says: /equal to the best/,
  },
  {
    exercise,
    name: 'counts over the whole training',
    body: `
  let [best_epoch, stop_epoch, worse] = [0, 0, 0];
  for (let epoch = 0; epoch < val_losses.length; epoch++) {
    stop_epoch = epoch;
    if (epoch > 0) {
      if (val_losses[epoch] < val_losses[best_epoch]) best_epoch = epoch;
      else worse += 1;
    }
    if (worse >= patience) break;
  }
  return [weights[best_epoch], best_epoch, stop_epoch];`,
    says: /over the whole training/,
  },
  {
    exercise,
    name: 'higher is better',
    replace: [['] < val', '] > val']],
    says: /looks for the largest loss/,
  },
  {
    exercise,
    name: 'looks beyond the stop',
    replace: [
      ['return [', 'best_epoch = val_losses.indexOf(Math.min(...val_losses));\n  return ['],
    ],
    says: /epochs after the stop/,
  },
  {
    exercise,
    name: 'epochs from 1',
    replace: [['best_epoch, stop_epoch]', 'best_epoch + 1, stop_epoch + 1]']],
    says: /epochs count from 0/,
  },
  {
    exercise,
    name: 'number of epochs',
    replace: [['best_epoch, stop_epoch]', 'best_epoch, stop_epoch + 1]']],
    says: /number of epochs/,
  },
  {
    exercise,
    name: 'sorts the losses',
    replace: [['let best_epoch = 0', 'val_losses.sort((a, b) => a - b); let best_epoch = 0']],
    says: /expected|changed its input/,
  },
  ...['1e-1', '1e-2', '1e-3', '1e-4', '1e-6', '1e-8'].map((delta) => ({
    exercise,
    name: `an improvement of ${delta} at least`,
    replace: [['< val_losses[best_epoch]', `< val_losses[best_epoch] - ${delta}`]] as const,
    says: /any strictly lower loss/,
  })),
  {
    exercise,
    name: 'an improvement by a thousandth of the best at least',
    replace: [['< val_losses[best_epoch]', '< val_losses[best_epoch] * (1 - 1e-3)']],
    says: /expected/,
  },
  {
    exercise,
    name: 'a best loss of 0 is none',
    replace: [
      ['< val_losses[best_epoch]', '< (val_losses[best_epoch] || Number.POSITIVE_INFINITY)'],
    ],
    says: /lowest loss of 0 is taken for none/,
  },
  ...['1000', '1e9'].map((start) => ({
    exercise,
    name: `the best loss begins at ${start}`,
    body: `
  let [best, best_epoch, stop_epoch] = [${start}, 0, 0];
  for (let epoch = 0; epoch < val_losses.length; epoch++) {
    stop_epoch = epoch;
    if (val_losses[epoch] < best) [best, best_epoch] = [val_losses[epoch], epoch];
    if (epoch - best_epoch >= patience) break;
  }
  return [weights[best_epoch], best_epoch, stop_epoch];`,
    says: /lowest loss begins at a number/,
  })),
  {
    exercise,
    name: 'the weights that came are changed',
    replace: [
      [
        'return [weights[best_epoch]',
        'weights[best_epoch].mul_(2);\n  return [weights[best_epoch]',
      ],
    ],
    says: /those of no epoch|changed its input/,
  },
  {
    exercise,
    name: 'the weights that came are cut off',
    replace: [['return [', 'weights.length = stop_epoch + 1;\n  return [']],
    says: /changed its input weights/,
  },
  ...[0, 0.5, 1, 10, 100].flatMap((start) => [
    {
      exercise,
      name: `the lowest loss begins at ${start}`,
      body: walked(`let best = ${start};`, 'if (epoch - best_epoch >= patience) break;'),
      says: /lowest loss begins at a number/,
    },
    {
      exercise,
      name: `the lowest loss begins at ${start}, and epochs are counted`,
      body: walked(`let best = ${start};`, 'if (waited >= patience) break;'),
      says: /lowest loss begins at a number/,
    },
    {
      exercise,
      name: `the lowest loss begins at ${start}, the best epoch at -1`,
      body: walked(`let best = ${start}; best_epoch = -1;`, 'if (waited >= patience) break;'),
      says: /lowest loss begins at a number/,
    },
  ]),
];

export const stoppingVariants: Variant[] = [
  {
    exercise,
    name: 'a counter and the lowest loss',
    body: `
  let [best, best_epoch, waited] = [Number.POSITIVE_INFINITY, 0, 0];
  for (const [epoch, loss] of val_losses.entries()) {
    if (loss < best) [best, best_epoch, waited] = [loss, epoch, 0];
    else if (++waited === patience) return [weights[best_epoch], best_epoch, epoch];
  }
  return [weights[best_epoch], best_epoch, val_losses.length - 1];`,
  },
  {
    exercise,
    name: 'looks for the first place that is far enough from its best',
    body: `
  const bestUpTo = (epoch: number) => {
    const seen = val_losses.slice(0, epoch + 1);
    return seen.indexOf(Math.min(...seen));
  };
  let stop = 0;
  while (stop < val_losses.length - 1 && stop - bestUpTo(stop) < patience) stop++;
  return [weights[bestUpTo(stop)].copy(), bestUpTo(stop), stop];`,
  },
];
