/** One line per epoch; epoch 0 is before the first update. */
export interface EpochRecord {
  epoch: number;
  /** Updates so far. */
  iteration: number;
  /** Loss of the last batch, as the lecture prints it; NaN at epoch 0. */
  loss: number;
  /** Mean loss over the batches of the epoch. */
  meanLoss: number;
  trainAcc: number;
  /** NaN without validation data. */
  valAcc: number;
  /** Loss on the validation data, without penalties; NaN unless it is watched. */
  valLoss: number;
  /** Learning rate of the last update. */
  lr: number;
}

/** Curves as plain arrays, for figures. */
export interface PlotData {
  iteration: number[];
  loss: number[];
  epoch: number[];
  trainAcc: number[];
  valAcc: number[];
  lr: number[];
  /** What trainAcc and valAcc are: 'accuracy' unless Solver was given another metric. */
  metricName: string;
}
