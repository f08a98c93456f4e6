import type fc from 'fast-check';
import type { Tensor } from 'kernel-lib/tensor';
import type { Result, Tolerance } from './compare.js';

/** One question to both: NumPy's expression over a[0], a[1], …, and how the library computes it. */
export interface Case {
  readonly py: string;
  readonly args: readonly Tensor[];
  readonly ours: () => Result;
}

/** Cases of one kind, generated without end, and how closely the answers must agree. */
export interface Family {
  readonly name: string;
  readonly cases: fc.Arbitrary<Case>;
  readonly tolerance: Tolerance;
}
