import { descentLoss } from '../../plot/figures/descentLoss.js';
import { descend } from '../../plot/studies/gradients.js';
import { LECTURE, type LectureFigure } from '../lectureFigure.js';

export const lossMinibatch: LectureFigure = {
  id: 'loss-minibatch',
  lecture: LECTURE.L1,
  caption:
    'The same classifier with 10 examples per update, learning rate 0.1: the loss of the batches jumps, the loss of all examples falls on average.',
  seed: 0,
  code: ['plot/studies/gradients.ts', 'plot/figures/descentLoss.ts'],
  draw: () => descentLoss(descend({ rate: 0.1, steps: 150, batchSize: 10, seed: 0 })),
};
