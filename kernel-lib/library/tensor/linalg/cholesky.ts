import { nativeCholesky } from '../../blas/internal.js';
import { ValueError } from '../core/errors.js';
import type { TensorLike } from '../core/ndarray.js';
import { Tensor } from '../Tensor.js';
import { squareMatrix } from './lu.js';

/**
 * The lower triangular L (N, N) with positive diagonal and A = L Lᵀ, for a symmetric A, of which only
 * the lower triangle is read (Golub and Van Loan, Matrix Computations, 4.2). NumPy: np.linalg.cholesky
 * @throws ValueError unless A is positive definite
 */
export function cholesky(x: TensorLike): Tensor {
  const { a, n } = squareMatrix('cholesky', x);
  const data = a.data as Float64Array;
  return new Tensor(nativeCholesky(data, n) ?? plainCholesky(data, n), [n, n]);
}

/** The same without the machine's library. */
export function plainCholesky(a: Float64Array, n: number): Float64Array {
  const l = new Float64Array(n * n);
  for (let j = 0; j < n; j++)
    for (let i = j; i < n; i++) {
      let rest = a[i * n + j]!;
      for (let k = 0; k < j; k++) rest -= l[i * n + k]! * l[j * n + k]!;
      if (i > j) l[i * n + j] = rest / l[j * n + j]!;
      else if (rest > 0) l[j * n + j] = Math.sqrt(rest);
      else
        throw new ValueError(
          `cholesky: x is not positive definite (pivot ${j} is ${rest}). For a covariance add a little to the diagonal: x.add(eye(${n}).mul(1e-6)).`,
        );
    }
  return l;
}
