import fc from 'fast-check';
import * as k from 'kernel-lib/tensor';
import {
  ALL,
  anyTensor,
  FLOATS,
  filled,
  NUMBERS,
  pairOfTensors,
  plainNumber,
  shape,
} from '../arbitraries.js';
import type { Case, Family } from '../family.js';
import { num } from '../python.js';

type Binary = (a: k.TensorLike, b: k.TensorLike) => k.Tensor;

/** `f(a, b)` for two tensors, and for a tensor and a number on either side. */
function binary(
  name: string,
  py: string,
  f: Binary,
  kinds: readonly k.DType[],
  ulp = 0,
  tame = false,
): Family {
  const both = pairOfTensors(kinds, { tame, small: tame }).map(
    ([a, b]): Case => ({ py: `${py}(a[0], a[1])`, args: [a, b], ours: () => f(a, b) }),
  );
  const number = fc
    .tuple(anyTensor(kinds, shape(), { tame, small: tame }), plainNumber, fc.boolean())
    .map(
      ([a, v, left]): Case => ({
        py: left ? `${py}(${num(v)}, a[0])` : `${py}(a[0], ${num(v)})`,
        args: [a],
        ours: () => (left ? f(v, a) : f(a, v)),
      }),
    );
  return {
    name,
    cases: fc.oneof(both, number),
    tolerance: { ulp, anyZero: name === 'maximum' || name === 'minimum' },
  };
}

function unary(
  name: string,
  py: string,
  f: (x: k.Tensor) => k.Tensor,
  kinds: readonly k.DType[],
  ulp = 0,
): Family {
  const cases = anyTensor(kinds).map((x): Case => ({ py, args: [x], ours: () => f(x) }));
  return { name, cases, tolerance: { ulp } };
}

// Powers of negative or whole numbers have rules of their own, so they are asked for separately.
const powers: Family = {
  name: 'pow',
  tolerance: { ulp: 4 },
  cases: fc
    .tuple(
      anyTensor(FLOATS, shape(), { tame: true }),
      fc.constantFrom(0, 1, 2, 3, 0.5, -1, -2, 1.5),
    )
    .map(([x, p]) => ({ py: `a[0] ** ${num(p)}`, args: [x], ours: () => x.pow(p) })),
};

const wholePowers: Family = {
  name: 'pow of int32',
  tolerance: {},
  cases: fc
    .tuple(anyTensor(['int32']), fc.integer({ min: 0, max: 40 }))
    .map(([x, p]) => ({ py: `a[0] ** ${p}`, args: [x], ours: () => x.pow(p) })),
};

const clips: Family = {
  name: 'clip',
  tolerance: { anyZero: true },
  cases: fc
    .tuple(
      anyTensor(NUMBERS),
      fc.integer({ min: -5, max: 5 }),
      fc.integer({ min: -5, max: 5 }),
      fc.integer({ min: 0, max: 2 }),
    )
    .map(([x, low, high, open]) => {
      const from = open === 1 ? null : low;
      const to = open === 2 ? null : high;
      const py = `np.clip(a[0], ${from ?? 'None'}, ${to ?? 'None'})`;
      return { py, args: [x], ours: () => k.clip(x, from, to) };
    }),
};

const wheres: Family = {
  name: 'where',
  tolerance: {},
  cases: pairOfTensors(ALL).chain(([a, b]) =>
    filled(['bool'], k.broadcastShapes('test', a.shape, b.shape)).map((c) => ({
      py: 'np.where(a[0], a[1], a[2])',
      args: [c, a, b],
      ours: () => k.where(c, a, b),
    })),
  ),
};

const rounds: Family = {
  name: 'round',
  tolerance: {},
  cases: fc
    .tuple(anyTensor(['float64']), fc.integer({ min: 0, max: 3 }))
    .map(([x, d]) => ({ py: `np.round(a[0], ${d})`, args: [x], ours: () => k.round(x, d) })),
};

const tens: Family = {
  name: 'round to tens',
  tolerance: {},
  cases: fc
    .tuple(anyTensor(['int32'], shape(), { small: true }), fc.integer({ min: -2, max: 1 }))
    .map(([x, d]) => ({ py: `np.round(a[0], ${d})`, args: [x], ours: () => k.round(x, d) })),
};

const casts: Family = {
  name: 'astype',
  tolerance: {},
  cases: fc
    .tuple(anyTensor(ALL, shape(), { tame: true }), fc.constantFrom(...ALL))
    .map(([x, to]) => ({ py: `a[0].astype('${to}')`, args: [x], ours: () => x.astype(to) })),
};

