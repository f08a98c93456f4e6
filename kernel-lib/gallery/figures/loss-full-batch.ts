import { descentLoss } from '../../plot/figures/descentLoss.js';
import { descend } from '../../plot/studies/gradients.js';
import { LECTURE, type LectureFigure } from '../lectureFigure.js';

export const lossFullBatch: LectureFigure = {
  id: 'loss-full-batch',
  lecture: LECTURE.L1,
  caption:
    'Gradient descent with all 300 examples in each update, learning rate 0.5: the loss falls at every step.',
  seed: 0,
  code: ['plot/studies/gradients.ts', 'plot/figures/descentLoss.ts'],
  draw: () => descentLoss({ all: descend({ rate: 0.5, steps: 60 }).all }),
};
