import {
  formatShape,
  ShapeError,
  sameShape,
  type TensorLike,
  ValueError,
} from '../tensor/index.js';
import { normalizeAxis } from '../tensor/internal.js';
import { concatenateOperation } from './ops/shaping.js';
import { apply, constant, type Operand, type Variable } from './Variable.js';

// Functions for what methods cannot say: a plain number on the left, several operands, and the
// slides' spelling `log(probs)`. They shadow those of kernel-lib/tensor, so that they are
// exported by 'kernel-lib/autograd' only.

/** a + b; either may be a number */
export const add = (a: Operand, b: Operand): Variable => left(a, b).add(b);
/** a - b; either may be a number */
export const sub = (a: Operand, b: Operand): Variable => left(a, b).sub(b);
/** a · b; either may be a number */
export const mul = (a: Operand, b: Operand): Variable => left(a, b).mul(b);
/** a / b; either may be a number: div(1, x) */
export const div = (a: Operand, b: Operand): Variable => left(a, b).div(b);
/** aᵇ; either may be a number: pow(2, x) */
export const pow = (a: Operand, b: Operand): Variable => left(a, b).pow(b);
/** max(a, b), element by element */
export const maximum = (a: Operand, b: Operand): Variable => left(a, b).maximum(b);
/** min(a, b), element by element */
export const minimum = (a: Operand, b: Operand): Variable => left(a, b).minimum(b);
/** The matrix product; see Variable.dot */
export const dot = (a: Operand, b: Operand): Variable => constant(a).dot(b);
/** The matrix product of stacks; see Variable.matmul */
export const matmul = (a: Operand, b: Operand): Variable => constant(a).matmul(b);
/** -x */
export const neg = (x: Operand): Variable => constant(x).neg();
/** eˣ */
export const exp = (x: Operand): Variable => constant(x).exp();
/** log x */
export const log = (x: Operand): Variable => constant(x).log();
/** √x */
export const sqrt = (x: Operand): Variable => constant(x).sqrt();
/** |x| */
export const abs = (x: Operand): Variable => constant(x).abs();
/** tanh x */
export const tanh = (x: Operand): Variable => constant(x).tanh();
/** σ(x) */
export const sigmoid = (x: Operand): Variable => constant(x).sigmoid();
/** max(0, x) */
export const relu = (x: Operand): Variable => constant(x).relu();
/** Σ x over everything */
export const sum = (x: Operand): Variable => constant(x).sum();
/** The mean of everything */
export const mean = (x: Operand): Variable => constant(x).mean();

/** a where the condition holds, else b; all three broadcast. */
export const where = (condition: TensorLike, a: Operand, b: Operand): Variable =>
  left(a, b).where(condition, b);

/** Joins variables along an axis that they have: (2, 3) and (4, 3) give (6, 3) along axis 0. */
export function concatenate(parts: readonly Operand[], axis = 0): Variable {
  const all = listOf('concatenate', parts);
  const at = normalizeAxis('concatenate', axis, all[0]!.ndim, all[0]!.shape);
  const sizes = all.map((part) => part.shape[at] ?? 0);
  return apply(concatenateOperation(at, sizes), ...all);
}

/** Joins variables of one shape along a new axis: three of (2, 4) give (3, 2, 4) along axis 0. */
export function stack(parts: readonly Operand[], axis = 0): Variable {
  const all = listOf('stack', parts);
  const first = all[0]!;
  all.forEach((part, i) => {
    if (!sameShape(part.shape, first.shape))
      throw new ShapeError(
        `stack: part 0 has shape ${formatShape(first.shape)} and part ${i} ${formatShape(part.shape)}; all must have the same shape.`,
      );
  });
  const at = normalizeAxis('stack', axis, first.ndim + 1);
  return concatenate(
    all.map((part) => part.expandDims(at)),
    at,
  );
}

/** The left operand; a plain number takes the precision of the right one. */
function left(a: Operand, b: Operand): Variable {
  return typeof a === 'number' ? constant(a, constant(b)) : constant(a);
}

function listOf(fn: string, parts: readonly Operand[]): Variable[] {
  if (!Array.isArray(parts) || parts.length === 0)
    throw new ValueError(`${fn}: expected a list of variables: ${fn}([a, b]).`);
  return (parts as readonly Operand[]).map((part) => constant(part));
}
