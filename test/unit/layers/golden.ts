import { readFileSync } from 'node:fs';
import { type Tensor, tensor } from 'kernel-lib/tensor';
import { expect } from 'vitest';

/** One recorded case: inputs and what PyTorch (or CS231n) made of them. */
export interface Case {
  name: string;
  params: Record<string, never>;
  inputs: Record<string, never>;
  expected: Record<string, never>;
}

const read = (file: string): Case[] =>
  JSON.parse(readFileSync(new URL(`../../reference/${file}`, import.meta.url), 'utf8')).cases;

/** Values of PyTorch and NumPy, see test/reference/make_layers_golden.py. */
export const golden = read('layers_golden.json');
/** Values of the CS231n assignments. */
export const cs231n = read('cases.json');

export const named = (cases: Case[], name: string): Case[] => {
  const found = cases.filter((c) => c.name === name);
  if (found.length === 0) throw new Error(`there is no case '${name}'`);
  return found;
};

/** The recorded inputs as tensors. */
export function tensors(record: Record<string, never>): Record<string, Tensor> {
  return Object.fromEntries(Object.entries(record).map(([k, v]) => [k, tensor(v)]));
}

/** |got - expected| ≤ tolerance · max(1, |expected|) in every element, and equal shapes. */
export function expectClose(got: Tensor | number, expected: unknown, tolerance = 1e-10): void {
  const want = tensor(expected as never);
  const have = typeof got === 'number' ? tensor(got) : got;
  expect(have.shape).toEqual(want.shape);
  for (let i = 0; i < want.size; i++) {
    const w = want.data[i] as number;
    const g = have.data[i] as number;
    if (!(Math.abs(g - w) <= tolerance * Math.max(1, Math.abs(w)))) {
      expect(g, `element ${i}`).toBe(w);
    }
  }
}
