import type { ActivationPairName } from '../../layers/index.js';
import { assertNumber, describe, full, type Tensor } from '../../tensor/index.js';
import { AutogradError } from '../core/errors.js';
import { needActivation } from '../ops/activations.js';
import type { Variable } from '../Variable.js';
import { alike, type FloatType, input, Module, Parameter } from './Module.js';
import { assertOptions } from './sizes.js';

/** tanh x */
export class Tanh extends Module {
  override forward(x: Variable | Tensor): Variable {
    return input(x).tanh();
  }
}

/** max(0, x) */
export class ReLU extends Module {
  override forward(x: Variable | Tensor): Variable {
    return input(x).relu();
  }
}

/** 1/(1 + e⁻ˣ) */
export class Sigmoid extends Module {
  override forward(x: Variable | Tensor): Variable {
    return input(x).sigmoid();
  }
}

/** x where x > 0, else αx (α 0.1, the lectures'; PyTorch's default is 0.01) */
export class LeakyReLU extends Module {
  /** The slope below 0 (0.1). */
  readonly alpha: number;

  constructor(alpha = 0.1) {
    super();
    assertNumber('LeakyReLU', 'alpha', alpha);
    this.alpha = alpha;
  }

  override forward(x: Variable | Tensor): Variable {
    return input(x).leakyRelu(this.alpha);
  }
}

/** x where x > 0, else αx with a learned α (1,), 0.25 at first; the result has the type of x */
export class PReLU extends Module {
  /** The slope below 0, which is learned: (1,), 0.25 at first. */
  readonly alpha: Parameter;

  constructor(options: { dtype?: FloatType } = {}) {
    super();
    assertOptions('PReLU', options, ['dtype']);
    this.alpha = new Parameter(full([1], 0.25, options.dtype ?? 'float64'), { name: 'alpha' });
  }

  override forward(x: Variable | Tensor): Variable {
    const v = input(x);
    return v.where(v.value.greater(0), v.mul(alike(this.alpha, v)));
  }
}

/** x where x > 0, else α(eˣ - 1) */
export class ELU extends Module {
  /** Where it ends to the left: -alpha (1). */
  readonly alpha: number;

  constructor(alpha = 1) {
    super();
    assertNumber('ELU', 'alpha', alpha);
    this.alpha = alpha;
  }

  override forward(x: Variable | Tensor): Variable {
    return input(x).elu(this.alpha);
  }
}

/** x Φ(x) */
export class GELU extends Module {
  /** By the error function, or by the tanh that comes close to it. */
  readonly form: 'exact' | 'tanh';

  constructor(form: 'exact' | 'tanh' = 'exact') {
    super();
    if (form !== 'exact' && form !== 'tanh')
      throw new AutogradError(`GELU: form must be 'exact' or 'tanh', got ${describe(form)}.`);
    this.form = form;
  }

  override forward(x: Variable | Tensor): Variable {
    return input(x).gelu(this.form);
  }
}

/** x σ(βx); with β = 1 PyTorch's SiLU */
export class Swish extends Module {
  /** In x σ(βx) (1). */
  readonly beta: number;

  constructor(beta = 1) {
    super();
    assertNumber('Swish', 'beta', beta);
    this.beta = beta;
  }

  override forward(x: Variable | Tensor): Variable {
    return input(x).swish(this.beta);
  }
}

/** The activation of this name, with its default setting */
export class Activation extends Module {
  /** Its name in the table of activations. */
  readonly activation: ActivationPairName;

  constructor(activation: ActivationPairName) {
    super();
    this.activation = needActivation(activation);
  }

  override forward(x: Variable | Tensor): Variable {
    return input(x).activation(this.activation);
  }

  protected override describe(): string {
    return this.activation;
  }
}

/** eˣ / Σ eˣ along an axis, the last by default */
export class Softmax extends Module {
  /** Along which the probabilities add up to 1. */
  readonly axis: number;

  constructor(axis = -1) {
    super();
    assertAxis('Softmax', axis);
    this.axis = axis;
  }

  override forward(x: Variable | Tensor): Variable {
    return input(x).softmax(this.axis);
  }
}

/** log softmax along an axis, the last by default */
export class LogSoftmax extends Module {
  /** Along which the probabilities add up to 1. */
  readonly axis: number;

  constructor(axis = -1) {
    super();
    assertAxis('LogSoftmax', axis);
    this.axis = axis;
  }

  override forward(x: Variable | Tensor): Variable {
    return input(x).logSoftmax(this.axis);
  }
}

function assertAxis(module: string, axis: number): void {
  if (Number.isInteger(axis)) return;
  throw new AutogradError(
    `${module}: the axis must be a whole number, got ${describe(axis)}. The last one is -1.`,
  );
}

/** (N, d_1, …) to (N, D) */
export class Flatten extends Module {
  override forward(x: Variable | Tensor): Variable {
    const v = input(x);
    return v.reshape(v.shape[0] ?? 1, -1);
  }
}
