import * as k from 'kernel-lib';
import {
  arange,
  concatenate,
  einsum,
  eye,
  ones,
  RandomState,
  type SliceSpec,
  Tensor,
  tensor,
  zeros,
} from 'kernel-lib';
import { describe, expect, test } from 'vitest';

// What students get wrong, and the words that must be in the answer: the function, what came, what
// was expected, and where possible what to try. Values that types would refuse are cast, since
// notebooks have plain JavaScript in them too.
const loose = (value: unknown): never => value as never;
const x = arange(12).reshape(4, 3);
const w = ones(5, 2);
const b = ones(4);
const y = tensor([0, 2, 1, 3], 'int32');

const mistakes: readonly [
  what: string,
  run: () => unknown,
  kind: string,
  words: readonly string[],
][] = [
  [
    'dot of shapes that do not fit',
    () => x.dot(w),
    'ShapeError',
    ['dot', '(4, 3)', '(5, 2)', '3 columns', '5 rows'],
  ],
  ['a forgotten transpose', () => x.dot(ones(2, 3)), 'ShapeError', ['dot', 'Did you mean b.T?']],
  [
    'operands of dot in the wrong order',
    () => ones(3, 5).dot(ones(2, 3)),
    'ShapeError',
    ['Did you mean dot(b, a)?'],
  ],
  [
    'images that were not flattened',
    () => ones(2, 4, 4).dot(ones(16, 10)),
    'ShapeError',
    ['reshape(2, -1)'],
  ],
  ['dot with a number', () => x.dot(2), 'ShapeError', ['0-d', 'mul']],
  [
    'matmul of batches that do not fit',
    () => k.matmul(ones(2, 3, 4), ones(2, 3, 4)),
    'ShapeError',
    ['matmul', '4 columns', '3 rows'],
  ],
  [
    'a bias for rows instead of columns',
    () => x.add(b),
    'ShapeError',
    ['add', '(4, 3)', '(4,)', 'reshape(4, 1)', 'keepdims'],
  ],
  ['a transposed operand', () => x.mul(x.T), 'ShapeError', ['mul', 'transpose', '.T']],
  ['a missing reshape', () => x.sub(ones(12)), 'ShapeError', ['sub', 'reshape']],
  [
    'in place, but the result is larger',
    () => ones(3).add_(x),
    'ShapeError',
    ['add_', '(4, 3)', '(3,)'],
  ],
  [
    'an axis that is not there',
    () => x.sum(2),
    'IndexError',
    ['sum', 'axis 2', '(4, 3)', '0 to 1'],
  ],
  ['std with ddof second', () => x.std(0, 1 as never), 'ValueError', ['x.std(0, false, 1)']],
  ['var with ddof second', () => k.var_(x, 0, 1 as never), 'ValueError', ['x.var(0, false, 1)']],
  ['ddof in quotes', () => x.std(0, false, '1' as never), 'ValueError', ['ddof', 'the string "1"']],
  ['shares in percentile', () => k.percentile(x, 101), 'ValueError', ['percentile', '0 to 100']],
  ['percent in quantile', () => k.quantile(x, 50), 'ValueError', ['quantile', 'percent', '0.5']],
  ['a negative axis that is not there', () => x.mean(-3), 'IndexError', ['mean', 'axis -3']],
  ['an axis of a number', () => tensor(3).sum(0), 'IndexError', ['no axes']],
  ['an axis as text', () => x.sum(loose('0')), 'ValueError', ['sum', 'axis is the string "0"']],
  ['an axis twice', () => x.sum([0, -2]), 'ValueError', ['twice']],
  [
    'options instead of an axis',
    () => x.sum(loose({ axis: 0 })),
    'ValueError',
    ['sum', 'axis is a plain object'],
  ],
  [
    'options after an axis',
    () => x.sum(0, loose({ keepdims: false })),
    'ValueError',
    ['sum', 'keepdims is a plain object', 'x.sum(0, true)'],
  ],
  ['text after an axis', () => x.std(0, loose('yes')), 'ValueError', ['std', 'keepdims', '"yes"']],
  ['ragged lists', () => tensor([[1, 2], [3]]), 'ShapeError', ['tensor', 'ragged', '[1]']],
  [
    'a list where a number should be',
    () => tensor([1, loose([2])]),
    'ShapeError',
    ['ragged', 'a list'],
  ],
  [
    'numbers as text',
    () => tensor(loose(['1', '2'])),
    'DTypeError',
    ['string "1"', 'without the quotes'],
  ],
  ['undefined in a list', () => tensor(loose([1, undefined])), 'DTypeError', ['[1]', 'undefined']],
  ['null for a tensor', () => tensor(loose(null)), 'DTypeError', ['tensor', 'null']],
  [
    'an operand as text',
    () => x.add(loose('3')),
    'DTypeError',
    ['add', 'string "3"', 'Number("3")'],
  ],
  [
    'a missing operand',
    () => x.mul(loose(undefined)),
    'DTypeError',
    ['mul', 'undefined', 'missing'],
  ],
  [
    'a promise for an operand',
    () => x.add(loose(Promise.resolve(x))),
    'DTypeError',
    ['Promise', 'await'],
  ],
  ['a function for an operand', () => x.add(loose(Math.sin)), 'DTypeError', ['function sin']],
  [
    'a row that is not there',
    () => x.at(4, 0),
    'IndexError',
    ['at', 'index 4', 'axis 0', '0 to 3'],
  ],
  ['too few indices', () => x.at(1), 'IndexError', ['at', '1 index', '2 axes', 'slice']],
  ['an index between two rows', () => x.at(0.5, 0), 'IndexError', ['0.5', 'whole']],
  ['too many indices', () => x.slice(0, 0, 0), 'IndexError', ['slice', '3 indices', '(4, 3)']],
  ['a slice that is none', () => x.slice('0-5'), 'ValueError', ["'0-5'", 'start:stop']],
  ['a step of 0', () => x.slice('::0'), 'ValueError', ['step of 0']],
  [
    'a mask of another shape',
    () => x.slice(ones(3).greater(0)),
    'IndexError',
    ['mask', '(3,)', '(4,)'],
  ],
  [
    'a label beyond the classes',
    () => x.slice(arange(4), y),
    'IndexError',
    ['index 3', 'axis 1', '0 to 2'],
  ],
  ['positions that are not whole', () => x.slice([0.5]), 'IndexError', ['0.5', 'whole']],
  [
    'an index of the wrong kind',
    () => x.slice(loose({}) as SliceSpec),
    'DTypeError',
    ['slice', 'plain object'],
  ],
  [
    'a fraction into int32',
    () => y.copy().set(0.5, 0),
    'DTypeError',
    ['int32', '0.5', "astype('float64')"],
  ],
  [
    'fractions into int32 in place',
    () => y.copy().div_(2),
    'DTypeError',
    ['div_', 'float64', 'int32'],
  ],
  [
    'a value that does not broadcast',
    () => x.copy().set(ones(2), 0),
    'ShapeError',
    ['set', '(2,)', '(3,)'],
  ],
  [
    'a reshape that does not fit',
    () => x.reshape(5, 3),
    'ShapeError',
    ['reshape', '12 elements', '15'],
  ],
  ['a reshape with two open sizes', () => x.reshape(-1, -1), 'ShapeError', ['-1 twice']],
  ['a size below 0', () => zeros(-1, 2), 'ShapeError', ['zeros', '-1']],
  ['a tensor for a shape', () => zeros(loose(x)), 'ShapeError', ['zeros', 'Did you mean x.shape?']],
  ['a dtype that is not there', () => zeros([2], loose('int64')), 'DTypeError', ["'int32'"]],
  [
    'concatenate without a list',
    () => concatenate(loose(x), loose(x)),
    'ValueError',
    ['concatenate([a, b])'],
  ],
  [
    'parts of other sizes',
    () => concatenate([x, w]),
    'ShapeError',
    ['concatenate', '(4, 3)', '(5, 2)'],
  ],
  ['stack of other shapes', () => k.stack([x, w]), 'ShapeError', ['stack', 'part 1']],
  [
    'a difference of bools',
    () => x.greater(1).sub(x.greater(2)),
    'DTypeError',
    ['bool', 'logicalXor'],
  ],
  [
    'whole numbers to a negative power',
    () => y.pow(-1),
    'ValueError',
    ['pow', '-1', "astype('float64')"],
  ],
  ['the largest of nothing', () => zeros(0).max(), 'ValueError', ['max', 'no elements']],
  ['item of many', () => x.item(), 'ValueError', ['item', '12 elements']],
  ['an operator on a tensor', () => loose(x) * 2, 'DTypeError', ['x.mul(y)']],
  [
    'memory that does not fill the shape',
    () => new Tensor(new Float64Array(3), [2]),
    'ShapeError',
    ['3 elements', '(2,)'],
  ],
  [
    'lists for memory',
    () => new Tensor(loose([1, 2]), [2]),
    'DTypeError',
    ['tensor([[1, 2], [3, 4]])'],
  ],
  [
    'a label that is no class',
    () => k.oneHot([0, 5], 3),
    'ValueError',
    ['oneHot', 'label 5', '0 to 2'],
  ],
  ['a singular matrix', () => k.inv(ones(2, 2)), 'ValueError', ['inv', 'singular']],
  ['no square matrix', () => k.det(x), 'ShapeError', ['det', '(4, 3)', 'square']],
  [
    'einsum with sizes that differ',
    () => einsum('ij,jk->ik', x, w),
    'ShapeError',
    ['einsum', "'j'", '3', '5'],
  ],
  [
    'einsum with a missing operand',
    () => einsum('ij,jk->ik', x),
    'ValueError',
    ['2 operands', '1'],
  ],
  [
    'NaN input to a loss',
    () => k.assertFinite('softmax_loss', 'x', tensor([1, Number.NaN])),
    'ValueError',
    ['softmax_loss', 'x[1]', 'NaN'],
  ],
  [
    'one-hot rows for labels',
    () => k.assertLabels('softmax_loss', 'y', eye(3), 3, 3),
    'ShapeError',
    ['softmax_loss', '(3,)', 'argmax(1)'],
  ],
  [
    'a list for a tensor',
    () => k.assertTensor('relu_forward', 'x', [1, 2]),
    'DTypeError',
    ['relu_forward', 'tensor(x)'],
  ],
  [
    'a matrix with a missing axis',
    () => k.assertAxes('affine_forward', 'w', ones(3), 'D, M'),
    'ShapeError',
    ['w must have shape (D, M)', '(3,)'],
  ],
  [
    'a size in place of a range',
    () => k.randint(5, 2),
    'ValueError',
    ['randint', 'low 5', 'high 2'],
  ],
  [
    'too many without replacement',
    () => new RandomState(0).choice(3, 5, false),
    'ValueError',
    ['choice', '5', '3', 'replace'],
  ],
  [
    'probabilities that do not sum to 1',
    () => new RandomState(0).choice(2, 1, true, [0.5, 0.6]),
    'ValueError',
    ['choice', '1.1'],
  ],
  ['an end as text', () => k.linspace(loose('a'), 1), 'ValueError', ['linspace', 'string "a"']],
  ['no shape', () => zeros(), 'ValueError', ['zeros', 'zeros(2, 3)']],
  ['an index as text', () => x.at(loose('0'), 0), 'IndexError', ['at', '"0"', 'whole']],
  ['taking what is not there', () => k.take(x, [5], 0), 'IndexError', ['take', 'index 5']],
  [
    'a seed that is no number',
    () => new RandomState(loose('abc')),
    'ValueError',
    ['RandomState', '"abc"'],
  ],
  [
    'a comma for a range',
    () => arange(5).slice('0,5'),
    'IndexError',
    ['slice', '2 indices', "'0:5'"],
  ],
  ['a dash for a range', () => x.slice('0-2'), 'ValueError', ["'0-2'", "Did you mean '0:2'?"]],
  ['Python brackets', () => x.slice('[1:3]'), 'ValueError', ["Did you mean '1:3'?"]],
  ['NaN for an index', () => x.slice(Number.NaN), 'IndexError', ['index NaN', 'whole']],
  [
    'memory without a shape',
    () => new Tensor(new Float64Array(3), loose(undefined)),
    'ShapeError',
    ['Tensor', 'shape is undefined', 'tensor([[1, 2], [3, 4]])'],
  ],
  [
    'numbers that are in no list',
    () => tensor(1, loose(2)),
    'DTypeError',
    ['tensor', 'number 2', 'tensor([1, 2, 3])'],
  ],
  ['more than memory', () => zeros(1e12), 'ShapeError', ['zeros', '1000000000000', 'memory']],
  ['a stop as text', () => arange(loose('5')), 'ValueError', ['arange', 'the string "5"']],
  ['exponents as text', () => k.logspace(loose('a'), 1), 'ValueError', ['logspace', '"a"']],
  ['a size as text', () => eye(loose('3')), 'ShapeError', ['eye', '"3"']],
  ['classes as text', () => k.oneHot(y, loose('4')), 'ValueError', ['oneHot', 'classes', '"4"']],
  [
    'a reshape to a vector that is too short',
    () => x.reshape(7),
    'ShapeError',
    ['reshape', '(4, 3)', '(7,)'],
  ],
  ['parts as text', () => k.split(x, loose('2')), 'ValueError', ['split', 'parts', '"2"']],
  ['no count', () => k.tile(x, loose(undefined)), 'ValueError', ['tile', 'reps', 'undefined']],
  [
    'more bins than there are numbers',
    () => k.histogram([9.999999999999982, 9.999999999999972], 7),
    'ValueError',
    ['histogram', '7 bins', 'fewer'],
  ],
  ['a tensor for a size', () => k.randn(loose(x)), 'ShapeError', ['randn', 'x.shape']],
  [
    'a tensor for a mean',
    () => k.normal(loose(x), 1),
    'ValueError',
    ['normal', 'mean', 'Tensor (4, 3)'],
  ],
  ['a std as text', () => k.normal(0, loose('1')), 'ValueError', ['normal', 'std', '"1"']],
  ['an end of a range as text', () => k.uniform(loose('0')), 'ValueError', ['uniform', '"0"']],
  [
    'shuffling a number',
    () => k.shuffle(loose(5)),
    'ValueError',
    ['shuffle', 'number 5', 'permutation(n)'],
  ],
  [
    'one row at random',
    () => k.choice(x),
    'ValueError',
    ['choice', 'Tensor (4, 3)', 'choice(a, 1)'],
  ],
  ['no .npy file', () => k.decodeNpy(new Uint8Array(20)), 'ValueError', ['.npy']],
];

describe('mistakes are answered', () => {
  for (const [what, run, kind, words] of mistakes)
    test(what, () => {
      let error: Error | undefined;
      try {
        run();
      } catch (caught) {
        error = caught as Error;
      }
      expect(error?.name, `${what} went unnoticed`).toBe(kind);
      for (const word of words) expect(error?.message).toContain(word);
    });
  test('in at least forty ways', () => expect(mistakes.length).toBeGreaterThan(40));
});
