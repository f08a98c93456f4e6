import { type CheckTools, defineExercise, type Mistake } from 'chainrule-grader/checks';
import { type Tensor, tensor } from 'kernel-lib/tensor';

const dims = { N: 5, D: 3 };

export const FROM_THE_END =
  'write the two shapes under each other, from the right: where the lower one has nothing, or 1 below more, the copies add up; the result has the lower shape';

export const unbroadcast = defineExercise({
  name: 'unbroadcast',
  topic: 'autodiff',
  lab: 11,
  params: ['dout', 'shape'],
  returns: 'd',
  hints: [
    'A bias (D,) added to (N, D) is used N times, once in each row: its gradient is the sum of all N.',
    'Axes that dout has too many stand in front: while (d.ndim > shape.length) d = d.sum(0).',
    'Then an axis where shape has 1 was stretched: d = d.sum(axis, true), where true keeps the axis.',
  ],
  checks: [
    {
      id: 'rows',
      title: 'a row (D,) that was added to every row of (N, D)',
      points: 1,
      hint: FROM_THE_END,
      async run(student, t) {
        const dout = t.randn(dims.N, dims.D);
        const [d] = await student.call('unbroadcast', dout, [dims.D]);
        t.close('d', d, dout.sum(0), {
          dims,
          mistakes: [
            {
              say: 'that is one row alone: all N rows used it, add them up',
              when: () => dout.slice(0),
            },
            {
              say: 'that is one row alone: all N rows used it, add them up',
              when: () => dout.slice(-1),
            },
            {
              say: 'the mean is too small: every row used it in full, so add up, do not average',
              when: () => dout.mean(0),
            },
            {
              say: 'it is summed over the wrong axis: the N copies lie along axis 0',
              when: () => dout.sum(1),
            },
            ...wrongSums(dout, [dims.D]),
          ],
        });
      },
    },
    {
      id: 'columns',
      title: 'a column (N, 1) that was added to every column of (N, D)',
      points: 1,
      hint: FROM_THE_END,
      async run(student, t) {
        const dout = t.randn(dims.N, dims.D);
        const [d] = await student.call('unbroadcast', dout, [dims.N, 1]);
        t.close('d', d, dout.sum(1, true), {
          dims,
          mistakes: [
            {
              say: 'the axis of size 1 is gone: keep it, sum(axis, true)',
              when: () => dout.sum(1),
            },
            {
              say: 'nothing was summed: where shape has 1 and dout has more, the copies add up',
              when: () => dout,
            },
            {
              say: 'it is summed over the wrong axis: sum where shape has 1',
              when: () => dout.sum(0),
            },
            {
              say: 'it is summed over the wrong axis: sum where shape has 1',
              when: () => dout.sum(0, true),
            },
            {
              say: 'the mean is too small: add up, do not average',
              when: () => dout.mean(1, true),
            },
            ...wrongSums(dout, [dims.N, 1]),
          ],
        });
      },
    },
    {
      id: 'same',
      title: 'nothing was broadcast; and a single number () that was',
      points: 1,
      hint: FROM_THE_END,
      async run(student, t) {
        const dout = t.randn(dims.N, dims.D);
        const [same] = await student.call('unbroadcast', dout, [dims.N, dims.D]);
        t.close('d', same, dout, {
          dims,
          mistakes: [
            { say: 'both shapes are equal: there is nothing to sum', when: () => dout.sum(0) },
            { say: 'both shapes are equal: there is nothing to sum', when: () => dout.sum(1) },
            {
              say: 'both shapes are equal: there is nothing to sum',
              when: () => tensor(dout.sum()),
            },
            {
              say: 'both shapes are equal: there is nothing to average',
              when: () => dout.div(dims.N),
            },
          ],
        });
        const [d] = await student.call('unbroadcast', dout, []);
        expectTensor(t, d);
        t.close('d', d, tensor(dout.sum()), {
          dims,
          mistakes: [
            { say: 'nothing was summed for the shape ()', when: () => dout },
            {
              say: 'the rows are summed, the columns not: for () all axes go, one after the other',
              when: () => dout.sum(0),
            },
            {
              say: 'the columns are summed, the rows not: for () all axes go, one after the other',
              when: () => dout.sum(1),
            },
            {
              say: 'the values are summed, but the axes stay: the shape () has none, use sum(axis) without true',
              when: () => tensor(dout.sum()).reshape(1, 1),
            },
            ...wrongSums(dout, []),
          ],
        });
      },
    },
  ],
});

