import { DISPLAY, type MimeBundle } from '../display/index.js';
import {
  type Initialiser,
  type InitialiserName,
  initialiserOf,
  normalInit,
} from '../init/index.js';
import { RandomState } from '../random/index.js';
import { assertOptions, full, ones, type Tensor, zeros } from '../tensor/index.js';
import { type Activation, type ActivationName, activationOf } from './activations.js';
import { describeNet } from './describe.js';
import { type LossName, lossOf, penalise, type ScoreLoss } from './loss.js';
import { type Model, NetError, type Params } from './model.js';
import { Extras, type NetState, type Normalization } from './normalisation.js';
import { Pass, type Trace } from './pass.js';

/** What all nets have in common. */
export interface NetOptions {
  /** C (10). */
  numClasses?: number;
  /**
   * Name or {forward, backward} ('relu'). 'prelu' learns a slope alpha_k per hidden layer, from 0.25;
   * 'maxout' has two pieces, W_k (D, 2 H).
   */
  activation?: ActivationName | Activation;
  /** 'softmax', 'svm', or (scores, y) => [loss, dscores] ('softmax'). */
  loss?: LossName | ScoreLoss;
  /** L2 strength: the loss gets reg/2 times the sum of all W^2; biases are free (0). */
  reg?: number;
  /** Standard deviation of the normal initial weights (1e-2); not together with `init`. */
  weightScale?: number;
  /** Name or function (shape, rng) => Tensor. */
  init?: InitialiserName | Initialiser;
  /** Of the weights, and so of the scores ('float64'). */
  dtype?: 'float64' | 'float32';
  /** Of the `RandomState` that draws the weights, first layer first (0). Masks: seed + 1 000 003. */
  seed?: number;
}

const OPTIONS = [
  'numClasses',
  'activation',
  'loss',
  'reg',
  'weightScale',
  'init',
  'dtype',
  'seed',
] as const satisfies (keyof NetOptions)[];

/** A net of layers: its weights, and loss, gradients and trace by a {@link Pass} through `forward`. */
export abstract class Net implements Model {
  /** The weights, by name; training replaces them. */
  readonly params: Params = {};
  /** Of the weights, and so of the scores. */
  readonly dtype: 'float64' | 'float32';
  /** L2 strength: the loss gets reg/2 times the sum of all W². */
  reg: number;
  /** What the net is made of, in one line. */
  protected abstract readonly title: string;
  /** undefined: prelu, whose slopes are weights. */
  readonly #activation: Activation | undefined;
  /**
   * What normalisation and dropout keep between the steps.
   * @internal
   */
  protected readonly extras: Extras;
  readonly #loss: ScoreLoss;
  readonly #draw: Initialiser;
  readonly #rng: RandomState;

  /** @param known the options that this kind of net has besides {@link NetOptions} */
  constructor(name: string, options: NetOptions, known: readonly string[]) {
    checkNames(name, options, [...known, ...OPTIONS]);
    const { reg = 0, seed = 0, dtype = 'float64', init, weightScale } = options;
    if (init !== undefined && weightScale !== undefined) {
      throw new NetError(`${name}: give init or weightScale, not both.`);
    }
    this.dtype = dtype;
    this.reg = reg;
    const { activation = 'relu' } = options;
    this.#activation = activation === 'prelu' ? undefined : activationOf(activation);
    this.extras = new Extras(seed);
    this.#loss = lossOf(options.loss ?? 'softmax');
    this.#draw = initialiserOf(init ?? normalInit(weightScale ?? 1e-2));
    this.#rng = new RandomState(seed);
  }

  /** Scores (N, C), in test mode. */
  loss(X: Tensor): Tensor;
  /** Loss and gradients, y (N,) int32 labels, in training mode. */
  loss(X: Tensor, y: Tensor): [loss: number, grads: Params];
  loss(X: Tensor, y?: Tensor): Tensor | [number, Params] {
    const pass = new Pass(this.params);
    const scores = this.#scores(pass, X, y === undefined ? 'test' : 'train');
    return y === undefined ? scores : this.#backward(pass, scores, y);
  }

