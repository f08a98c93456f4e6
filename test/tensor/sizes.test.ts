import { describe, expect, test } from 'vitest';
import * as random from '../../kernel-lib/random/index.js';
import * as T from '../../kernel-lib/tensor/index.js';

const { arange, ones, zeros } = T;
const N = 1e5;
const line = ones(N);
const column = ones(N, 1);

/** Every way to ask for a tensor that no memory holds, and what its error must name. */
const LARGE: Record<string, [make: () => unknown, ...named: string[]]> = {
  arange: [() => arange(1e11), '(100000000000,)'],
  'arange with a tiny step': [() => arange(0, 1, 1e-12), '(1000000000000,)'],
  linspace: [() => T.linspace(0, 1, 1e11), '(100000000000,)'],
  logspace: [() => T.logspace(0, 1, 1e11)],
  zeros: [() => zeros(N, N), '(100000, 100000)'],
  ones: [() => ones(N, N), '(100000, 100000)'],
  empty: [() => T.empty(N, N)],
  full: [() => T.full([N, N], 1)],
  eye: [() => T.eye(N)],
  identity: [() => T.identity(N), '(100000, 100000)'],
  diag: [() => T.diag(line), '(100000,)', '(100000, 100000)'],
  oneHot: [() => T.oneHot(arange(N), N)],
  outer: [() => T.outer(line, line), '(100000, 100000)', 'a.mul(b)'],
  dot: [() => column.dot(column.T), '(100000, 1) and (1, 100000)', 'a.T.dot(b.T)'],
  matmul: [() => T.matmul(ones(N, 1, 1, 1), ones(N, 1, 1)), '(100000, 1, 1)'],
  'dot of many axes': [() => T.dot(ones(N, 1), ones(N, 1, 1)), '(100000, 1)'],
  einsum: [() => T.einsum('i,j->ij', line, line), '(100000,) and (100000,)'],
  meshgrid: [() => T.meshgrid(line, line), '(100000, 100000)'],
  broadcastTo: [() => T.broadcastTo(line, [N, N]), '(100000, 100000)'],
  where: [() => T.where(column.greater(0), line, 0), '(100000, 1)', '(100000,)'],
  repeat: [() => T.repeat(ones(10), 1e9), '(10,)', '(10000000000,)'],
  'repeat by counts': [() => T.repeat(ones(3), [2e9, 2e9, 2e9]), '(6000000000,)'],
  tile: [() => T.tile(ones(10), 1e9), '(10,)', '(10000000000,)'],
  'tile on two axes': [() => T.tile(ones(10), [N, N]), '(100000, 100000)'],
  pad: [() => T.pad(ones(10), 1e10), '(10,)', '(20000000010,)'],
  'pad by the edge': [() => T.pad(ones(10), 1e10, 'edge'), '(10,)'],
  bincount: [() => T.bincount([1e11])],
  concatenate: [
    () => T.concatenate(new Array<T.Tensor>(5000).fill(zeros([1e6], 'bool'))),
    '5000 tensors',
    '(5000000000,)',
  ],
  stack: [() => T.stack(new Array<T.Tensor>(50).fill(zeros([1e8], 'bool')))],
  reshape: [() => line.reshape(N, N), '(100000, 100000)'],
  allclose: [() => T.allclose(line, column), '(100000, 100000)'],
  'random.normal': [() => random.normal(0, 1, [N, N]), '(100000, 100000)'],
  'random.randint': [() => random.randint(0, 5, [N, N])],
};

describe('a tensor that no memory holds is refused in one sentence', () => {
  test.each(Object.entries(LARGE))('%s', (_name, [make, ...named]) => {
    expect(make).toThrow(T.ShapeError);
    expect(make).toThrow(/^\w+: .*more than memory can hold/);
    for (const part of named) expect(make).toThrow(part);
  });

  const two = ['add', 'sub', 'mul', 'div', 'pow', 'maximum', 'minimum', 'greater', 'less'] as const;
  test.each([...two, 'lessEqual', 'equal', 'notEqual', 'mod'] as const)(
    '%s of (N, 1) with (N,) names both and says flatten',
    (name) => {
      const f = T[name as 'add'];
      const says = (a: string, b: string, which: string) =>
        new RegExp(
          `shapes ${a} and ${b} would give \\(100000, 100000\\) of 10000000000 elements, .*Did you mean ${which}\\.flatten\\(\\)`,
        );
      expect(() => f(column, line)).toThrow(says('\\(100000, 1\\)', '\\(100000,\\)', 'a'));
      expect(() => f(line, column)).toThrow(says('\\(100000,\\)', '\\(100000, 1\\)', 'b'));
    },
  );

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
