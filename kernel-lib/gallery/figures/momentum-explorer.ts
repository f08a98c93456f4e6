import { momentumExplorer } from '../../plot/figures/momentumExplorer.js';
import { momentumExplorerData } from '../../plot/studies/optimisers.js';
import { LECTURE, type LectureFigure } from '../lectureFigure.js';

export const momentumExplorerFigure: LectureFigure = {
  id: 'momentum-explorer',
  lecture: LECTURE.L0,
  caption:
    'Descent with momentum in a bowl twenty times as steep across as along. One slider for the momentum, one for the learning rate; play lets the ball roll. Alone it flies out above a rate of 0.1; momentum raises that limit.',
  seed: 0,
  code: ['plot/studies/optimisers.ts', 'plot/figures/momentumExplorer.ts'],
  draw: () => momentumExplorer(momentumExplorerData()),
};
