import {
  blobs,
  moons,
  plateletsAndHeight,
  reviews,
  SHAPE_NAMES,
  shapeImages,
  spirals,
  TAGS,
  taggedSentences,
  Vocabulary,
  xor,
} from 'kernel-lib/data';
import { FullyConnectedNet } from 'kernel-lib/nets';
import { eigh, type Tensor } from 'kernel-lib/tensor';
import { evaluate, Solver } from 'kernel-lib/train';
import { describe, expect, test } from 'vitest';
import { bytesOf } from '../../bytes.js';

const same = (a: Tensor, b: Tensor) => bytesOf(a).equals(bytesOf(b));

async function trainOn(X: Tensor, y: Tensor, hiddenDims: number[], numClasses: number, seed = 0) {
  const net = new FullyConnectedNet({ inputDim: 2, hiddenDims, numClasses, init: 'kaiming', seed });
  const options = {
    updateRule: 'adam',
    optimConfig: { learning_rate: 0.02 },
    numEpochs: 80,
  } as const;
  await new Solver(net, { X_train: X, y_train: y }, { ...options, batchSize: 50 }).train();
  return evaluate(net, X, y);
}

describe('points in the plane', () => {
  const sets = { spirals, moons, blobs, xor };
  for (const [name, make] of Object.entries(sets)) {
    test(`${name}: the same seed makes the same points, another seed others`, () => {
      const a = make({ N: 60, seed: 1 });
      expect(a.X.shape).toEqual([60, 2]);
      expect(a.y.dtype).toBe('int32');
      expect(same(a.X, make({ N: 60, seed: 1 }).X)).toBe(true);
      expect(same(a.X, make({ N: 60, seed: 2 }).X)).toBe(false);
    });
  }

  test('classes are equal in number', () => {
    for (const { y } of [spirals({ N: 90 }), blobs({ N: 90 })]) {
      expect([0, 1, 2].map((c) => y.equal(c).sum())).toEqual([30, 30, 30]);
    }
  });

  test('spirals, moons and xor: a small net learns what a linear one cannot', async () => {
    for (const [{ X, y }, classes, limit] of [
      [spirals(), 3, 0.7],
      [moons({ noise: 0.05 }), 2, 0.95],
      [xor(), 2, 0.7],
    ] as const) {
      expect(await trainOn(X, y, [], classes)).toBeLessThan(limit);
      expect(await trainOn(X, y, [40], classes)).toBeGreaterThan(0.97);
    }
  });

  test('blobs: more points do not move the centres', () => {
    const mean = (N: number) => {
      const { X, y } = blobs({ N, noise: 0.01 });
      return X.slice(y.equal(1)).mean(0).toArray() as number[];
    };
    const [a, b] = [mean(30), mean(300)];
    expect(Math.abs(a[0]! - b[0]!)).toBeLessThan(0.02);
  });

  test('xor: the four corners', () => {
    const { X, y } = xor({ corners: true });
    expect(X.toArray()).toEqual([
      [-1, -1],
      [1, -1],
      [-1, 1],
      [1, 1],
    ]);
    expect(y.toArray()).toEqual([0, 1, 1, 0]);
  });

  test('mistakes are named', () => {
    expect(() => spirals({ n: 5 } as object)).toThrow(/Did you mean N/);
    expect(() => shapeImages({ rotate: 5 } as object)).toThrow(/option rotate is not known/);
    expect(() => spirals({ N: 0 })).toThrow(/spirals: N must be a whole number >= 1/);
    expect(() => blobs({ classes: 1.5 })).toThrow(/number of classes/);
  });
});

test('platelets and height: the weights fit, and the Hessian is as badly scaled as the lecture says', () => {
  const { X, y, weights, intercept } = plateletsAndHeight({ N: 500, noise: 0 });
  const fitted = X.slice(':', 0)
    .mul(weights[0])
    .add(X.slice(':', 1).mul(weights[1]))
    .add(intercept);
  expect(fitted.sub(y).abs().max()).toBeLessThan(1e-9);
  const H = X.T.dot(X).div(500);
  const sizes = H.data.map((h: number) => Math.round(Math.log10(h)));
  expect(sizes[0]).toBeGreaterThanOrEqual(10);
  expect(Math.abs(sizes[1]! - 5.5)).toBeLessThan(1);
  expect(sizes[3]).toBe(0);
  const [values] = eigh(H);
  expect(values.at(1) / values.at(0)).toBeGreaterThan(1e11);
  // Both features matter alike once they are scaled.
  const effect = [0, 1].map((k) => X.slice(':', k).std() * weights[k]!);
  expect(effect[0]! / effect[1]!).toBeCloseTo(1, 0);
});

