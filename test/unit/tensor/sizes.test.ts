import { describe, expect, test } from 'vitest';
import * as random from '../../../kernel-lib/library/random/index.js';
import * as T from '../../../kernel-lib/library/tensor/index.js';

const { arange, ones, zeros } = T;
const N = 1e5;
const line = ones(N);
const column = ones(N, 1);

/** (0, N, N): reduced over the first axis it would give (N, N). */
const hollow = new T.Tensor(new Float64Array(0), [0, N, N]);
const wide = new T.Tensor(new Float64Array(0), [N, N, 0]);
const many = (count: number, size: number) =>
  new Array<T.Tensor>(count).fill(zeros([size], 'bool'));
const ends = zeros([N], 'int32');

/** Every way to ask for a tensor that no memory holds, and what its error must name besides itself. */
const LARGE: Record<string, [make: () => unknown, ...named: string[]]> = {
  arange: [() => arange(1e11), '(100000000000,)'],
  'arange with a tiny step': [() => arange(0, 1, 1e-12), '(1000000000000,)'],
  linspace: [() => T.linspace(0, 1, 1e11), '(100000000000,)'],
  logspace: [() => T.logspace(0, 1, 1e11)],
  zeros: [() => zeros(N, N), '(100000, 100000)'],
  ones: [() => ones(N, N), '(100000, 100000)'],
  empty: [() => T.empty(N, N)],
  full: [() => T.full([N, N], 1)],
  zerosLike: [() => T.zerosLike({ ...hollow, shape: [N, N] })],
  onesLike: [() => T.onesLike({ ...hollow, shape: [N, N] })],
  fullLike: [() => T.fullLike({ ...hollow, shape: [N, N] }, 1)],
  emptyLike: [() => T.emptyLike({ ...hollow, shape: [N, N] })],
  eye: [() => T.eye(N)],
  identity: [() => T.identity(N), '(100000, 100000)'],
  diag: [() => T.diag(line), '(100000,)', '(100000, 100000)'],
  oneHot: [() => T.oneHot(arange(N), N)],
  outer: [() => T.outer(line, line), '(100000, 100000)', 'a.mul(b)'],
  dot: [() => column.dot(column.T), '(100000, 1) and (1, 100000)', 'a.T.dot(b.T)'],
  'dot of many axes': [() => T.dot(ones(N, 1), ones(N, 1, 1)), '(100000, 1)'],
  matmul: [() => T.matmul(ones(N, 1, 1, 1), ones(N, 1, 1)), '(100000, 1, 1)'],
  inner: [() => T.inner(column, column), '(100000, 1) and (100000, 1)'],
  tensordot: [() => T.tensordot(line, line, 0), '(100000,) and (100000,)'],
  einsum: [() => T.einsum('i,j->ij', line, line), '(100000,) and (100000,)'],
  cov: [() => T.cov(column), '(100000, 1)', '(100000, 100000)'],
  corrcoef: [() => T.corrcoef(column), '(100000, 1)'],
  meshgrid: [() => T.meshgrid(line, line), '(100000, 100000)'],
  broadcastTo: [() => T.broadcastTo(line, [N, N]), '(100000, 100000)'],
  where: [() => T.where(column.greater(0), line, 0), '(100000, 1)', '(100000,)'],
  clip: [() => T.clip(line, column, null), '(100000,) and (100000, 1)'],
  repeat: [() => T.repeat(ones(10), 1e9), '(10,)', '(10000000000,)'],
  'repeat by counts': [() => T.repeat(ones(3), [2e9, 2e9, 2e9]), '(6000000000,)'],
  tile: [() => T.tile(ones(10), 1e9), '(10,)', '(10000000000,)'],
  'tile on two axes': [() => T.tile(ones(10), [N, N]), '(100000, 100000)'],
  pad: [() => T.pad(ones(10), 1e10), '(10,)', '(20000000010,)'],
  'pad by the edge': [() => T.pad(ones(10), 1e10, 'edge'), '(10,)'],
  bincount: [() => T.bincount([1e11])],
  histogram: [() => T.histogram(line, 1e11), '(100000000001,)'],
  concatenate: [() => T.concatenate(many(5000, 1e6)), '5000 tensors', '(5000000000,)'],
  stack: [() => T.stack(many(50, 1e8)), '50 tensors', '(50, 100000000)'],
  vstack: [() => T.vstack(many(50, 1e8)), '(50, 100000000)'],
  hstack: [() => T.hstack(many(5000, 1e6)), '(5000000000,)'],
  columnStack: [() => T.columnStack(many(50, 1e8)), '(100000000, 50)'],
  c_: [() => T.c_(...many(50, 1e8)), '(100000000, 50)'],
  r_: [() => T.r_(...many(5000, 1e6)), '(5000000000,)'],
  reshape: [() => line.reshape(N, N), '(100000, 100000)'],
  slice: [() => ones(1, 1).slice(T.zeros([N, 1], 'int32'), ends), '(100000, 1) and (100000,)'],
  'slice by a list and whole axes': [() => ones(1, N).slice(ends), '(1, 100000)'],
  take: [() => T.take(ones(N, 1), ends, 1), '(100000, 1)', '(100000, 100000)'],
  takeAlongAxis: [() => T.takeAlongAxis(ones(1, N), ends.reshape(N, 1), 1), '(1, 100000)'],
  slidingWindowView: [() => T.slidingWindowView(ones(3000, 3000), [1500, 1500]), '(3000, 3000)'],
  insert: [() => T.insert(ones(1, N), ends, 0, 0), '(100000, 100000)'],
  logsumexp: [() => T.logsumexp(hollow, 0)],
  sum: [() => T.sum(hollow, 0), '(0, 100000, 100000)', '(100000, 100000)'],
  'sum of the last axis': [() => wide.sum(-1), '(100000, 100000, 0)'],
  prod: [() => T.prod(hollow, 0), '(100000, 100000)'],
  any: [() => T.any(hollow, 0), '(100000, 100000)'],
  all: [() => T.all(hollow, 0), '(100000, 100000)'],
  qr: [() => T.qr(column, 'complete'), '(100000, 1)', '(100000, 100000)'],
  svd: [() => T.svd(column), '(100000, 1)', '(100000, 100000)'],
  rand: [() => random.rand(N, N), '(100000, 100000)'],
  randn: [() => random.randn([N, N]), '(100000, 100000)'],
  normal: [() => random.normal(0, 1, [N, N]), '(100000, 100000)'],
  uniform: [() => random.uniform(0, 1, [N, N]), '(100000, 100000)'],
  randint: [() => random.randint(0, 5, [N, N]), '(100000, 100000)'],
  binomial: [() => random.binomial(5, 0.5, [N, N]), '(100000, 100000)'],
  multinomial: [() => random.multinomial(5, [0.5, 0.5], [N, N]), '(100000, 100000, 2)'],
  poisson: [() => random.poisson(5, [N, N]), '(100000, 100000)'],
  exponential: [() => random.exponential(5, [N, N]), '(100000, 100000)'],
  permutation: [() => random.permutation(1e11), '(100000000000,)'],
  choice: [() => random.choice(5, [N, N]), '(100000, 100000)'],
};

