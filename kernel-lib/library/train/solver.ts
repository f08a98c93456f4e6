import { BatchSampler, takeRows } from '../data/index.js';
import {
  DISPLAY,
  type MimeBundle,
  notebookHost,
  type Progress,
  startProgress,
} from '../display/index.js';
import { type Model, NetError, type Params } from '../nets/index.js';
import { type OptimConfig, UPDATE_RULES, type UpdateRule, updateRule } from '../optim/index.js';
import type { ReduceOnPlateau } from '../optim/schedules/index.js';
import { RandomState } from '../random/index.js';
import type { Tensor } from '../tensor/index.js';
import { WeightAverage } from './averaging.js';
import { BestEpoch } from './best.js';
import { checkData } from './check.js';
import {
  capture,
  loadFile,
  readCheckpoint,
  restore,
  saveFile,
  writeCheckpoint,
} from './checkpoint.js';
import { copyParams, guardedLoss } from './diverged.js';
import type { EpochRecord, PlotData } from './history.js';
import { LivePlot } from './liveplot.js';
import { Measure } from './measure.js';
import type { SolverData, SolverOptions, StepInfo, Training } from './options.js';
import { Pace } from './pace.js';
import { adaptLearningRate } from './rates.js';
import { epochLine, summary } from './summary.js';
import { clipped, updated } from './update.js';

/**
 * Trains a model by minibatch gradient descent and keeps the books.
 *
 *     const solver = new Solver(model, { X_train, y_train, X_val, y_val }, {
 *       updateRule: 'sgd', optimConfig: { learning_rate: 1e-3 }, numEpochs: 10, batchSize: 100,
 *     });
 *     await solver.train();
 *
 * An epoch visits every training example once, in a fresh random order (`sampling`). After each
 * epoch the accuracy is measured on a fixed sample of the training data and on the validation data.
 * The entries of `model.params` are replaced at each update, never written into.
 * Source: L1 "Good Practices", Step 3; CS231n Solver.
 */
export class Solver implements Training {
  /** What is trained. */
  readonly model: Model;
  /** What it is trained and measured on. */
  readonly data: SolverData;
  /** As they were given. */
  readonly options: SolverOptions;
  /** Loss of the batch, one entry per update. */
  readonly lossHistory: number[] = [];
  /** Accuracy per epoch; entry 0 is before the first update. */
  readonly trainAccHistory: number[] = [];
  /** The same on the validation data; NaN without them. */
  readonly valAccHistory: number[] = [];
  /** Learning rate, one entry per update. */
  readonly lrHistory: number[] = [];
  /** All of it per epoch. */
  readonly epochs: EpochRecord[] = [];
  /** Settings and memory of the update rule, per weight. */
  readonly optimConfigs: Record<string, OptimConfig> = {};
  /** The weights' running average, when `averaging` is set. */
  readonly average: WeightAverage | undefined;
  /** The best epoch so far. */
  readonly best: BestEpoch;
  /** Updates so far. */
  iteration = 0;
  /** Whole epochs so far. */
  epoch = 0;
  /** Why training ended early, if it did. */
  stoppedBecause: string | undefined;

  /** For checkpoints: where the generators and the plateau rule stand. */
  readonly sampler: BatchSampler;
  /** The generator that `augment` draws from. */
  readonly augmentRng: RandomState;
  /** The plateau rule, when it is asked for. */
  plateau: ReduceOnPlateau | undefined;

  readonly #rule: UpdateRule;
  readonly #measure: Measure;
  #target = 0;
  #running = false;
  #lastStep: StepInfo | undefined;