describe('shape images', () => {
  const { X, y, classNames } = shapeImages({ N: 200 });

  test('are like CIFAR-10: 3 x 32 x 32, whole numbers 0 … 255, ten classes of equal number', () => {
    expect(X.shape).toEqual([200, 3, 32, 32]);
    expect(X.data.every((v: number) => Number.isInteger(v) && v >= 0 && v <= 255)).toBe(true);
    expect(classNames).toEqual(SHAPE_NAMES);
    for (let c = 0; c < 10; c++) expect(y.equal(c).sum()).toBe(20);
    expect(Array.from(y.data.slice(0, 10))).not.toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    // The spread of CIFAR-10's pixels is about 64, so that the lecture's learning rates work.
    expect(Math.abs(X.std() - 62)).toBeLessThan(5);
  });

  test('come from the seed alone', () => {
    expect(same(shapeImages({ N: 20, seed: 3 }).X, shapeImages({ N: 20, seed: 3 }).X)).toBe(true);
    expect(same(shapeImages({ N: 20, seed: 3 }).X, shapeImages({ N: 20, seed: 4 }).X)).toBe(false);
  });

  test('other sizes, grey, without noise: a shape is seen at its centre', () => {
    const plain = shapeImages({
      N: 10,
      size: 16,
      channels: 1,
      noise: 0,
      shift: 0,
      rotation: 0,
      inverted: 0,
    });
    expect(plain.X.shape).toEqual([10, 1, 16, 16]);
    for (let n = 0; n < 10; n++) {
      const image = plain.X.slice(n, 0);
      const hollow = ['ring', 'frame'].includes(SHAPE_NAMES[plain.y.at(n)]!);
      const brighter = image.at(8, 8) - image.at(0, 0) > 30;
      expect(brighter, SHAPE_NAMES[plain.y.at(n)]).toBe(!hollow);
    }
  });

  test('no two classes are the same drawing', () => {
    const plain = shapeImages({
      N: 10,
      noise: 0,
      shift: 0,
      rotation: 0,
      scale: [0.7, 0.7001],
      inverted: 0,
      channels: 1,
    });
    const masks = Array.from({ length: 10 }, (_, n) => {
      const image = plain.X.slice(n, 0);
      const middle = (image.max() + image.min()) / 2;
      return Array.from(image.data, (v) => +(v > middle));
    });
    for (let a = 0; a < 10; a++) {
      for (let b = 0; b < a; b++) {
        const differing = masks[a]!.filter((v, i) => v !== masks[b]![i]).length;
        expect(differing).toBeGreaterThan(40);
      }
    }
  });
});

describe('reviews', () => {
  const { texts, y, vocabulary } = reviews({ N: 300 });
  test('come from the seed alone, with both labels', () => {
    expect(reviews({ N: 300 }).texts).toEqual(texts);
    expect(reviews({ N: 300, seed: 1 }).texts).not.toEqual(texts);
    expect(y.sum()).toBeGreaterThan(100);
    expect(y.sum()).toBeLessThan(200);
  });
  test('counting good and bad words gets most, not all; with negation understood, all', () => {
    const good = new Set([
      'great',
      'wonderful',
      'moving',
      'clever',
      'funny',
      'brilliant',
      'charming',
    ]);
    const bad = new Set(['dull', 'awful', 'boring', 'clumsy', 'tedious', 'bland', 'annoying']);
    const right = (understand: boolean) => {
      const opinions = texts.map((words) => {
        let score = 0;
        let negated = false;
        for (const w of words) {
          if (w === 'not') negated = understand;
          const value = good.has(w) ? 1 : bad.has(w) ? -1 : 0;
          if (value === 0) continue;
          score += negated ? -value : value;
          negated = false;
        }
        return score;
      });
      return opinions.filter((s, i) => s !== 0 && s > 0 === (y.at(i) === 1)).length / texts.length;
    };
    expect(right(true)).toBe(1);
    expect(right(false)).toBeGreaterThan(0.7);
    expect(right(false)).toBeLessThan(0.97);
  });
  test('every word is in the vocabulary', () => {
    expect(texts.flat().every((w) => vocabulary.id(w) > 0)).toBe(true);
    expect(vocabulary.words[1]).toMatch(/^(the|was)$/);
  });
});

describe('tagged sentences', () => {
  const { sentences, vocabulary } = taggedSentences({ N: 2000 });
  test('have a tag for each word, from the seed alone', () => {
    expect(sentences.every((s) => s.words.length === s.tags.length)).toBe(true);
    expect(taggedSentences({ N: 2000 }).sentences).toEqual(sentences);
  });
  test('a word alone does not tell its tag, its neighbours do', () => {
    const best = (key: (s: (typeof sentences)[0], i: number) => string) => {
      const counts = new Map<string, number[]>();
      let total = 0;
      for (const s of sentences) {
        s.tags.forEach((tag, i) => {
          const row = counts.get(key(s, i)) ?? new Array<number>(TAGS.length).fill(0);
          row[tag]! += 1;
          counts.set(key(s, i), row);
          total += 1;
        });
      }
      return [...counts.values()].reduce((sum, row) => sum + Math.max(...row), 0) / total;
    };
    expect(best((s, i) => s.words[i]!)).toBeLessThan(0.93);
    expect(best((s, i) => `${s.words[i - 1]} ${s.words[i]} ${s.words[i + 1]}`)).toBeGreaterThan(
      0.98,
    );
  });
  test('unknown words are number 0', () => {
    expect(vocabulary.id('xylophone')).toBe(0);
    expect(vocabulary.words[0]).toBe('<unk>');
    expect(Vocabulary.of([['b', 'a', 'b'], ['c']]).words).toEqual(['<unk>', 'b', 'a', 'c']);
  });
});
