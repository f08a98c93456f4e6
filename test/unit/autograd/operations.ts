import { concatenate, nn, stack, sub, Variable, where } from 'kernel-lib/autograd';
import { RandomState } from 'kernel-lib/random';
import { maximum, type Tensor, tensor } from 'kernel-lib/tensor';

/** An operation to check: what it is given, and what it does. */
export interface Case {
  readonly name: string;
  /** Shapes of the inputs. */
  readonly shapes: readonly (readonly number[])[];
  readonly f: (...x: Variable[]) => Variable;
  /** Makes inputs of normal numbers fit for f: away from kinks, positive, … */
  readonly domain?: (x: Tensor) => Tensor;
  /** The second derivative is 0 or nothing to check. */
  readonly once?: boolean;
}

const positive = (x: Tensor): Tensor => x.abs().add(0.3);
/** Away from 0 by at least 0.1, where |x| and relu bend. */
const offZero = (x: Tensor): Tensor => x.sign().mul(maximum(x.abs(), 0.1));

const unary = (
  name: string,
  f: (x: Variable) => Variable,
  domain?: (x: Tensor) => Tensor,
): Case[] =>
  [[], [3], [2, 3], [2, 1, 3]].map((shape) => ({
    name: `${name} of (${shape})`,
    shapes: [shape],
    f,
    ...(domain && { domain }),
  }));

const PAIRS: readonly (readonly [readonly number[], readonly number[]])[] = [
  [[3], [3]],
  [
    [2, 3],
    [2, 3],
  ],
  [[2, 3], [3]],
  [
    [2, 1],
    [1, 3],
  ],
  [[], [2, 2]],
  [
    [4, 1, 2],
    [3, 1],
  ],
];

const binary = (
  name: string,
  f: (a: Variable, b: Variable) => Variable,
  domain?: (x: Tensor) => Tensor,
): Case[] =>
  PAIRS.map((shapes) => ({
    name: `${name} of (${shapes[0]}) and (${shapes[1]})`,
    shapes,
    f: f as Case['f'],
    ...(domain && { domain }),
  }));

const reduction = (name: string, f: (x: Variable, axis?: number | number[] | null) => Variable) =>
  [undefined, null, 0, -1, [0, 2]].map(
    (axis): Case => ({
      name: `${name} over ${axis === undefined ? 'everything' : JSON.stringify(axis)}`,
      shapes: [[2, 3, 2]],
      f: (x) => f(x, axis),
    }),
  );

const mask = tensor([
  [true, false, true],
  [false, false, true],
]);

/** None, one and two zeros in the lines of (2, 3, 2). */
const HOLES = tensor([
  [
    [1, 0],
    [0, 1],
    [1, 1],
  ],
  [
    [1, 0],
    [1, 1],
    [1, 0],
  ],
]).astype('float32');

