import type { LectureNumber } from './number.js';

export const dropoutMasks: LectureNumber = {
  id: 'dropout-masks',
  lecture: 'L2',
  what: 'masks of a layer with 4096 units, 2^4096',
  printed: '10^1233',
  recompute() {
    const digits = String(2n ** 4096n);
    const ours = `10^${digits.length - 1}`;
    return {
      ours,
      agree: ours === this.printed,
      note: `exactly ${digits.slice(0, 10)}… with ${digits.length} digits`,
    };
  },
};
