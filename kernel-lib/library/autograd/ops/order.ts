import { Tensor } from '../../tensor/index.js';
import { lines } from '../../tensor/internal.js';
import type { Operation } from '../core/operation.js';

/** Elements at positions of a flattened, in the shape of `at`; each position gets its gradient back */
export const pickOperation = (name: string, at: Tensor): Operation => ({
  name,
  forward: (a) => a.reshape(-1).slice(at),
  gradients: [(g, _out, a) => g.scatter([a.size], [at]).reshape(a.shape)],
});

/** Where the elements of a stand, flattened, once each line along an axis is in order; equals stay in order */
export function sortedPlaces(a: Tensor, axis: number): Tensor {
  const order = a.argsort(axis);
  const { data } = order;
  const n = a.shape[axis]!;
  lines(a.shape, axis, (start, step) => {
    for (let i = 0, p = start; i < n; i++, p += step) data[p] = start + data[p]! * step;
  });
  return new Tensor(data, a.shape);
}

/** Σ up to each element along an axis, or from each to the end; either is the other's gradient */
export const cumsumOperation = (axis: number, fromEnd = false): Operation => ({
  name: 'cumsum',
  forward: (a) => {
    if (!fromEnd) return a.cumsum(axis);
    const turned = [...new Array<string>(axis).fill(':'), '::-1'];
    return a
      .slice(...turned)
      .cumsum(axis)
      .slice(...turned);
  },
  gradients: [(g) => g.apply(cumsumOperation(axis, !fromEnd))],
});
