import { assertTensor, type Tensor } from '../../tensor/index.js';
import { exp1, floatUnary, wrap } from '../../tensor/internal.js';
import { erfc } from '../erf.js';
import { mapElements, mapPairs, needCache, needChoice, needDout } from '../support.js';

/** `'exact'`: with the normal distribution. `'tanh'`: the usual approximation of it. */
export type GeluForm = 'exact' | 'tanh';

/** What gelu_backward needs of the forward pass. */
export interface GeluCache {
  /** The input, any shape. */
  readonly x: Tensor;
  /** By the error function, or by tanh. */
  readonly form: GeluForm;
}

const ROOT = Math.sqrt(2 / Math.PI);
const CUBE = 0.044715;

/** Φ(x), the probability that a standard normal number is below x. */
const normalBelow = (x: number) => 0.5 * erfc(-x * Math.SQRT1_2);
/** φ(x), its density. */
const normalDensity = (x: number) => exp1(-0.5 * x * x) / Math.sqrt(2 * Math.PI);

/**
 * Gaussian error linear unit:
 *
 *     exact:  out = x Φ(x) = x/2 (1 + erf(x/√2))
 *     tanh:   out = x/2 (1 + tanh(√(2/π) (x + 0.044715 x³)))
 *
 * The two differ by up to 5e-4. PyTorch's default is the exact form; GPT-2 and older TensorFlow
 * use the other one.
 *
 * @param x any shape
 * @returns `[out, cache]`
 * @throws ValueError for another form
 *
 * Source: L0, "Try GELU"; Hendrycks and Gimpel 2016.
 */
export function gelu_forward(x: Tensor, form: GeluForm = 'exact'): [out: Tensor, cache: GeluCache] {
  assertTensor('gelu_forward', 'x', x);
  needChoice('gelu_forward', 'form', form, ['exact', 'tanh']);
  if (form === 'exact') return [mapElements(x, (v) => v * normalBelow(v)), { x, form }];
  return [mapPairs(x, tanhOf(x), (v, t) => 0.5 * v * (1 + t)), { x, form }];
}

/** tanh(√(2/π) (x + 0.044715 x³)), in float64: 1 + tanh would lose the digits of float32. */
function tanhOf(x: Tensor): Tensor {
  const inner = mapElements(x.astype('float64'), (v) => ROOT * (v + CUBE * (v * v * v)));
  return wrap(floatUnary('tanh', inner));
}

/**
 *     exact:  dx = dout (Φ(x) + x φ(x))
 *     tanh:   dx = dout (½ (1 + t) + ½ x (1 - t²) √(2/π) (1 + 3·0.044715 x²)),  t the tanh above
 */
export function gelu_backward(dout: Tensor, cache: GeluCache): Tensor {
  needCache('gelu_backward', cache);
  const { x, form } = cache;
  needDout('gelu_backward', dout, x.shape);
  if (form === 'exact') {
    return mapPairs(dout, x, (d, v) => d * (normalBelow(v) + v * normalDensity(v)));
  }
  const slope = mapPairs(
    x,
    tanhOf(x),
    (v, t) => 0.5 * (1 + t) + 0.5 * v * (1 - t * t) * ROOT * (1 + 3 * CUBE * v * v),
  );
  return dout.mul(slope);
}
