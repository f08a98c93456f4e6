import { epochCoverage } from '../../plot/figures/epochCoverage.js';
import { coverageByEpoch } from '../../plot/studies/gradients.js';
import { LECTURE, type LectureFigure } from '../lectureFigure.js';

export const epochCoverageFigure: LectureFigure = {
  id: 'epoch-coverage',
  lecture: LECTURE.L1,
  caption:
    'The share of 5000 examples that no batch of 100 has contained so far. Shuffled anew in each epoch, nobody is left out; drawn with replacement, about 1/e = 37 % are, after one epoch.',
  seed: 0,
  code: ['plot/studies/gradients.ts', 'plot/figures/epochCoverage.ts'],
  draw: () =>
    epochCoverage({
      shuffle: coverageByEpoch('shuffle', { seed: 0 }),
      uniform: coverageByEpoch('uniform', { seed: 0 }),
    }),
};
