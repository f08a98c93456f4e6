import { mapElements } from '../../layers/internal.js';
import { assertNumber, assertTensor, type Tensor } from '../../tensor/index.js';

/**
 * L2 penalty (weight decay, ridge) and its gradient:
 *
 *     penalty = ½ reg Σ w²      gradient = reg w
 *
 * The ½ is that of the lecture's own code: its two-layer net goes from 2.3026 to 3.0686 with
 * reg = 1e3, which ½ explains. With `half = false` it is reg Σ w² and 2 reg w, as the slide's
 * ‖W‖² is differentiated (L1, "Analytic Gradient").
 *
 * @param w any shape
 * @param reg strength λ >= 0
 * @returns `[penalty, gradient]`, gradient of the shape of w
 * @throws ValueError if reg is negative or not finite
 */
export function l2_penalty(w: Tensor, reg: number, half = true): [penalty: number, dw: Tensor] {
  need('l2_penalty', w, 'reg', reg);
  const scale = half ? reg : 2 * reg;
  const dw = mapElements(w, (v) => scale * v);
  let sum = 0;
  for (const v of w.data) sum += v * v;
  return [0.5 * scale * sum, dw];
}

/**
 * L1 penalty (lasso) and its gradient:
 *
 *     penalty = reg Σ |w|      gradient = reg sign(w)
 *
 * At the kink w = 0 the gradient is taken as 0, as in NumPy's sign and PyTorch.
 *
 * @param w any shape
 * @param reg strength λ >= 0
 * @returns `[penalty, gradient]`
 */
export function l1_penalty(w: Tensor, reg: number): [penalty: number, dw: Tensor] {
  need('l1_penalty', w, 'reg', reg);
  const dw = mapElements(w, (v) => reg * Math.sign(v));
  let sum = 0;
  for (const v of w.data) sum += Math.abs(v);
  return [reg * sum, dw];
}

/**
 * Elastic net, a mixture of both:
 *
 *     penalty  = reg (ρ Σ |w| + (1 - ρ)/2 Σ w²)
 *     gradient = reg (ρ sign(w) + (1 - ρ) w)
 *
 * @param w any shape
 * @param reg strength λ >= 0
 * @param l1_ratio ρ, share of L1, in [0, 1]; the name and meaning of scikit-learn
 * @returns `[penalty, gradient]`
 *
 * Source: Zou and Hastie 2005.
 */
export function elastic_penalty(
  w: Tensor,
  reg: number,
  l1_ratio = 0.5,
): [penalty: number, dw: Tensor] {
  need('elastic_penalty', w, 'reg', reg);
  need('elastic_penalty', w, 'l1_ratio', l1_ratio, 1);
  const [first, d1] = l1_penalty(w, reg * l1_ratio);
  const [second, d2] = l2_penalty(w, reg * (1 - l1_ratio));
  return [first + second, d1.add(d2)];
}

/** reg and the like: a number from 0 to `max`. */
function need(fn: string, w: Tensor, arg: string, value: number, max = Number.MAX_VALUE): void {
  assertTensor(fn, 'w', w);
  assertNumber(fn, arg, value, { min: 0, max });
}
