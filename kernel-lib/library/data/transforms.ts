import { type Tensor, zerosLike } from '../tensor/index.js';
import { DataError } from './batches.js';

/** What {@link fitScaler} learned from training data, to be applied to all parts alike. */
export interface Scaler {
  /** Per feature, shape of one example. */
  mean: Tensor;
  /** Standard deviation per feature, shape of one example. */
  std: Tensor;
  /** `(X - mean) / std`; features that never vary are left at 0. */
  apply(X: Tensor): Tensor;
  /** The way back. */
  invert(Z: Tensor): Tensor;
}

/**
 * Mean and standard deviation of every feature over the examples of X (N, …), from training data
 * only: `X -= mean; X /= std` (L1 "Step 1"). With `std: false` only the mean is taken off, as is
 * usual for pixels.
 */
export function fitScaler(X: Tensor, { std: divide = true }: { std?: boolean } = {}): Scaler {
  const N = X.shape[0] ?? 0;
  if (N === 0) throw new DataError('fitScaler: X has no examples.');
  const mean = X.mean(0);
  const std = X.std(0);
  // A constant feature: its std is 0 up to rounding of its mean.
  const scale = Array.from(std.data, (s, i) =>
    divide && s > 1e-12 * Math.abs(mean.data[i]!) ? s : 1,
  );
  const size = scale.length;
  const check = (fn: string, Z: Tensor) => {
    if (Z.data.length / (Z.shape[0] || 1) !== size) {
      throw new DataError(
        `${fn}: an example here has shape (${Z.shape.slice(1).join(', ')}), the scaler was fitted on (${X.shape.slice(1).join(', ')}).`,
      );
    }
  };
  return {
    mean,
    std,
    apply(Z) {
      check('Scaler.apply', Z);
      const out = zerosLike(Z.dtype === 'float32' ? Z : Z.astype('float64'));
      for (let i = 0; i < out.data.length; i++) {
        const k = i % size;
        out.data[i] = (Z.data[i]! - mean.data[k]!) / scale[k]!;
      }
      return out;
    },
    invert(Z) {
      check('Scaler.invert', Z);
      const out = zerosLike(Z);
      for (let i = 0; i < out.data.length; i++) {
        const k = i % size;
        out.data[i] = Z.data[i]! * scale[k]! + mean.data[k]!;
      }
      return out;
    },
  };
}
