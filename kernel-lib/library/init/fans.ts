/** An initialisation that cannot be right. */
export class InitError extends Error {
  override name = 'InitError';
}

/** How many connections a weight has on either side. */
export interface Fans {
  /** Inputs that each output sums over. */
  fanIn: number;
  /** Outputs that each input reaches. */
  fanOut: number;
}

/**
 * Fan-in and fan-out of a weight. Dense weights are (D, M) as in `x.dot(w)`: fans D and M (PyTorch's
 * Linear stores (M, D)). Convolution filters are (F, C, h, w): fans C h w and F h w, the lecture's
 * C_in m n and C_out m n (L4). Filters over one dimension are (F, C, k). A vector (D,) counts as (D, 1).
 * @throws InitError for scalars and empty shapes.
 */
export function fans(shape: readonly number[]): Fans {
  if (shape.length === 0 || shape.some((n) => !(Number.isInteger(n) && n > 0))) {
    throw new InitError(
      `fans: a weight needs at least one dimension, all of them whole numbers > 0; got (${shape.join(', ')}).`,
    );
  }
  if (shape.length <= 2) return { fanIn: shape[0]!, fanOut: shape[1] ?? 1 };
  const field = shape.slice(2).reduce((a, b) => a * b, 1);
  return { fanIn: shape[1]! * field, fanOut: shape[0]! * field };
}
