import { symmetry } from '../../plot/figures/symmetry.js';
import { symmetryData } from '../../plot/studies/symmetry.js';
import { LECTURE, type LectureFigure } from '../lectureFigure.js';

export const symmetryFigure: LectureFigure = {
  id: 'symmetry',
  lecture: LECTURE.L0,
  caption:
    'The first gradients of a net 6-8-3. Begun with equal weights, all hidden units get the same gradient (equal columns above, equal rows beside) and stay copies of each other for ever; a random start breaks the symmetry.',
  seed: 1,
  code: ['plot/studies/symmetry.ts', 'plot/figures/symmetry.ts'],
  draw: () => symmetry({ runs: symmetryData() }),
};
