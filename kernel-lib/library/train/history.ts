/** One line per epoch; epoch 0 is before the first update. */
export interface EpochRecord {
  /** Whole epochs until then; 0 before the first update. */
  epoch: number;
  /** Updates so far. */
  iteration: number;
  /** Loss of the last batch, as the lecture prints it; NaN at epoch 0. */
  loss: number;
  /** Mean loss over the batches of the epoch. */
  meanLoss: number;
  /** Accuracy, or what the metric says, on a sample of the training data. */
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
  /** 1, 2, …, one per update. */
  iteration: number[];
  /** Of the batch, one per update. */
  loss: number[];
  /** 0, 1, …, one per record. */
  epoch: number[];
  /** On a sample of the training data, one per epoch. */
  trainAcc: number[];
  /** On the validation data, one per epoch; NaN without them. */
  valAcc: number[];
  /** The learning rate, one per update. */
  lr: number[];
  /** What trainAcc and valAcc are: 'accuracy' unless Solver was given another metric. */
  metricName: string;
}
