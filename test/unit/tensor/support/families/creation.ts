import fc from 'fast-check';
import * as k from 'kernel-lib/tensor';
import type { Case, Family } from '../family.js';
import { bool, num } from '../python.js';

const float = (v: number): string => `float(${num(v)})`;
const value = fc.oneof(
  fc.integer({ min: -9, max: 9 }),
  fc.double({ min: -9, max: 9, noNaN: true }),
);
const family = (name: string, cases: fc.Arbitrary<Case>, ulp = 0): Family => ({
  name,
  cases,
  tolerance: { ulp, anyZero: true },
});

export const creation: readonly Family[] = [
  family(
    'arange',
    fc
      .tuple(
        value,
        value,
        fc.oneof(fc.constantFrom(1, -1, 2), fc.double({ min: 0.1, max: 3, noNaN: true })),
      )
      .map(([from, to, by]) => ({
        py: `np.arange(${float(from)}, ${float(to)}, ${float(by)})`,
        args: [],
        ours: () => k.arange(from, to, by),
      })),
  ),
  family(
    'linspace',
    fc
      .tuple(value, value, fc.integer({ min: 0, max: 20 }), fc.boolean())
      .map(([from, to, n, end]) => ({
        py: `np.linspace(${float(from)}, ${float(to)}, ${n}, endpoint=${bool(end)})`,
        args: [],
        ours: () => k.linspace(from, to, n, end),
      })),
  ),
  family(
    'logspace',
    fc.tuple(value, value, fc.integer({ min: 0, max: 20 })).map(([from, to, n]) => ({
      py: `np.logspace(${float(from)}, ${float(to)}, ${n})`,
      args: [],
      ours: () => k.logspace(from, to, n),
    })),
    4,
  ),
  family(
    'eye',
    fc
      .tuple(
        fc.integer({ min: 0, max: 5 }),
        fc.integer({ min: 0, max: 5 }),
        fc.integer({ min: -4, max: 4 }),
      )
      .map(([n, m, d]) => ({
        py: `np.eye(${n}, ${m}, ${d})`,
        args: [],
        ours: () => k.eye(n, m, d),
      })),
  ),
];
