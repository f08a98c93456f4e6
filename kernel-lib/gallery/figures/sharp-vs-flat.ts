import { minimaLine } from '../../plot/figures/minimaLine.js';
import { sharpAndFlat } from '../../plot/studies/sharpness.js';
import { LECTURE, type LectureFigure } from '../lectureFigure.js';

export const sharpAgainstFlat: LectureFigure = {
  id: 'sharp-vs-flat',
  lecture: LECTURE.L4,
  caption:
    'One net, one start, one learning rate, trained with batches of 10 and with all 500 pictures down to a training loss of 0.03, and the straight line between the two solutions (Keskar et al. 2017). λmax is the curvature of the steepest direction, the percentages are accuracies on new pictures: the small batches find the flatter minimum, and it generalises better.',
  seed: 0,
  code: ['plot/studies/sharpness.ts', 'plot/figures/minimaLine.ts'],
  draw: async () => minimaLine(await sharpAndFlat({ seed: 0 })),
};
