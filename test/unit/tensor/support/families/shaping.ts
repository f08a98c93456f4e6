import fc from 'fast-check';
import * as k from 'kernel-lib/tensor';
import { ALL, anyTensor, axisOf, filled, oneAxis, shape } from '../arbitraries.js';
import type { Result } from '../compare.js';
import type { Case, Family } from '../family.js';
import { axis as axisText, tuple } from '../python.js';

const family = (name: string, cases: fc.Arbitrary<Case>): Family => ({
  name,
  cases,
  tolerance: {},
});
const withAxes = (least = 1, smallest = 0) => anyTensor(ALL, shape(least, 4, smallest));

const ask = (py: string, args: readonly k.Tensor[], ours: () => Result): Case => ({
  py,
  args,
  ours,
});

/** Two tensors whose shapes differ along one axis only. */
const joinable = shape(1, 3).chain((s) =>
  fc
    .tuple(oneAxis(s.length), fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 }))
    .chain(([axis, n, m]) => {
      const at = axis < 0 ? axis + s.length : axis;
      return fc.tuple(filled(ALL, s.with(at, n)), filled(ALL, s.with(at, m)), fc.constant(axis));
    }),
);

const widths = (ndim: number) =>
  fc.oneof(
    fc.integer({ min: 0, max: 3 }),
    fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 })),
    fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 })), {
      minLength: ndim,
      maxLength: ndim,
    }),
  );

