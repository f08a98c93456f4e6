import { readFileSync } from 'node:fs';
import { type Tensor, tensor } from 'kernel-lib/tensor';

export type Nested = number | Nested[];

export interface OptimReference {
  data: Record<string, { w0: Nested; grads: Nested[] }>;
  cases: {
    rule: string;
    shape: string;
    config: Record<string, number | string | boolean>;
    learning_rates?: number[];
    numpy: Nested[];
    torch?: Nested[];
  }[];
  schedules: Record<string, number[]> & { plateau: { metrics: number[]; lrs: number[] } };
  clip: {
    a: Nested;
    b: Nested;
    limit: number;
    norm: number;
    torch_a: Nested;
    torch_b: Nested;
  };
  linalg: Record<'a' | 'values' | 'inverse_fourth_root' | 'b' | 'solution', Nested>;
  dynamic_map: { signed: number[]; unsigned: number[] };
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../reference/${name}`, import.meta.url), 'utf8'));
}

/** Written by test/reference/make_optim.py with NumPy and PyTorch. */
export const reference = read('optim.json') as OptimReference;

/** The course's own printed cases. */
export const cases = (
  read('cases.json') as {
    cases: {
      name: string;
      params: Record<string, number>;
      inputs: Record<string, Nested>;
      expected: Record<string, Nested>;
    }[];
  }
).cases;

export const T = (nested: Nested): Tensor => tensor(nested as never);

/** Largest distance between a tensor and nested numbers. */
export function gap(a: Tensor, b: Nested): number {
  const flat = [b].flat(9) as number[];
  if (flat.length !== a.data.length) return Number.POSITIVE_INFINITY;
  return Math.max(...flat.map((x, i) => Math.abs(x - a.data[i]!)));
}
