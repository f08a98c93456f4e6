import { RandomState } from 'kernel-lib/random';
import { linalg, type Tensor } from 'kernel-lib/tensor';
import type { LectureNumber } from './number.js';

/** What one step of descent with the rate 2/λmax leaves of a distance along the flattest direction. */
export function sampleSlowestMode(seed: number) {
  const rng = new RandomState(seed);
  const X = rng.randn(50, 5).mul(rng.uniform(0.3, 3, [5]) as Tensor);
  const H = X.T.dot(X).div(50);
  const [curvatures, U] = linalg.eigh(H);
  const [smallest, largest] = [curvatures.min(), curvatures.max()];
  const flattest = U.T.slice(0);
  const after = flattest.sub(H.dot(flattest).mul(2 / largest));
  return { left: after.mul(flattest).sum(), promised: 1 - (2 * smallest) / largest };
}

export const slowestMode: LectureNumber = {
  id: 'slowest-mode',
  lecture: 'L4',
  what: 'what one step with the largest rate leaves along the flattest direction',
  printed: '1 - 2 · λmin/λmax',
  recompute() {
    const { left, promised } = sampleSlowestMode(0);
    return {
      ours: `${left.toFixed(6)}, promised ${promised.toFixed(6)}`,
      agree: Math.abs(left - promised) < 1e-9,
      note: 'λ from the eigenvalues of a least-squares bowl; the best rate, 2/(λmin + λmax), leaves (κ - 1)/(κ + 1), κ = λmax/λmin',
    };
  },
};
