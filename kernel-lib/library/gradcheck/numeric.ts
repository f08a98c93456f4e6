import {
  assertType,
  DTypeError,
  describe,
  formatShape,
  ShapeError,
  sameShape,
  Tensor,
  ValueError,
  zeros,
} from '../tensor/index.js';

/**
 * How a slope is measured, `h` being the step:
 * - `'centred'`    (f(x + h) - f(x - h)) / 2h, error O(h²). The default.
 * - `'one-sided'`  (f(x + h) - f(x)) / h, error O(h). The form on the lecture's slide.
 * - `'five-point'` (f(x - 2h) - 8 f(x - h) + 8 f(x + h) - f(x + 2h)) / 12h, error O(h⁴): exact to
 *   about 12 digits with h = 1e-3, where f is smooth within 2h.
 */
export type DifferenceForm = 'centred' | 'one-sided' | 'five-point';

/**
 * The slope is Σ weight · (f(x + from·h) - f(x + to·h)) over `per`·h. Taken as differences of pairs,
 * so that an element without influence has a slope of exactly 0.
 */
interface Stencil {
  readonly pairs: readonly (readonly [from: number, to: number, weight: number])[];
  readonly per: number;
}

const STENCILS: Record<DifferenceForm, Stencil> = {
  centred: { pairs: [[1, -1, 1]], per: 2 },
  'one-sided': { pairs: [[1, 0, 1]], per: 1 },
  // biome-ignore format: a pair per line
  'five-point': { pairs: [[1, -1, 8], [2, -2, -1]], per: 12 },
};

/**
 * The slope of `value` along one element of `x`, which is moved and put back exactly, also when
 * `value` throws. No checks: the callers have made them.
 */
export function slopeAt(
  value: () => number,
  x: Tensor,
  i: number,
  h: number,
  form: DifferenceForm,
): number {
  const { pairs, per } = STENCILS[form];
  const old = x.data[i];
  const at = (step: number) => {
    x.data[i] = old + step * h;
    return value();
  };
  let sum = 0;
  try {
    for (const [from, to, weight] of pairs) sum += weight * (at(from) - at(to));
  } finally {
    x.data[i] = old;
  }
  return sum / (per * h);
}

/**
 * The numerical gradient of a scalar function, one element at a time:
 *
 *     grad[i] = (f(x + h eᵢ) - f(x - h eᵢ)) / 2h
 *
 * `x` is moved in place while `f` runs and is restored to the last bit, so `f` may read its
 * argument or the same tensor through a model. The cost is two calls of `f` per element.
 *
 * @param f the function, Tensor -> number
 * @param x the point, any shape; float64, as float32 has too few digits for a small step
 * @param verbose print each index and its slope
 * @param h the step
 * @param form `'one-sided'` gives the lecture's own (f(x + h) - f(x)) / h
 * @returns the gradient, shape of `x`
 * @throws DTypeError if `x` holds integers, or `f` does not return a number
 *
 * Source: L1, "Evaluation the gradient numerically" (printed there one-sided, with h = 0.00001);
 * centred as in CS231n, gradient_check.py.
 */
export function eval_numerical_gradient(
  f: (x: Tensor) => number,
  x: Tensor,
  verbose = false,
  h = 1e-5,
  form: DifferenceForm = 'centred',
): Tensor {
  const name = 'eval_numerical_gradient';
  checkPoint(name, x, h, form);
  const value = () => scalar(name, f(x));
  const grad = zeros(x.shape);
  for (let i = 0; i < x.size; i++) {
    grad.data[i] = slopeAt(value, x, i, h, form);
    if (verbose) console.log(`(${indexOf(i, x.shape).join(', ')}) ${grad.data[i]}`);
  }
  return grad;
}