export const shaping: readonly Family[] = [
  family(
    'reshape',
    withAxes(0).chain((x) =>
      fc.integer({ min: 0, max: 2 }).map((kind) => {
        const target =
          kind === 0 || x.size === 0
            ? [x.size]
            : kind === 1
              ? [-1, x.shape[0] ?? 1]
              : [...x.shape].reverse();
        return ask(`a[0].reshape(${tuple(target)})`, [x], () => x.reshape(target));
      }),
    ),
  ),
  family(
    'T',
    withAxes(0).map((x) => ask('a[0].T', [x], () => x.T)),
  ),
  family(
    'transpose',
    withAxes().chain((x) =>
      fc
        .shuffledSubarray(
          x.shape.map((_, i) => i),
          { minLength: x.ndim, maxLength: x.ndim },
        )
        .map((order) =>
          ask(`np.transpose(a[0], ${tuple(order)})`, [x], () => k.transpose(x, order)),
        ),
    ),
  ),
  family(
    'swapaxes',
    withAxes().chain((x) =>
      fc
        .tuple(oneAxis(x.ndim), oneAxis(x.ndim))
        .map(([i, j]) => ask(`np.swapaxes(a[0], ${i}, ${j})`, [x], () => k.swapaxes(x, i, j))),
    ),
  ),
  family(
    'squeeze',
    withAxes(0).map((x) => ask('np.squeeze(a[0])', [x], () => k.squeeze(x))),
  ),
  family(
    'expandDims',
    withAxes(0).chain((x) =>
      oneAxis(x.ndim + 1).map((a) =>
        ask(`np.expand_dims(a[0], ${a})`, [x], () => k.expandDims(x, a)),
      ),
    ),
  ),
  family(
    'concatenate',
    joinable.map(([a, b, axis]) =>
      ask(`np.concatenate([a[0], a[1]], axis=${axis})`, [a, b], () => k.concatenate([a, b], axis)),
    ),
  ),
  family(
    'concatenate flat',
    joinable.map(([a, b]) =>
      ask('np.concatenate([a[0], a[1]], axis=None)', [a, b], () => k.concatenate([a, b], null)),
    ),
  ),
  family(
    'stack',
    shape(0, 3).chain((s) =>
      fc
        .tuple(filled(ALL, s), filled(ALL, s), oneAxis(s.length + 1))
        .map(([a, b, axis]) =>
          ask(`np.stack([a[0], a[1]], axis=${axis})`, [a, b], () => k.stack([a, b], axis)),
        ),
    ),
  ),
  family(
    'split',
    withAxes().chain((x) =>
      fc
        .tuple(oneAxis(x.ndim), fc.array(fc.integer({ min: -1, max: 6 }), { maxLength: 3 }))
        .map(([axis, cuts]) =>
          ask(`np.split(a[0], ${JSON.stringify(cuts)}, axis=${axis})`, [x], () =>
            k.split(x, cuts, axis),
          ),
        ),
    ),
  ),
  family(
    'tile',
    withAxes(0).chain((x) =>
      fc
        .array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 3 })
        .map((reps) => ask(`np.tile(a[0], ${tuple(reps)})`, [x], () => k.tile(x, reps))),
    ),
  ),
  family(
    'repeat',
    withAxes().chain((x) =>
      fc
        .tuple(oneAxis(x.ndim), fc.integer({ min: 0, max: 3 }), fc.boolean())
        .map(([axis, n, flat]) =>
          ask(`np.repeat(a[0], ${n}, axis=${flat ? 'None' : axis})`, [x], () =>
            k.repeat(x, n, flat ? null : axis),
          ),
        ),
    ),
  ),
  family(
    'flip',
    withAxes().chain((x) =>
      axisOf(x.ndim).map((axis) =>
        ask(`np.flip(a[0], ${axisText(axis)})`, [x], () => k.flip(x, axis)),
      ),
    ),
  ),
  family(
    'roll',
    withAxes().chain((x) =>
      fc
        .tuple(fc.integer({ min: -7, max: 7 }), fc.oneof(fc.constant(null), oneAxis(x.ndim)))
        .map(([n, axis]) =>
          ask(`np.roll(a[0], ${n}, ${axis ?? 'None'})`, [x], () => k.roll(x, n, axis)),
        ),
    ),
  ),
  family(
    'pad',
    withAxes(1, 1).chain((x) =>
      fc
        .tuple(widths(x.ndim), fc.constantFrom('constant', 'edge', 'wrap', 'reflect'))
        .map(([w, mode]) =>
          ask(`np.pad(a[0], ${JSON.stringify(w)}, mode='${mode}')`, [x], () =>
            k.pad(x, w, mode as k.PadMode),
          ),
        ),
    ),
  ),
  family(
    'broadcastTo',
    shape().chain((s) =>
      fc
        .tuple(filled(ALL, s.slice(s.length >> 1)), fc.constant(s))
        .map(([x, to]) =>
          ask(`np.broadcast_to(a[0], ${tuple(to)})`, [x], () => k.broadcastTo(x, to)),
        ),
    ),
  ),
  family(
    'diag',
    anyTensor(ALL, shape(1, 2)).chain((x) =>
      fc
        .integer({ min: -3, max: 3 })
        .map((n) => ask(`np.diag(a[0], ${n})`, [x], () => k.diag(x, n))),
    ),
  ),
  family(
    'tril',
    anyTensor(ALL, shape(2, 3)).chain((x) =>
      fc
        .integer({ min: -3, max: 3 })
        .map((n) => ask(`np.tril(a[0], ${n})`, [x], () => k.tril(x, n))),
    ),
  ),
  family(
    'triu',
    anyTensor(ALL, shape(2, 3)).chain((x) =>
      fc
        .integer({ min: -3, max: 3 })
        .map((n) => ask(`np.triu(a[0], ${n})`, [x], () => k.triu(x, n))),
    ),
  ),
  family(
    'meshgrid',
    fc
      .tuple(anyTensor(ALL, shape(1, 1)), anyTensor(ALL, shape(1, 1)), fc.constantFrom('xy', 'ij'))
      .map(([a, b, way]) =>
        ask(`np.meshgrid(a[0], a[1], indexing='${way}')`, [a, b], () =>
          k.meshgrid(a, b, way as 'xy' | 'ij'),
        ),
      ),
  ),
];