/** Every operation of Variable, with shapes that broadcast where it broadcasts. */
export const CASES: readonly Case[] = [
  ...binary('add', (a, b) => a.add(b)),
  ...binary('sub', (a, b) => a.sub(b)),
  ...binary('rsub', (a, b) => a.rsub(b)),
  ...binary('mul', (a, b) => a.mul(b)),
  ...binary('div', (a, b) => a.div(b), positive),
  ...binary('pow', (a, b) => a.pow(b), positive),
  ...binary('maximum', (a, b) => a.maximum(b)),
  ...binary('minimum', (a, b) => a.minimum(b)),
  ...unary('numbers on either side', (x) => sub(2, x).mul(3).add(1).div(4).pow(3)),
  ...unary('neg', (x) => x.neg()),
  ...unary('exp', (x) => x.exp()),
  ...unary('expm1', (x) => x.expm1()),
  ...unary('log', (x) => x.log(), positive),
  ...unary('log1p', (x) => x.log1p(), positive),
  ...unary('sqrt', (x) => x.sqrt(), positive),
  ...unary('square', (x) => x.square()),
  ...unary('pow 3', (x) => x.pow(3)),
  ...unary('pow -0.5', (x) => x.pow(-0.5), positive),
  ...unary('abs', (x) => x.abs(), offZero),
  ...unary('sin', (x) => x.sin()),
  ...unary('cos', (x) => x.cos()),
  ...unary('clip', (x) => x.clip(-0.05, 0.05), offZero),
  ...unary('clip, one side', (x) => x.clip(null, 0.05), offZero),
  ...unary('tanh', (x) => x.tanh()),
  ...unary('sigmoid', (x) => x.sigmoid()),
  ...unary('relu', (x) => x.relu(), offZero),
  ...unary('leakyRelu', (x) => x.leakyRelu(0.2), offZero),
  ...unary('elu', (x) => x.elu(0.7), offZero),
  ...unary('gelu', (x) => x.gelu()),
  ...unary('gelu, tanh form', (x) => x.gelu('tanh')),
  ...unary('swish', (x) => x.swish(1.5)),
  ...unary('softplus', (x) => x.softplus()),
  ...[0, 1, -1].flatMap((axis): Case[] => [
    { name: `softmax along ${axis}`, shapes: [[3, 4]], f: (x) => x.softmax(axis) },
    { name: `logSoftmax along ${axis}`, shapes: [[3, 4]], f: (x) => x.logSoftmax(axis) },
  ]),
  ...reduction('sum', (x, axis) => x.sum(axis)),
  ...reduction('sum with keepdims', (x, axis) => x.sum(axis, true)),
  ...reduction('prod', (x, axis) => x.prod(axis)),
  ...reduction('prod with zeros', (x, axis) => x.mul(HOLES).prod(axis, true)),
  ...reduction('mean', (x, axis) => x.mean(axis)),
  ...reduction('var', (x, axis) => x.var(axis, false, 1)),
  ...reduction('std', (x, axis) => x.std(axis, true)),
  ...reduction('max', (x, axis) => x.max(axis)),
  ...reduction('min', (x, axis) => x.min(axis, true)),
  ...reduction('logSumExp', (x, axis) => x.logSumExp(axis)),
  ...[undefined, null, 0, 1, -1].flatMap((axis): Case[] => [
    { name: `cumsum along ${axis}`, shapes: [[2, 3, 2]], f: (x) => x!.cumsum(axis) },
    { name: `sort along ${axis}`, shapes: [[2, 3, 2]], f: (x) => x!.sort(axis) },
  ]),
  { name: 'prod of one', shapes: [[2, 1]], f: (x) => x!.prod(1) },
  { name: 'prod of five', shapes: [[5, 2]], f: (x) => x!.prod(0) },
  { name: 'dot of vectors', shapes: [[4], [4]], f: (a, b) => a!.dot(b!) },
  { name: 'dot of matrix and vector', shapes: [[3, 4], [4]], f: (a, b) => a!.dot(b!) },
  { name: 'dot of vector and matrix', shapes: [[4], [4, 2]], f: (a, b) => a!.dot(b!) },
  {
    name: 'dot of matrices',
    shapes: [
      [3, 4],
      [4, 2],
    ],
    f: (a, b) => a!.dot(b!),
  },
  {
    name: 'dot of a stack and a matrix',
    shapes: [
      [2, 3, 4],
      [4, 2],
    ],
    f: (a, b) => a!.dot(b!),
  },
  ...[false, true].flatMap((ta) =>
    [false, true].map(
      (tb): Case => ({
        name: `product, transposed ${ta} ${tb}`,
        shapes: [ta ? [4, 3] : [3, 4], tb ? [2, 4] : [4, 2]],
        f: (a, b) => a!.product(b!, ta, tb),
      }),
    ),
  ),
  {
    name: 'matmul of stacks',
    shapes: [
      [2, 1, 3, 2],
      [3, 2, 2],
    ],
    f: (a, b) => a!.matmul(b!),
  },
  { name: 'matmul of vector and stack', shapes: [[3], [2, 3, 2]], f: (a, b) => a!.matmul(b!) },
  { name: 'reshape', shapes: [[2, 3]], f: (x) => x!.reshape(3, -1) },
  { name: 'flatten', shapes: [[2, 3]], f: (x) => x!.flatten() },
  { name: 'T', shapes: [[2, 3]], f: (x) => x!.T },
  { name: 'transpose', shapes: [[2, 3, 4]], f: (x) => x!.transpose(2, 0, -2) },
  { name: 'swapaxes', shapes: [[2, 3, 4]], f: (x) => x!.swapaxes(0, -1) },
  { name: 'expandDims and squeeze', shapes: [[2, 3]], f: (x) => x!.expandDims(1).squeeze(1) },
  { name: 'broadcastTo', shapes: [[3, 1]], f: (x) => x!.broadcastTo([2, 3, 4]) },
  { name: 'sumTo', shapes: [[2, 3, 4]], f: (x) => x!.sumTo([3, 1]) },
  { name: 'slice with numbers and ranges', shapes: [[4, 5]], f: (x) => x!.slice(1, '::2') },
  { name: 'slice with a repeated list', shapes: [[4, 2]], f: (x) => x!.slice([0, 3, 0]) },
  { name: 'slice of pairs', shapes: [[4, 3]], f: (x) => x!.slice([0, 1, 1], [2, 0, 0]) },
  { name: 'slice with a mask', shapes: [[2, 3]], f: (x) => x!.slice(mask) },
  { name: 'scatter', shapes: [[3, 2]], f: (x) => x!.scatter([4, 2], [[0, 3, 0]]) },
  { name: 'take', shapes: [[2, 3]], f: (x) => x!.take([5, 0, 5]) },
  { name: 'take along an axis', shapes: [[2, 3]], f: (x) => x!.take([2, 2, 0], 1) },
  {
    name: 'embedding',
    shapes: [[5, 2]],
    f: (w) =>
      w!.embedding([
        [1, 4],
        [1, 0],
      ]),
  },
  { name: 'intoRows', shapes: [[3, 2]], f: (g) => g!.intoRows(tensor([1, 0, 1]), [4, 2]) },
  { name: 'masked', shapes: [[2, 3]], f: (x) => x!.masked(mask) },
  { name: 'where', shapes: [[2, 3], [3]], f: (a, b) => where(mask, a!, b!) },
  { name: 'where with a number', shapes: [[2, 3]], f: (a) => where(mask, 1, a!) },
  {
    name: 'concatenate',
    shapes: [
      [2, 3],
      [2, 1],
    ],
    f: (a, b) => concatenate([a!, b!, a!], 1),
  },
  { name: 'stack', shapes: [[3], [3]], f: (a, b) => stack([a!, b!], -1) },
  {
    name: 'conv2d',
    shapes: [[2, 2, 4, 5], [3, 2, 3, 2], [3]],
    f: (x, w, b) => nn.conv2d(x!, w!, b!, { padding: 1, stride: 2 }),
  },
  {
    name: 'conv2d in groups, dilated, with other steps down than across',
    shapes: [
      [1, 2, 5, 4],
      [2, 1, 2, 2],
    ],
    f: (x, w) =>
      nn.conv2d(x!, w!, undefined, { groups: 2, dilation: 2, stride: [2, 1], padding: [0, 1] }),
  },
  { name: 'maxPool2d', shapes: [[2, 2, 4, 4]], f: (x) => nn.maxPool2d(x!, 2) },
  {
    name: 'maxPool2d with windows that overlap',
    shapes: [[1, 2, 4, 5]],
    f: (x) => nn.maxPool2d(x!, 3, { stride: 1, padding: 1 }),
  },
  { name: 'crossEntropy', shapes: [[4, 3]], f: (x) => x!.crossEntropy([0, 2, 1, 2]) },
  { name: 'svmLoss', shapes: [[4, 3]], f: (x) => x!.svmLoss([0, 2, 1, 2]) },
];

/** Seeded inputs of a case. */
export function inputsOf({ shapes, domain = (x) => x }: Case, seed: number): Tensor[] {
  const rng = new RandomState(seed);
  return shapes.map((shape) => domain(rng.normal(0, 1, [...shape]) as Tensor));
}

/** f of constants, as a tensor. */
export function forwardOf(f: Case['f'], inputs: readonly Tensor[]): Tensor {
  return f(...inputs.map((x) => new Variable(x, { requiresGrad: false }))).value;
}
