import { fitRegions } from '../../plot/figures/fitRegions.js';
import { moonRegionsData } from '../../plot/studies/regularisation.js';
import { LECTURE, type LectureFigure } from '../lectureFigure.js';

export const underGoodOverFit: LectureFigure = {
  id: 'under-good-over-fit',
  lecture: LECTURE.L2,
  caption:
    'One net 2-50-50-2 on the same 50 noisy points; only the price of large weights differs (λ = 0.1, 0.03, 0.0001). The overfitted one bends around single points and does worse on 1000 new ones.',
  seed: 0,
  code: ['plot/studies/regularisation.ts', 'plot/figures/fitRegions.ts'],
  draw: async () => fitRegions(await moonRegionsData()),
};