  /**
   * Loss and gradients as `loss(X, y)`, and all that the pass saw: the outputs of every layer
   * ('affine1' or 'conv1', 'hidden1', … 'scores') and the gradients there. Leaves running averages
   * alone.
   */
  trace(X: Tensor, y: Tensor): Trace & { loss: number; grads: Params } {
    const before = this.extraState();
    const pass = new Pass(this.params, true);
    const [loss, grads] = this.#backward(pass, this.#scores(pass, X, 'train'), y);
    this.setExtraState(before);
    return { ...pass.trace, loss, grads };
  }

  /** The loss of scores (N, C) alone, without penalties. */
  scoreLoss(scores: Tensor, y: Tensor): number {
    return this.#loss(scores, y)[0];
  }

  extraState(): NetState {
    return this.extras.state;
  }

  setExtraState(state: unknown): void {
    this.extras.state = state as NetState;
  }

  toString(): string {
    return String(this[DISPLAY]()['text/plain']);
  }

  /** Names, shapes and number of the weights. */
  [DISPLAY](): MimeBundle {
    return describeNet(this.title, this.params);
  }

  /** The scores of X, which has the dtype of the net, layer by layer. */
  protected abstract forward(pass: Pass, X: Tensor, mode: 'train' | 'test'): Tensor;

  /** Numbers that each hidden unit is made of; see {@link Activation}. */
  protected get pieces(): number {
    return this.#activation?.pieces ?? 1;
  }

  /** The activation of hidden layer k. */
  protected activate(pass: Pass, x: Tensor, k: number): Tensor {
    return this.#activation ? pass.activate(x, this.#activation) : pass.prelu(x, k);
  }

  /** Gives hidden layer k what its activation learns: the slope of prelu. */
  protected addActivation(k: number): void {
    if (!this.#activation) this.params[`alpha${k}`] = full([1], 0.25, this.dtype);
  }

  /** Draws W (any shape, `units` outputs), then b, and gamma and beta where they are wanted. */
  protected addLayer(
    k: number,
    shape: readonly number[],
    units: number,
    normalization: Normalization = 'none',
  ): void {
    this.params[`W${k}`] = this.#draw(shape, this.#rng).astype(this.dtype);
    this.params[`b${k}`] = zeros([units], this.dtype);
    if (normalization === 'none') return;
    this.params[`gamma${k}`] = ones([units], this.dtype);
    this.params[`beta${k}`] = zeros([units], this.dtype);
    if (normalization === 'batchnorm') this.extras.addBatchnorm(units, this.dtype);
  }

  #scores(pass: Pass, X: Tensor, mode: 'train' | 'test'): Tensor {
    this.extras.setMode(mode);
    return this.forward(pass, X.dtype === this.dtype ? X : X.astype(this.dtype), mode);
  }

  #backward(pass: Pass, scores: Tensor, y: Tensor): [number, Params] {
    const [dataLoss, dscores] = this.#loss(scores, y);
    const grads = pass.backward(dscores);
    return [dataLoss + penalise(this.params, grads, this.reg), grads];
  }
}

/** Throws unless `options` has these names only. */
export function checkNames(
  name: string,
  options: object,
  known: readonly string[],
  meant?: Readonly<Record<string, string>>,
): void {
  try {
    assertOptions(name, options, known, meant);
  } catch (cause) {
    throw new NetError((cause as Error).message, { cause });
  }
}

/** Throws unless all are whole numbers above 0. */
export function checkSizes(name: string, sizes: Readonly<Record<string, unknown>>): void {
  const whole = (n: unknown) => Number.isInteger(n) && (n as number) > 0;
  for (const [option, size] of Object.entries(sizes)) {
    if (Array.isArray(size) ? size.every(whole) : whole(size)) continue;
    throw new NetError(
      `${name}: ${option} must be ${Array.isArray(size) ? 'a list of whole numbers' : 'a whole number'} ` +
        `above 0, got ${JSON.stringify(size) ?? 'undefined'}.`,
    );
  }
}