/** Two operands that broadcast: (N, 1) and (N,). */
const TWO = [
  ...['add', 'sub', 'subtract', 'mul', 'multiply', 'div', 'divide', 'pow', 'power', 'mod'],
  ...['floorDivide', 'maximum', 'minimum', 'arctan2', 'hypot', 'logaddexp', 'allclose', 'isclose'],
  ...['greater', 'greaterEqual', 'less', 'lessEqual', 'equal', 'notEqual'],
  ...['logicalAnd', 'logicalOr', 'logicalXor'],
] as const;

/** What gives nothing larger than it is given, or the memory of one size for each axis. */
const NO_LARGER = new Set([
  ...['abs', 'neg', 'sign', 'square', 'sqrt', 'exp', 'log', 'tanh', 'reciprocal', 'expm1', 'log1p'],
  ...['log2', 'log10', 'sin', 'cos', 'tan', 'sinh', 'cosh', 'arctan', 'arcsin', 'arccos', 'floor'],
  ...['ceil', 'trunc', 'round', 'isnan', 'isfinite', 'isinf', 'logicalNot', 'nanToNum', 'interp'],
  ...['max', 'min', 'mean', 'var_', 'std', 'argmax', 'argmin', 'median', 'quantile', 'percentile'],
  ...[
    'nansum',
    'nanprod',
    'nancumsum',
    'nancumprod',
    'nanmean',
    'nanvar',
    'nanstd',
    'nanmax',
    'nanmin',
    'nanargmax',
    'nanargmin',
  ],
  ...['nanmedian', 'nanquantile', 'nanpercentile', 'average', 'cumsum', 'cumprod', 'sort'],
  ...['argsort', 'unique', 'uniqueAll', 'searchsorted', 'countNonzero', 'argwhere', 'flatnonzero'],
  ...[
    'nonzero',
    'unravelIndex',
    'delete_',
    'append',
    'diff',
    'split',
    'arraySplit',
    'flip',
    'roll',
  ],
  ...['transpose', 'swapaxes', 'moveaxis', 'flatten', 'squeeze', 'expandDims', 'atleast1d'],
  ...['atleast2d', 'tril', 'triu', 'trace', 'det', 'slogdet', 'inv', 'solve', 'eigh', 'eigvalsh'],
  ...['cholesky', 'lstsq', 'pinv', 'matrixPower', 'norm', 'cond', 'svdvals', 'tensor', 'array'],
  ...['arrayEqual', 'assertAllclose', 'assertAxes', 'assertFinite', 'assertLabels', 'assertNumber'],
  ...['assertOptions', 'assertShape', 'assertTensor', 'assertType', 'broadcastShapes', 'describe'],
  ...['dtypeOf', 'formatShape', 'isNdArray', 'sameShape', 'getPrintoptions', 'setPrintoptions'],
  ...['decodeCheckpoint', 'decodeNpy', 'decodeNpz', 'encodeCheckpoint', 'encodeNpy', 'encodeNpz'],
  ...['load', 'loadz', 'save', 'savez', 'tensorFromJson', 'seed', 'shuffle', 'defaultState'],
  ...['defaultRng', 'fnv1a'],
]);

