import { lossSurfaces } from '../../plot/figures/lossSurfaces.js';
import { residualSurfaces } from '../../plot/studies/landscape.js';
import { LECTURE, type LectureFigure } from '../lectureFigure.js';

export const residualSurface: LectureFigure = {
  id: 'residual-surface',
  lecture: LECTURE.L2,
  caption:
    'The loss of a trained 32-layer net around its weights, along two random directions that are scaled filter by filter (Li et al. 2018). Without skips it is a narrow pit among folds; with skips a wide, smooth bowl. Turn it with the mouse, or look at the map.',
  seed: 0,
  code: ['plot/studies/landscape.ts', 'plot/figures/lossSurfaces.ts'],
  draw: async () => lossSurfaces({ surfaces: await residualSurfaces({ seed: 0 }) }),
};
