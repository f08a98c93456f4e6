import { RandomState } from '../../random/index.js';
import type { LectureNumber } from './number.js';

export const uniformStd: LectureNumber = {
  id: 'uniform-std',
  lecture: 'L3',
  what: 'std of 1,000,000 numbers from U(a, b), divided by (b - a) / sqrt(12); a = -2, b = 5',
  printed: '1',
  recompute() {
    const [a, b, count] = [-2, 5, 1e6];
    const ratio = new RandomState(0).uniform(a, b, count).std() / ((b - a) / Math.sqrt(12));
    // Var of a sample std: (kurtosis - 1) σ² / (4 n), with kurtosis 1.8.
    const band = 3 * Math.sqrt(0.2 / count);
    return {
      ours: ratio.toFixed(4),
      agree: Math.abs(ratio - 1) <= band,
      band: `${(1 - band).toFixed(4)} … ${(1 + band).toFixed(4)} (3 standard errors)`,
      note: `so U(-a, a) has the std a / sqrt(3), and Glorot’s a = sqrt(6 / (fan_in + fan_out)) the variance 2 / (fan_in + fan_out)`,
    };
  },
};
