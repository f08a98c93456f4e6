import { activationCurves } from '../../plot/figures/activationCurves.js';
import { activationTable } from '../../plot/studies/activations.js';
import { LECTURE, type LectureFigure } from '../lectureFigure.js';

export const activations: LectureFigure = {
  id: 'activations',
  lecture: LECTURE.L1,
  caption:
    'Activation functions and their derivatives; a menu picks the one that stands out. The slope of the sigmoid is never more than ¼, that of relu is 0 or 1.',
  seed: 0,
  code: ['plot/studies/activations.ts', 'plot/figures/activationCurves.ts'],
  draw: () => activationCurves({ ...activationTable(), all: true, caption: 'Lectures L0 and L1' }),
};
