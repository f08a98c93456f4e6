import { RandomState } from 'kernel-lib/random';
import { bandText, type LectureNumber } from './number.js';

export const uniformStd: LectureNumber = {
  id: 'uniform-std',
  lecture: 'L3',
  what: 'std of U(a, b), from 1,000,000 numbers, for a = -2, b = 5',
  printed: '(b - a) / sqrt(12) = 2.0207',
  recompute() {
    const [a, b, count] = [-2, 5, 1e6];
    const exact = (b - a) / Math.sqrt(12);
    const std = new RandomState(0).uniform(a, b, count).std();
    // Var of a sample std: (kurtosis - 1) σ² / (4 n), with kurtosis 1.8.
    const error = 3 * exact * Math.sqrt(0.2 / count);
    return {
      ours: std.toFixed(4),
      agree: Math.abs(std - exact) <= error,
      band: bandText(exact - error, exact + error, 4, '3 standard errors'),
      note: `so U(-a, a) has the std a / sqrt(3), and Glorot’s a = sqrt(6 / (fan_in + fan_out)) the variance 2 / (fan_in + fan_out)`,
    };
  },
};
