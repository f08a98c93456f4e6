import type { Labels } from '../../losses/index.js';
import { formatShape, ShapeError, sameShape, type Tensor } from '../../tensor/index.js';
import { constant, type Operand, type Variable } from '../Variable.js';
import { floatTypeOf, input } from './Module.js';

/** Mean softmax cross-entropy of scores (N, C), not probabilities, with labels y (N,). */
export function crossEntropy(scores: Variable | Tensor, y: Labels): Variable {
  return input(scores).crossEntropy(y);
}

/** Mean multiclass hinge loss of scores (N, C) with labels y (N,). */
export function svmLoss(scores: Variable | Tensor, y: Labels, delta = 1): Variable {
  return input(scores).svmLoss(y, delta);
}

/** Mean of -log p of the labelled class, from log-probabilities (N, C); PyTorch's NLLLoss. */
export function nllLoss(logProbs: Variable, y: Labels): Variable {
  const rows = Array.from({ length: logProbs.shape[0]! }, (_, n) => n);
  return logProbs
    .slice(rows, y as readonly number[])
    .mean()
    .neg();
}

/** Mean of (x - y)² over all numbers, as PyTorch's MSELoss; `squared_error_loss` is D/2 times this. */
export function mseLoss(x: Variable | Tensor, y: Operand): Variable {
  const v = input(x);
  return v
    .sub(targetOf('mseLoss', v, y))
    .square()
    .mean();
}

/** Mean of log(1 + eˢ) - ys over scores s and targets y in [0, 1]; PyTorch's BCEWithLogitsLoss. */
export function binaryCrossEntropy(scores: Variable | Tensor, y: Operand): Variable {
  const s = input(scores);
  return s
    .softplus()
    .sub(s.mul(targetOf('binaryCrossEntropy', s, y)))
    .mean();
}

/** y as a variable of the shape of x, and of its type: (N,) against (N, 1) would broadcast to (N, N). */
function targetOf(fn: string, x: Variable, y: Operand): Variable {
  const target = constant(y, x);
  if (sameShape(target.shape, x.shape)) return target.astype(floatTypeOf(x));
  const hint = target.size === x.size ? ` Did you mean y.reshape(${x.shape.join(', ')})?` : '';
  throw new ShapeError(
    `${fn}: x ${formatShape(x.shape)} and y ${formatShape(target.shape)} must have one shape.${hint}`,
  );
}
