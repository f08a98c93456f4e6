import { trainValGap } from '../../plot/figures/trainValGap.js';
import { trainValGapData } from '../../plot/studies/regularisation.js';
import { LECTURE, type LectureFigure } from '../lectureFigure.js';

export const trainValGapFigure: LectureFigure = {
  id: 'train-val-gap',
  lecture: LECTURE.L1,
  caption:
    'Accuracy on 300 pictures that were trained on and on 1000 new ones. Differences below about 0.03 may be chance; augmentation stands out.',
  seed: 1,
  code: ['plot/studies/regularisation.ts', 'plot/figures/trainValGap.ts'],
  draw: async () => trainValGap(await trainValGapData()),
};
