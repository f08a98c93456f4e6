import { RandomState } from '../random/index.js';
import { Tensor, ValueError } from '../tensor/index.js';
import { type GradCheckOptions, gradCheck, type Named } from './check.js';
import type { GradCheckReport } from './report.js';

/**
 * {@link gradCheck} of one layer: the loss is Σ forward(inputs) · dout with a random `dout`, so that
 * every output counts differently.
 *
 * @param forward `(x, w, b) => [out, cache]`
 * @param backward `(dout, cache) => [dx, dw, db]`, in the order of the inputs, or one Tensor
 * @param inputs the inputs by name, in the order in which `forward` takes them
 */
export function checkLayer<C>(
  forward: (...inputs: Tensor[]) => readonly [Tensor, C],
  backward: (dout: Tensor, cache: C) => Tensor | readonly Tensor[],
  inputs: Named,
  options: GradCheckOptions = {},
): GradCheckReport {
  const names = Object.keys(inputs);
  const values = Object.values(inputs);
  const [out, cache] = forward(...values);
  const dout = new RandomState((options.seed ?? 0) + 1).randn(...out.shape);
  const result = backward(dout, cache);
  const gradients = result instanceof Tensor ? [result] : result;
  if (gradients.length < names.length) {
    throw new ValueError(
      `checkLayer: backward returned ${gradients.length} gradients for the ${names.length} inputs ` +
        `${names.join(', ')}.`,
    );
  }
  const grads = Object.fromEntries(names.map((n, k) => [n, gradients[k]]));
  const loss = () => {
    const [y] = forward(...values);
    let sum = 0;
    for (let i = 0; i < y.size; i++) sum += y.data[i] * dout.data[i];
    return sum;
  };
  return gradCheck(loss, inputs, grads, options);
}
