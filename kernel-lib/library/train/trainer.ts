import { functionModel, type LossFunction, type Params } from '../nets/index.js';
import { checkNames } from '../nets/internal.js';
import type { OptimConfig, UpdateRule, UpdateRuleName } from '../optim/index.js';
import type { Tensor } from '../tensor/index.js';
import { Solver } from './solver.js';

/** The lecture's spelling of the options of {@link Solver}. */
export interface TrainerOptions {
  /** Epochs to train for (30). */
  num_epochs?: number;
  /** L2 strength that the loss function is given (0). */
  reg?: number;
  /** Name of an update rule, or the function ('momentum'). */
  update?: UpdateRuleName | UpdateRule;
  /** The size of the first steps (1e-2). */
  learning_rate?: number;
  /** For the rules that have one. */
  momentum?: number;
  /** The learning rate is multiplied by this after each epoch (0.95). */
  learning_rate_decay?: number;
  /** true: batches drawn with replacement; false: the whole data set at each update. */
  sample_batches?: boolean;
  /** Examples per update (100). */
  batch_size?: number;
  /** Print a line per epoch (false). */
  verbose?: boolean;
  /** false: no bar that says how far it is, for the tenth training of a search. */
  progress?: boolean;
  /** Of the generator that draws the batches (0). */
  seed?: number;
}

const OPTIONS = [
  'num_epochs',
  'reg',
  'update',
  'learning_rate',
  'momentum',
  'learning_rate_decay',
  'sample_batches',
  'batch_size',
  'verbose',
  'progress',
  'seed',
] as const satisfies (keyof TrainerOptions)[];

/** What the lecture calls stats. */
export interface TrainerStats {
  /** Of the batch, one per update. */
  loss_history: number[];
  /** One per epoch; entry 0 is before the first update. */
  train_acc_history: number[];
  /** The same on the validation data. */
  val_acc_history: number[];
}

/**
 * The trainer of the slides, so that their code can be transcribed:
 *
 *     const trainer = new ClassifierTrainer();
 *     const [best_model, stats] = await trainer.train(X_tiny, y_tiny, X_tiny, y_tiny,
 *       model, two_layer_net, { num_epochs: 200, reg: 0, update: 'sgd', sample_batches: false,
 *       learning_rate: 1e-3, verbose: true });
 *
 * Defaults as in the original: momentum 0.9 with update 'momentum', learning_rate 1e-2,
 * learning_rate_decay 0.95, 30 epochs, batches of 100. The given model is left as it was; the
 * returned one is that of the epoch with the best validation accuracy.
 * Source: L1 "Step 3"; CS231n (2015) classifier_trainer.py.
 */
export class ClassifierTrainer {
  /**
   * Trains with mini-batches.
   *
   * @param X (N, …) inputs, with labels y (N,); X_val and y_val are for validation
   * @param model the first weights, by name
   * @param loss_function gives the loss and its gradients for a batch: see {@link LossFunction}
   * @param scores class scores (N, C) for inputs; without it the loss function is asked
   * @returns copies of the weights with the best validation accuracy, and the histories
   */
  async train<P extends object>(
    X: Tensor,
    y: Tensor,
    X_val: Tensor,
    y_val: Tensor,
    model: P,
    loss_function: LossFunction<P>,
    options: TrainerOptions = {},
    scores?: (X: Tensor, params: P) => Tensor,
  ): Promise<[best_model: P, stats: TrainerStats]> {
    checkNames('ClassifierTrainer', options, OPTIONS, {
      lr: 'learning_rate',
      epochs: 'num_epochs',
    });
    const { num_epochs = 30, reg = 0, update = 'momentum', learning_rate = 1e-2 } = options;
    const { learning_rate_decay = 0.95, sample_batches = true, batch_size = 100 } = options;
    const optimConfig: OptimConfig = { learning_rate };
    if (options.momentum !== undefined) optimConfig.momentum = options.momentum;
    const params = { ...model };
    const solver = new Solver(
      functionModel(loss_function, params, scores ? { reg, scores } : { reg }),
      { X_train: X, y_train: y, X_val, y_val },
      {
        updateRule: update,
        optimConfig,
        lrDecay: learning_rate_decay,
        numEpochs: num_epochs,
        batchSize: batch_size,
        sampling: sample_batches ? 'uniform' : 'full',
        verbose: options.verbose ?? false,
        seed: options.seed ?? 0,
        ...(options.progress === undefined ? {} : { progress: options.progress }),
      },
    );
    await solver.train();
    const stats = {
      loss_history: solver.lossHistory,
      train_acc_history: solver.trainAccHistory,
      val_acc_history: solver.valAccHistory,
    };
    return [solver.bestParams as Params as unknown as P, stats];
  }
}
