import { FullyConnectedNet } from 'kernel-lib/nets';
import { bandText, type LectureNumber } from './number.js';
import { LECTURE_NET, pictures } from './pictures.js';

// Mean ± 3 standard deviations over 200 seeds of weights and pictures, batches of 100.
const [LOW, HIGH] = [2.302534, 2.302637];
const PRINTED = 2.30261216167;

/** The softmax loss of one fresh net on 100 pictures. */
export function sampleLossStart(seed: number): number {
  const [X, y] = pictures(100, seed);
  return new FullyConnectedNet({ ...LECTURE_NET, seed }).loss(X, y)[0];
}

export const lossStart: LectureNumber = {
  id: 'loss-start',
  lecture: 'L1',
  what: 'loss of a fresh net 3072-50-10, no regularisation',
  printed: '2.30261216167',
  recompute() {
    const ours = sampleLossStart(0);
    const inside = (loss: number) => loss >= LOW && loss <= HIGH;
    return {
      ours: ours.toFixed(11),
      agree: inside(ours) && inside(PRINTED),
      band: bandText(LOW, HIGH, 6, '3 standard deviations, 200 seeds, batches of 100'),
      note: 'log 10 = 2.302585',
    };
  },
};
