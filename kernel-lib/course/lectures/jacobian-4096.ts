import { zeros } from 'kernel-lib/tensor';
import type { LectureNumber } from './number.js';

export const jacobian4096: LectureNumber = {
  id: 'jacobian-4096',
  lecture: 'L1',
  what: 'entries of the Jacobian of one gate, 4096 inputs and 4096 outputs',
  printed: '16M',
  recompute() {
    const { size } = zeros([4096, 4096], 'bool');
    const millions = Math.floor(size / 1e6);
    return {
      ours: `${size}`,
      agree: `${millions}M` === this.printed,
      note: '128 MB in float64; for an element-wise gate only the 4096 on its diagonal are not 0',
    };
  },
};
