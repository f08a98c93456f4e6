import type { LectureNumber } from './number.js';

export const numgradFirstDim: LectureNumber = {
  id: 'numgrad-first-dim',
  lecture: 'L1',
  what: '(1.25322 - 1.25347) / 0.0001',
  printed: '-2.5',
  recompute() {
    const ours = ((1.25322 - 1.25347) / 0.0001).toFixed(1);
    return { ours, agree: ours === this.printed };
  },
};
