import { fitScaler, plateletsAndHeight } from 'kernel-lib/data';
import { dot, eigvalsh, type Tensor, tensor } from 'kernel-lib/tensor';
import type { LectureNumber } from './number.js';

// log10 of the condition number, smallest and largest of 200 seeds of the 200 people, rounded out.
const BEFORE = [11.6, 11.9] as const;
/** The largest condition number after normalisation of the same 200 seeds, rounded up. */
const AFTER = 1.5;

/** XᵀX / N, the Hessian of half the mean squared error, and what its eigenvalues say. */
function hessian(X: Tensor): { H: Tensor; largest: number; smallest: number; condition: number } {
  const H = dot(X.T, X).div(X.shape[0] ?? 1);
  const [smallest = 0, largest = 0] = eigvalsh(H).data;
  return { H, largest, smallest, condition: largest / smallest };
}

/** The Hessian of platelets and height as measured, and its condition number after normalisation. */
export function sampleHessian(seed: number) {
  const { X } = plateletsAndHeight({ N: 200, seed });
  const after = hessian(fitScaler(X).apply(X)).condition;
  return { ...hessian(X), after };
}

/** 65 902 022 803 as 6.6e10. */
const short = (value: number) => value.toExponential(1).replace('e+', 'e');

export const unnormalisedHessian: LectureNumber = {
  id: 'unnormalised-hessian',
  lecture: 'L4',
  what: 'XᵀX for platelets and height; largest, smallest eigenvalue; condition number',
  printed: '1e10, 1e5, 1e5, 1; ~1e10, ~0',
  recompute() {
    const { H, largest, smallest, condition, after } = sampleHessian(0);
    const entries = Array.from(H.data, (entry) => Math.floor(Math.log10(entry)));
    const size = Math.log10(condition);
    const singular = eigvalsh(
      tensor([
        [1e10, 1e5],
        [1e5, 1],
      ]),
    ).data;
    return {
      ours: `${Array.from(H.data, short).join(', ')}; ${short(largest)}, ${smallest.toFixed(2)}; ${short(condition)}`,
      // The slide gives powers of ten.
      agree: entries.join() === '10,5,5,0' && size > BEFORE[0] && size < BEFORE[1] && after < AFTER,
      band: `condition number 10^${BEFORE[0]} … 10^${BEFORE[1]} (smallest and largest of 200 seeds, 200 people each)`,
      note:
        `divided by N = 200; after normalisation the condition number is ${after.toFixed(2)} ` +
        `(at most ${AFTER} in 200 seeds). The four printed numbers, taken exactly, have eigenvalues ` +
        `${short(singular[1] ?? 0)} and ${Math.abs(singular[0] ?? 0).toFixed(0)}`,
    };
  },
};
