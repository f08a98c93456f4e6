import { RandomState } from 'kernel-lib/random';
import { formatShape, sameShape, Tensor, tensor } from 'kernel-lib/tensor';
import { isTypedArray } from '../protocol/tensors.js';
import { Opaque, Probe } from '../protocol/values.js';
import {
  compareTensors,
  DEFAULT_TOLERANCE,
  describeValue,
  showNumber,
  showPair,
  type Tolerance,
} from './compare.js';
import { diagnose, type Mistake } from './diagnose.js';
import { CheckFailure } from './errors.js';
import { adviceOn, changedBy, changedInputs, type Student } from './student.js';

/** What a comparison may be told beside the two values. */
export interface CloseOptions extends Partial<Tolerance> {
  /** Letters and sizes, such as `{ N: 4, D: 3 }`: lets a diagnosis say "divide by N". */
  dims?: Readonly<Record<string, number>>;
  /** Wrong answers that are worth recognising. */
  mistakes?: readonly Mistake[];
  /** The other results by name, to see when two have changed places. */
  others?: Readonly<Record<string, Tensor>>;
  /** What to say of NaN or infinite values, where the usual cause is known. */
  ifNotFinite?: string;
}

/** What a check works with: seeded inputs, and comparisons that explain themselves. */
export class CheckTools {
  readonly random: RandomState;

  constructor(
    seed: number,
    private readonly student: Student,
  ) {
    this.random = new RandomState(seed);
  }

  /** Standard normal numbers. */
  randn(...shape: number[]): Tensor {
    return this.random.randn(...shape) as Tensor;
  }

  /** Uniform numbers in [low, high). */
  uniform(low: number, high: number, ...shape: number[]): Tensor {
    return this.random.uniform(low, high, shape) as Tensor;
  }

  /** A whole number from low to high, both included: sizes are drawn, so that they tell nothing. */
  extent(low: number, high: number): number {
    return low + Math.floor(this.uniform(0, high - low + 1, 1).item());
  }

  /** `count` labels in 0 … classes - 1 (int32), each class at least once if there is room. */
  labels(count: number, classes: number): Tensor {
    const drawn = Array.from({ length: count }, (_, n) =>
      n < classes ? n : Math.floor(this.uniform(0, classes, 1).item()),
    );
    for (let n = count - 1; n > 0; n--) {
      const m = Math.floor(this.uniform(0, n + 1, 1).item());
      [drawn[n], drawn[m]] = [drawn[m] as number, drawn[n] as number];
    }
    return tensor(drawn, 'int32');
  }

  /** A copy in which no element is closer to 0 than `gap`: keeps finite differences off a kink. */
  awayFromZero(x: Tensor, gap = 0.05): Tensor {
    const copy = x.copy();
    for (let i = 0; i < copy.size; i++) {
      const value = copy.data[i] as number;
      if (Math.abs(value) < gap) copy.data[i] = value < 0 ? value - gap : value + gap;
    }
    return copy;
  }

  /**
   * A function to hand to the student's code, as in `eval_numerical_gradient(f, x)`: made in the
   * child by the function `name` of `probes/TOPIC.ts` from `data`. `student.recall(probe)`
   * tells what it was called with.
   */
  probe(name: string, ...data: unknown[]): Probe {
    return new Probe(this.random.randint(0, 2 ** 31 - 1) as number, name, data);
  }

  /**
   * The value as a tensor; a failure that says what came instead. Before a check computes with it, it
   * must have the shape of `like`: broadcast against another it may need more memory than there is.
   */
  tensor(name: string, got: unknown, like?: Tensor): Tensor {
    if (got instanceof Tensor) {
      if (!like || sameShape(got.shape, like.shape)) return got;
      throw new CheckFailure(
        `${name} has shape ${formatShape(got.shape)}; expected ${formatShape(like.shape)}`,
      );
    }
    throw new CheckFailure(
      `${name} is ${describeValue(got)}; expected a Tensor`,
      whyNot(name, got),
    );
  }

  /** The value as a number; a tensor with one element is a failure with advice. */
  number(name: string, got: unknown): number {
    if (typeof got === 'number') return got;
    throw new CheckFailure(
      `${name} is ${describeValue(got)}; expected a number`,
      whyNoNumber(name, got),
    );
  }

  /** Fails unless `got` is `want`, element by element, within the tolerance. */
  close(name: string, got: unknown, want: Tensor | number, options: CloseOptions = {}): void {
    if (typeof want === 'number') {
      const value = tensor(this.number(name, got));
      this.compare(name, value, tensor(want), options);
    } else {
      this.compare(name, this.tensor(name, got), want, options);
    }
  }

  private compare(name: string, got: Tensor, want: Tensor, options: CloseOptions): void {
    const tolerance = { ...DEFAULT_TOLERANCE, ...options };
    const shapeFits = sameShape(got.shape, want.shape);
    const difference = shapeFits ? compareTensors(got, want, tolerance) : undefined;
    if (shapeFits && !difference) return;
    const { last } = this.student;
    const { dims, mistakes, others, ifNotFinite } = options;
    const cause = diagnose(got, want, {
      dims,
      mistakes,
      others,
      ifNotFinite,
      inputs: last.inputs,
      changed: changedBy(last),
    });
    if (!difference) {
      const letters = shapeLetters(want.shape, dims);
      throw new CheckFailure(
        `${name} has shape ${formatShape(got.shape)}; expected ${formatShape(want.shape)}${letters}`,
        cause,
      );
    }
    const place = difference.index.length > 0 ? `${name}[${difference.index.join(', ')}]` : name;
    const share =
      difference.total > 1 ? ` (${difference.count} of ${difference.total} elements differ)` : '';
    const [shownGot, shownWant] = showPair(difference.got, difference.want);
    throw new CheckFailure(`${place} is ${shownGot}; expected ${shownWant}${share}`, cause);
  }

