import { inputNormalisation } from '../../plot/figures/inputNormalisation.js';
import { peopleNormalised } from '../../plot/studies/normalisation.js';
import { LECTURE, type LectureFigure } from '../lectureFigure.js';

export const inputNormalisationFigure: LectureFigure = {
  id: 'input-normalisation',
  lecture: LECTURE.L4,
  caption:
    'Blood platelets and heights of 200 made-up people, as measured and with mean 0 and variance 1 in each variable: the long thin cloud of the lecture’s badly scaled problem, and the round one.',
  seed: 0,
  code: ['plot/studies/normalisation.ts', 'plot/figures/inputNormalisation.ts'],
  draw: () =>
    inputNormalisation({
      ...peopleNormalised(0),
      x: 'platelets (100,000 per µl; then standard deviations from the mean)',
      y: 'height (m; then standard deviations)',
    }),
};
