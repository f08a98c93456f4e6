import {
  constantInit,
  fans,
  gain,
  glorotNormal,
  glorotUniform,
  INITIALISERS,
  type Initialiser,
  initialiserOf,
  kaimingNormal,
  kaimingUniform,
  lecunNormal,
  lecunUniform,
  normalInit,
  orthogonal,
  uniformInit,
  xavierNormal,
  xavierUniform,
} from 'kernel-lib/init';
import { RandomState } from 'kernel-lib/random';
import { eye } from 'kernel-lib/tensor';
import { describe, expect, test } from 'vitest';

const draw = (init: Initialiser, shape: number[], seed = 0) => init(shape, new RandomState(seed));

describe('fans', () => {
  test('dense weights are (D, M)', () =>
    expect(fans([300, 100])).toEqual({ fanIn: 300, fanOut: 100 }));
  test('filters are (F, C, h, w): C h w in, F h w out, as L4 prints', () => {
    expect(fans([16, 3, 5, 4])).toEqual({ fanIn: 3 * 20, fanOut: 16 * 20 });
  });
  test('filters over one dimension, and vectors', () => {
    expect(fans([8, 2, 3])).toEqual({ fanIn: 6, fanOut: 24 });
    expect(fans([7])).toEqual({ fanIn: 7, fanOut: 1 });
  });
  test('scalars and empty weights are refused', () => {
    expect(() => fans([])).toThrow(/at least one dimension/);
    expect(() => fans([0, 3])).toThrow(/whole numbers > 0/);
  });
});

describe('standard deviations, each from its formula', () => {
  const [D, M] = [400, 100];
  const relu = Math.SQRT2;
  const cases: [string, Initialiser, number, 'normal' | 'uniform'][] = [
    ['normal', normalInit(0.03), 0.03, 'normal'],
    ['uniform: (b - a)/sqrt(12)', uniformInit(-1, 2), 3 / Math.sqrt(12), 'uniform'],
    ['xavier', xavierNormal(), 1 / Math.sqrt(D), 'normal'],
    ['xavier backward', xavierNormal({ mode: 'backward' }), 1 / Math.sqrt(M), 'normal'],
    ['xavier uniform', xavierUniform(), 1 / Math.sqrt(D), 'uniform'],
    ['glorot', glorotNormal(), Math.sqrt(2 / (D + M)), 'normal'],
    ['glorot uniform', glorotUniform(), Math.sqrt(2 / (D + M)), 'uniform'],
    ['kaiming', kaimingNormal(), relu / Math.sqrt(D), 'normal'],
    ['kaiming backward', kaimingNormal({ mode: 'backward' }), relu / Math.sqrt(M), 'normal'],
    ['kaiming uniform', kaimingUniform(), relu / Math.sqrt(D), 'uniform'],
    [
      'kaiming uniform backward',
      kaimingUniform({ mode: 'backward' }),
      relu / Math.sqrt(M),
      'uniform',
    ],
    ['lecun', lecunNormal(), 1 / Math.sqrt(D), 'normal'],
    ['lecun uniform', lecunUniform(), 1 / Math.sqrt(D), 'uniform'],
    ['gain', kaimingNormal({ gain: 5 / 3 }), 5 / 3 / Math.sqrt(D), 'normal'],
  ];
  test.each(cases)('%s', (_name, init, std, form) => {
    const w = draw(init, [D, M]);
    // 40 000 draws: the sample std is within 2 % in more than 99.99 % of all seeds.
    expect(Math.abs(w.std() / std - 1)).toBeLessThan(0.02);
    const largest = w.sub(w.mean()).abs().max() / std;
    // A uniform number is never further out than sqrt(3) std, a normal one of 40 000 is.
    if (form === 'uniform') expect(largest).toBeLessThan(Math.sqrt(3) * 1.02);
    else expect(largest).toBeGreaterThan(3);
  });

  test('are those of NumPy lines with the same seed', () => {
    const w = new RandomState(3).randn(5, 4).mul(1 / Math.sqrt(5));
    expect(draw(xavierNormal(), [5, 4], 3).sub(w).abs().max()).toBe(0);
    const a = Math.sqrt(6 / 9);
    const u = new RandomState(3).uniform(-a, a, [5, 4]);
    expect(draw(glorotUniform(), [5, 4], 3).sub(u).abs().max()).toBeLessThan(1e-15);
  });

  test('use the fans of filters', () => {
    expect(
      Math.abs(draw(kaimingNormal(), [64, 16, 5, 5]).std() / Math.sqrt(2 / 400) - 1),
    ).toBeLessThan(0.03);
  });
});

test('kaiming keeps the size of relu activations through ten layers, xavier loses it', () => {
  const through = (init: Initialiser) => {
    const rng = new RandomState(1);
    let x = rng.randn(50, 200);
    for (let l = 0; l < 10; l++) x = x.dot(init([200, 200], rng)).maximum(0);
    return Math.sqrt(x.mul(x).mean());
  };
  expect(through(kaimingNormal())).toBeGreaterThan(0.5);
  expect(through(kaimingNormal())).toBeLessThan(2);
  expect(through(xavierNormal())).toBeLessThan(0.1);
});

describe('orthogonal', () => {
  test.each([
    [30, 10],
    [10, 30],
    [20, 20],
  ])('(%i, %i): the shorter side is orthonormal', (r, c) => {
    const w = draw(orthogonal(), [r, c]);
    const gram = r >= c ? w.T.dot(w) : w.dot(w.T);
    expect(
      gram
        .sub(eye(Math.min(r, c)))
        .abs()
        .max(),
    ).toBeLessThan(1e-14);
  });
  test('gain multiplies, filters are flattened', () => {
    const w = draw(orthogonal(3), [4, 2, 3, 3]).reshape(4, 18);
    expect(w.dot(w.T).sub(eye(4).mul(9)).abs().max()).toBeLessThan(1e-13);
  });
});

describe('names', () => {
  test('every name draws the shape it is asked for', () => {
    for (const name of Object.keys(INITIALISERS)) {
      const w = draw(initialiserOf(name as 'zeros'), [6, 3]);
      expect(w.shape).toEqual([6, 3]);
      expect(w.data.every((v: number) => Number.isFinite(v))).toBe(true);
    }
  });
  test('constant', () =>
    expect(draw(constantInit(0.5), [2, 2]).toArray()).toEqual([
      [0.5, 0.5],
      [0.5, 0.5],
    ]));
  test('gains as in PyTorch', () => {
    expect(gain('tanh')).toBeCloseTo(5 / 3, 15);
    expect(gain('leaky_relu', 0.2)).toBeCloseTo(Math.sqrt(2 / 1.04), 15);
    expect(() => gain('gelu')).toThrow(/no known gain/);
  });
  test('mistakes are named', () => {
    expect(() => initialiserOf('he' as 'zeros')).toThrow(
      /init 'he' is not known. Try one of zeros/,
    );
    expect(() => normalInit(0)).toThrow(/std must be positive/);
    expect(() => uniformInit(1, 0)).toThrow(/low must be below high/);
    expect(() => draw(xavierNormal({ mode: 'sideways' as 'forward' }), [2, 2])).toThrow(
      /mode must be/,
    );
  });
});

test('a forgotten generator is named', () => {
  for (const init of [kaimingNormal(), normalInit(), uniformInit(), orthogonal()]) {
    expect(() => init([2, 3], undefined as never)).toThrow(/draws from a generator/);
  }
});
