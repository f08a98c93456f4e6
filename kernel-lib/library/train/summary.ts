import { exponential } from './format.js';
import type { EpochRecord } from './history.js';
import type { Training } from './options.js';

/** The lecture's line: Finished epoch 1 / 10: cost 2.302576, train: 0.08, val 0.10, lr 1.0e-06. */
export function epochLine(record: EpochRecord, last: number): string {
  const val = Number.isNaN(record.valAcc) ? '' : `, val ${record.valAcc.toFixed(6)}`;
  return (
    `Finished epoch ${record.epoch} / ${last}: cost ${record.loss.toFixed(6)}, ` +
    `train: ${record.trainAcc.toFixed(6)}${val}, lr ${exponential(record.lr)}`
  );
}

/** One line about a whole training. */
export function summary(solver: Training): string {
  const now = solver.epochs.at(-1);
  if (!now) return 'Solver: not trained yet';
  const loss = (x: number | undefined) => x?.toPrecision(4) ?? '–';
  const acc = (x: number) => x.toFixed(3);
  const val = Number.isNaN(now.valAcc)
    ? ''
    : `, validation ${acc(now.valAcc)} (best ${acc(solver.bestValAcc)})`;
  return (
    `Solver: ${solver.epoch} epochs, ${solver.iteration} updates, ` +
    `loss ${loss(solver.lossHistory[0])} to ${loss(solver.lossHistory.at(-1))}, ` +
    `${solver.metricName}: train ${acc(now.trainAcc)}${val}` +
    `${solver.stoppedBecause ? `, ${solver.stoppedBecause}` : ''}`
  );
}
