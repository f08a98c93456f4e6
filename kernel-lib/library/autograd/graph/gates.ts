/**
 * A gate of a computational graph: it knows how to compute its output, and how the output answers to
 * each input. It knows nothing of the graph around it.
 *
 * Source: L1, "Local Rule" and "Backpropagation Implementation".
 */
export interface Gate {
  /** What a drawing writes into the circle: `*`, `+`, `exp`. Without it, the name of the class. */
  readonly symbol?: string;
  /** Computes the output, and keeps what backward needs. */
  forward(...inputs: number[]): number;
  /**
   * The chain rule, for the inputs of the last forward: for each of them, local gradient times `dz`.
   *
   * @param dz ∂L/∂z, the gradient that comes from above
   */
  backward(dz: number): number[];
}

/** z = x · y; dx = y · dz, dy = x · dz. The lecture's own example. */
export class MultiplyGate implements Gate {
  /** What a drawing writes into the gate. */
  readonly symbol = '*';
  /** The first input of the last forward, kept for backward. */
  x = 0;
  /** The second input of the last forward, kept for backward. */
  y = 0;

  forward(x: number, y: number): number {
    const z = x * y;
    this.x = x; // must keep these around!
    this.y = y;
    return z;
  }

  backward(dz: number): number[] {
    const dx = this.y * dz; // dz/dx · dL/dz
    const dy = this.x * dz; // dz/dy · dL/dz
    return [dx, dy];
  }
}

/** z = x + y + …; every input gets dz: an add gate hands the gradient on. */
export class AddGate implements Gate {
  /** What a drawing writes into the gate. */
  readonly symbol = '+';
  #inputs = 0;

  forward(...inputs: number[]): number {
    this.#inputs = inputs.length;
    return inputs.reduce((sum, input) => sum + input, 0);
  }

  backward(dz: number): number[] {
    return new Array<number>(this.#inputs).fill(dz);
  }
}

/** z = max(x, y): the larger one gets all of dz, the other nothing (the first one at a tie). */
export class MaxGate implements Gate {
  /** What a drawing writes into the gate. */
  readonly symbol = 'max';
  #first = true;

  forward(x: number, y: number): number {
    this.#first = x >= y;
    return this.#first ? x : y;
  }

  backward(dz: number): number[] {
    return this.#first ? [dz, 0] : [0, dz];
  }
}

/** A gate with one input, from a formula and its derivative. */
abstract class OneInputGate implements Gate {
  /** What a drawing writes into the gate. */
  abstract readonly symbol: string;
  /** The input of the last forward, kept for backward. */
  protected x = 0;
  /** The output of the last forward, kept for backward. */
  protected z = 0;

  /** z, from x. */
  protected abstract value(x: number): number;
  /** dz/dx, from this.x and this.z. */
  protected abstract slope(): number;

  forward(x: number): number {
    this.x = x;
    this.z = this.value(x);
    return this.z;
  }

  backward(dz: number): number[] {
    return [this.slope() * dz];
  }
}

/** z = eˣ; dx = eˣ · dz. */
export class ExpGate extends OneInputGate {
  /** What a drawing writes into the gate. */
  readonly symbol = 'exp';
  protected value(x: number): number {
    return Math.exp(x);
  }
  protected slope(): number {
    return this.z;
  }
}

/** z = 1/x; dx = -1/x² · dz. */
export class ReciprocalGate extends OneInputGate {
  /** What a drawing writes into the gate. */
  readonly symbol = '1/x';
  protected value(x: number): number {
    return 1 / x;
  }
  protected slope(): number {
    return -1 / (this.x * this.x);
  }
}

/** z = a·x with a fixed number a; dx = a · dz. */
export class ScaleGate extends OneInputGate {
  /** What a drawing writes into the gate. */
  readonly symbol: string;
  /** @param a the fixed factor */
  constructor(readonly a: number) {
    super();
    this.symbol = `*${a}`.replace('-', '−');
  }
  protected value(x: number): number {
    return this.a * x;
  }
  protected slope(): number {
    return this.a;
  }
}

/** z = c + x with a fixed number c; dx = dz. */
export class ShiftGate extends OneInputGate {
  /** What a drawing writes into the gate. */
  readonly symbol: string;
  /** @param c what is added */
  constructor(readonly c: number) {
    super();
    this.symbol = c < 0 ? `−${-c}` : `+${c}`;
  }
  protected value(x: number): number {
    return this.c + x;
  }
  protected slope(): number {
    return 1;
  }
}

/** z = 1/(1 + e⁻ˣ); dx = z·(1 - z) · dz: the four gates of the lecture's circuit in one. */
export class SigmoidGate extends OneInputGate {
  /** What a drawing writes into the gate. */
  readonly symbol = 'σ';
  protected value(x: number): number {
    return 1 / (1 + Math.exp(-x));
  }
  protected slope(): number {
    return this.z * (1 - this.z);
  }
}

/** z = tanh(x); dx = (1 - z²) · dz. */
export class TanhGate extends OneInputGate {
  /** What a drawing writes into the gate. */
  readonly symbol = 'tanh';
  protected value(x: number): number {
    return Math.tanh(x);
  }
  protected slope(): number {
    return 1 - this.z * this.z;
  }
}
