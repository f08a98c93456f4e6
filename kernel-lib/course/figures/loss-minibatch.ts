import { descend, descentLoss } from './shared/descent.js';
import { LECTURE, type LectureEntry } from './shared/lectureFigure.js';

export const lectureFigure: LectureEntry = {
  order: 40,
  lecture: LECTURE.L1,
  caption:
    'The same classifier with 10 examples per update, learning rate 0.1: the loss of the batches jumps, the loss of all examples falls on average.',
  seed: 0,
  draw: () => descentLoss(descend({ rate: 0.1, steps: 150, batchSize: 10, seed: 0 })),
};
