import { dropoutCurves } from '../../plot/figures/dropoutCurves.js';
import { dropoutCurvesData } from '../../plot/studies/regularisation.js';
import { LECTURE, type LectureFigure } from '../lectureFigure.js';

export const dropoutCurvesFigure: LectureFigure = {
  id: 'dropout-curves',
  lecture: LECTURE.L1,
  caption:
    'A net 256-100-10 on 300 small pictures. With dropout it learns them by heart later, and gains a few in a hundred on 1000 pictures that it has never seen.',
  seed: 1,
  code: ['plot/studies/regularisation.ts', 'plot/figures/dropoutCurves.ts'],
  draw: async () => dropoutCurves(await dropoutCurvesData()),
};
