import { concatenate, type DType } from '../../tensor/index.js';
import { spread, total, wrap } from '../../tensor/internal.js';
import type { Operation } from '../core/operation.js';

/** The same numbers in another precision; the gradient comes back in that of a */
export const castOperation = (dtype: DType): Operation => ({
  name: 'astype',
  forward: (a) => a.astype(dtype),
  gradients: [(g, _out, a) => g.astype(a.dtype)],
});

/** Another shape for the same elements */
export const reshapeOperation = (shape: readonly number[]): Operation => ({
  name: 'reshape',
  forward: (a) => a.reshape(shape),
  gradients: [(g, _out, a) => g.reshape(a.shape)],
});

/** Axes in another order; the gradient takes them back */
export const transposeOperation = (axes: readonly number[]): Operation => ({
  name: 'transpose',
  forward: (a) => a.transpose(axes),
  gradients: [(g) => g.transpose(axes.map((_, k) => axes.indexOf(k)))],
});

/** Repeated to a shape that a broadcasts to; the gradients of all copies are added */
export const broadcastOperation = (shape: readonly number[]): Operation => ({
  name: 'broadcastTo',
  forward: (a) => wrap(spread('broadcastTo', a, shape)),
  gradients: [(g, _out, a) => g.sumTo(a.shape)],
});

/** Summed to a shape that broadcasts to that of a: broadcasting backwards */
export const sumToOperation = (shape: readonly number[]): Operation => ({
  name: 'sumTo',
  forward: (a) => {
    const lead = a.shape.length - shape.length;
    const axes = a.shape.flatMap((n, k) =>
      k < lead || (shape[k - lead] === 1 && n !== 1) ? k : [],
    );
    return wrap(total('sum', a, axes, true, 'sumTo')).reshape(shape);
  },
  gradients: [(g, _out, a) => g.broadcastTo(a.shape)],
});

/** Joined along an axis; every part gets its own stretch of the gradient */
export const concatenateOperation = (axis: number, sizes: readonly number[]): Operation => ({
  name: 'concatenate',
  forward: (...parts) => concatenate(parts, axis),
  gradients: sizes.map((size, k) => {
    const start = sizes.slice(0, k).reduce((a, b) => a + b, 0);
    const range = [...new Array<string>(axis).fill(':'), `${start}:${start + size}`];
    return (g) => g.slice(...range);
  }),
});
