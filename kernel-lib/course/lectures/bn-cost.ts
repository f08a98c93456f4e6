import { percent } from 'kernel-lib/display';
import { batchnormCost } from '../figures/index.js';
import type { LectureNumber } from './number.js';

const WIDTHS = [64, 512, 2048];

export const bnCost: LectureNumber = {
  id: 'bn-cost',
  lecture: 'L1',
  what: 'extra time of batch normalisation, affine - relu forward and backward, 64 examples',
  printed: 'about 30 %',
  timed: true,
  recompute() {
    const shares = batchnormCost({ widths: WIDTHS }).map(({ share }) => share);
    const text = shares.map((share, i) => `${percent(share)} at width ${WIDTHS[i]}`);
    return {
      ours: text.join(', '),
      // A time, not a number: the printed one must lie within what widths in use give.
      agree: Math.min(...shares) < 0.3 && Math.max(...shares) > 0.3,
      band: 'this machine, now: the shortest of several runs at each width',
      note: 'the product grows with the square of the width, normalising with the width: small layers pay more than 30 %, large ones less',
    };
  },
};
