import fc from 'fast-check';
import { type DType, type Tensor, tensor } from 'kernel-lib/tensor';

export const FLOATS: readonly DType[] = ['float64', 'float32'];
export const NUMBERS: readonly DType[] = ['float64', 'float32', 'int32'];
export const ALL: readonly DType[] = ['float64', 'float32', 'int32', 'bool'];

export const dtype = (kinds: readonly DType[]): fc.Arbitrary<DType> => fc.constantFrom(...kinds);

/** Shapes of 0 to `most` axes; empty axes are rare. */
export const shape = (least = 0, most = 4, smallest = 0): fc.Arbitrary<number[]> => {
  const size = fc.oneof(
    { weight: 12, arbitrary: fc.integer({ min: 1, max: 5 }) },
    { weight: 1, arbitrary: fc.constant(smallest) },
  );
  return fc.array(size, { minLength: least, maxLength: most });
};

const wildDouble = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -5, max: 5 }) },
  { weight: 6, arbitrary: fc.double({ min: -10, max: 10, noNaN: true }) },
  { weight: 1, arbitrary: fc.double() },
  { weight: 1, arbitrary: fc.constantFrom(Number.NaN, Infinity, -Infinity, -0, 1e-300, 1e300) },
);
const tameDouble = fc.oneof(
  fc.integer({ min: -5, max: 5 }),
  fc
    .double({ min: -10, max: 10, noNaN: true, minExcluded: true })
    .map((v) => (Math.abs(v) < 1e-12 ? 0 : v)),
);
const wholeNumber = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -9, max: 9 }) },
  { weight: 1, arbitrary: fc.integer() },
);

export interface Values {
  /** No NaN, no infinities, nothing extreme. */
  readonly tame?: boolean;
  readonly small?: boolean;
}

/** A tensor of one of the types and of the given shape. */
export function filled(
  kinds: readonly DType[],
  dims: readonly number[],
  values: Values = {},
): fc.Arbitrary<Tensor> {
  const size = dims.reduce((p, n) => p * n, 1);
  return dtype(kinds).chain((kind) => {
    const element: fc.Arbitrary<number> =
      kind === 'bool'
        ? fc.integer({ min: 0, max: 1 })
        : kind === 'int32'
          ? values.small || values.tame
            ? fc.integer({ min: -9, max: 9 })
            : wholeNumber
          : values.tame
            ? tameDouble
            : wildDouble;
    return fc
      .array(element, { minLength: size, maxLength: size })
      .map((list) =>
        (size === 0 ? tensor(new Float64Array(0)) : tensor(list)).astype(kind).reshape(dims),
      );
  });
}

export const anyTensor = (
  kinds: readonly DType[],
  dims = shape(),
  values: Values = {},
): fc.Arbitrary<Tensor> => dims.chain((d) => filled(kinds, d, values));

/** Two shapes that broadcast. */
export const pairOfShapes = (most = 4): fc.Arbitrary<[number[], number[]]> =>
  shape(0, most).chain((out) => fc.tuple(partOf(out), partOf(out)));

function partOf(out: readonly number[]): fc.Arbitrary<number[]> {
  return fc
    .tuple(
      fc.oneof(
        { weight: 2, arbitrary: fc.constant(0) },
        { weight: 1, arbitrary: fc.integer({ min: 0, max: out.length }) },
      ),
      fc.array(fc.integer({ min: 0, max: 3 }), { minLength: out.length, maxLength: out.length }),
    )
    .map(([drop, ones]) => out.map((n, i) => (ones[i] === 0 ? 1 : n)).slice(drop));
}

export const pairOfTensors = (
  kinds: readonly DType[],
  values: Values = {},
): fc.Arbitrary<[Tensor, Tensor]> =>
  fc
    .oneof(
      { weight: 3, arbitrary: pairOfShapes() },
      { weight: 1, arbitrary: shape().map((s): [number[], number[]] => [s, s]) },
    )
    .chain(([a, b]) => fc.tuple(filled(kinds, a, values), filled(kinds, b, values)));

/** No axis, one axis or several, some of them negative. */
export const axisOf = (ndim: number): fc.Arbitrary<number | number[] | null> => {
  if (ndim === 0) return fc.constant(null);
  const one = fc.integer({ min: -ndim, max: ndim - 1 });
  const several = fc
    .uniqueArray(fc.integer({ min: 0, max: ndim - 1 }), { maxLength: ndim })
    .chain((axes) =>
      fc
        .array(fc.boolean(), { minLength: axes.length, maxLength: axes.length })
        .map((neg) => axes.map((a, i) => (neg[i] ? a - ndim : a))),
    );
  return fc.oneof(
    { weight: 1, arbitrary: fc.constant(null) },
    { weight: 4, arbitrary: one },
    { weight: 1, arbitrary: several },
  );
};

export const oneAxis = (ndim: number): fc.Arbitrary<number> =>
  fc.integer({ min: -ndim, max: ndim - 1 });

/** A plain number as NumPy would get it: never -0, since Python's 0 has no sign. */
export const plainNumber: fc.Arbitrary<number> = fc
  .oneof(fc.integer({ min: -5, max: 5 }), fc.double({ min: -10, max: 10, noNaN: true }))
  .map((v) => (v === 0 ? 0 : v));