/** A plain number is what sum() without an axis gives. */
export function expectTensor(t: CheckTools, d: unknown): void {
  t.that(
    typeof d !== 'number',
    'd is a plain number; expected a 0-d Tensor for the shape ()',
    'sum() without an axis gives a number: take one axis away at a time, sum(0)',
  );
}

/** The axes to sum over: those in front, and those of size 1 in `shape`. */
function summedAxes(dout: Tensor, shape: readonly number[]): number[] {
  const lead = dout.ndim - shape.length;
  return dout.shape.flatMap((_, k) => (k < lead || shape[k - lead] === 1 ? [k] : []));
}

export function summed(dout: Tensor, shape: readonly number[]): Tensor {
  const axes = summedAxes(dout, shape);
  return axes.length ? dout.sum(axes, true).reshape(shape) : dout;
}

/** Other ways from the shape of `dout` to `shape`. */
export function wrongSums(dout: Tensor, shape: readonly number[]): Mistake[] {
  const size = shape.reduce((a, b) => a * b, 1);
  const axes = summedAxes(dout, shape);
  const mistake = (say: string, when: () => Tensor): Mistake => ({ say, when });
  const other = choices(dout.ndim, axes.length).filter(
    (some) => some.join() !== axes.join() && count(dout, some) === count(dout, axes),
  );
  if (axes.length === 0) return [];
  return [
    mistake('add up, do not average: every copy was used in full', () =>
      summed(dout, shape).div(count(dout, axes)),
    ),
    mistake('that is the first of the copies alone: add them all up', () =>
      dout
        .slice(dout.shape.map((_, k) => (axes.includes(k) ? '0:1' : ':')).join(','))
        .reshape(shape),
    ),
    mistake('that is the largest of the copies: add them all up', () =>
      axes
        .toReversed()
        .reduce((d, axis) => d.max(axis), dout)
        .reshape(shape),
    ),
    mistake('nothing was summed: the first numbers only got another shape', () =>
      dout.reshape(-1).slice(`0:${size}`).reshape(shape),
    ),
    ...other.map((some) =>
      mistake(
        'it is summed over the wrong axes: shapes are compared from their ends, so axes that are missing are in front, and an axis of size 1 was stretched',
        () => dout.sum(some, true).reshape(shape),
      ),
    ),
    ...(axes.length > 1 ? axes : []).map((left) =>
      mistake('an axis along which there are copies is left as it is: it is summed too', () =>
        withoutOne(dout, shape, left),
      ),
    ),
    mistake('everything is summed: the axes that were not stretched stay as they are', () =>
      summed(dout, shape).mul(0).add(dout.sum()),
    ),
  ];
}

/** The sum over all the axes but one of those that belong to it. */
function withoutOne(dout: Tensor, shape: readonly number[], left: number): Tensor {
  const lead = dout.ndim - shape.length;
  const size = dout.shape[left] as number;
  const others = summedAxes(dout, shape).filter((axis) => axis !== left);
  const rest = others.length > 0 ? dout.sum(others, true) : dout;
  return rest.reshape(
    left < lead ? [size, ...shape] : shape.map((n, k) => (k === left - lead ? size : n)),
  );
}

const count = (dout: Tensor, axes: readonly number[]) =>
  axes.reduce((product, axis) => product * (dout.shape[axis] as number), 1);

/** All lists of `many` of the axes 0 … ndim - 1, in order. */
function choices(ndim: number, many: number): number[][] {
  if (many === 0) return [[]];
  return Array.from({ length: ndim }, (_, first) => first).flatMap((first) =>
    choices(ndim - first - 1, many - 1).map((rest) => [first, ...rest.map((k) => k + first + 1)]),
  );
}
