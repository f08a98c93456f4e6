import { optimiserPaths } from '../../plot/figures/optimiserPaths.js';
import { optimiserPathsData } from '../../plot/studies/optimisers.js';
import { LECTURE, type LectureFigure } from '../lectureFigure.js';

export const optimiserPathsFigure: LectureFigure = {
  id: 'optimiser-paths',
  lecture: LECTURE.L0,
  caption:
    'Five update rules from one start each in a narrow bowl, near a saddle and before a local minimum. Press play: plain descent bounces in the bowl, waits at the saddle and stays in the first valley.',
  seed: 0,
  code: ['plot/studies/optimisers.ts', 'plot/figures/optimiserPaths.ts'],
  still: '24',
  draw: () => optimiserPaths(optimiserPathsData()),
};
