import { sameShape, Tensor, TensorError } from 'kernel-lib/tensor';
import { compareTensors, showNumber, type Tolerance } from './compare.js';
import { patternOf, wholeNumbers } from './patterns.js';

/** A known wrong answer: when the student's value equals it, the check says why. */
export interface Mistake {
  /** A sentence that a student can act on. */
  say: string;
  /** The wrong answer, computed only when the check has failed; it may look at what came. */
  when: (got: Tensor) => Tensor | number;
}

/** What a diagnosis may look at beside the two values. */
export interface Evidence {
  /** Letters and sizes, such as `{ N: 4, D: 3 }`. */
  dims?: Readonly<Record<string, number>> | undefined;
  mistakes?: readonly Mistake[] | undefined;
  /** The other results by name, to see when two have changed places. */
  others?: Readonly<Record<string, Tensor>> | undefined;
  /** What to say of NaN or infinite values, where the usual cause is known. */
  ifNotFinite?: string | undefined;
  /** The arguments of the call, by name. */
  inputs: readonly { name: string; value: unknown }[];
  /** Names of the arguments that the call changed. */
  changed: readonly string[];
}

const LOOSE: Tolerance = { rtol: 1e-5, atol: 1e-8 };
/** For wrong answers that are nearly right: what only loses digits must not be taken for one of them. */
const TIGHT: Tolerance = { rtol: 1e-9, atol: 1e-13 };

/** The likely cause of a wrong tensor or number, or `undefined` when none of the known ones fits. */
export function diagnose(got: Tensor, want: Tensor, evidence: Evidence): string | undefined {
  return (
    knownMistake(got, want, evidence.mistakes) ??
    anotherResult(got, evidence.others) ??
    changedInput(evidence) ??
    wrongShape(got, want) ??
    (sameShape(got.shape, want.shape) ? wrongValues(got, want, evidence) : undefined)
  );
}

function knownMistake(
  got: Tensor,
  want: Tensor,
  mistakes: readonly Mistake[] = [],
): string | undefined {
  return mistakes.find(({ when }) => {
    const wrong = wrongAnswer(when, got);
    if (!wrong || !sameShape(got.shape, wrong.shape)) return false;
    const alike = sameShape(wrong.shape, want.shape);
    // With these inputs it may be no mistake: then it is not what is wrong.
    if (alike && !compareTensors(wrong, want)) return false;
    const nearlyRight = alike && !compareTensors(wrong, want, LOOSE);
    return !compareTensors(got, wrong, nearlyRight ? TIGHT : LOOSE);
  })?.say;
}

/** A number as a tensor without axes. */
export const tensorOf = (value: Tensor | number): Tensor =>
  typeof value === 'number' ? new Tensor(Float64Array.of(value), []) : value;

/** What a mistake gives; `undefined` where there is none at these shapes: what came may have any. NaN says that there is none, too. */
export function wrongAnswer(when: Mistake['when'], got: Tensor): Tensor | undefined {
  try {
    const wrong = tensorOf(when(got));
    return wrong.data.every((v: number) => Number.isNaN(v)) ? undefined : wrong;
  } catch (error) {
    if (error instanceof TensorError) return undefined;
    throw error;
  }
}

function anotherResult(got: Tensor, others: Evidence['others'] = {}): string | undefined {
  const name = Object.keys(others).find((other) => {
    const value = others[other] as Tensor;
    return (
      value.size > 1 && sameShape(got.shape, value.shape) && !compareTensors(got, value, LOOSE)
    );
  });
  return name && `this is ${name}: is the order of what is returned another one?`;
}

function wrongShape(got: Tensor, want: Tensor): string | undefined {
  if (sameShape(got.shape, want.shape)) return undefined;
  if (got.ndim === 0) {
    return 'it is one number: a sum or a mean without an axis takes everything together, sum(0) goes down the rows';
  }
  const same = (tensor: Tensor) => sameShape(tensor.shape, want.shape);
  if (got.ndim === 2 && same(got.T)) {
    return compareTensors(got.T, want, LOOSE)
      ? 'the shape is that of the transposed result: swap the factors of the matrix product, or transpose one'
      : 'it is the transposed result: add .T';
  }
  if (got.size === want.size && !compareTensors(got.reshape(...want.shape), want, LOOSE)) {
    return 'the values are right but the shape is not: use reshape, or drop keepdims';
  }
  if (got.ndim === want.ndim + 1) {
    for (let axis = 0; axis < got.ndim; axis++) {
      const summed = got.sum(axis);
      if (summed instanceof Tensor && same(summed) && !compareTensors(summed, want, LOOSE)) {
        return axis === 0
          ? 'it is not summed over the batch: add .sum(0)'
          : `it is not summed over axis ${axis}`;
      }
    }
  }
  return undefined;
}

