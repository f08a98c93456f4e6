import { optimiserCurves } from '../../plot/figures/optimiserCurves.js';
import { optimiserCurvesData } from '../../plot/studies/optimisers.js';
import { LECTURE, type LectureFigure } from '../lectureFigure.js';

export const optimiserCurvesFigure: LectureFigure = {
  id: 'optimiser-curves',
  lecture: LECTURE.L1,
  caption:
    'One net 144-64-10 on 400 generated pictures, the same first weights and batches for each of seven update rules, each at the best of three top learning rates under a cosine plan.',
  seed: 0,
  code: ['plot/studies/optimisers.ts', 'plot/figures/optimiserCurves.ts'],
  draw: async () => optimiserCurves(await optimiserCurvesData()),
};
