import { decisionRegions } from '../../plot/figures/decisionRegions.js';
import { boundaryData } from '../../plot/studies/xor.js';
import { LECTURE, type LectureFigure } from '../lectureFigure.js';

export const nnBoundary: LectureFigure = {
  id: 'nn-boundary',
  lecture: LECTURE.L3,
  caption:
    'Three spiral arms, 300 points. A linear classifier can only cut with straight lines; 50 hidden relu units fold the plane until such lines are enough.',
  seed: 0,
  code: ['plot/studies/xor.ts', 'plot/figures/decisionRegions.ts'],
  draw: async () => decisionRegions(await boundaryData()),
};
