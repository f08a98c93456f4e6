import { FullyConnectedNet } from 'kernel-lib/nets';
import { bandText, type LectureNumber } from './number.js';
import { LECTURE_NET, pictures } from './pictures.js';

// Mean ± 3 standard deviations over 200 seeds of the weights.
const [LOW, HIGH] = [3.06457, 3.08113];
const PRINTED = 3.06859716482;

/** The same net as in loss-start, with regularisation 1000. */
export function sampleLossReg(seed: number): number {
  const [X, y] = pictures(100, seed);
  return new FullyConnectedNet({ ...LECTURE_NET, reg: 1e3, seed }).loss(X, y)[0];
}

export const lossReg: LectureNumber = {
  id: 'loss-reg-1e3',
  lecture: 'L1',
  what: 'the same with regularisation 1e3',
  printed: '3.06859716482',
  recompute() {
    const ours = sampleLossReg(0);
    const inside = (loss: number) => loss >= LOW && loss <= HIGH;
    return {
      ours: ours.toFixed(11),
      agree: inside(ours) && inside(PRINTED),
      band: bandText(LOW, HIGH, 4, '3 standard deviations, 200 seeds'),
      note: 'log 10 + 1000/2 · 154100 · 0.0001² = 3.0731',
    };
  },
};