const nameOf = (entry: string): string => entry.split(' ')[0]!;

test('every function of tensors and random numbers has its place in one of the lists', () => {
  const exported = Object.entries({ ...T, ...random })
    .filter(([name, value]) => typeof value === 'function' && /^[a-z]/.test(name))
    .map(([name]) => name);
  const listed = new Set([...Object.keys(LARGE).map(nameOf), ...TWO, ...NO_LARGER, 'slice']);
  expect(exported.filter((name) => !listed.has(name))).toEqual([]);
  expect([...listed].filter((name) => !exported.includes(name) && name !== 'slice')).toEqual([]);
});

describe('a tensor that no memory holds is refused in one sentence', () => {
  test.each(Object.entries(LARGE))('%s', (entry, [make, ...named]) => {
    expect(make).toThrow(T.ShapeError);
    expect(make).toThrow(new RegExp(`^${nameOf(entry)}: .*more than memory can hold`));
    for (const part of named) expect(make).toThrow(part);
  });

  test.each(TWO)('%s of (N, 1) with (N,) names both and says flatten', (name) => {
    const f = { ...T }[name as 'add'];
    const fn = { subtract: 'sub', multiply: 'mul', divide: 'div', power: 'pow' }[name as string];
    const says = (a: string, b: string, which: string) =>
      new RegExp(
        `^${fn ?? name}: shapes ${a} and ${b} would give \\(100000, 100000\\) of 10000000000 elements, .*Did you mean ${which}\\.flatten\\(\\)`,
      );
    expect(() => f(column, line)).toThrow(says('\\(100000, 1\\)', '\\(100000,\\)', 'a'));
    expect(() => f(line, column)).toThrow(says('\\(100000,\\)', '\\(100000, 1\\)', 'b'));
  });

  test('one tensor transposed', () => {
    expect(() => column.sub(column.T)).toThrow('Did you forget .T of one of them?');
  });
});

test('where takes a plain number as weak, whole or not', () => {
  const mask = T.tensor([true, false]);
  const whole = T.tensor([1, 2], 'int32');
  expect(T.where(mask, whole, 0).dtype).toBe('int32');
  expect(T.where(mask, 0, whole).dtype).toBe('int32');
  expect(T.where(mask, whole, 0.5).dtype).toBe('float64');
  expect(T.where(mask, whole.astype('float32'), 0.5).dtype).toBe('float32');
});
