import { dot, eye, ones } from 'kernel-lib/tensor';
import type { LectureNumber } from './number.js';

export const weightPower: LectureNumber = {
  id: 'weight-power',
  lecture: 'L1',
  what: 'what ten layers leave of a gradient, W = 0.1 in each',
  printed: '0.1^10',
  recompute() {
    let gradient = ones(5);
    for (let layer = 0; layer < 10; layer++) gradient = dot(eye(5).mul(0.1).T, gradient);
    const left = gradient.at(0);
    return {
      ours: left.toExponential(1),
      agree: Math.abs(left / 1e-10 - 1) < 1e-12,
      note: 'by ten products of matrices; 0.9 in each of a hundred layers leaves 2.7e-5',
    };
  },
};
