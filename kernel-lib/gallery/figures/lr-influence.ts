import { lrInfluence } from '../../plot/figures/lrInfluence.js';
import { trainWithRate } from '../../plot/studies/gradients.js';
import { LECTURE, type LectureFigure } from '../lectureFigure.js';

const RATES = [
  ['low', 0.003],
  ['good', 0.1],
  ['high', 2],
  ['too high', 10],
] as const;

export const lrInfluenceFigure: LectureFigure = {
  id: 'lr-influence',
  lecture: LECTURE.L1,
  caption:
    'One relu net, four learning rates: low is still on its way after 60 epochs, good is down in five, high gets no further, too high jumps about.',
  seed: 0,
  code: ['plot/studies/gradients.ts', 'plot/figures/lrInfluence.ts'],
  draw: () =>
    lrInfluence({
      runs: RATES.map(([name, rate]) => ({
        name,
        rate,
        losses: trainWithRate(rate, { seed: 0 }),
      })),
      top: 4,
    }),
};
