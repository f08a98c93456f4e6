import { bnVersusScale } from '../../plot/figures/bnVersusScale.js';
import { bnVersusScaleData } from '../../plot/studies/normalisation.js';
import { LECTURE, type LectureFigure } from '../lectureFigure.js';

export const bnVsScale: LectureFigure = {
  id: 'bn-vs-scale',
  lecture: LECTURE.L1,
  caption:
    'Five hidden layers of 30 relu units, 8 epochs, from eight sizes of first weights. Without normalisation only sizes near 0.2 learn, and larger ones diverge; with it all of them learn.',
  seed: 0,
  code: ['plot/studies/normalisation.ts', 'plot/figures/bnVersusScale.ts'],
  draw: async () => bnVersusScale(await bnVersusScaleData()),
};
