import { expect, test } from 'vitest';
import { Comparison } from '../../../kernel-lib/grader/class/index.js';
import { solutions } from '../support.js';

const OWN = `export function affine_forward(x, w, b) {
  const rows = [];
  for (let i = 0; i < x.shape[0]; i++) {
    const row = [];
    for (let j = 0; j < w.shape[1]; j++) {
      let sum = b.at(j);
      for (let k = 0; k < w.shape[0]; k++) sum += x.at(i, k) * w.at(k, j);
      row.push(sum);
    }
    rows.push(row);
  }
  const out = tensor(rows);
  if (out.shape.length !== 2) throw new Error('not a matrix at all');
  const cache = [x.copy(), w.copy(), b.copy()];
  console.log(out.shape, cache.length, rows.length > 3 ? rows[3] : rows[0]);
  while (cache.length > 3) cache.pop();
  return [out, cache];
}`;
const renamed = OWN.replace(/\b(rows|row|sum|cache|out)\b/g, 'my_$1')
  .replace(/let /g, 'var ')
  .replace(/\n/g, '\n\n  // mine\n');
const other = `export function affine_forward(x, w, b) {
  const flat = x.reshape(x.shape[0], w.shape[0]);
  const parts = w.T.toArray().map((column) => flat.mul(tensor(column)).sum(1));
  return [stack(parts, 1).add(b), { x, w, b, kept: new Map([['flat', flat]]) }];
}`;

function pairsOf(programs: Record<string, string>, given: string[] = []) {
  const comparison = new Comparison(given);
  for (const [id, text] of Object.entries(programs)) {
    comparison.add({ id, texts: { 'layers.ts': text } });
  }
  return comparison.pairs();
}

test('other names, comments and line ends do not hide a copy; what is different is not listed', () => {
  const [pair, ...rest] = pairsOf({ a: OWN, b: renamed, c: other });
  expect(rest).toEqual([]);
  expect(pair).toMatchObject({ a: 'a', b: 'b', alike: 1 });
  expect(pair?.passages[0]?.a).toEqual([1, expect.any(Number)]);
  expect(pair?.passages[0]?.a[1]).toBeGreaterThan(10);
});

test('a passage in which lines occur twice is shown once, as a whole', () => {
  const twice = `${OWN}\n${OWN.replace('affine_forward', 'again')}`;
  const lines = twice.split('\n').length;
  const [pair] = pairsOf({ a: twice, b: twice.replace(/\b(rows|row|sum)\b/g, 'my_$1') });
  const [whole, ...rest] = pair?.passages ?? [];
  expect(rest).toEqual([]);
  expect(whole?.a[1]).toBeGreaterThan(lines - 3);
});

test('given code, authored answers, and what everybody writes do not count', () => {
  const text = solutions['layers.ts'] ?? '';
  expect(pairsOf({ a: text, b: text }, [text])).toEqual([]);
  const many = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`s${i}`, OWN]));
  expect(pairsOf(many)).toEqual([]);
  expect(pairsOf({ a: OWN, b: renamed })).toHaveLength(1);
});