function wrongValues(got: Tensor, want: Tensor, evidence: Evidence): string | undefined {
  return (
    notFinite(got, want, evidence.ifNotFinite) ??
    wholeNumbers(got, want) ??
    lowPrecision(got, want) ??
    allZero(got, want) ??
    likeAnInput(got, evidence) ??
    transposed(got, want) ??
    constantFactor(got, want, evidence.dims) ??
    constantOffset(got, want) ??
    patternOf(got, want, evidence.inputs) ??
    someElements(got, want)
  );
}

function notFinite(got: Tensor, want: Tensor, known?: string): string | undefined {
  const bad = got.data.findIndex((value: number, i: number) => {
    return !Number.isFinite(value) && Number.isFinite(want.data[i] as number);
  });
  if (bad < 0) return undefined;
  if (known !== undefined) return known;
  return Number.isNaN(got.data[bad] as number)
    ? 'there are NaN values: look for 0/0, Infinity - Infinity, log of a negative number, or a variable that was never set'
    : 'there are infinite values: look for a division by zero, log(0), or exp of a large number';
}

function allZero(got: Tensor, want: Tensor): string | undefined {
  if (!got.data.every((value: number) => value === 0)) return undefined;
  if (want.data.every((value: number) => value === 0)) return undefined;
  return 'every element is 0: is the result ever filled in?';
}

function likeAnInput(got: Tensor, { inputs }: Evidence): string | undefined {
  const same = inputs.find(
    ({ value }) =>
      value instanceof Tensor &&
      value.size > 1 &&
      sameShape(value.shape, got.shape) &&
      !compareTensors(got, value),
  );
  return same && `it is the input ${same.name}, unchanged`;
}

function transposed(got: Tensor, want: Tensor): string | undefined {
  if (got.ndim !== 2 || want.size < 2 || !sameShape(got.T.shape, want.shape)) return undefined;
  if (compareTensors(got.T, want, LOOSE)) return undefined;
  return 'it is the transposed result: add .T, or swap the factors of the matrix product';
}

function constantFactor(
  got: Tensor,
  want: Tensor,
  dims: Readonly<Record<string, number>> = {},
): string | undefined {
  const at = indexOfLargest(want);
  const factor = (got.data[at] as number) / (want.data[at] as number);
  if (!Number.isFinite(factor) || factor === 0 || Math.abs(factor - 1) < 1e-6) return undefined;
  if (compareTensors(got, want.mul(factor), LOOSE)) return undefined;
  if (near(factor, -1))
    return 'the sign is wrong: every element is the negative of what it should be';
  for (const [letter, size] of Object.entries(dims)) {
    if (size < 2) continue;
    if (near(factor, size)) return `it is ${letter} = ${size} times too large: divide by ${letter}`;
    if (near(factor, 1 / size)) {
      return `it is ${letter} = ${size} times too small: there is one division by ${letter} too many`;
    }
    if (near(factor, -size) || near(factor, -1 / size)) {
      return `the sign is wrong, and a factor ${letter} = ${size} as well`;
    }
  }
  return want.size > 1 ||
    near(factor, Math.round(factor)) ||
    near(1 / factor, Math.round(1 / factor))
    ? `it is ${showNumber(factor)} times what it should be: look for a constant factor that is missing or too many`
    : undefined;
}

function constantOffset(got: Tensor, want: Tensor): string | undefined {
  if (want.size < 2) return undefined;
  const offset = (got.data[0] as number) - (want.data[0] as number);
  if (!Number.isFinite(offset) || offset === 0) return undefined;
  if (compareTensors(got, want.add(offset), LOOSE)) return undefined;
  return `every element is off by ${showNumber(offset)}: a constant term is missing or too many`;
}

function lowPrecision(got: Tensor, want: Tensor): string | undefined {
  if (compareTensors(got, want, { rtol: 1e-5, atol: 1e-6 })) return undefined;
  return 'it is nearly right, but loses digits: is something float32, rounded, or an approximation?';
}

function someElements(got: Tensor, want: Tensor): string | undefined {
  const difference = compareTensors(got, want);
  if (!difference || difference.count === difference.total || want.size < 4) return undefined;
  if (difference.count > want.size / 2) return undefined;
  return `${difference.total - difference.count} of ${difference.total} elements are right: which case do the others have in common?`;
}

function changedInput({ changed }: Evidence): string | undefined {
  if (changed.length === 0) return undefined;
  return `it changes its input ${changed.join(' and ')} in place: work on a copy()`;
}

function indexOfLargest(tensor: Tensor): number {
  let at = 0;
  for (let i = 1; i < tensor.size; i++) {
    if (Math.abs(tensor.data[i] as number) > Math.abs(tensor.data[at] as number)) at = i;
  }
  return at;
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-5 * Math.abs(b);
}