/**
 * The numerical gradient of a function that returns an array, chained with the gradient `df` that
 * comes from above:
 *
 *     grad[i] = Σ ((f(x + h eᵢ) - f(x - h eᵢ)) · df) / 2h
 *
 * @param f the function, Tensor -> Tensor, e.g. `(x) => affine_forward(x, w, b)[0]`
 * @param x the point, float64, any shape (moved in place, restored exactly)
 * @param df gradient of the loss with respect to f(x), shape of f(x)
 * @param h the step
 * @param form see {@link DifferenceForm}
 * @returns the gradient with respect to `x`, shape of `x`
 * @throws DTypeError if `f` returns something else than one Tensor; ShapeError if its shape is not
 *   that of `df`
 *
 * Source: CS231n, gradient_check.py.
 */
export function eval_numerical_gradient_array(
  f: (x: Tensor) => Tensor,
  x: Tensor,
  df: Tensor,
  h = 1e-5,
  form: DifferenceForm = 'centred',
): Tensor {
  const name = 'eval_numerical_gradient_array';
  checkPoint(name, x, h, form);
  const { pairs, per } = STENCILS[form];
  const grad = zeros(x.shape);
  for (let i = 0; i < x.size; i++) {
    const old = x.data[i];
    const at = (step: number) => {
      x.data[i] = old + step * h;
      return array(name, f(x), df).data;
    };
    let sum = 0;
    try {
      for (const [from, to, weight] of pairs) {
        // A copy: f may return the same tensor at every call.
        const plus = at(from).slice();
        const minus = at(to);
        for (let j = 0; j < plus.length; j++) {
          sum += weight * (plus[j] - minus[j]) * df.data[j];
        }
      }
    } finally {
      x.data[i] = old;
    }
    grad.data[i] = sum / (per * h);
  }
  return grad;
}

/** Row-major position `i` as one index per dimension of `shape`. */
export function indexOf(i: number, shape: readonly number[]): number[] {
  const index = new Array<number>(shape.length);
  let rest = i;
  for (let d = shape.length - 1; d >= 0; d--) {
    const n = shape[d];
    index[d] = rest % n;
    rest = Math.floor(rest / n);
  }
  return index;
}

/** The number that a loss function returned, or a DTypeError that says what it returned instead. */
export function scalar(name: string, value: unknown): number {
  if (typeof value === 'number') return value;
  if (value instanceof Tensor && value.size === 1) return value.data[0];
  const got = describe(value);
  const hint =
    Array.isArray(value) && typeof value[0] === 'number'
      ? ' Did you mean f(x)[0], the loss without its gradient?'
      : value instanceof Tensor
        ? ' For functions that return arrays use eval_numerical_gradient_array.'
        : '';
  throw new DTypeError(`${name}: f must return one number, it returned ${got}.${hint}`);
}

function array(name: string, value: unknown, df: Tensor): Tensor {
  if (!(value instanceof Tensor)) {
    const hint =
      Array.isArray(value) && value[0] instanceof Tensor
        ? ' Did you mean f(x)[0], the output without its cache?'
        : '';
    throw new DTypeError(`${name}: f must return a Tensor, it returned ${describe(value)}.${hint}`);
  }
  if (!sameShape(value.shape, df.shape)) {
    throw new ShapeError(
      `${name}: f(x) has shape ${formatShape(value.shape)} but df has shape ` +
        `${formatShape(df.shape)}. df is the gradient with respect to f(x): the shapes are equal.`,
    );
  }
  return value;
}

function checkPoint(name: string, x: Tensor, h: number, form: DifferenceForm): void {
  assertType(name, 'x', x, 'float64', 'float32');
  checkStep(name, h, form);
}

/** Throws unless `h` is a positive step and `form` one of the known forms. */
export function checkStep(name: string, h: number, form: DifferenceForm): void {
  if (!(h > 0 && Number.isFinite(h))) {
    throw new ValueError(`${name}: h must be a positive number, got ${h}. Try 1e-5.`);
  }
  if (!Object.hasOwn(STENCILS, form)) {
    throw new ValueError(
      `${name}: form must be one of ${Object.keys(STENCILS)
        .map((k) => `'${k}'`)
        .join(', ')}; got '${form}'.`,
    );
  }
}
