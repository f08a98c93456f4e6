import type { CheckTools } from 'chainrule-grader/checks';
import { eigh, type Tensor, tensor } from 'kernel-lib/tensor';

/** What the exercises of this lab have in common. */
export const LANDSCAPE = { topic: 'landscape', lab: 9 } as const;

/** Numbers of either sign with sizes from low to high: none so small that a slip does not show. */
export function signed(t: CheckTools, low: number, high: number, ...shape: number[]): Tensor {
  return t.uniform(low, high, ...shape).mul(t.randn(...shape).sign());
}

/** Directions at right angles, in the columns. */
export function turned(t: CheckTools, size: number): Tensor {
  const A = t.randn(size, size);
  return eigh(A.add(A.T))[1];
}

/** The symmetric matrix with these curvatures, turned so that no weight has one to itself. */
export function curved(t: CheckTools, curvatures: readonly number[]): Tensor {
  const U = turned(t, curvatures.length);
  const H = U.mul(tensor([...curvatures])).dot(U.T);
  return H.add(H.T).div(2);
}

/** Curvatures between low and high that lie well apart, ascending. */
export function apart(t: CheckTools, low: number, high: number, count: number): number[] {
  const gap = (high - low) / count;
  return Array.from({ length: count }, (_, i) => low + gap * (i + t.uniform(0.2, 0.8, 1).item()));
}

/** a·b of two vectors. */
export const inner = (a: Tensor, b: Tensor): number => a.mul(b).sum();
