import {
  type Initialiser,
  type InitialiserName,
  initialiserOf,
  uniformInit,
} from '../../init/index.js';
import { defaultState, type RandomState } from '../../random/index.js';
import { formatShape, ShapeError, type Tensor, type TensorLike } from '../../tensor/index.js';
import { Variable } from '../Variable.js';
import { type FloatType, input, Module, Parameter } from './Module.js';
import { assertOptions, assertSize } from './sizes.js';

/** How weights begin; for {@link Linear} and {@link Conv2d}. */
export interface LinearOptions {
  /** Whether b is added (true). */
  bias?: boolean;
  /** How the weight is drawn: a name such as 'kaimingNormal' or a function; the bias is 0 then. */
  init?: InitialiserName | Initialiser;
  /** Where random numbers come from (the default generator). */
  rng?: RandomState;
  /** Of weight and bias ('float64'). */
  dtype?: FloatType;
}

/**
 * The affine layer out = x W + b, W (D, M), b (M,). PyTorch's Linear stores the transpose of W.
 * Without `init` both are drawn as PyTorch does, from U(-1/√D, 1/√D).
 */
export class Linear extends Module {
  /** W (D, M). */
  readonly weight: Parameter;
  /** b (M,); none with `bias: false`. */
  readonly bias: Parameter | undefined;

  /**
   * @param D numbers per example
   * @param M numbers per output
   */
  constructor(D: number, M: number, options: LinearOptions = {}) {
    super();
    assertSize('Linear', 'D', D);
    assertSize('Linear', 'M', M);
    assertOptions('Linear', options, ['bias', 'init', 'rng', 'dtype']);
    const { bias = true, init, rng = defaultState(), dtype = 'float64' } = options;
    const torch = uniformInit(-1 / Math.sqrt(D), 1 / Math.sqrt(D));
    const weight = (init === undefined ? torch : initialiserOf(init))([D, M], rng);
    this.weight = new Parameter(weight.astype(dtype), { name: 'weight' });
    const start = init === undefined ? torch([M], rng) : initialiserOf('zeros')([M], rng);
    this.bias = bias ? new Parameter(start.astype(dtype), { name: 'bias' }) : undefined;
  }

  /** (…, D) to (…, M) */
  override forward(x: Variable | Tensor): Variable {
    const rows = input(x);
    const [D, M] = this.weight.shape;
    if (rows.shape.at(-1) !== D)
      throw new ShapeError(
        `Linear(${D}, ${M}): x ${formatShape(rows.shape)} has ${rows.shape.at(-1) ?? 'no'} columns, expected ${D}.`,
      );
    const out = rows.dot(this.weight);
    return this.bias ? out.add(this.bias) : out;
  }

  protected override describe(): string {
    return `${this.weight.shape.join(', ')}${this.bias ? '' : ', no bias'}`;
  }
}

/** A table of V rows of D numbers, drawn from N(0, 1) as in PyTorch: word numbers in, rows out. */
export class Embedding extends Module {
  /** One row for each word, (V, D). */
  readonly weight: Parameter;

  constructor(V: number, D: number, options: Pick<LinearOptions, 'init' | 'rng' | 'dtype'> = {}) {
    super();
    assertSize('Embedding', 'V', V);
    assertSize('Embedding', 'D', D);
    assertOptions('Embedding', options, ['init', 'rng', 'dtype']);
    const { init = (shape, rng) => rng.randn(...shape), rng = defaultState() } = options;
    const table = initialiserOf(init)([V, D], rng).astype(options.dtype ?? 'float64');
    this.weight = new Parameter(table, { name: 'weight' });
  }

  /** Word numbers (…,) to rows (…, D) */
  override forward(words: Variable | TensorLike): Variable {
    return this.weight.embedding(words instanceof Variable ? words.value : words);
  }

  protected override describe(): string {
    return this.weight.shape.join(', ');
  }
}
