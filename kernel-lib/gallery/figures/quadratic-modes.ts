import { quadraticModesFigure } from '../../plot/figures/quadraticModes.js';
import { quadraticModes } from '../../plot/studies/quadratic.js';
import { LECTURE, type LectureFigure } from '../lectureFigure.js';

export const quadraticModesEntry: LectureFigure = {
  id: 'quadratic-modes',
  lecture: LECTURE.L4,
  caption:
    'Gradient descent on a bowl with curvatures 1, 10 and 100: every direction shrinks by |1 - η λ| per step. The steepest one sets the limit η = 2/λmax, the flattest one the time.',
  seed: 0,
  code: ['plot/studies/quadratic.ts', 'plot/figures/quadraticModes.ts'],
  draw: () => quadraticModesFigure({ runs: quadraticModes() }),
};
