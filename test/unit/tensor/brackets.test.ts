import assert from 'node:assert/strict';
import { inspect, isDeepStrictEqual } from 'node:util';
import { arange, ones, Tensor, tensor } from 'kernel-lib';
import { nn, Variable } from 'kernel-lib/autograd';
import { describe, expect, test } from 'vitest';

// JavaScript without types, as cells and imported files are.
type Loose = Record<string | number, unknown> & { length: number };
const loose = (value: object): Loose => value as never;

const arrays: readonly [name: string, make: () => object][] = [
  ['a matrix', () => arange(6).reshape(3, 2)],
  ['a vector', () => ones(3)],
  ['a 0-d tensor', () => tensor(2)],
  ['an empty tensor', () => ones(0)],
  ['a float32 tensor', () => ones(3).astype('float32')],
  ['a mask', () => ones(3).greater(0)],
  ['a variable', () => new Variable([[1, 2]])],
  ['a result of variables', () => new Variable([1, 2]).mul(2)],
  ['a parameter', () => new nn.Parameter([1, 2])],
];

const keys = [
  0,
  1,
  99,
  -1,
  0.5,
  '0',
  '0:5',
  ':',
  '::-1',
  '...',
  '0,1',
  '...,0',
  NaN,
  undefined,
  null,
  true,
  [1, 2],
  [true, false],
  [[0], [1]],
  ones(2).greater(0),
  arange(2),
].map((key) => key as never);

describe.each(arrays)('square brackets after %s', (_, make) => {
  test.each(keys.map((key) => [String(key), key]))(
    '[%s] is an error that says what to write',
    (_, key) => {
      const x = loose(make());
      const before = inspect(x);
      const uses: readonly (() => unknown)[] = [
        () => x[key],
        () => {
          x[key] = 5;
        },
        () => {
          (x as Record<string, number>)[key]! += 1;
        },
        () => {
          x[key] ??= 5;
        },
        () => key in x,
        () => Reflect.get(x, key),
        () => Object.assign(x, { [key]: 5 }),
        () => {
          const { [key]: element } = x;
          return element;
        },
      ];
      for (const use of uses) {
        expect(use).toThrow(expect.objectContaining({ name: 'IndexError' }));
        expect(use).toThrow(/x\.slice\(.*\.at\(.*\.set\(v, |\.set\(v, .*x\.slice\(.*\.at\(/);
      }
      expect(inspect(x)).toBe(before);
    },
  );

  test('length is an error that names shape and size', () => {
    expect(() => loose(make()).length).toThrow(/x\.shape\[0\].*x\.size/);
  });

  test('other names are as in any object', () => {
    const x = make() as Record<PropertyKey, unknown>;
    expect(x.then).toBeUndefined();
    expect(x[Symbol.toStringTag]).toBeUndefined();
    expect('shape' in x && 'toString' in x && !('nothing' in x)).toBe(true);
    expect(Object.hasOwn(x, 'shapes')).toBe(false);
    expect(x instanceof Object).toBe(true);
    x.label = 'mine';
    expect(Object.hasOwn(x, 'label')).toBe(true);
    expect(Object.hasOwn(make(), 'label')).toBe(false);
  });

  test('what compares, prints and awaits values takes it as before', async () => {
    expect(make()).toEqual(make());
    expect(isDeepStrictEqual(make(), make())).toBe(true);
    assert.deepEqual(make(), make());
    expect(inspect(make(), { customInspect: false, showHidden: true })).toContain('shape');
    expect(await make()).toBeDefined();
  });
});

test('the words fit what was written', () => {
  const x = loose(arange(6).reshape(3, 2));
  expect(() => x[1]).toThrow('x.slice(1) for a row or a part, x.at(1, j) for one number');
  expect(() => x['0:2']).toThrow("x.slice('0:2')");
  expect(() => loose(ones(3))[2]).toThrow('x.at(2) for one number');
  expect(() => x[undefined as never]).toThrow('the index is undefined');
  expect(() => 5 in x).toThrow('x.equal(5).any()');
  expect(() => loose(new Variable([1]))[0]).toThrow('x.value.at(0)');
});

test('iteration and destructuring give the parts along the first axis', () => {
  const [first, second] = arange(6).reshape(3, 2);
  expect(first!.toArray()).toEqual([0, 1]);
  expect([...arange(3)].map((v) => v.item())).toEqual([0, 1, 2]);
  expect(second).toBeInstanceOf(Tensor);
});

test("what stands behind a class's prototype cannot be written to", () => {
  const behind = Object.getPrototypeOf(Tensor.prototype) as Record<string, unknown>;
  expect(() => {
    behind.planted = 1;
  }).toThrow(TypeError);
});

test('a Sequential names its layers', () => {
  const net = loose(new nn.Sequential(new nn.Linear(2, 3)));
  expect(() => net[0]).toThrow('net.layers[0]');
  expect(() => net.length).toThrow('net.layers.length');
  expect((net as unknown as nn.Sequential).parameters()).toHaveLength(2);
});

test.each<[string, (x: never) => unknown]>([
  ['x < 3', (x) => x < 3],
  ['x * 2', (x) => x * 2],
  ['x ** 2', (x) => (x as number) ** 2],
  ['x + 1', (x) => x + 1],
  ["'' + x", (x) => '' + x],
  ['+x', (x) => +x],
  ['-x', (x) => -x],
  // biome-ignore lint/suspicious/noDoubleEquals: this is what is tested
  ['x == 3', (x) => (x as unknown) == 3],
  ['Math.exp(x)', (x) => Math.exp(x)],
  ['Number.isNaN(+x)', (x) => Number.isNaN(+x)],
])('%s of many numbers is an error that names methods', (_, use) => {
  for (const x of [ones(3), ones(2, 2), new Variable([1, 2])])
    expect(() => use(x as never)).toThrow(/x\.add\(y\).*x\.mul\(y\).*less\(y\).*x\.item\(\)/);
});

test('a tensor of one number is that number, and every tensor has a text', () => {
  expect((tensor(3) as never) * 2).toBe(6);
  expect(`${ones(2)}`).toBe('[1. 1.]');
});