  constructor(model: Model, data: SolverData, options: SolverOptions = {}) {
    checkData(model, data, options);
    this.model = model;
    this.data = data;
    this.options = options;
    this.#rule = updateRule(options.updateRule ?? 'sgd');
    // The Solver keeps no older configs, so built-in rules may write over their memory.
    const reuse = Object.values(UPDATE_RULES).includes(this.#rule as never);
    for (const name of Object.keys(model.params)) {
      this.optimConfigs[name] = { ...options.optimConfig, ...(reuse ? { reuse_state: true } : {}) };
    }
    const { seed = 0, batchSize = 100, sampling = 'shuffle' } = options;
    this.sampler = new BatchSampler(data.X_train.shape[0]!, batchSize, sampling, seed);
    this.augmentRng = new RandomState(seed + 1);
    this.#measure = new Measure(data, options);
    const watch = options.earlyStopping?.watch ?? (data.X_val ? 'valAcc' : 'trainLoss');
    this.best = new BestEpoch(watch, options.earlyStopping);
    this.average = options.averaging && new WeightAverage(options.averaging);
  }

  /** Updates in an epoch. */
  get iterationsPerEpoch(): number {
    return this.sampler.batchesPerEpoch;
  }

  /** The learning rate of the next update, where it is known. */
  get learningRate(): number | undefined {
    return Object.values(this.optimConfigs)[0]?.learning_rate;
  }

  /** What trainAccHistory and valAccHistory are: 'accuracy' unless a metric was given. */
  get metricName(): string {
    return this.options.metricName ?? (this.options.metric ? 'metric' : 'accuracy');
  }

  /** Highest validation accuracy so far (of the training sample without validation data). */
  get bestValAcc(): number {
    const history = this.data.X_val ? this.valAccHistory : this.trainAccHistory;
    return history.length ? Math.max(...history) : Number.NaN;
  }

  /** The weights of the best epoch so far (copies), by `earlyStopping.watch`. */
  get bestParams(): Params {
    return this.best.snapshot?.params ?? copyParams(this.model.params);
  }

  /**
   * Trains until `numEpochs` epochs are done; with an argument, that many more. Called again after
   * an interrupt it goes on where it stopped.
   * @throws TrainingDiverged when the loss is NaN or infinite, with the likely reason.
   * @throws KeyboardInterrupt when the user interrupts the cell; the last whole update counts.
   */
  async train(epochs?: number): Promise<this> {
    if (this.#running) throw new NetError('Solver.train is running already. Is an await missing?');
    this.#running = true;
    const { numEpochs = 10, callbacks = [], plot = false, verbose = false } = this.options;
    if (epochs !== undefined) this.#target = this.epoch + epochs;
    else if (this.epoch >= this.#target) {
      this.#target = this.epoch < numEpochs ? numEpochs : this.epoch + numEpochs;
    }
    this.stoppedBecause = undefined;

    const total = this.#target * this.iterationsPerEpoch;
    // Printed lines and a bar would overwrite each other on a terminal.
    const wanted = this.options.progress ?? (verbose && !notebookHost() ? false : undefined);
    const progress = startProgress('Training', total, wanted, this.iteration);
    const live = plot ? new LivePlot() : undefined;
    try {
      for (const callback of callbacks) await callback.onStart?.(this);
      if (this.epochs.length === 0) await this.#closeEpoch();
      await this.#run(progress, live);
      this.#finish();
      progress.end(this.stoppedBecause ?? 'finished');
    } catch (error) {
      progress.end(error instanceof Error ? error.name : 'stopped');
      throw error;
    } finally {
      this.#running = false;
      live?.update(() => this.plotData(), true);
      for (const callback of callbacks) await callback.onEnd?.(this);
    }
    return this;
  }

  /** Ends training after the current update. */
  stop(reason = 'stopped'): void {
    this.stoppedBecause = reason;
  }

  /** One update on the next batch; returns its loss. `train` calls this. */
  step(): number {
    const { X, y } = this.#nextBatch();
    const [loss, raw] = guardedLoss(this.model, X, y, this.lossHistory, this.learningRate);
    const grads = clipped(raw, this.options);
    const { schedule, schedulePer = 'iteration' } = this.options;
    const lr = schedule?.(schedulePer === 'epoch' ? this.epoch : this.iteration);
    const before = { ...this.model.params };
    for (const name of Object.keys(before)) {
      const config = this.optimConfigs[name]!;
      if (lr !== undefined) config.learning_rate = lr;
      const update = updated(this.#rule, name, before[name]!, grads[name]!, config);
      [this.model.params[name], this.optimConfigs[name]] = update;
    }
    this.iteration += 1;
    this.lossHistory.push(loss);
    this.lrHistory.push(this.learningRate ?? Number.NaN);
    this.average?.afterStep(this.model.params, this.epoch);
    this.#lastStep = { iteration: this.iteration, loss, grads, before };
    return loss;
  }

  /**
   * All that training depends on, as text: weights, memory of the update rule, running statistics,
   * generators, averages, histories. A Solver made with the same net, data and options goes on from
   * it bit for bit; see {@link resume}.
   */
  checkpoint(): string {
    return writeCheckpoint(capture(this));
  }

  /** Takes the text of {@link checkpoint}; `train` then goes on from there. */
  resume(text: string): this {
    return this.#resume(text, 'resume');
  }

  #resume(text: string, name: string): this {
    restore(this, readCheckpoint(text, this.model, name));
    // Where this Solver was heading before is forgotten too.
    this.#target = 0;
    this.stoppedBecause = undefined;
    return this;
  }

  /** {@link resume} from the file that `checkpointFile` wrote. */
  async resumeFile(path: string): Promise<this> {
    return this.#resume(await loadFile(path), `resumeFile: ${path}`);
  }

  toString(): string {
    return summary(this);
  }

  /** One line in a notebook, not the whole object. */
  [DISPLAY](): MimeBundle {
    return { 'text/plain': this.toString() };
  }

  /** The curves so far as plain arrays. */
  plotData(): PlotData {
    return {
      iteration: this.lossHistory.map((_, i) => i + 1),
      loss: [...this.lossHistory],
      epoch: this.epochs.map((e) => e.epoch),
      trainAcc: [...this.trainAccHistory],
      valAcc: this.data.X_val ? [...this.valAccHistory] : [],
      lr: [...this.lrHistory],
      metricName: this.metricName,
    };
  }

  async #run(progress: Progress, live: LivePlot | undefined): Promise<void> {
    const { callbacks = [], printEvery = 0, verbose = false } = this.options;
    const pace = new Pace();
    while (this.epoch < this.#target && this.stoppedBecause === undefined) {
      // An interrupt or a callback's error may have come between the epoch's last step and its end.
      if (this.iteration < (this.epoch + 1) * this.iterationsPerEpoch) {
        const loss = this.step();
        for (const { onStep } of callbacks) {
          const result = onStep?.(this, this.#lastStep!);
          if (result instanceof Promise) await result;
        }
        if (verbose && printEvery > 0 && this.iteration % printEvery === 0) {
          console.log(`(Iteration ${this.iteration}) loss: ${loss.toFixed(6)}`);
        }
      }
      if (this.iteration >= (this.epoch + 1) * this.iterationsPerEpoch) {
        this.epoch += 1;
        await this.#closeEpoch();
      }
      const loss = this.lossHistory.at(-1) ?? Number.NaN;
      const val = this.valAccHistory.at(-1);
      const note = `loss ${loss.toFixed(4)}${this.data.X_val ? `, val ${val?.toFixed(3)}` : ''}`;
      progress.update(this.iteration, note);
      live?.update(() => this.plotData());
      if (pace.due) await pace.breathe();
    }
  }

  #nextBatch(): { X: Tensor; y: Tensor } {
    const { X_train, y_train } = this.data;
    const { augment, sampling } = this.options;
    const rows = this.sampler.next();
    const X = sampling === 'full' ? X_train : takeRows(X_train, rows);
    const y = sampling === 'full' ? y_train : takeRows(y_train, rows);
    return { X: augment ? augment(X, this.augmentRng) : X, y };
  }

  /** Measures, keeps the best, decays the learning rate, tells the callbacks. */
  async #closeEpoch(): Promise<void> {
    const { callbacks = [], verbose = false, earlyStopping, checkpointFile } = this.options;
    const record = this.#record();
    this.epochs.push(record);
    this.trainAccHistory.push(record.trainAcc);
    this.valAccHistory.push(record.valAcc);
    if (this.epoch > 0) {
      this.average?.afterEpoch(this.model.params, this.epoch);
      adaptLearningRate(this, record);
      if (verbose) console.log(epochLine(record, this.#target));
    }
    this.best.see(record, this.model);
    if (earlyStopping && this.best.epochsSince(record) > (earlyStopping.patience ?? 5) - 1) {
      this.stop(
        `early stop: ${this.best.watch} has not improved since epoch ${this.best.snapshot?.epoch}`,
      );
    }
    for (const callback of callbacks) await callback.onEpoch?.(this, record);
    if (checkpointFile && this.epoch > 0) await saveFile(checkpointFile, this.checkpoint());
  }

  #record(): EpochRecord {
    const losses = this.lossHistory.slice(-this.iterationsPerEpoch);
    return {
      epoch: this.epoch,
      iteration: this.iteration,
      loss: losses.at(-1) ?? Number.NaN,
      meanLoss: losses.reduce((a, b) => a + b, 0) / losses.length,
      ...this.#measure.take(this.model),
      lr: this.lrHistory.at(-1) ?? this.learningRate ?? Number.NaN,
    };
  }

  #finish(): void {
    const { verbose = false, earlyStopping } = this.options;
    if (earlyStopping && (earlyStopping.restoreBest ?? true)) this.best.restore(this.model);
    if (!verbose) return;
    if (this.stoppedBecause) console.log(this.stoppedBecause);
    const what = this.data.X_val ? 'validation' : 'training';
    console.log(`finished optimization. best ${what} accuracy: ${this.bestValAcc.toFixed(6)}`);
  }
}