  /** Fails with `message` unless `condition` holds. */
  that(condition: boolean, message: string, diagnosis?: string): asserts condition {
    if (!condition) throw new CheckFailure(message, diagnosis);
  }

  /** Fails if the last call changed one of its arguments. */
  inputsUnchanged(): void {
    if (this.student.last.changed.length === 0) return;
    this.student.doubts.saidBy(this.student.last.name, 'changed');
    throw changedInputs(this.student.last);
  }

  /**
   * Fails unless `gradient` is the derivative at `x` of what `forward` computes, seen along random
   * directions with centred differences. They go through the student's own forward function, and what
   * that returns must be right: one that is made to fit a wrong gradient earns nothing. Keep x off
   * kinks.
   */
  async gradient(
    name: string,
    gradient: unknown,
    forward: Forward,
    x: Tensor,
    options: { diagnosis?: string; rtol?: number; directions?: number } = {},
  ): Promise<void> {
    const claimed = this.tensor(name, gradient);
    if (!sameShape(claimed.shape, x.shape)) {
      throw new CheckFailure(
        `${name} has shape ${formatShape(claimed.shape)}; expected ${formatShape(x.shape)}`,
        diagnose(claimed, x, { inputs: [], changed: [] }),
      );
    }
    const h = 1e-5;
    for (let i = 0; i < (options.directions ?? 2); i++) {
      const direction = this.randn(...x.shape);
      const up = await this.valueOf(forward, x.add(direction.mul(h)));
      const down = await this.valueOf(forward, x.sub(direction.mul(h)));
      const numeric = (up - down) / (2 * h);
      const analytic = claimed.mul(direction).sum() as number;
      const scale = Math.max(1e-3, Math.abs(numeric), Math.abs(analytic));
      if (Math.abs(numeric - analytic) <= (options.rtol ?? 1e-5) * scale) continue;
      throw new CheckFailure(
        `${name} does not fit your own forward function: along a random direction the numerical ` +
          `gradient is ${showNumber(numeric)}, yours gives ${showNumber(analytic)}`,
        options.diagnosis,
      );
    }
  }

  /** {@link gradient} for each input of a forward function of several tensors, the others held still. */
  async gradients(
    names: readonly string[],
    gradients: readonly unknown[],
    forward: {
      at(...inputs: Tensor[]): Promise<unknown>;
      right(...inputs: Tensor[]): Tensor;
      dout: Tensor;
    },
    inputs: readonly Tensor[],
  ): Promise<void> {
    const { at, right, dout } = forward;
    for (const [i, x] of inputs.entries()) {
      const along = {
        at: (v: Tensor) => at(...inputs.with(i, v)),
        right: (v: Tensor) => right(...inputs.with(i, v)),
        dout,
      };
      await this.gradient(names[i] as string, gradients[i], along, x);
    }
  }

  /** One number of what the student's forward gives at x, once that is known to be right. */
  private async valueOf({ at, right, dout }: Forward, x: Tensor): Promise<number> {
    const [want, got] = [right(x), await at(x)];
    const name = typeof want === 'number' ? 'the loss' : 'out';
    this.close(`${name} of your own ${this.student.last.name}`, got, want);
    if (typeof want === 'number') return got as number;
    const value = got as Tensor;
    return (dout ? value.mul(dout) : value).sum();
  }
}

/** A forward pass of the student's as a function of one argument, with what it must give. */
export interface Forward {
  /** What the student's function returns at x: a tensor or a number. */
  at: (x: Tensor) => Promise<unknown>;
  /** What is right there. */
  right: (x: Tensor) => Tensor | number;
  /** The gradient of a tensor's elements from above; 1 for each where it is left out. */
  dout?: Tensor;
}

/** Why a value is no number. */
function whyNoNumber(name: string, got: unknown): string | undefined {
  if (got instanceof Opaque) return adviceOn(got);
  if (got instanceof Tensor) {
    return got.size === 1
      ? `${name} must be a plain number: use .sum() or .item()`
      : 'reduce it to one number, with .sum() or .mean()';
  }
  if (Array.isArray(got) && got.length === 1)
    return 'it is in a list by itself: leave out the brackets';
  if (Array.isArray(got) || isTypedArray(got)) return 'one number is due, not several';
  if (typeof got === 'string')
    return 'a text is no number: leave out the quotes, toFixed() and String()';
  if (typeof got === 'bigint') return 'leave out the n, or write Number(…)';
  return undefined;
}

/** Why a value is no tensor. */
function whyNot(name: string, got: unknown): string | undefined {
  if (got instanceof Opaque) return adviceOn(got);
  if (isTypedArray(got)) {
    return `wrap it: tensor(${name}), and .reshape(…) where it has more than one axis`;
  }
  if (Array.isArray(got)) {
    return got.length === 1 && got[0] instanceof Tensor
      ? 'it is in a list by itself: leave out the brackets'
      : `wrap it: tensor(${name})`;
  }
  if (typeof got === 'number') {
    return 'a sum or mean without an axis gives one number: sum(0) adds up the rows and gives a Tensor';
  }
  return undefined;
}

function shapeLetters(shape: readonly number[], dims: CloseOptions['dims'] = {}): string {
  const letters = shape.map(
    (extent) => Object.entries(dims).find(([, size]) => size === extent)?.[0],
  );
  if (shape.length === 0 || letters.includes(undefined)) return '';
  return ` = (${letters.join(', ')}${letters.length === 1 ? ',' : ''})`;
}
