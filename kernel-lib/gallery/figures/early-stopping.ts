import { earlyStopping } from '../../plot/figures/earlyStopping.js';
import { earlyStoppingData } from '../../plot/studies/regularisation.js';
import { LECTURE, type LectureFigure } from '../lectureFigure.js';

export const earlyStoppingFigure: LectureFigure = {
  id: 'early-stopping',
  lecture: LECTURE.L2,
  caption:
    'The validation loss turns while the training loss goes on falling. After five epochs without a new best, training stops and the weights of the best epoch come back.',
  seed: 1,
  code: ['plot/studies/regularisation.ts', 'plot/figures/earlyStopping.ts'],
  draw: async () => earlyStopping(await earlyStoppingData()),
};
