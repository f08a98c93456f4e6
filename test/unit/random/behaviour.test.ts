import * as random from 'kernel-lib/random';
import { defaultRng, RandomState, SeedSequence } from 'kernel-lib/random';
import { arange, Tensor } from 'kernel-lib/tensor';
import { describe, expect, test } from 'vitest';

describe('a generator', () => {
  test.each([
    [
      'RandomState',
      () => new RandomState(3),
      (r: unknown) => (r as RandomState).randn(5).toArray(),
    ],
    [
      'defaultRng',
      () => defaultRng(3),
      (r: unknown) => (r as random.Generator).random([5], 'float32').toArray(),
    ],
  ])('%s goes on where its saved state was, also through JSON', (_name, make, draw) => {
    const first = make();
    draw(first);
    const saved = JSON.parse(JSON.stringify(first.getState()));
    const expected = draw(first);
    const second = make();
    second.setState(saved as never);
    expect(draw(second)).toEqual(expected);
    expect(draw(first)).toEqual(draw(second));
  });

  test('gives a number without a size, and a tensor with one', () => {
    expect(typeof new RandomState(0).randn()).toBe('number');
    expect(new RandomState(0).randn(2, 3).shape).toEqual([2, 3]);
    expect(new RandomState(0).randn([2, 3]).shape).toEqual([2, 3]);
    expect(new RandomState(0).rand(1).data[0]).toBe(new RandomState(0).rand());
    expect(new RandomState(0).randint(0, 10, [2, 2]).dtype).toBe('int32');
    expect(defaultRng(0).choice(5, [2, 2]).shape).toEqual([2, 2]);
  });

  test('refuses the state of another kind', () => {
    expect(() => new RandomState(0).setState(defaultRng(0).getState() as never)).toThrow(/MT19937/);
  });

  test('spawns independent generators, always the same', () => {
    const [a, b] = defaultRng(1).spawn(2);
    expect(a!.random()).not.toBe(b!.random());
    expect(defaultRng(1).spawn(1)[0]!.random(3).toArray()).toEqual(
      defaultRng(new SeedSequence(1).spawn(1)[0]!).random(3).toArray(),
    );
  });

  test('leaves what it permutes as it is, and shuffles in place', () => {
    const x = arange(20).reshape(10, 2);
    const mixed = new RandomState(0).permutation(x);
    expect(x.toArray()).toEqual(arange(20).reshape(10, 2).toArray());
    expect(mixed.sort(0).toArray()).toEqual(x.toArray());
    new RandomState(0).shuffle(x);
    expect(x.toArray()).toEqual(mixed.toArray());
  });
});

test('seed() starts the functions of the module anew', () => {
  random.seed(5);
  const first = random.randn(3).toArray();
  expect(new RandomState(5).randn(3).toArray()).toEqual(first);
  random.seed(5);
  expect(random.randn(3).toArray()).toEqual(first);
  expect(random.uniform(0, 1, 2)).toBeInstanceOf(Tensor);
});

test('wide ranges throw away the numbers that would favour some results, as NumPy does', () => {
  expect(
    defaultRng(0)
      .integers(0, 3 * 2 ** 30, 8)
      .toArray(),
  ).toEqual([
    2740052423, 2051797211, 1646485848, 131984958, 242365461, 53239240, 564575468, 2091914554,
  ]);
  expect(
    defaultRng(0)
      .integers(0, 3 * 2 ** 50, 4)
      .toArray(),
  ).toEqual([2151465313252638, 911258507682358, 138396260348326, 55825389905699]);
  expect(new RandomState(0).randint(0, 2 ** 31 + 5, 6).toArray()).toEqual([
    1819583497, 1650906866, 1879422756, 1277901399, 243580376, 1171049868,
  ]);
});