const inPlace: Family = {
  name: 'in place',
  tolerance: {},
  cases: fc
    .tuple(pairOfTensors(['float64', 'float32', 'int32']), fc.constantFrom('add', 'sub', 'mul'))
    .filter(([[a, b]]) => String(k.broadcastShapes('test', a.shape, b.shape)) === String(a.shape))
    .map(([[a, b], op]) => ({
      py: `np.${{ add: 'add', sub: 'subtract', mul: 'multiply' }[op]}(a[0], a[1], out=a[0])`,
      args: [a, b],
      ours: () => {
        const x = a.copy();
        return op === 'add' ? x.add_(b) : op === 'sub' ? x.sub_(b) : x.mul_(b);
      },
    })),
};

export const elementwise: readonly Family[] = [
  binary('add', 'np.add', k.add, ALL),
  binary('sub', 'np.subtract', k.sub, NUMBERS),
  binary('mul', 'np.multiply', k.mul, ALL),
  binary('div', 'np.divide', k.div, ALL),
  binary('maximum', 'np.maximum', k.maximum, ALL),
  binary('minimum', 'np.minimum', k.minimum, ALL),
  binary('mod', 'np.mod', k.mod, NUMBERS, 0, true),
  binary('floorDivide', 'np.floor_divide', k.floorDivide, NUMBERS, 1, true),
  binary('greater', 'np.greater', k.greater, ALL),
  binary('greaterEqual', 'np.greater_equal', k.greaterEqual, ALL),
  binary('less', 'np.less', k.less, ALL),
  binary('lessEqual', 'np.less_equal', k.lessEqual, ALL),
  binary('equal', 'np.equal', k.equal, ALL),
  binary('notEqual', 'np.not_equal', k.notEqual, ALL),
  binary('logicalAnd', 'np.logical_and', k.logicalAnd, ALL),
  binary('logicalOr', 'np.logical_or', k.logicalOr, ALL),
  binary('logicalXor', 'np.logical_xor', k.logicalXor, ALL),
  powers,
  wholePowers,
  clips,
  wheres,
  rounds,
  tens,
  casts,
  inPlace,
  unary('neg', '-a[0]', k.neg, NUMBERS),
  unary('abs', 'np.abs(a[0])', k.abs, ALL),
  unary('sign', 'np.sign(a[0])', k.sign, NUMBERS),
  unary('square', 'np.square(a[0])', k.square, NUMBERS),
  unary('sqrt', 'np.sqrt(a[0])', k.sqrt, NUMBERS, 1),
  unary('exp', 'np.exp(a[0])', k.exp, NUMBERS, 4),
  unary('expm1', 'np.expm1(a[0])', k.expm1, NUMBERS, 4),
  unary('log', 'np.log(a[0])', k.log, NUMBERS, 4),
  unary('log1p', 'np.log1p(a[0])', k.log1p, NUMBERS, 4),
  unary('log2', 'np.log2(a[0])', k.log2, NUMBERS, 4),
  unary('log10', 'np.log10(a[0])', k.log10, NUMBERS, 4),
  unary('tanh', 'np.tanh(a[0])', k.tanh, NUMBERS, 4),
  unary('sin', 'np.sin(a[0])', k.sin, NUMBERS, 4),
  unary('cos', 'np.cos(a[0])', k.cos, NUMBERS, 4),
  unary('tan', 'np.tan(a[0])', k.tan, NUMBERS, 4),
  unary('sinh', 'np.sinh(a[0])', k.sinh, NUMBERS, 4),
  unary('cosh', 'np.cosh(a[0])', k.cosh, NUMBERS, 4),
  unary('arctan', 'np.arctan(a[0])', k.arctan, NUMBERS, 4),
  unary('floor', 'np.floor(a[0])', k.floor, NUMBERS),
  unary('ceil', 'np.ceil(a[0])', k.ceil, NUMBERS),
  unary('trunc', 'np.trunc(a[0])', k.trunc, NUMBERS),
  unary('isnan', 'np.isnan(a[0])', k.isnan, NUMBERS),
  unary('isfinite', 'np.isfinite(a[0])', k.isfinite, NUMBERS),
  unary('isinf', 'np.isinf(a[0])', k.isinf, NUMBERS),
  unary('logicalNot', 'np.logical_not(a[0])', k.logicalNot, ALL),
];
