import { vanishingGradient } from '../../plot/figures/vanishingGradient.js';
import { gradientByDepth } from '../../plot/studies/depth.js';
import { LECTURE, type LectureFigure } from '../lectureFigure.js';

export const vanishingGradientFigure: LectureFigure = {
  id: 'vanishing-gradient',
  lecture: LECTURE.L2,
  caption:
    'How much of the gradient reaches each of 30 layers of 100 units, right after initialisation. Each layer multiplies it: below 1 it vanishes, above 1 it explodes; Xavier, Kaiming and skips keep it near 1.',
  seed: 0,
  code: ['plot/studies/depth.ts', 'plot/figures/vanishingGradient.ts'],
  draw: () => vanishingGradient({ nets: gradientByDepth({ seed: 0 }) }),
};
